"""What is answered without click is what click answers."""

from pathlib import Path

import click
import pytest

from svc.cli import front, top_help, usage
from svc.cli.command_table import ROWS
from svc.cli.group import svc
from tests.support.tables import every

CLEAN = "stream s\n  user -> engage : incidents\n  engage -> user : services\n"
WRONG = "stream t\n  user -> engage : nothing_known\n"


def by_click(width: int) -> str:
    """The help of `svc`, as click lays out one."""
    context = svc.make_context("svc", ["check"], resilient_parsing=True)
    formatter = click.HelpFormatter(width=width)
    svc.format_usage(context, formatter)
    svc.format_help_text(context, formatter)
    click.Command.format_options(svc, context, formatter)
    with formatter.section("Commands"):
        formatter.write_dl([(row.name, row.summary) for row in ROWS])
    with formatter.section("Examples"):
        formatter.write("".join(f"  {row.example}\n" for row in ROWS))
    return formatter.getvalue()


@every("width", range(top_help.NARROWEST, top_help.WIDEST + 1))
def test_the_help_is_laid_out_as_click_does_it_in_any_width(width: int) -> None:
    assert top_help.text(width) + "\n" == by_click(width)


@every("columns", ["1", "51", "52", "53", "66", "79", "80", "81", "300"])
def test_the_width_of_the_terminal_is_that_of_click(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert top_help.terminal_width() == click.HelpFormatter().width


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"], ["--help"], ["-h"], ["check", "clean.vsc"], ["check", "wrong.vsc"], ["check", "."],
        ["check", "clean.vsc", "wrong.vsc", "clean.vsc"], ["check", "missing.vsc"], ["check", ""], ["check", "empty"],
        ["check", "clean.vsc", "missing.vsc"], ["check", "a\nb"], ["check", "check"], ["check", "link"],
        ["check", "é.vsc", "\udcff.vsc"], ["check", "=", "x" * 5000],
        ["render", "clean.vsc"], ["render", "wrong.vsc", "-o", "w.dot"], ["render", "clean.vsc", "-o", "-"],
        ["render", "clean.vsc", "-o", ""], ["render", "clean.vsc", "-o", "clean.vsc"], ["render", "link"],
        ["render", "clean.vsc", "-o", "-x"], ["render", "missing.vsc"], ["render", ""], ["render", "render"],
    ],
)  # fmt: skip
def test_a_command_does_the_same_without_click_as_with_it(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("clean.vsc").write_text(CLEAN, "utf-8")
    Path("wrong.vsc").write_text(WRONG, "utf-8")
    Path("empty").mkdir()
    Path("link").symlink_to("clean.vsc")
    without = front.invoke(arguments), *capsys.readouterr(), _written()
    assert without == (usage.invoke(arguments), *capsys.readouterr(), _written())


def _written() -> dict[str, bytes]:
    """The files that are here, by name; what a command wrote is taken away."""
    files = {file.name: file.read_bytes() for file in Path().iterdir() if file.is_file()}
    for name in files.keys() - {"clean.vsc", "wrong.vsc", "link"}:
        Path(name).unlink()
    return files


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "--help"],
        ["check", "."],
        ["check", "-q", "."],
        ["check", "--", "."],
        ["--version", "--help"],
        ["render"],
        ["render", "--help"],
        ["render", "-o", "a.svg"],
        ["render", "a.vsc", "--view", "lanes"],
        ["render", "a.vsc", "-o"],
    ],
)
def test_options_and_completion_are_left_to_click(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    if arguments == ["check", "."]:
        monkeypatch.setenv("_SVC_COMPLETE", "bash_source")
    monkeypatch.setattr(usage, "invoke", lambda given: ["click", *given])
    assert front.invoke(arguments) == ["click", *arguments]  # type: ignore[comparison-overlap]
