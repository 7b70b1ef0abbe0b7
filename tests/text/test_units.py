"""Places in a text as other programs count them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svc.text.units import LineIndex, Point, Units

TEXT = "a😀b\r\nß\u2028c\rd"
"""An emoji is 4 bytes and 2 units of UTF-16; U+2028 ends no line."""


@pytest.mark.parametrize(
    ("units", "point"), [(Units.UTF8, Point(0, 5)), (Units.UTF16, Point(0, 3)), (Units.UTF32, Point(0, 2))]
)
def test_characters_are_counted_in_units(units: Units, point: Point) -> None:
    index = LineIndex(TEXT, units)
    assert index.point(2) == point
    assert index.offset(point) == 2


def test_lines_end_where_svc_ends_them() -> None:
    index = LineIndex(TEXT)
    assert index.point(TEXT.index("c")) == Point(1, 2)
    assert index.point(TEXT.index("d")) == Point(2, 0)


def test_a_point_behind_the_end_of_its_line_is_that_end() -> None:
    index = LineIndex(TEXT)
    assert index.offset((0, 99)) == TEXT.index("\r\n")
    assert index.offset((99, 0)) == len(TEXT)
    assert index.offset((-1, 5)) == 0


def test_a_point_within_a_character_is_its_start() -> None:
    assert LineIndex(TEXT).offset((0, 2)) == 1
    assert LineIndex(TEXT, Units.UTF8).offset((0, 3)) == 1


def test_an_offset_that_the_text_has_not_is_at_its_end() -> None:
    assert LineIndex("ab").point(7) == Point(0, 2)
    assert LineIndex("ab").point(-7) == Point(0, 0)


def test_the_earlier_of_two_points_comes_first() -> None:
    assert LineIndex("ab\ncd").span(((1, 1), (0, 1))) == (1, 4)


@given(st.text(st.sampled_from("aß漢😀\r\n\u2028")), st.sampled_from(list(Units)))
def test_each_offset_has_a_point_and_is_found_again_by_it(text: str, units: Units) -> None:
    index = LineIndex(text, units)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] != "\r\n" or offset == 0:
            assert index.offset(index.point(offset)) == offset


@given(st.text(alphabet="ab\n\r𝒜"), st.text(alphabet="a\n\r"), st.integers(0, 9), st.integers(0, 9))
def test_lines_after_an_edit_are_those_of_the_text_as_it_is_then(text: str, new: str, one: int, other: int) -> None:
    start, end = sorted(min(each, len(text)) for each in (one, other))
    changed, index = LineIndex(text).changed((start, end), new)
    assert changed == text[:start] + new + text[end:]
    assert index._starts == LineIndex(changed)._starts
