"""A table of many small cases as one test, which reports every row that fails: quicker than a test for each.

With a `stride` above 1 it runs on every so-many-th row by default, and on all where tests are `thorough`.
"""

import functools
import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pytest

from tests.support.thorough import sample, strides

Test = Callable[..., None]
Rows = Mapping[str, Any] | Iterable[Any]


def every(name: str, rows: Rows | Callable[[], Rows], stride: int = 1) -> Callable[[Test], Test]:
    """Runs a test on each row, given by the argument `name`; rows that are not a mapping go by their own text.

    Several names with commas between them take a row apart, as those of `pytest.mark.parametrize` do.

    A function gives the rows when the test runs, so that collecting tests costs nothing of what they cost. All rows
    share the fixtures of the test: rows that need a folder of their own are for `pytest.mark.parametrize`.
    """

    names = name.split(", ")

    def decorate(test: Test) -> Test:
        @functools.wraps(test)
        def on_every_row(*arguments: Any, **fixtures: Any) -> None:
            step = fixtures.pop("stride") if stride > 1 else 1
            table = sample(_table(rows), step, test.__name__)
            failed = ((row, _failure(test, arguments, fixtures | _named(names, value))) for row, value in table)
            reported = [f"{row}: {failure}" for row, failure in failed if failure]
            if reported:
                pytest.fail(f"{len(reported)} of {len(table)} rows fail\n" + "\n".join(reported), pytrace=False)

        signature = inspect.signature(test)
        taken = {each: parameter for each, parameter in signature.parameters.items() if each not in names}
        if stride > 1:
            taken["stride"] = inspect.Parameter("stride", inspect.Parameter.KEYWORD_ONLY)
        on_every_row.__signature__ = signature.replace(parameters=[*taken.values()])  # type: ignore[attr-defined]
        return strides(stride)(on_every_row) if stride > 1 else on_every_row

    return decorate


def _table(rows: Rows | Callable[[], Rows]) -> list[tuple[str, Any]]:
    given = rows() if callable(rows) else rows
    table = [*given.items()] if isinstance(given, Mapping) else [(str(row), row) for row in given]
    assert table, "a table without rows tests nothing"
    return table


def _named(names: Sequence[str], row: Any) -> dict[str, Any]:
    return dict(zip(names, row, strict=True)) if len(names) > 1 else {names[0]: row}


def _failure(test: Test, arguments: tuple[Any, ...], named: Mapping[str, Any]) -> str:
    try:
        test(*arguments, **named)
    except (Exception, pytest.fail.Exception) as error:
        return f"{type(error).__name__}: {error}"
    return ""
