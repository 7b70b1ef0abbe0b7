"""The flows of a bound stream, and what they carry."""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum, auto

from attrs import field, frozen

from svc.model import Flow, Rule
from svc.model.spans import FlowSpans
from svc.semantics.bound.nodes import Node, NodeKind
from svc.semantics.catalogue import ListedFlow
from svc.text.shown import Shown


class Outcome(StrEnum):
    """What an artefact's name means on a flow."""

    LISTED = auto()
    """The catalogue has this flow: one side lists it, or both do."""
    INSIDE = auto()
    """A hand-over inside one activity, which takes the artefact in or gives it out."""
    UNLISTED = auto()
    """The artefact is known, but this flow may not carry it."""
    AMBIGUOUS = auto()
    """A short name that fits several artefacts of this flow."""
    UNKNOWN = auto()
    """Neither the stream nor its catalogue knows the name."""
    OPEN = auto()
    """Not checked, as an end of the flow or the catalogue is unknown."""


@frozen(repr=False, cache_hash=True)
class Carried(Shown):
    """An artefact of a flow, as written and as understood: `artefact` is its id, None if that is unknown.

    `listed` is the catalogue's flow, `forbidding` are the rules that forbid it. `candidates` are the artefacts that
    an ambiguous name fits; of an unlisted one, those of this flow that have all its words; of an unknown one, all of
    this flow. `elsewhere` are the artefacts of other flows that have the words of an unlisted one.
    """

    written: str
    outcome: Outcome = field(hash=False)
    artefact: str | None = field(default=None, hash=False)
    listed: ListedFlow | None = field(default=None, hash=False)
    forbidding: tuple[Rule, ...] = field(default=(), hash=False)
    candidates: tuple[str, ...] = field(default=(), hash=False)
    elsewhere: tuple[str, ...] = field(default=(), hash=False)

    @property
    def is_clear(self) -> bool:
        """Whether the flow may carry it."""
        return self.listed is not None or self.outcome is Outcome.INSIDE


@frozen(repr=False, weakref_slot=False)
class BoundFlow(Shown):
    """A flow between two nodes, with what it carries.

    `flow` is the statement. `number` counts the flows of a stream from 1, in the order of the text: so two flows that
    have the same meaning are still two.
    """

    flow: Flow = field(hash=False)
    source: Node = field(hash=False)
    target: Node = field(hash=False)
    carried: tuple[Carried, ...] = field(hash=False)
    guessed: bool = field(default=False, hash=False)
    """Whether an end is a misspelt name of this node: the flow is joined to it, and not checked."""
    number: int = field(default=1, kw_only=True)

    @property
    def when(self) -> str | None:
        """The condition of this alternative."""
        return self.flow.when

    @property
    def share(self) -> Decimal | None:
        """The share of this alternative in per cent."""
        return self.flow.share

    @property
    def is_alternative(self) -> bool:
        """Whether it says when it is taken or by how many cases, even if that is open: else it always happens."""
        return self.when is not None or self.share is not None or "share" in self.flow.open_values

    @property
    def spans(self) -> FlowSpans:
        """Where the flow and the names in it are written."""
        return self.flow.spans

    @property
    def inside(self) -> bool:
        """Whether it stays in one activity: a hand-over below the catalogue's level."""
        return self.source.role == self.target.role and self.source.kind is self.target.kind is NodeKind.STEP


def alternatives(flows: Iterable[BoundFlow]) -> list[list[BoundFlow]]:
    """The alternatives among the flows that leave a node; flows of one condition are one alternative."""
    found: dict[object, list[BoundFlow]] = {}
    for flow in flows:
        if flow.is_alternative:
            found.setdefault(flow.number if flow.when is None else flow.when, []).append(flow)
    return [*found.values()]


def stated_share(alternative: Iterable[BoundFlow | Flow]) -> Decimal | None:
    """The share of an alternative, in per cent: the largest one that its flows state; None if they state none."""
    return max((flow.share for flow in alternative if flow.share is not None), default=None)


Arrow = BoundFlow
"""The former name."""
