"""The folders of the tests are those of `tests/README.md`, and their helpers too."""

import re

from tests.support import ROOT

TESTS = ROOT / "tests"
PAGE = (TESTS / "README.md").read_text("utf-8")


def named(pattern: str) -> set[str]:
    """What the tables of the page name in their first columns."""
    cells = re.findall(r"^\| (`[^|]+) \|", PAGE, re.MULTILINE)
    return {name for cell in cells for name in re.findall(rf"`({pattern})`", cell)}


def test_every_folder_has_a_row() -> None:
    folders = {f"{path.name}/" for path in TESTS.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert named(r"\w+/") == folders


def test_every_helper_has_a_row() -> None:
    helpers = {path.name for path in (TESTS / "support").glob("*.py")} - {"__init__.py"}
    assert named(r"\w+\.py") == helpers


def test_no_test_is_beside_the_folders() -> None:
    assert {path.name for path in TESTS.glob("*.py")} == {"__init__.py", "conftest.py"}


def test_every_folder_with_tests_is_a_package() -> None:
    """So that two files of one name in different folders are different modules."""
    assert [path for path in TESTS.rglob("test_*.py") if not (path.parent / "__init__.py").exists()] == []
