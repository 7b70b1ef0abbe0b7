"""How many columns a text takes in a terminal."""

import pytest

from svc.text.width import columns


@pytest.mark.parametrize(("text", "width"), [("desk", 4), ("復旧", 4), ("e\u0301", 1), ("a\u200db", 2), ("", 0)])
def test_wide_characters_take_two_columns_and_marks_take_none(text: str, width: int) -> None:
    assert columns(text) == width
