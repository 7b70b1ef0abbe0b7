"""Where the parties of a stream are drawn: beside the steps that they give to, and where something reaches them.

A party that requests something and receives it is drawn twice, so that the picture reads from left to right.
"""

from collections.abc import Iterator, Mapping

from attrs import define, field

from svc.semantics.bound import BoundFlow, BoundStream, Node, NodeKind
from svc.semantics.demand import inlets, outlets
from svc.semantics.reachability import reached

SPREAD = 2
"""How many ranks apart two steps may be that one drawing of a party gives to."""


@define(eq=False)
class Place:
    """One drawing of a party. `role` is the word above its name."""

    party: Node
    role: str = ""


@define(eq=False)
class Seating:
    """The drawings of all parties, and which of them a flow leaves or reaches."""

    places: list[Place] = field(factory=list)
    giving: dict[BoundFlow, Place] = field(factory=dict)
    taking: dict[BoundFlow, Place] = field(factory=dict)


def seat(bound: BoundStream, rank: Mapping[Node, int]) -> Seating:
    """Decide where parties are drawn, given the ranks of the steps."""
    seating = Seating()
    for party in bound.nodes:
        if party.kind is NodeKind.PARTY:
            _seat(bound, party, rank, seating)
    for flow in outlets(bound):
        seating.taking[flow].role = "value"
    for flow in inlets(bound):
        seating.giving[flow].role = "demand"
    return seating


def _seat(bound: BoundStream, party: Node, rank: Mapping[Node, int], seating: Seating) -> None:
    taking = Place(party) if bound.incoming[party] else None
    seating.taking |= {flow: taking for flow in bound.incoming[party] if taking}
    before = _before(bound, party, seating) if taking else set()
    giving: list[Place] = []
    first = 0
    for flow in sorted(bound.outgoing[party], key=lambda flow: rank.get(flow.target, 0)):
        here = rank.get(flow.target, 0)
        if taking and here and flow.target not in before:
            seating.giving[flow] = taking
            continue
        if not giving or here - first > SPREAD:
            giving.append(Place(party))
            first = here
        seating.giving[flow] = giving[-1]
    seating.places += giving + ([taking] if taking else [])
    if not giving and not taking:
        seating.places.append(Place(party))


def _before(bound: BoundStream, party: Node, seating: Seating) -> set[Node]:
    """All that leads to what reaches a party, by way of other parties too where they pass something on."""

    def before(node: Node) -> Iterator[Node]:
        flows = bound.incoming[node]
        return (each.source for each in flows if each.source.kind is not NodeKind.PARTY or _passes(seating, each))

    return reached([party], before)


def _passes(seating: Seating, flow: BoundFlow) -> bool:
    place = seating.giving.get(flow)
    return place is not None and place in seating.taking.values()
