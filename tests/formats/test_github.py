"""Workflow commands of GitHub Actions, read again as its runner reads them."""

import re
from typing import NamedTuple

from hypothesis import given

import svc
from svc.diagnostics.diagnostic import Diagnostic
from svc.formats.findings.github import report
from tests.support import hostile

_COMMAND = re.compile(r"::(?P<name>error|warning|notice) (?P<properties>[^:]*)::(?P<data>.*)")


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    data: str


def read(line: str) -> Command:
    """A command as the runner takes it apart: at the first `::` after its properties, decoded afterwards."""
    match = _COMMAND.fullmatch(line)
    assert match, line
    properties = dict(each.split("=", 1) for each in match["properties"].split(","))
    decoded = {key: _decoded(value.replace("%3A", ":").replace("%2C", ",")) for key, value in properties.items()}
    return Command(match["name"], decoded, _decoded(match["data"]))


def _decoded(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def told(text: str, name: str = "a.vsc") -> list[Command]:
    return [read(line) for line in report(svc.analyse(text, name).diagnostics).splitlines()]


def test_a_finding_is_a_command_with_its_place() -> None:
    (_, command) = told("user -> engage : incident\n")
    place = {"file": "a.vsc", "line": "1", "endLine": "1", "col": "18", "endColumn": "26"}
    assert command == Command(
        "error", {**place, "title": "VSC202 unknown-artefact"}, "unknown artefact `incident`\ndid you mean `incidents`?"
    )


def test_levels_have_the_names_of_the_runner() -> None:
    text = "improve -> plan\nengage -> plan : change_requests\n"
    assert {command.name for command in told(text)} == {"error", "warning", "notice"}


def test_no_findings_give_no_output() -> None:
    assert report([]) == ""


def test_columns_are_left_out_where_a_place_goes_over_lines() -> None:
    place = svc.Range(svc.Position(1, 5, 4), svc.Position(2, 3, 9))
    finding = Diagnostic("VSC101", "syntax-error", svc.Level.ERROR, "x", file="a.vsc", range=place)
    assert set(read(report([finding]).strip()).properties) == {"file", "line", "endLine", "title"}


def test_per_cent_signs_newlines_and_colons_come_through() -> None:
    message = "100%, %0A\n::error::\r, a:b"
    (finding,) = [Diagnostic("VSC101", "syntax-error", svc.Level.ERROR, message, file="a,b:%25.vsc")]
    written = report([finding])
    assert written.count("\n") == 1
    command = read(written.strip())
    assert (command.data, command.properties["file"]) == (message, "a,b:%25.vsc")


@given(hostile.findings)
def test_any_text_is_one_command_a_finding(findings: list[Diagnostic]) -> None:
    written = report(findings)
    assert not set(written) & set("\r\x00\x1b\x85\u2028\u202e")
    commands = [read(line) for line in written.split("\n")[:-1]]
    assert [command.properties["title"].split()[0] for command in commands] == [each.code for each in findings]
