"""A table as one test fails with the name of each row that fails, and a sample of it is taken where that was asked."""

import pytest

from tests.support.tables import every
from tests.support.thorough import sample

pytestmark = pytest.mark.usefixtures("plain")
TABLE = """
import pytest
from tests.support.tables import every

@every("number", {"one": 1, "two": 2, "three": 3})
def test_odd(number):
    assert number % 2

@every("left, right", [(1, 1), (2, 3)])
def test_pairs(left, right):
    assert left == right

seen = []

@every("number", range(10), stride=3)
def test_sampled(number, tmp_path):
    seen.append(number)

def test_seen():
    print("seen", sorted(seen))
"""


@pytest.fixture
def plain(pytester: pytest.Pytester) -> None:
    """The table as a file of tests."""
    pytester.makeini("[pytest]\nmarkers =\n    sample: x\n    thorough: x\n")
    pytester.makepyfile(TABLE)


def test_each_row_that_fails_is_named(pytester: pytest.Pytester) -> None:
    done = pytester.runpytest("-p", "no:randomly", "-k", "odd or pairs")
    done.assert_outcomes(failed=2)
    done.stdout.fnmatch_lines(
        ["1 of 3 rows fail", "two: AssertionError*", "1 of 2 rows fail", "(2, 3): AssertionError*"]
    )
    done.stdout.no_fnmatch_line("one: *")


@pytest.mark.parametrize(("marked", "seen"), [("not thorough", [1, 4, 7]), ("not sample", [*range(10)])])
def test_a_sample_and_the_whole_are_two_runs(pytester: pytest.Pytester, marked: str, seen: list[int]) -> None:
    done = pytester.runpytest("-s", "-p", "no:randomly", "-k", "sampled or seen", "-m", marked)
    done.assert_outcomes(passed=2, deselected=3)
    assert f"seen {seen}" in done.stdout.str()


def test_no_sample_is_empty() -> None:
    assert all(sample([1, 2], 9, key) for key in "abcdefgh")


def test_a_table_without_rows_is_a_mistake() -> None:
    @every("row", [])
    def empty(row: int) -> None: ...

    with pytest.raises(AssertionError, match="a table without rows tests nothing"):
        empty()
