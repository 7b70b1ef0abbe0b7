"""The shapes of what records say: cases, the ways that they went, and how long everything took.

Times are seconds of work, by the working hours of the records, unless something else is said.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from attrs import frozen

from svc.diagnostics.diagnostic import Diagnostic

PERCENTILES = (5, 50, 85, 95, 99)
"""The percentiles that `Times.points` hold."""


class Role(StrEnum):
    """What a label says of a place: its work is done there, the case waits for it, or the case lies with a party."""

    SEEN = "seen"
    QUEUED = "queued"
    PARTY = "party"


@frozen
class Summary:
    """How much was read. `open` cases have not ended; `rejected` are records that can't be read. Times are in UTC."""

    events: int
    cases: int
    open: int
    rejected: int
    first: datetime | None = None
    last: datetime | None = None


@frozen
class Label:
    """What records call something, and how many events are called so."""

    text: str
    count: int


@frozen
class Meaning:
    """What a label means: the name of a step or a party of a stream, and what it says of it."""

    place: str
    role: Role


@frozen
class Way:
    """A way that cases went: the places that they visited, in order; repeats of one visit are one.

    `example` is one of the `count` cases. `ended` says whether these cases ended.
    """

    places: tuple[str, ...]
    count: int
    example: str
    ended: bool


@frozen
class Follow:
    """How often a visit to a place came right after one to another, in how many cases, and one of these."""

    source: str
    target: str
    count: int
    cases: int
    example: str


@frozen
class Times:
    """How long something took, so many times: the mean, and the percentiles of `PERCENTILES`."""

    count: int
    mean: float
    points: tuple[float, float, float, float, float]


class Visits(Protocol):
    """Events as visits to places of a stream. Everything is in a stable order, whichever engine counted it."""

    def ways(self) -> Sequence[Way]:
        """The ways of the cases, the most frequent first, then by their places."""

    def follows(self) -> Sequence[Follow]:
        """Which visit came after which, by their places."""

    def waits(self) -> Mapping[str, Times]:
        """How long it took until a place began its work, or had done it, where nothing says when it began."""

    def works(self) -> Mapping[str, Times]:
        """How long the work of a place took: only where records say when it began and when it ended."""

    def lead(self) -> Times | None:
        """How long the cases took that have ended; None if none has."""

    def kept(self, limit: float) -> tuple[int, int]:
        """How many cases took at most so many seconds, and how many have ended."""

    def arrivals(self) -> float | None:
        """How many cases begin in a second of work; None where the records last no time at all."""


class Log(Protocol):
    """Records that were read: each event with its case, label, time and place in its file."""

    @property
    def summary(self) -> Summary:
        """How much was read."""

    @property
    def labels(self) -> tuple[Label, ...]:
        """All labels, the most frequent first."""

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the records (VSC529 to VSC532)."""

    @property
    def assumed(self) -> tuple[str, ...]:
        """What was assumed because the settings do not say it."""

    def visits(
        self, meanings: Mapping[str, Meaning], again: Collection[str] = (), *, ends_with_last: bool = False
    ) -> Visits:
        """The visits to places, by what each label means; other labels mean nothing. `again` are the places at which
        a repeated label is another visit: those with a flow to themselves. `ends_with_last` says that lead times end
        with the last event that means something, and not with the last event of the case."""
