"""What records say as clauses of the language: spreads of times, shares and rates, with few digits."""

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import pairwise

from svc.model.amounts import PLACES, Rate
from svc.model.calendar import Calendar
from svc.model.quantities import SECONDS, Duration, plain
from svc.records.shapes import Times

DIGITS = 2
"""Times and rates are written with so many significant digits."""
TENTH = Decimal("0.1")
"""Shares are written in tenths of a per cent."""
WHOLE = 1000
"""So many of them are all cases."""


def spread(times: Times, calendar: Calendar, less: float = 0.0) -> Duration:
    """The percentiles of times as a spread: p5, p50, p85, p95 and p99, `less` taken off each; one if they are equal.

    The least and the longest time of the records are left out: they say more of single cases than of the step.
    """
    points = [_time(max(point - less, 0.0), calendar) for point in times.points]
    least, *middle, most = points
    if all(one == other for one, other in pairwise(points)):
        return least
    return Duration(least.amount, least.unit, most, tuple(middle))


def rate(arrivals: float, calendar: Calendar, unit: str | None = None) -> Rate | None:
    """So many in a second of work as a rate, in a unit or in the one that fits; None if it is next to nothing."""
    worth = {each: float(calendar.points(Duration(1, each))[0]) for each in ("h", "d", "w")}
    fitting = unit or next((each for each in ("d", "w") if arrivals * worth[each] >= 1), "w")
    amount = round(_rounded(Decimal(repr(arrivals * worth[fitting]))), PLACES)
    return Rate(amount, fitting) if amount else None


def shares(counts: Sequence[int]) -> list[Decimal]:
    """Counts as percentages in tenths that add up to 100: what rounding leaves goes where it was largest."""
    whole = sum(counts)
    exact = [count * WHOLE / whole for count in counts]
    tenths = [int(each) for each in exact]
    by_rest = sorted(range(len(counts)), key=lambda at: (tenths[at] - exact[at], at))
    for at in by_rest[: WHOLE - sum(tenths)]:
        tenths[at] += 1
    return [each * TENTH for each in tenths]


def percentage(share: Decimal) -> str:
    """A percentage as it is written."""
    return f"{plain(share)}%"


def _time(seconds: float, calendar: Calendar) -> Duration:
    """A time in the largest unit of which it has one at least."""
    units = (("d", calendar.day * SECONDS["h"]), *((unit, SECONDS[unit]) for unit in "hm"))
    exact = Decimal(repr(round(seconds, 3)))
    unit, worth = next(((unit, worth) for unit, worth in units if exact >= worth), ("s", Decimal(1)))
    amount = _rounded(exact / worth)
    return Duration(amount if unit != "s" else amount.to_integral_value(), unit if amount else "m")


def _rounded(number: Decimal) -> Decimal:
    """A number with two significant digits."""
    if not number:
        return Decimal(0)
    return number.quantize(Decimal(1).scaleb(number.adjusted() - DIGITS + 1), ROUND_HALF_EVEN) + 0
