"""What if there were more or less of something: a value that is changed by so much of itself, such as `+20%`."""

from decimal import Decimal
from typing import TypeGuard

from svc.model import Rate
from svc.model.quantities import Duration
from svc.text.pattern import Pattern

_SHARE = Pattern(r"[+-][0-9]{1,4}(\.[0-9]{1,9})?%")


def is_relative(value: object) -> TypeGuard[str]:
    """Whether a value is a change such as `+20%`."""
    return isinstance(value, str) and _SHARE.fullmatch(value) is not None


def scaled(now: object, clause: str, change: str) -> Rate | Duration | Decimal:
    """A value of a clause that is changed by so much of itself.

    Raises ValueError for a clause that says nothing, whose value is a count or a percentage, or would be below 0.
    """
    factor = 1 + Decimal(change.removesuffix("%")) / 100
    if factor < 0:
        raise ValueError(f"{change} leaves less than nothing")
    if now is None:
        raise ValueError(f"there is no `{clause}` that {change} could change: give a value")
    if isinstance(now, Rate):
        return Rate(now.amount * factor, now.unit)
    if isinstance(now, Duration) or (isinstance(now, Decimal) and clause == "costs"):
        return now * factor
    raise ValueError(f"`{clause}` can't be changed by {change}: give a value")
