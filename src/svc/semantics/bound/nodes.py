"""The nodes of a bound stream: its steps and parties."""

from enum import StrEnum, auto

from attrs import field, frozen

from svc.diagnostics.subject import Subject, SubjectKind
from svc.model import HOLE, NamedParty, Step
from svc.text.shown import Shown
from svc.text.source import Place, Source, Span


class NodeKind(StrEnum):
    """What an end of a flow is."""

    STEP = auto()
    """A step, or an activity used as an end."""
    PARTY = auto()
    """An outside party, named or not."""
    UNKNOWN = auto()
    """A name that the stream and its catalogue do not know, or a hole."""


Kind = NodeKind
"""The former name."""
_SUBJECT_KINDS = {NodeKind.STEP: SubjectKind.STEP, NodeKind.PARTY: SubjectKind.PARTY, NodeKind.UNKNOWN: SubjectKind.END}


@frozen(repr=False, weakref_slot=False)
class Node(Shown):
    """A step or a party of a stream; no two of a stream have the same name.

    `role` is the id of the activity or party in the catalogue, None if that is unknown. `step` and `party` are the
    statements that declare it: an activity used as an end has no `step`, a party of the catalogue no `party`.
    """

    kind: NodeKind = field(hash=False)
    name: str
    title: str = field(hash=False)
    role: str | None = field(hash=False)
    step: Step | None = field(default=None, hash=False)
    party: NamedParty | None = field(default=None, hash=False)
    origin: Source | None = field(default=None, eq=False, repr=False, kw_only=True, alias="_origin")
    """The text that the stream is written in."""
    span: Span | None = field(default=None, eq=False, repr=False, kw_only=True, alias="_span")
    """Where flows name it first, if no statement declares it."""

    def subject(self, stream: str) -> Subject:
        """What a finding about it in a stream of this name is about."""
        return Subject(_SUBJECT_KINDS[self.kind], stream, name=self.name)

    @property
    def place(self) -> Place | None:
        """Where its name is written first; None for a stream built in Python."""
        declared = self.step or self.party
        span = declared.name_span if declared else self.span
        return Place(self.origin, span) if self.origin and span else None

    @property
    def written(self) -> str:
        """How it is written where it appears first: its name, or a title without its quotes."""
        place = self.place
        title = place.text if place else self.title if self.is_hole else ""
        return title.strip('"“”') if title[:1] in ('"', "“") else title if self.is_hole else self.name

    @property
    def is_hole(self) -> bool:
        """Whether it is an end of a flow that is not known yet: each is a node of its own, whose name none can have."""
        return self.name.startswith(HOLE)

    @property
    def is_open(self) -> bool:
        """Whether what it is, or its activity or party, is not known yet."""
        role = self.step.activity if self.step else self.party.party if self.party else ""
        return role == HOLE or self.is_hole
