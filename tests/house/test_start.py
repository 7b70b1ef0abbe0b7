"""A short run starts fast: it imports what it needs and nothing else, and compiles only expressions that it uses."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from svc.syntax.tables import build, grammar, source
from tests.house.test_rooms import MODULES, SOURCE
from tests.support.tables import every

RUN = """
import sys
before = {*sys.modules}
import svc.grammar
svc.grammar.__path__.append(sys.argv[1])
from svc.cli.process import exit_code
code = exit_code(sys.argv[2:])
print(*sorted({*sys.modules} - before), file=sys.stderr)
sys.exit(code)
"""
ALONE = """
import sys
before = {{*sys.modules}}
import contextlib, gc, importlib, signal, {}
print(*sorted({{*sys.modules}} - before), file=sys.stderr)
"""
STREAM = """\
stream restore "Restore a live service"
  step log      "Log the call"         in engage          by service_desk
  step diagnose "Diagnose and restore" in deliver_support by incident_management  waits 2h takes 45m

  user     -> log      : incidents
  log      -> diagnose : user_support_tasks
  diagnose -> user     : services
"""
FOR_CHECK = {
    "bisect": "the line of an offset", "contextvars": "the problems of a text", "decimal": "quantities",
    "datetime": "the last day of an allowance", "errno": "what a file is not", "fcntl": "locks",
    "heapq": "the order of a graph", "math": "for decimal", "numbers": "for decimal",
    "pkgutil": "the text of the catalogue",
    "zlib": "the checksums of the grammar and the catalogue",
}  # fmt: skip
"""What a check of a file without findings and without a cache imports itself, and what for; attrs, typing and re import
more."""
FOR_FINDINGS = {"svc.syntax.drafts", "svc.syntax.expected", "svc.syntax.value_slips"}
ROOMS = {"checker", "cli", "diagnostics", "extending", "formats", "grammar", "model", "project", "semantics", "syntax",
         "text"}  # fmt: skip


def imported(program: str, *arguments: str, cwd: Path) -> set[str]:
    """The modules that a program imports, but for those of C that others are made of."""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=cwd, capture_output=True, text=True, check=True
    )
    return {name for name in done.stderr.splitlines()[-1].split() if not name.startswith("_")}


def tops(modules: set[str]) -> set[str]:
    return {name.split(".")[0] for name in modules}


@cache
def beside(*libraries: str) -> set[str]:
    """What is there anyway: what Python and some libraries import."""
    return tops(imported(ALONE.format(", ".join(libraries)), cwd=Path.cwd()))


@pytest.fixture(name="made")
def fixture_made(tmp_path: Path) -> Path:
    """A folder with the tables of the parser, as a wheel brings them along, and a stream."""
    (tmp_path / "tables.py").write_text(source(build(grammar())), "utf-8")
    (tmp_path / "a.vsc").write_text(STREAM, "utf-8")
    return tmp_path


def test_the_version_imports_nothing_but_what_a_process_needs(made: Path) -> None:
    modules = imported(RUN, str(made), "--version", cwd=made)
    assert tops(modules) - beside("re") <= {"svc"}
    assert {name for name in modules if name.startswith("svc.")} <= {
        "svc.cli", "svc.cli.front", "svc.cli.process", "svc.grammar",
    }  # fmt: skip


def test_the_help_imports_no_click(made: Path) -> None:
    modules = imported(RUN, str(made), "--help", cwd=made)
    assert tops(modules) - beside("re", "typing", "shutil") <= {"svc"}
    assert {name for name in modules if name.startswith("svc.")} <= {
        "svc.cli", "svc.cli.command_table", "svc.cli.front", "svc.cli.process", "svc.cli.top_help", "svc.grammar",
    }  # fmt: skip


def test_a_check_without_findings_imports_what_it_needs(made: Path) -> None:
    modules = imported(RUN, str(made), "check", "a.vsc", cwd=made)
    assert tops(modules) - beside("re", "typing", "attrs") <= {"svc", *FOR_CHECK}
    assert {name.split(".")[1] for name in modules if name.startswith("svc.")} <= ROOMS
    assert not modules & {
        *FOR_FINDINGS,
        "svc.checker.custom_rules",
        "svc.checker.fixer",
        "svc.cli.usage",
        "svc.project.toml",
    }


def test_a_picture_of_a_stream_imports_no_click_and_no_measures(made: Path) -> None:
    modules = imported(RUN, str(made), "render", "a.vsc", cwd=made)
    assert "click" not in tops(modules)
    assert not {name for name in modules if name.startswith("svc.measures.")}


@every("module", [each for each in MODULES if each != "text/pattern.py"])
def test_no_expression_is_compiled_while_a_module_is_imported(module: str) -> None:
    for statement in ast.parse((SOURCE / module).read_text("utf-8")).body:
        if not isinstance(statement, ast.FunctionDef | ast.ClassDef):
            called = {ast.unparse(each.func) for each in ast.walk(statement) if isinstance(each, ast.Call)}
            assert "re.compile" not in called, "write Pattern(...), of svc.text.pattern"
