"""Where a text is no TOML."""

import pytest

from svc.project.toml import BrokenError, loads


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("a = ?\n", "?\n"),
        ("a = 1\n\nb = ?\nc = 2\n", "?\nc = 2\n"),
        ("a = 1\r\nb = ?\r\n", "?\r\n"),
        ("[levels", ""),
        ("a = [\n", ""),
    ],
)
def test_a_mistake_is_at_its_line_and_column(text: str, rest: str) -> None:
    with pytest.raises(BrokenError) as broken:
        loads(text)
    assert text[broken.value.offset :] == rest


def test_what_is_nested_too_deeply_says_so() -> None:
    with pytest.raises(BrokenError, match="it is nested too deeply"):
        loads(f"a = {'[' * 20_000}")
