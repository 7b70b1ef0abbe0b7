"""All outputs in CSV: no cell is a formula, each is one line of what can be seen, and its text comes back."""

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import svc
from svc.syntax.writing import quoted
from svc.text import escape
from tests.campaigns.fuzz.sinks import cell_text
from tests.support.command_line import Svc, fixture_svc
from tests.support.tables import every

__all__ = ["fixture_svc"]

FORMULAS = ("=1+1", "+1", "-1", "@x", "＝1")
HOSTILE = (
    *FORMULAS, *(f"{before}{formula}" for formula in FORMULAS for before in ("x;", "x\t", "x\n", "x; ", 'x;"', "x;'")),
    "a\u2028b", "a\u2029b", "\\x1b", "C:\\new", '"',
    "a,b", "'=1", "日本語",
)  # fmt: skip
STREAM = """\
stream a {title}
  user -> engage : incidents  # svc: allow VSC402 because {reason}
"""


def rows(told: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(told, newline=""), strict=True))


def formulas(told: str) -> list[str]:
    """The parts of a table that a spreadsheet would take for formulas, whichever of its signs it splits cells at."""
    by_comma = [part for row in rows(told) for cell in row for part in re.split(r"[;\t\r\n]", cell)]
    parts = [*by_comma, *re.split(r"[;\t\r\n]", told)]
    return [part for part in parts if part.lstrip(' "').startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))]


def hidden(told: str) -> set[str]:
    """The characters that nobody sees, or that move what is shown."""
    return {each for each in told if each != "\n" and unicodedata.category(each) in ("Cc", "Cf", "Cs", "Zl", "Zp")}


def text_catalogue(title: str, reason: str) -> str:
    return (
        f"catalogue own extends itil4\n  activity desk {quoted(title)}\n    input incidents from user {quoted(title)}\n"
        f"  allow engage -> plan : incidents because {quoted(reason)}\n"
    )


def catalogue(svc_: Svc, text: str) -> str:
    Path("own.vsc").write_text(text_catalogue(text, text), "utf-8")
    return svc_("catalogue", "own.vsc", "--format", "csv").out


def catalogue_diff(svc_: Svc, text: str) -> str:
    Path("old.vsc").write_text(text_catalogue("old", "old"), "utf-8")
    Path("own.vsc").write_text(text_catalogue(text, text), "utf-8")
    return svc_("catalogue", "diff", "old.vsc", "own.vsc", "--format", "csv").out


def portfolio(svc_: Svc, text: str) -> str:
    stream = svc.Stream("a", text, flows=[svc.Flow("user", "engage", ["incidents"])])
    Path("a.vsc").write_text(svc.to_text(stream), "utf-8")
    return svc_("portfolio", "a.vsc", "--format", "csv", "--no-cache").out


OUTPUTS = (catalogue, catalogue_diff, portfolio)


@pytest.mark.parametrize("output", OUTPUTS)
@every("text", HOSTILE)
def test_no_output_holds_a_formula_or_what_nobody_sees_and_each_text_comes_back(
    svc_: Svc, output: Callable[[Svc, str], str], text: str
) -> None:
    told = output(svc_, text)
    assert formulas(told) == []
    assert hidden(told) == set()
    assert text in [cell_text(cell) for row in rows(told) for cell in row]


NAMES = [name for name in HOSTILE if not set(name) & set('/\\"\n\u0085\u2028\u2029')]


@pytest.mark.parametrize("name", [*NAMES, "a\nb", "\x1b[2J", "\x1b]0;x\x07", "\x9b2J", "a\u2028b", "\u202ex"])
@pytest.mark.parametrize("output", ["portfolio", "allowances"])
def test_names_of_files_are_cells_like_any_other(svc_: Svc, name: str, output: str) -> None:
    Path(f"{name}.vsc").write_text("user -> engage : incidents  # svc: allow VSC402 because x\n", "utf-8")
    told = svc_(output, ".", "--format", "csv").out
    assert formulas(told) == []
    assert hidden(told) == set()
    assert cell_text(rows(told)[1][0]) == f"{name}.vsc"


@pytest.mark.parametrize("reason", ["x;=1", "x; =1", "=1", "x;'=1", "\\n", "a\u202eb"])
def test_reasons_of_allowances_too(svc_: Svc, reason: str) -> None:
    Path("a.vsc").write_text(STREAM.format(title='"t"', reason=reason), "utf-8")
    told = svc_("allowances", ".", "--format", "csv").out
    assert formulas(told) == []
    assert hidden(told) == set()
    assert reason in [cell_text(cell) for cell in rows(told)[1]]


def pieces() -> Iterator[st.SearchStrategy[str]]:
    yield st.sampled_from("=+-@＝;\t\n\r'\" \\,\u200c\u3000\u2028\x1b")
    yield st.characters()


@given(st.lists(st.one_of(*pieces()), max_size=8).map("".join))
def test_any_cell_is_harmless_and_comes_back(text: str) -> None:
    cell = escape.csv(text)
    assert cell_text(cell) == text
    assert not hidden(cell) - set(escape.JOINERS)
    assert not [
        part for part in cell.split(";") if part.lstrip(' "\u3000\u200c').startswith(tuple(FORMULAS[0][0] + "+-@＝"))
    ]


def test_what_is_harmless_stays_as_it_is() -> None:
    for text in ("a - b", "a=b", "x; y", "é 漢字", "'quoted'", "10-20%", "a,b"):
        assert escape.csv(text) == text
