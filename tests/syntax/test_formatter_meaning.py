"""The layout changes blanks and line breaks and nothing else, whatever it is given."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import svc
from svc.syntax import formatter
from svc.syntax.formatter.items import items, one_by_one
from svc.syntax.formatter.layout import lines
from svc.syntax.formatter.self_check import content
from svc.syntax.parser import pieces
from tests.support.relaid import read, relaid, whole_files
from tests.support.tables import every
from tests.support.thorough import scaled
from tests.syntax.test_reader import TEXTS

each_file = every("path", whole_files)


@every("path", whole_files, stride=4)
def test_a_file_says_the_same_and_is_reported_the_same(path: Path) -> None:
    text = read(path)
    laid_out = svc.format_text(text)
    before, after = svc.analyse(text), svc.analyse(laid_out)
    assert (after.file.streams, after.file.catalogues) == (before.file.streams, before.file.catalogues)
    assert [each.text.rstrip() for each in before.file.comments] == [each.text for each in after.file.comments]
    assert _told(after) == _told(before)
    assert svc.format_text(laid_out) == laid_out


@each_file
@given(data=st.data())
@settings(max_examples=scaled(5))
def test_other_spaces_and_line_breaks_come_to_the_same_layout(path: Path, data: st.DataObject) -> None:
    text = read(path)
    other = data.draw(relaid(text))
    assert content(pieces(other)) == content(pieces(text))
    assert svc.format_text(other) == svc.format_text(text)


@given(TEXTS)
@settings(max_examples=scaled(300))
def test_any_text_is_laid_out_or_refused(text: str) -> None:
    try:
        laid_out = svc.format_text(text)
    except svc.InvalidError:
        return
    assert svc.format_text(laid_out) == laid_out
    assert svc.analyse(laid_out).file.streams == svc.analyse(text).file.streams


LINES = [
    "a -> b", "a -> b : x", f"{'a' * 57} -> b : x, y", f"a -> {'b' * 53} : x", f"a -> {'b' * 54}", "ä -> b : x",
    "step a in b", 'step c "C" in b', 'a -> b : x when "w"', "party a in b", 'k: "v"', "# why", "a -> b  # why", "",
]  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=9), st.sampled_from(["", "\n"]))
@example(["a -> b", "a -> b : x"], "")
@settings(max_examples=scaled(200))
def test_plain_lines_that_are_laid_out_together_are_where_each_alone_is(written: list[str], end: str) -> None:
    laid = items(pieces("\n".join(["stream s", *written]) + end))
    assert [*lines(laid)] == [*lines(one_by_one(laid))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a -> b", "a -> c"),
        ("a -> b\nb -> c", "a -> b"),
        ("a -> b # c", "a -> b\n# c"),
        ("a -> b # c", "a -> b"),
        ("# c\na -> b", "a -> b # c"),
        ('k: "t"\n# c\n"u"', 'k: "t" # c\n"u"'),
        ("a -> b\nc -> d", "a -> b c -> d"),
        ("a -> b", "a -> b {"),
    ],
)
def test_the_proof_sees_a_difference(one: str, other: str) -> None:
    assert content(pieces(one)) != content(pieces(other))


def test_a_layout_that_says_something_else_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formatter, "lines", lambda items: ["a -> c"])
    with pytest.raises(formatter.LayoutError, match="changed a word"):
        svc.format_text("a ->  b")


def test_a_layout_that_is_none_of_itself_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formatter, "lines", lambda items: ["a -> b", "", "b -> a"])
    with pytest.raises(formatter.LayoutError, match="formatting the result again"):
        svc.format_text("a -> b\nb -> a")


def _told(analysis: svc.Analysis) -> list[tuple[str, str]]:
    return sorted((each.code, each.message) for each in analysis.diagnostics)
