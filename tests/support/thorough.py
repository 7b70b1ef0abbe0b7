"""Long series and tables: some of them in each run, all of them where tests are `thorough`.

A `sample` is a part of what a thorough test does whole, so a run with one leaves out the other.
"""

from collections.abc import Sequence
from typing import Any
from zlib import crc32

import pytest
from hypothesis import settings

STEADY = 60
"""How many examples hypothesis draws in CI: the measure of `scaled`."""


def strides(quick: int) -> pytest.MarkDecorator:
    """Runs a test, which takes a `stride`, on every `quick`-th of a series, and on all of it if `thorough`."""
    part, whole = pytest.param(quick, marks=pytest.mark.sample), pytest.param(1, marks=pytest.mark.thorough)
    return pytest.mark.parametrize("stride", [part, whole], ids="every-{}".format)


def sample(rows: Sequence[Any], stride: int, key: str) -> Sequence[Any]:
    """Every `stride`-th row; tests with other keys take other rows, so that together they take most."""
    step = min(stride, len(rows))
    return rows[crc32(key.encode()) % step :: step]


def first(count: int, rows: Sequence[Any]) -> list[Any]:
    """Values for `pytest.mark.parametrize`: so many in each run, the others where tests are `thorough`."""
    return [*rows[:count], *(pytest.param(row, marks=pytest.mark.thorough) for row in rows[count:])]


def scaled(examples: int) -> int:
    """How many of so many examples this run takes: all with the profile `steady`, fewer or more with others."""
    return max(examples * settings.default.max_examples // STEADY, 1)  # type: ignore[union-attr]
