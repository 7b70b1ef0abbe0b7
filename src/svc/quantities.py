"""Durations and percentages: how they are written, and what they are worth.

A day and a week stay days and weeks: how many working hours they hold is the reader's to say.
"""

import re
from decimal import Decimal

from attrs import field, frozen, validators

UNITS = ("s", "m", "h", "d", "w")
"""Seconds, minutes, hours, working days, working weeks."""

_SECONDS = {"s": Decimal(1), "m": Decimal(60), "h": Decimal(3600)}
_TIME = r"([0-9]{1,9}(?:\.[0-9]{1,9})?)([smhdw])"
_DURATION = re.compile(rf"{_TIME}(?:\.\.{_TIME})?")
_PERCENT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,9})?)%")


@frozen(eq=False)
class Duration:
    """A length of time such as `45m`, or a range such as `30m..4h`, whose longest time is `upto`.

    Equal when it lasts as long: `90m` is `1.5h`, but `8h` is not `1d`, which is a working day of any length.
    """

    amount: Decimal = field(converter=Decimal)
    unit: str = field(validator=validators.in_(UNITS))
    upto: "Duration | None" = None

    @classmethod
    def parse(cls, text: str) -> "Duration":
        """Read `90s`, `30m`, `1.5h`, `2d`, `1w` or a range of two; raises ValueError on anything else."""
        match = _DURATION.fullmatch(text)
        if not match:
            raise ValueError(f"{text!r} is not a duration: write 90s, 30m, 1.5h, 2d, 1w or a range 30m..4h")
        amount, unit, longest, longest_unit = match.groups()
        duration = cls(amount, unit, cls(longest, longest_unit) if longest else None)
        shortest, kind, upto = duration._worth()
        if isinstance(upto, tuple) and kind == upto[1] and shortest > upto[0]:
            raise ValueError(f"{text!r} is not a duration: its longest time is shorter than its shortest")
        return duration

    def _worth(self) -> tuple[Decimal, str, object]:
        seconds = _SECONDS.get(self.unit)
        amount, unit = (self.amount, self.unit) if seconds is None else (self.amount * seconds, "s")
        return amount, unit, self.upto._worth() if self.upto else None

    def __eq__(self, other: object) -> bool:
        return self._worth() == other._worth() if isinstance(other, Duration) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._worth())

    def __str__(self) -> str:
        return f"{plain(self.amount)}{self.unit}" + (f"..{self.upto}" if self.upto else "")


def percent(text: str) -> Decimal:
    """Read `85%` or `99.5%`; raises ValueError on anything else and over 100%."""
    match = _PERCENT.fullmatch(text)
    number = Decimal(match[1]) if match else None
    if number is None or number > 100:
        raise ValueError(f"{text!r} is not a percentage from 0% to 100%")
    return number


def plain(number: Decimal) -> str:
    """A number without exponent and without zeros at its end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
