"""What `help(svc)` says: an example that works, every public name, and each function's arguments, result and errors."""

import builtins
import inspect
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import svc
from svc.formats.interchange import DataError
from tests.support.tables import every

DOC = inspect.getdoc(svc) or ""
FUNCTIONS = [name for name in svc.__all__ if inspect.isfunction(getattr(svc, name))]


def section(name: str, title: str) -> dict[str, str]:
    """The entries of a section of a docstring: what they are about, and what is said of it."""
    doc = inspect.getdoc(getattr(svc, name)) or ""
    found = re.search(rf"^{title}:\n((?:    .*\n?)+)", doc, re.MULTILINE)
    assert found, f"svc.{name} has no section {title}"
    return dict(re.findall(r"^    (\w+): (.+)$", found[1], re.MULTILINE))


def test_the_example_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    example = DOC.partition("\n\n")[2].partition("Public names")[0]
    names: dict[str, object] = {}
    exec(inspect.cleandoc(example), names)
    analysis = names["analysis"]
    assert isinstance(analysis, svc.Analysis)
    assert analysis.diagnostics == ()
    assert Path("restore_service.svg").exists()


def test_it_names_every_public_name_once() -> None:
    tasks = DOC.partition("by task:\n\n")[2].partition("\n\n")[0]
    named = [name for line in tasks.splitlines() for name in line[22:].split()]
    assert sorted(named) == sorted(svc.__all__)


@every("name", FUNCTIONS)
def test_a_function_names_its_parameters_in_their_order(name: str) -> None:
    assert list(section(name, "Args")) == list(inspect.signature(getattr(svc, name)).parameters)


@every("name", FUNCTIONS)
def test_a_function_says_what_it_returns_and_raises(name: str) -> None:
    doc = inspect.getdoc(getattr(svc, name)) or ""
    assert re.search(r"^Returns:\n    \w", doc, re.MULTILINE)
    for error in section(name, "Raises"):
        raised = getattr(svc, error, None) or getattr(builtins, error, DataError)
        assert isinstance(raised, type)
        assert issubclass(raised, Exception)


STREAM = svc.Stream("a")
MISUSES: dict[str, list[Callable[[], object]]] = {
    "analyse": [lambda: svc.analyse("", select=["x"]), lambda: svc.analyse("", root="nowhere")],
    "describe": [lambda: svc.describe(STREAM, "x")],
    "diff_catalogues": [lambda: svc.diff_catalogues(svc.itil4, STREAM)],  # type: ignore[arg-type]
    "fix_text": [lambda: svc.fix_text("", select=["x"])],
    "format_findings": [lambda: svc.format_findings([], "x")],
    "format_text": [lambda: svc.format_text("x y z")],
    "from_data": [lambda: svc.from_data(1)],
    "load": [lambda: svc.load("nowhere.vsc")],
    "render": [lambda: svc.render(STREAM, "a.svg", view="x")],
    "to_dot": [lambda: svc.to_dot(STREAM, "x")],
    "to_graph": [lambda: svc.to_graph(STREAM, "x")],
    "to_svg": [lambda: svc.to_svg(STREAM, "x")],
}


@pytest.mark.parametrize("name", MISUSES)
def test_what_is_raised_is_listed(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for misuse in MISUSES[name]:
        with pytest.raises((svc.Error, TypeError, ValueError)) as raised:
            misuse()
        assert type(raised.value).__name__ in section(name, "Raises")


@pytest.mark.parametrize(
    "name", ["bind", "check", "describe", "rows", "to_data", "to_dot", "to_graph", "to_svg", "to_text"]
)
def test_what_is_not_a_stream_is_a_type_error(name: str) -> None:
    assert "TypeError" in section(name, "Raises")
    with pytest.raises(TypeError, match="expected a stream, got None"):
        getattr(svc, name)(None)
