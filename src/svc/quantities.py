"""Durations and percentages: how they are written, and what they are worth.

A day and a week stay days and weeks: how many working hours they hold is the reader's to say.
"""

import re
from decimal import Decimal

from attrs import field, frozen

Real = float | int
"""Any number. Checkers at run time don't take an `int` for a `float`, as checkers of source do."""

UNITS = ("s", "m", "h", "d", "w")
"""Seconds, minutes, hours, working days, working weeks."""

SECONDS = {"s": Decimal(1), "m": Decimal(60), "h": Decimal(3600)}
"""What the units are worth that are the same everywhere."""
_TIME = r"([0-9]{1,9}(?:\.[0-9]{1,9})?)([smhdw])"
_DURATION = re.compile(rf"{_TIME}(?:\.\.{_TIME})?")
_PERCENT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,9})?)%")


def _amount(value: Decimal | int | str) -> Decimal:
    number = Decimal(value)
    return _writable(number) if number.is_finite() and 0 <= number < 10**9 else number


@frozen(eq=False)
class Duration:
    """A length of time such as `45m`, or a range such as `30m..4h`, whose longest time is `upto`.

    Equal when it lasts as long: `90m` is `1.5h`, but `8h` is not `1d`, which is a working day of any length.
    """

    amount: Decimal = field(converter=_amount)
    unit: str
    upto: "Duration | None" = None

    def __attrs_post_init__(self) -> None:
        if not self.amount.is_finite() or not 0 <= self.amount < 10**9 or self.unit not in UNITS:
            raise ValueError(f"{self.amount} {self.unit} is not a duration: write 90s, 30m, 1.5h, 2d or 1w")
        if self.upto is not None:
            shortest, kind, _ = self._worth()
            longest, other_kind, further = self.upto._worth()
            if further is not None or (kind == other_kind and shortest > longest):
                raise ValueError(f"{self} is not a range: its longest time is shorter, or a range itself")

    @classmethod
    def parse(cls, text: str) -> "Duration":
        """Read `90s`, `30m`, `1.5h`, `2d`, `1w` or a range of two; raises ValueError on anything else."""
        if not isinstance(text, str):
            raise TypeError(f"expected a duration, got {text!r:.100}")
        match = _DURATION.fullmatch(text)
        if not match:
            raise ValueError(f"{text!r} is not a duration: write 90s, 30m, 1.5h, 2d, 1w or a range 30m..4h")
        amount, unit, longest, longest_unit = match.groups()
        return cls(amount, unit, cls(longest, longest_unit) if longest else None)

    def _worth(self) -> tuple[Decimal, str, object]:
        seconds = SECONDS.get(self.unit)
        amount, unit = (self.amount, self.unit) if seconds is None else (self.amount * seconds, "s")
        return amount, unit, self.upto._worth() if self.upto else None

    def __eq__(self, other: object) -> bool:
        return self._worth() == other._worth() if isinstance(other, Duration) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._worth())

    def __str__(self) -> str:
        return f"{plain(self.amount)}{self.unit}" + (f"..{self.upto}" if self.upto else "")


def percent(value: Decimal | Real | str) -> Decimal:
    """Read `85%`, or take a number from 0 to 100; raises ValueError on anything else."""
    if isinstance(value, str):
        match = _PERCENT.fullmatch(value)
        number = Decimal(match[1]) if match else Decimal("NaN")
    elif isinstance(value, Decimal | int | float) and not isinstance(value, bool):
        number = Decimal(str(value))
    else:
        raise TypeError(f"expected a percentage, got {value!r:.100}")
    if not number.is_finite() or not 0 <= number <= 100:
        raise ValueError(f"{value!r} is not a percentage from 0% to 100%")
    return _writable(number)


def _writable(number: Decimal) -> Decimal:
    """A number as the language can write it: with nine decimals at most, and no zero below zero."""
    return abs(number if number == round(number, 9) else round(number, 9))


def plain(number: Decimal) -> str:
    """A number without exponent and without zeros at its end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
