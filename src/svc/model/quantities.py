"""Durations and percentages: how they are written, and what they are worth.

A day and a week stay days and weeks: how many working hours they hold is the reader's to say.
"""

from datetime import timedelta
from decimal import Decimal, InvalidOperation
from functools import total_ordering
from types import NoneType
from typing import Protocol, runtime_checkable

from attrs import field, frozen

from svc.text.arguments import expect
from svc.text.pattern import Pattern
from svc.text.shown import Shown

Real = float | int
"""Any number. Checkers at run time don't take an `int` for a `float`, as checkers of source do."""

UNITS = ("s", "m", "h", "d", "w")
"""Seconds, minutes, hours, working days, working weeks."""

SECONDS = {"s": Decimal(1), "m": Decimal(60), "h": Decimal(3600)}
"""What the units are worth that are the same everywhere."""
LARGEST = 10**9
"""What the number of a duration stays below."""
_TIME = r"([0-9]{1,9}(?:\.[0-9]{1,9})?)([smhdw])"
_POINT = Pattern(_TIME)
_POINTS = 5
"""How many points a spread has at most."""
_PERCENT = Pattern(r"([0-9]{1,3}(?:\.[0-9]{1,9})?)%")


@runtime_checkable
class WorkingTime(Protocol):
    """Who says how long a working day and a working week are: a `Calendar`."""

    def seconds(self, duration: "Duration") -> tuple[Decimal, Decimal]:
        """The shortest and the longest time of a duration."""


def _amount(value: Decimal | int | float | str) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, Decimal | int | float | str):
        raise TypeError(f"expected a number, got {value!r:.100}")
    try:
        number = Decimal(str(value) if isinstance(value, float) else value)
    except InvalidOperation:
        raise ValueError(f"{value!r:.100} is not a number") from None
    return writable(number) if number.is_finite() and 0 <= number < LARGEST else number


