"""Flows by what they mean, whatever names they were written by, and what of them goes on in another stream."""

from collections.abc import Iterable, Iterator, Mapping, Set
from decimal import Decimal

from svc.comparison.pairing import Keys
from svc.model import Flow
from svc.semantics.bound import BoundFlow, BoundStream

HandOver = tuple[str, str, str, str | None]
"""Who gives, who takes, what, and on which condition."""
Part = tuple[HandOver, Decimal | None]
"""A hand-over with its share."""


class Meaning:
    """A flow by its ends and artefacts, whatever names they were written by."""

    def __init__(self, flow: BoundFlow, renamed: Mapping[str, str]) -> None:
        self.ends = tuple(renamed.get(node.name, node.name) for node in (flow.source, flow.target))
        self.artefacts = frozenset(named(flow))
        self.when, self.share = flow.when, flow.share

    def keys(self, flow: Flow) -> Keys:
        """What an equal flow, one of the same meaning, and those of ever less in common are found by."""
        ends, artefacts, when = self.ends, self.artefacts, self.when
        return flow, (ends, artefacts, when, self.share), (ends, artefacts), (ends, when), ends

    @property
    def hand_overs(self) -> Iterator[HandOver]:
        """One for each artefact, and one for the flow itself, whatever it carries."""
        for artefact in ("", *self.artefacts):
            yield (*self.ends, artefact, self.when)  # type: ignore[misc]  # the ends are two

    @property
    def parts(self) -> frozenset[Part] | None:
        """What several flows may say as well as this one; None where each flow is an alternative of its own, as it
        has a share and no condition that it has in common with others."""
        if self.share is not None and self.when is None:
            return None
        return frozenset((each, self.share) for each in self.hand_overs)

    def is_part_of(self, parts: Set[Part]) -> bool:
        """Whether other flows say all of it in the very same way."""
        return self.parts is not None and self.parts <= parts

    def is_given(self, given: Set[HandOver], heir: Flow | None) -> bool:
        """Whether all that it gives goes on: always, in the same case, or in the case of the flow that it became."""
        cases = {None, self.when, heir.when if heir else None}
        return all(any((*each[:3], case) in given for case in cases) for each in self.hand_overs)


def named(flow: BoundFlow) -> tuple[str, ...]:
    """What a flow carries, by ids where they are known."""
    return tuple(each.artefact or each.written for each in flow.carried)


def meanings(bound: BoundStream, renamed: Mapping[str, str]) -> list[Meaning]:
    return [Meaning(flow, renamed) for flow in bound.flows]


def parts(flows: Iterable[Meaning]) -> Set[Part]:
    """What flows say together, however it is split among them."""
    return {part for flow in flows for part in flow.parts or ()}
