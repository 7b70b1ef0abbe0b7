"""A table of many small cases as one test, which reports every row that fails: quicker than a test for each."""

import functools
import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest

Test = Callable[..., None]
Rows = Mapping[str, Any] | Iterable[Any]


def every(name: str, rows: Rows | Callable[[], Rows]) -> Callable[[Test], Test]:
    """Runs a test on each row, given by the argument `name`; rows that are not a mapping go by their own text.

    A function gives the rows when the test runs, so that collecting tests costs nothing of what they cost. All rows
    share the fixtures of the test: rows that need a folder of their own are for `pytest.mark.parametrize`.
    """

    def decorate(test: Test) -> Test:
        @functools.wraps(test)
        def on_every_row(*arguments: Any, **fixtures: Any) -> None:
            table = _table(rows)
            failed = {row: _failure(test, arguments, {**fixtures, name: value}) for row, value in table.items()}
            reported = [f"{row}: {failure}" for row, failure in failed.items() if failure]
            if reported:
                pytest.fail(f"{len(reported)} of {len(table)} rows fail\n" + "\n".join(reported), pytrace=False)

        signature = inspect.signature(test)
        others = [each for each in signature.parameters.values() if each.name != name]
        on_every_row.__signature__ = signature.replace(parameters=others)  # type: ignore[attr-defined]
        return on_every_row

    return decorate


def _table(rows: Rows | Callable[[], Rows]) -> dict[str, Any]:
    given = rows() if callable(rows) else rows
    table = dict(given) if isinstance(given, Mapping) else {str(row): row for row in given}
    assert table, "a table without rows tests nothing"
    return table


def _failure(test: Test, arguments: tuple[Any, ...], named: Mapping[str, Any]) -> str:
    try:
        test(*arguments, **named)
    except (Exception, pytest.fail.Exception) as error:
        return f"{type(error).__name__}: {error}"
    return ""