@total_ordering
@frozen(repr=False, eq=False)
class Duration(Shown):
    """A length of time such as `45m`, or a range such as `30m..4h`, whose longest time is `upto`.

    A range may say more in its `middle`: the median, then the 85th, then the 95th percentile. `5m..1h..1d..4d` is in
    half of all cases up to 1h, and in 85% up to 1d.
    Equal when it lasts as long: `90m` is `1.5h`, and so is `90m..1.5h`, but `8h` is not `1d`, which is a working day of
    any length.
    Durations are ordered by their shortest time, then by their longest, can be added to one another and to a
    `timedelta`, and multiplied by a number. Hours, working days and working weeks do neither mix nor compare: this
    raises TypeError, and a `Calendar` says how long they are.
    """

    amount: Decimal = field(converter=_amount)
    unit: str
    upto: "Duration | None" = None
    middle: "tuple[Duration, ...]" = ()

    def __attrs_post_init__(self) -> None:
        expect(self.middle, tuple, "durations in a tuple")
        if not self.amount.is_finite() or not 0 <= self.amount < LARGEST or self.unit not in UNITS:
            raise ValueError(f"{self.amount} {self.unit} is not a duration: write 90s, 30m, 1.5h, 2d or 1w")
        if self.upto is not None or self.middle:
            self._check_points()

    def _check_points(self) -> None:
        """Raise ValueError for points that fall. Where their units don't compare, only a calendar can say so."""
        for point in (*self.middle, self.upto):
            expect(point, Duration, "a duration")
        if len(self.middle) > _POINTS - 2 or any(point.upto is not None for point in self.points[1:]):
            raise ValueError(f"{self} is not a range: it has 2 to {_POINTS} points, and none is a range itself")
        latest: dict[str, Decimal] = {}
        for point in self.points:
            worth, kind, *_ = point._worth()
            if worth < latest.get(kind, worth):
                raise ValueError(f"{self} is not a range: each of its times must be at least as long as the one before")
            latest[kind] = worth

    @classmethod
    def parse(cls, text: str) -> "Duration":
        """Read `90s`, `30m`, `1.5h`, `2d`, `1w` or a range of two to five; raises ValueError on anything else."""
        if not isinstance(text, str):
            raise TypeError(f"expected a duration, got {text!r:.100}")
        matches = [_POINT.fullmatch(point) for point in text.split("..", _POINTS)]
        points = [cls(match[1], match[2]) for match in matches if match]
        if len(points) != len(matches) or len(points) > _POINTS:
            raise ValueError(f"{text!r} is not a duration: write 90s, 30m, 1.5h, 2d, 1w or a range 30m..4h")
        if len(points) == 1:
            return points[0]
        least, *middle, most = points
        return cls(least.amount, least.unit, most, tuple(middle))

    @classmethod
    def from_timedelta(cls, time: timedelta) -> "Duration":
        """The duration of a `timedelta`, in hours, minutes or seconds. Raises ValueError for a negative one."""
        expect(time, timedelta, "a timedelta")
        if time < timedelta(0):
            raise ValueError(f"{time!r} is not a duration: it is negative")
        seconds = Decimal(time // timedelta(microseconds=1)) / 1_000_000
        unit = next((each for each in ("h", "m") if seconds and not seconds % SECONDS[each]), "s")
        return _fitting(seconds / SECONDS[unit], unit)

    def to_timedelta(self, calendar: WorkingTime | None = None) -> timedelta:
        """The duration as a `timedelta`; working days and weeks are as long as a `Calendar` says.

        Raises ValueError for a range, whose `shortest` and `longest` have one each, and for days and weeks without a
        calendar.
        """
        expect(calendar, (NoneType, WorkingTime), "a calendar")
        if self.upto is not None:
            raise ValueError(f"{self} is a range: take its shortest or its longest time")
        if calendar is None and self.unit not in SECONDS:
            raise ValueError(f"{self} is working time of any length: give a calendar, such as svc.Calendar()")
        seconds = self._worth()[0] if calendar is None else calendar.seconds(self)[0]
        return timedelta(microseconds=int(seconds * 1_000_000))

    @property
    def shortest(self) -> "Duration":
        """The shortest time of a range; what is not a range as it is."""
        return self if self.upto is None else Duration(self.amount, self.unit)

    @property
    def longest(self) -> "Duration":
        """The longest time of a range; what is not a range as it is."""
        return self.upto or self

    @property
    def points(self) -> "tuple[Duration, ...]":
        """The times of a range from the shortest to the longest; what is not a range alone."""
        return (self,) if self.upto is None else (self.shortest, *self.middle, self.upto)

    def __add__(self, other: "Duration | timedelta") -> "Duration":
        more = _from(other)
        if not isinstance(more, Duration):
            return NotImplemented
        if self.upto is None and more.upto is None:
            unit = _common_unit(self, more)
            return _fitting(_in(self, unit) + _in(more, unit), unit)
        least, most = self.shortest + more.shortest, self.longest + more.longest
        return Duration(least.amount, least.unit, most)

    def __radd__(self, other: timedelta | int) -> "Duration":
        """So that `sum` adds durations: it begins with 0."""
        return self if other == 0 else self.__add__(other) if isinstance(other, timedelta) else NotImplemented

    def __mul__(self, times: int | float | Decimal) -> "Duration":
        if isinstance(times, bool) or not isinstance(times, int | float | Decimal):
            return NotImplemented
        number = _amount(times)
        middle = tuple([point * number for point in self.middle])
        return Duration(self.amount * number, self.unit, self.upto and self.upto * number, middle)

    __rmul__ = __mul__

    def __lt__(self, other: "Duration | timedelta") -> bool:
        than = _from(other)
        if not isinstance(than, Duration):
            return NotImplemented
        ends = (
            (self.shortest, than.shortest),
            (self.longest, than.longest),
            *zip(self.middle, than.middle, strict=False),
        )
        one, two = zip(*((_in(a, unit), _in(b, unit)) for a, b in ends for unit in [_common_unit(a, b)]), strict=True)
        return (*one, len(self.middle)) < (*two, len(than.middle))

    def _worth(self) -> tuple[Decimal, str, object, tuple[object, ...]]:
        seconds = SECONDS.get(self.unit)
        amount, unit = (self.amount, self.unit) if seconds is None else (self.amount * seconds, "s")
        longest = self.upto._worth() if self.upto else None
        is_exact = longest == (amount, unit, None, ())
        return amount, unit, None if is_exact else longest, () if is_exact else tuple(p._worth() for p in self.middle)

    def __eq__(self, other: object) -> bool:
        other = _from(other)
        return self._worth() == other._worth() if isinstance(other, Duration) else NotImplemented

    def __hash__(self) -> int:
        """That of an equal `timedelta`, where there is one."""
        worth = self._worth()
        is_exact = worth[2] is None and self.unit in SECONDS
        return hash(self.shortest.to_timedelta()) if is_exact else hash(worth)

    def __str__(self) -> str:
        further = (*self.middle, self.upto) if self.upto else ()
        return f"{plain(self.amount)}{self.unit}" + "".join(f"..{point}" for point in further)


def _from(value: object) -> object:
    """A `timedelta` as a duration, anything else as it is."""
    return Duration.from_timedelta(value) if isinstance(value, timedelta) and value >= timedelta(0) else value


def _common_unit(one: Duration, other: Duration) -> str:
    """The smaller unit of two durations. Raises TypeError if nothing says how the units relate."""
    if one.unit != other.unit and not {one.unit, other.unit} <= SECONDS.keys():
        raise TypeError(f"{one} and {other} neither add nor compare: a Calendar says how long working time is")
    return min(one.unit, other.unit, key=UNITS.index)


def _fitting(amount: Decimal, unit: str) -> Duration:
    """A duration in a unit, or in a larger one where the number would be too large."""
    while amount >= LARGEST and unit in ("s", "m"):
        amount, unit = amount / 60, UNITS[UNITS.index(unit) + 1]
    return Duration(amount, unit)


def _in(duration: Duration, unit: str) -> Decimal:
    """How many of a unit a duration without a range lasts."""
    return duration.amount if duration.unit == unit else duration.amount * SECONDS[duration.unit] / SECONDS[unit]


def single_time(value: "Duration | timedelta | str") -> Duration:
    """A duration above 0 that is not a range; raises ValueError on anything else."""
    time = (
        Duration.parse(value)
        if isinstance(value, str)
        else Duration.from_timedelta(value)
        if isinstance(value, timedelta)
        else value
    )
    expect(time, Duration, "a duration")
    if time.upto is not None or not time.amount:
        raise ValueError(f"{time} is not a single time above 0: write 90s, 30m, 1.5h, 2d or 1w")
    return time


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
    return writable(number)


def writable(number: Decimal) -> Decimal:
    """A number as the language can write it: with nine decimals at most, and no zero below zero."""
    return abs(number if number == round(number, 9) else round(number, 9))


def plain(number: Decimal) -> str:
    """A number without exponent and without zeros at its end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
