"""How long a working day and a working week are: that is for the reader of a duration to say.

Apart from durations themselves, as checking never asks.
"""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from attrs import field, frozen

from svc.model.quantities import SECONDS, Duration, plain, single_time
from svc.text.arguments import expect
from svc.text.compared import Compared


def _number(value: Decimal | int | float | str) -> Decimal:
    """A number as people write it: 7.6 is 7.6, and not the binary number that is next to it."""
    if isinstance(value, bool) or not isinstance(value, Decimal | int | float | str):
        raise TypeError(f"expected a number, got {value!r:.100}")
    try:
        return Decimal(str(value))
    except InvalidOperation:
        raise ValueError(f"{value!r:.100} is not a number") from None


@frozen(repr=False, eq=False)
class Calendar(Compared):
    """How many hours a working day has, and how many such days a working week.

    Raises ValueError for a day or a week that there can't be.
    """

    day: Decimal = field(default=Decimal(8), converter=_number)
    week: Decimal = field(default=Decimal(5), converter=_number)

    def __attrs_post_init__(self) -> None:
        if not (self.day.is_finite() and self.week.is_finite()):
            raise ValueError("a working day and a working week are numbers, not infinite ones")
        if not 0 < self.day <= 24 or not 0 < self.week <= 7:
            raise ValueError(f"a working day of {self.day} hours in a week of {self.week} days is not possible")

    def seconds(self, duration: Duration) -> tuple[Decimal, Decimal]:
        """How many seconds of work a duration has: the shortest and the longest time, the same if it is not a range."""
        points = self.points(duration)
        return points[0], points[-1]

    def points(self, duration: Duration) -> list[Decimal]:
        """How many seconds of work each of the times of a range has; what is not a range has one."""
        expect(duration, Duration, "a duration")
        shortest = duration.amount * self._worth(duration.unit)
        if duration.upto is None:
            return [shortest]
        return [shortest, *(each.amount * self._worth(each.unit) for each in (*duration.middle, duration.upto))]

    def _worth(self, unit: str) -> Decimal:
        """How many seconds a unit has."""
        fixed = SECONDS.get(unit)
        return (self.day if unit == "d" else self.day * self.week) * SECONDS["h"] if fixed is None else fixed

    def written(self, seconds: Decimal, rounding: str = ROUND_HALF_UP) -> str:
        """So many seconds as people say them, in the two largest units: `2d 3h`, `45m`; `0m` for nothing."""
        units = (("d", self.day * SECONDS["h"]), *((unit, SECONDS[unit]) for unit in "hms"))
        largest = next((at for at, (_, worth) in enumerate(units) if seconds >= worth), len(units) - 1)
        shown = units[largest : largest + 2]
        smallest = shown[-1][1]
        left = (seconds / smallest).to_integral_value(rounding) * smallest
        parts = []
        for unit, worth in shown:
            number, left = divmod(left, worth)
            parts += [f"{plain(number)}{unit}"] if number else []
        return " ".join(parts) or "0m"


def hours(text: str) -> Decimal:
    """Read the hours of a working day, such as `8h`. Raises ValueError on anything else."""
    return Calendar(day=_amount_in(text, "h")).day


def days(text: str) -> Decimal:
    """Read the days of a working week, such as `5d`. Raises ValueError on anything else."""
    return Calendar(week=_amount_in(text, "d")).week


def _amount_in(text: str, unit: str) -> Decimal:
    time = single_time(text)
    if time.unit != unit:
        raise ValueError(f"{text!r} is not a number of {'hours' if unit == 'h' else 'days'}")
    return time.amount


STANDARD = Calendar()
"""The working week of those who say nothing else."""
