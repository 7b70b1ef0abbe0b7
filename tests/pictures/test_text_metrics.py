"""Widths of texts and where their lines break."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svc.pictures.scene.text_metrics import assumed_width, balanced, natural_width, width, wrap


@given(st.text(max_size=80), st.sampled_from([9, 10, 12]), st.integers(40, 140), st.booleans())
def test_no_line_is_wider_than_its_room(text: str, size: int, room: int, bold: bool) -> None:
    for lines in (wrap(text, size, room, bold=bold), balanced(text, size, room, bold=bold)):
        assert all(width(line, size, bold=bold) <= room for line in lines)


@given(st.text(max_size=80))
def test_wrapping_loses_no_character_but_spaces(text: str) -> None:
    for lines in (wrap(text, 10, 60), balanced(text, 10, 60)):
        assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text(max_size=300), st.integers(1, 4))
def test_no_more_lines_than_requested(text: str, most: int) -> None:
    assert len(wrap(text, 10, 60, most=most)) <= most


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("service components", ["service components"]),
        ("  two   blanks ", ["two blanks"]),
        ("インシデントを受け付けて記録する", ["インシデントを受け付", "けて記録する"]),
    ],
)
def test_lines_break_where_the_script_allows(text: str, lines: list[str]) -> None:
    assert wrap(text, 10, 100) == lines


def test_balanced_lines_are_of_about_the_same_width() -> None:
    assert balanced("70% the first fix works", 10, 100, bold=True) == ["70% the first", "fix works"]


def test_a_word_of_ten_thousand_letters_is_cut() -> None:
    lines = wrap("x" * 10_000, 12, 134, bold=True, most=6)
    assert len(lines) == 6
    assert lines[-1].endswith("…")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40), st.booleans())
def test_there_is_room_for_what_an_engine_reckons_with(text: str, bold: bool) -> None:
    assert width(text, 12, bold=bold) >= assumed_width(text, 12, bold=bold) - 1e-6
    assert width(text, 12, bold=bold) >= natural_width(text, 12, bold=bold)


@pytest.mark.parametrize("cluster", ["👩\u200d👩\u200d👧\u200d👦", "👍🏽", "e\u0301\u0323", "क्षि"])
def test_what_is_one_sign_is_not_broken(cluster: str) -> None:
    for lines in (wrap(cluster * 9, 12, 60), balanced(cluster * 9, 12, 60)):
        assert len(lines) > 1
        assert not [line for line in lines if unicodedata.category(line[0]) in ("Mn", "Cf") or line[0] == "🏽"]
