"""What the portfolio knows of one file: a few names and numbers of each stream, and what its catalogue offers.

Small enough to be handed from one process to another and to be kept for the next run. Independent of how it is made.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from attrs import field, frozen

from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.model import Activity, Artefact, Party, Practice, title_of
from svc.semantics.catalogue import Catalogue
from svc.text.compared import Compared
from svc.text.frozenmap import FrozenMap

Flow = tuple[str, str, str]
"""A flow of a catalogue: who gives, who takes, what."""


@frozen(repr=False, eq=False)
class Counts(Compared):
    """How many findings there are of each level."""

    errors: int = 0
    warnings: int = 0
    notes: int = 0

    @classmethod
    def count(cls, findings: Iterable[Diagnostic]) -> "Counts":
        """The findings, counted."""
        levels = Counter(finding.level for finding in findings)
        return cls(levels[Level.ERROR], levels[Level.WARNING], levels[Level.NOTE])

    def __bool__(self) -> bool:
        return bool(self.errors or self.warnings or self.notes)

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.errors + other.errors, self.warnings + other.warnings, self.notes + other.notes)


@frozen(repr=False, eq=False)
class StreamFigures(Compared):
    """What a stream takes, and how many of its promises hold; None for what is not known.

    `lead` is the lead time of 85% of its main cases, in seconds of working time, and `lead_words` the same in words.
    `efficiency` is its flow efficiency, from 0 to 1.
    """

    lead: float | None = None
    lead_words: str = ""
    efficiency: float | None = None
    kept: int = 0
    broken: int = 0
    unproven: int = 0

    def __bool__(self) -> bool:
        return self != NOT_MEASURED


NOT_MEASURED = StreamFigures()


@frozen(repr=False, eq=False)
class StreamSummary(Compared):
    """One stream in numbers.

    `visits` are its steps by activity, `practices` the steps that draw on each. `flows` are the flows of its
    catalogue that it uses. `hand_overs` are the pairs of steps of which one gives the other something. `takes` and
    `gives` are the flows on which something comes in and goes out. `catalogue` is the key of its catalogue. `teams` and
    `tools` are the steps that name each. `dimensions` are the names that it says of each of the four dimensions of
    service management, in their order.
    """

    file: str
    name: str
    title: str
    catalogue: str
    steps: int
    hand_overs: int
    visits: FrozenMap[int]
    practices: FrozenMap[int]
    flows: tuple[Flow, ...] = field(converter=tuple[Flow, ...])
    takes: tuple[Flow, ...] = field(converter=tuple[Flow, ...])
    gives: tuple[Flow, ...] = field(converter=tuple[Flow, ...])
    opens: tuple[str, ...] = field(converter=tuple[str, ...])
    findings: Counts
    teams: FrozenMap[int] = field(factory=FrozenMap)
    tools: FrozenMap[int] = field(factory=FrozenMap)
    figures: StreamFigures = NOT_MEASURED
    dimensions: tuple[tuple[str, ...], ...] = field(default=(), converter=tuple[tuple[str, ...], ...])


@frozen(repr=False, eq=False)
class Offer(Compared):
    """What a catalogue offers, with its titles: ids in the order of the catalogue. `extends` is the key of the offer of
    the catalogue that it extends; empty for none."""

    name: str
    title: str
    activities: FrozenMap[str]
    parties: FrozenMap[str]
    practices: FrozenMap[str]
    artefacts: FrozenMap[str]
    flows: tuple[Flow, ...] = field(converter=tuple[Flow, ...])
    extends: str = ""

    @classmethod
    def from_catalogue(cls, catalogue: Catalogue, extends: str = "") -> "Offer":
        """What a catalogue offers, inherited things too."""
        return cls(
            catalogue.name,
            catalogue.title or catalogue.name,
            _titles(catalogue.all_activities),
            _titles(catalogue.all_parties),
            _titles(catalogue.all_practices),
            _titles(catalogue.all_artefacts),
            [(flow.source, flow.target, flow.artefact) for flow in catalogue.flows],
            extends,
        )

    @property
    def key(self) -> str:
        """What it is known by: a checksum of all that it says."""
        from hashlib import sha256

        said = repr([self.name, self.title, *(list(each.items()) for each in self._kinds), self.flows, self.extends])
        return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def _kinds(self) -> tuple[FrozenMap[str], ...]:
        return self.activities, self.parties, self.practices, self.artefacts


def _titles(things: Mapping[str, Activity | Party | Practice | Artefact]) -> FrozenMap[str]:
    return FrozenMap({name: title_of(thing) for name, thing in things.items()})


@frozen(repr=False, eq=False)
class FileSummary(Compared):
    """The streams of a file, and the findings of all of it."""

    file: str
    streams: tuple[StreamSummary, ...] = field(converter=tuple[StreamSummary, ...])
    findings: Counts

    @property
    def catalogues(self) -> tuple[str, ...]:
        """The keys of the catalogues that its streams are checked against."""
        return tuple(dict.fromkeys(stream.catalogue for stream in self.streams if stream.catalogue))
