"""What type checkers and `help` say of the library to those who use it."""

import inspect
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

import svc
from svc.model import Section, Statement
from tests.support import ROOT
from tests.support.tables import every

PROGRAM = """\
from datetime import timedelta

import svc

log = svc.Step("log", activity="engage", practices=("service_desk",), waits="2h", takes=timedelta(0), accurate=85)
flows = [svc.Flow("user", "log", ["incidents"], share=20), svc.Flow("log", "user", {"services"}, when="solved")]
stream = svc.Stream("restore", "Restore", keys={"owner": "Ada"}, steps=(log,), flows=(flow for flow in flows))
parties = [svc.NamedParty("shop", party="customer")]
house = svc.Catalogue("house", extends="itil4", base=svc.itil4, rules=[svc.Rule("allow", "engage", "user", ["x"])])
total: svc.Duration = svc.Duration(1.5, "h") * 2 + timedelta(minutes=5) + svc.Duration.parse("1h")
longest: svc.Duration = max(sum([svc.Duration.parse("1h")], start=total), total)
time: timedelta = total.to_timedelta(svc.Calendar(7.5, "5"))
codes: list[str] = [finding.code for finding in svc.check(stream, house)]
text: str = svc.to_text(svc.analyse("", select=["VSC4"]).stream)
fix = svc.Fix("remove it", [svc.Edit(svc.Range(svc.Position(1, 1, 0), svc.Position(1, 2, 1)), "")])

svc.Flow(1, None)  # refused
svc.Flow("engage")  # refused
svc.Flow("engage", "plan", [1])  # refused
svc.Flow("engage", "plan", when=3)  # refused
svc.Flow("engage", "plan", share=object())  # refused
svc.Step(None, activity="engage")  # refused
svc.Step("log", activity=None)  # refused
svc.Step("log", activity="engage", takes=5)  # refused
svc.Step("log", activity="engage", practices=[log])  # refused
svc.NamedParty("shop", party=svc.itil4)  # refused
svc.Stream(b"restore")  # refused
svc.Stream("restore", title=1)  # refused
svc.Stream("restore", follows=svc.itil4)  # refused
svc.Stream("restore", steps=flows)  # refused
svc.Stream("restore", flows=["user -> engage"])  # refused
svc.Stream("restore", parties=log)  # refused
svc.Stream("restore", keys={"owner": 1})  # refused
svc.Catalogue("house", extends=svc.itil4)  # refused
svc.Catalogue("house", artefacts=["tickets"])  # refused
svc.Activity("engage", aliases=[1])  # refused
svc.Rule("permit", "engage", "plan")  # refused
svc.Line("engage", "inwards", 1, ["x"])  # refused
svc.Duration.parse(5)  # refused
_ = total < 3  # refused
_ = total * "2"  # refused
svc.check("restore")  # refused
svc.chekc(stream)  # refused
stream.name = "other"  # refused
"""
REFUSED = {number for number, line in enumerate(PROGRAM.splitlines(), 1) if line.endswith("# refused")}
CLASSES = [each for name in svc.__all__ if isinstance(each := getattr(svc, name), type) and attrs.has(each)]
FUNCTIONS = [each for name in svc.__all__ if inspect.isfunction(each := getattr(svc, name))]


def parameters(called: object) -> list[inspect.Parameter]:
    return [each for each in inspect.signature(called).parameters.values() if each.name != "self"]  # type: ignore[arg-type]


@every("called", [*CLASSES, *FUNCTIONS])
def test_help_says_of_each_parameter_what_it_takes(called: object) -> None:
    vague = {inspect.Parameter.empty, object}
    if called is svc.from_data:  # data of any shape, which it judges
        vague.remove(object)
    assert [each.name for each in parameters(called) if each.annotation in vague] == []


@every("called", CLASSES)
def test_where_something_is_written_takes_two_private_parameters_at_most(called: type) -> None:
    private = [each for each in parameters(called) if each.name.startswith("_")]
    assert [each.kind for each in private] == [inspect.Parameter.KEYWORD_ONLY] * len(private)
    places = issubclass(called, Section) + 2 * issubclass(
        called, (Statement, svc.Node)
    )  # a passage; a text and a start
    assert len(private) == places + 2 * (called is svc.Analysis)  # context, register
    assert not {each.name for each in parameters(called)} & {
        "offsets",
        "origin",
        "body",
        "broken",
        "context",
        "passage",
    }


def test_dir_shows_the_public_names_and_nothing_else() -> None:
    assert [name for name in dir(svc) if not name.startswith("__")] == [
        each for each in svc.__all__ if each[:2] != "__"
    ]
    assert {"__version__", "__doc__", "__file__"} <= {*dir(svc)}


@pytest.mark.system
@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_type_checkers_refuse_what_is_wrong_in_a_program_and_nothing_else(tmp_path: Path, checker: str) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, "utf-8")
    settings = {"extraPaths": [str(ROOT / "src")], "pythonVersion": "3.11", "typeCheckingMode": "strict"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    options = {"mypy": ["--strict", "--python-version=3.11", "--no-incremental"], "pyright": []}[checker]
    done = subprocess.run(
        [sys.executable, "-m", checker, *options, program.name],
        cwd=tmp_path, env=os.environ | {"MYPYPATH": str(ROOT / "src")}, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    found = re.findall(r"program\.py:(\d+)(?::\d+)?(?: -)?:? error", done.stdout)
    assert {int(line) for line in found} == REFUSED, done.stdout + done.stderr
