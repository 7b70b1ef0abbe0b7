"""Places in a text: lines end with any newline and nothing else, and columns count code points."""

import pytest

from svc.text.source import Place, Position, Source

TEXT = "one\ntwo\r\nthree\rfo\u2028ur\x0bfive"


@pytest.mark.parametrize(("word", "line", "column"), [("one", 1, 1), ("two", 2, 1), ("three", 3, 1), ("five", 4, 7)])
def test_a_line_ends_with_a_newline_and_with_nothing_else(word: str, line: int, column: int) -> None:
    offset = TEXT.index(word)
    assert Source("a.vsc", TEXT).position(offset) == Position(line, column, offset)


def test_a_line_is_given_without_its_newline() -> None:
    source = Source("a.vsc", TEXT)
    assert [source.line(number) for number in range(1, 5)] == ["one", "two", "three", "fo\u2028ur\x0bfive"]


def test_a_character_beyond_the_basic_plane_is_one_column() -> None:
    assert Source("a.vsc", "\U0001f600 desk").position(2).column == 3


def test_a_place_has_its_words_and_its_range() -> None:
    place = Place(Source("a.vsc", TEXT), (4, 7))
    assert place.text == "two"
    assert (place.range.start, place.range.end) == (Position(2, 1, 4), Position(2, 4, 7))
