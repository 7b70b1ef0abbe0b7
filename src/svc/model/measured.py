"""What a stream says of its measures: where cases begin and end, who works with what, and what it promises."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from typing import Literal

from attrs import field, frozen

from svc.model.amounts import Rate, amount, count
from svc.model.calendar import Calendar
from svc.model.open_values import as_team_values, close_values
from svc.model.quantities import Duration, Real, percent, plain, single_time
from svc.model.spans import PromiseSpans, TeamSpans, parts, several
from svc.model.writable import as_name, maybe_reference, maybe_reference_or_hole, maybe_text
from svc.model.written import Statement
from svc.text.arguments import all_of, expect
from svc.text.compared import Compared

TIMES = ("lead", "first", "work", "wait")
"""The measures that are times."""
SHARES = ("rework", "efficiency", "accurate", "utilisation")
"""The measures that are percentages."""
NUMBERS = ("cost", "wip", "visits", "handovers")
"""The measures that are numbers."""
MEASURES = (
    "lead", "first", "work", "wait", "cost", "wip", "visits", "rework", "efficiency", "accurate", "handovers",
    "utilisation",
)  # fmt: skip
"""What a stream can promise."""
SPREAD = (*TIMES, "cost", "visits", "handovers")
"""The measures that each case has a number of, so that a percentile is one too."""
OF_TEAMS = ("utilisation",)
"""The measures that teams have, and steps do not."""
Bound = Literal["within", "above"]


def maybe_percent(value: Decimal | Real | str | None) -> Decimal | None:
    """A percentage, or None."""
    return None if value is None else percent(value)


def maybe_amount(value: Decimal | Real | str | None) -> Decimal | None:
    """A number from 0 on, or None."""
    return None if value is None else amount(value)


def maybe_count(value: int | None) -> int | None:
    """A whole number from 1 on, or None."""
    return None if value is None else count(value)


def maybe_rate(value: Rate | str | None) -> Rate | None:
    """A rate, or None."""
    return value if value is None or isinstance(value, Rate) else Rate.parse(value)


def maybe_calendar(value: Calendar | None) -> Calendar | None:
    """A calendar, or None."""
    if value is not None:
        expect(value, Calendar, "a calendar")
    return value


@frozen(repr=False, eq=False)
class Begins(Compared):
    """That a case begins at a step, without a party; `text` says what starts it."""

    text: str | None = field(default=None, converter=maybe_text)


@frozen(repr=False, eq=False)
class Ends(Compared):
    """That cases end at a step: a percentage of them, else those that nothing else takes on; `text` says why."""

    share: Decimal | None = field(default=None, converter=maybe_percent)
    text: str | None = field(default=None, converter=maybe_text)


@frozen(repr=False, eq=False)
class Team(Statement):
    """Who works. `party` is the outside party that it belongs to, `size` how many they are, `costs` are for an hour of
    work, and `calendar` is that of its work, if it has its own.

    `open_values` are the clauses whose value is a hole: `size` or `costs`; one that has a value is not open.
    """

    name: str = field(converter=as_name)
    title: str | None = field(default=None, converter=maybe_text)
    party: str | None = field(default=None, converter=maybe_reference_or_hole)
    size: int | None = field(default=None, converter=maybe_count)
    costs: Decimal | None = field(default=None, converter=maybe_amount)
    calendar: Calendar | None = field(default=None, converter=maybe_calendar)
    open_values: tuple[str, ...] = field(default=(), converter=as_team_values)

    def __attrs_post_init__(self) -> None:
        if self.open_values:
            close_values(self)

    @property
    def spans(self) -> TeamSpans:
        """Where the team, the names in it and its open values are written."""
        part = parts(self.offsets)
        whole, name, party = (next(part) for _ in range(3))
        return TeamSpans(whole, name, party if self.party else None, several(part, self.open_values))


@frozen(repr=False, eq=False)
class Tool(Statement):
    """What people work with. `party` is the outside party that provides it."""

    name: str = field(converter=as_name)
    title: str | None = field(default=None, converter=maybe_text)
    party: str | None = field(default=None, converter=maybe_reference_or_hole)

    @property
    def spans(self) -> TeamSpans:
        """Where the tool and the names in it are written."""
        part = parts(self.offsets)
        return TeamSpans(next(part), next(part), next(part))


def _value(value: Duration | timedelta | Decimal | Real | str) -> Duration | Decimal:
    if isinstance(value, Duration | timedelta) or (isinstance(value, str) and value[-1:].isalpha()):
        return single_time(value)
    return amount(value)


@frozen(repr=False, eq=False)
class Promise(Statement):
    """A figure that must hold: `measure` is `within` or `above` a value.

    The value is a duration, a percentage with the unit `%`, or a number. `percentile` is a percentage of the cases;
    None is for their mean. `to` is the party that the promise is made to, `of` the step or team that it is about.
    Raises ValueError for a value of another kind than the measure.
    """

    measure: str = field(converter=as_name)
    percentile: Decimal | None = field(default=None, converter=maybe_percent)
    bound: Bound = "within"
    value: Duration | Decimal = field(default=Decimal(0), converter=_value)
    unit: str = ""
    to: str | None = field(default=None, converter=maybe_reference)
    of: str | None = field(default=None, converter=maybe_reference)

    def __attrs_post_init__(self) -> None:
        if self.bound not in ("within", "above"):
            raise ValueError(f"{self.bound!r} is not a bound of a promise: write within or above")
        if self.unit not in ("", "%"):
            raise ValueError(f"{self.unit!r} is not the unit of a promise: it is % or nothing")
        kind = kind_of(self.measure)
        if isinstance(self.value, Duration):
            if kind not in ("duration", "") or self.unit:
                raise ValueError(f"a promise of {self.measure} needs a {kind or 'value'}, not {self.value}")
        elif (self.unit and self.value > 100) or kind not in ("percentage" if self.unit else "number", ""):
            raise ValueError(f"a promise of {self.measure} needs a {kind or 'value'}, not {self.limit}")
        if self.percentile is not None and kind and self.measure not in SPREAD:
            raise ValueError(f"{self.measure} has no percentiles")

    @property
    def limit(self) -> str:
        """The value as it is written: `3d`, `30%`, `1.3`."""
        return str(self.value) if isinstance(self.value, Duration) else f"{plain(self.value)}{self.unit}"

    @property
    def spans(self) -> PromiseSpans:
        """Where the promise and the names in it are written."""
        part = parts(self.offsets)
        whole, measure, to, of = (next(part) for _ in range(4))
        return PromiseSpans(whole, measure, to if self.to else None, of if self.of else None)


Limit = tuple[Duration | Decimal, str]
"""The value of a promise, and its unit."""


def limit(text: str) -> Limit:
    """Read `3d`, `30%` or `1.3`; raises ValueError on anything else."""
    if text.endswith("%"):
        return percent(text), "%"
    return (single_time(text), "") if text[-1:].isalpha() else (amount(text), "")


def as_teams(values: Iterable[Team]) -> tuple[Team, ...]:
    """Teams as a tuple."""
    return all_of(Team, values)


def as_tools(values: Iterable[Tool]) -> tuple[Tool, ...]:
    """Tools as a tuple."""
    return all_of(Tool, values)


def kind_of(measure: str) -> str:
    """What the value of a measure is: a duration, a percentage or a number; empty for an unknown measure."""
    kinds = (("duration", TIMES), ("percentage", SHARES), ("number", NUMBERS))
    return next((kind for kind, measures in kinds if measure in measures), "")
