"""What a stream means: its steps and parties as the nodes of a graph whose every arrow leads somewhere.

Names are resolved here against a catalogue; nothing is left to look up. Built by `binding.py`.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum, auto
from functools import cached_property

from attrs import evolve, field, frozen

from svc.model import Catalogue, Flow, ListedFlow, NamedParty, Rule, Section, Step, Stream
from svc.source import Place


class Kind(Enum):
    """What an end of an arrow turned out to be."""

    STEP = auto()
    PARTY = auto()
    UNKNOWN = auto()


@frozen(eq=False)
class Node:
    """A step or a party of a stream. `role` is the id of its activity or party, None if that is unknown.

    An activity used as an end has no `step` of its own.
    """

    kind: Kind
    name: str
    title: str
    role: str | None
    step: Step | None = None
    place: Place | None = None
    party: NamedParty | None = None

    @property
    def written(self) -> str:
        """What is written where it first stands: its name, or a title without its quotes."""
        title = self.place.text if self.place else ""
        return title.strip('"“”') if title[:1] in ('"', "“") else self.name


class Outcome(Enum):
    """What became of an artefact's name on an arrow."""

    LISTED = auto()
    """One or both sides list it."""
    INSIDE = auto()
    """A hand-over inside one activity, which takes it in or gives it out."""
    UNLISTED = auto()
    """Known, but not on this arrow."""
    AMBIGUOUS = auto()
    """A short name that fits several artefacts of this arrow."""
    UNKNOWN = auto()
    """Known nowhere."""
    OPEN = auto()
    """Not judged, as an end of the arrow is unknown."""


@frozen(eq=False)
class Carried:
    """An artefact of an arrow, as written and as understood.

    `listed` is the catalogue's arrow, `forbidding` are the rules that forbid it. `candidates` are the artefacts that
    an ambiguous name fits; of an unlisted one, those of this arrow that have all its words; of an unknown one, all of
    this arrow. `elsewhere` are the artefacts of other arrows that have the words of an unlisted one.
    """

    written: str
    outcome: Outcome
    artefact: str | None = None
    listed: ListedFlow | None = None
    forbidding: tuple[Rule, ...] = ()
    candidates: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


@frozen(eq=False)
class Arrow:
    """A flow between two nodes, with what it carries."""

    flow: Flow
    source: Node
    target: Node
    carried: tuple[Carried, ...]
    when: str | None
    share: Decimal | None
    guessed: bool = False
    """Whether an end is a slip of the name of this node: it is joined, and nothing is said of what it carries."""

    @property
    def inside(self) -> bool:
        """Whether it stays in one activity: a hand-over below the catalogue's level."""
        return self.source.role == self.target.role and self.source.kind is self.target.kind is Kind.STEP


def nothing(name: str) -> None:
    """No stream is known."""


@frozen(eq=False)
class BoundStream:
    """A stream with its catalogue, and the graph of its nodes and arrows, in the order of the text."""

    stream: Stream
    catalogue: Catalogue
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    judged: bool = True
    """False if the catalogue is unknown or has syntax errors: then nothing can be said of arrows."""
    opened: Callable[[str], "BoundStream | None"] = field(default=nothing, repr=False)
    """The stream that a name means in the file of this one; None if that is not known."""

    def place(self, arrow: Arrow, part: int = 0) -> Place | None:
        """Where a part of an arrow stands, as `Flow` lists them."""
        return self.stream.place(arrow.flow, part)

    def place_of_ends(self, arrow: Arrow) -> Place | None:
        """An arrow without what it carries: from its source to its target."""
        source, target = self.place(arrow, 1), self.place(arrow, 2)
        return Place(source.source, (source.span[0], target.span[1])) if source and target else None

    @cached_property
    def steps(self) -> tuple[Node, ...]:
        """The steps, in the order of the text: pictures and lists number them so, from 1."""
        return tuple(node for node in self.nodes if node.kind is Kind.STEP)

    @cached_property
    def outgoing(self) -> Mapping[Node, list[Arrow]]:
        """The arrows that leave a node."""
        found: dict[Node, list[Arrow]] = {node: [] for node in self.nodes}
        for arrow in self.arrows:
            found[arrow.source].append(arrow)
        return found

    @cached_property
    def incoming(self) -> Mapping[Node, list[Arrow]]:
        """The arrows that reach a node."""
        found: dict[Node, list[Arrow]] = {node: [] for node in self.nodes}
        for arrow in self.arrows:
            found[arrow.target].append(arrow)
        return found

    @cached_property
    def resolved(self) -> Stream:
        """The stream with every artefact that is known held by its id."""
        flows = tuple(
            evolve(flow, artefacts=[carried.artefact or carried.written for carried in arrow.carried])
            for flow, arrow in zip(self.stream.flows, self.arrows, strict=True)
        )
        return evolve(self.stream, flows=flows)


@frozen(eq=False)
class BoundFile:
    """The sections of a file, bound."""

    streams: tuple[BoundStream, ...] = field(converter=tuple[BoundStream, ...])
    catalogues: tuple[Catalogue, ...] = field(converter=tuple[Catalogue, ...])

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections, as written."""
        return (*(bound.stream for bound in self.streams), *self.catalogues)
