"""Names of files: short, and apart on every file system."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svc.text.file_names import file_name

RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}


@pytest.mark.parametrize("name", ["restore", "restore_service_2", "7_days", "a" * 60])
def test_a_plain_name_is_its_own(name: str) -> None:
    assert file_name(name) == name


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("Restore", "restore-"), ("con", "con-"), ("lpt1", "lpt1-"), ("_hidden", "hidden-"), ("a.b/c", "a_b_c-"),
        ("..", "x-"), ("", "x-"), ("復旧", "復旧-"), ("cafe\u0301", "café-"), ("trailing ", "trailing-"),
    ],
)  # fmt: skip
def test_another_name_stays_readable_and_has_a_digest(name: str, begins: str) -> None:
    made = file_name(name)
    assert made.startswith(begins)
    assert len(made) == len(begins) + 10


@pytest.mark.parametrize(
    ("one", "other"), [("restore", "Restore"), ("café", "cafe\u0301"), ("a", "a "), ("x" * 61, "x" * 62), ("ß", "ss")]
)
def test_names_that_some_file_systems_take_for_the_same_stay_apart(one: str, other: str) -> None:
    assert _on_disk(file_name(one)) != _on_disk(file_name(other))


@given(st.text(), st.text())
def test_any_name_can_be_that_of_a_file_and_is_stable(one: str, other: str) -> None:
    made = file_name(one)
    assert made == file_name(one)
    assert 0 < len(made.encode()) < 80
    assert not set(made) & set('<>:"/\\|?*.\0')
    assert made.isprintable()
    assert made[0] not in "-_ "
    assert made not in RESERVED
    assert one == other or _on_disk(made) != _on_disk(file_name(other))


def _on_disk(name: str) -> str:
    """A name as the most forgiving file system takes it."""
    return unicodedata.normalize("NFC", name).casefold()
