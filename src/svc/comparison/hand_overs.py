"""What a step or party exchanges with others, in terms that two streams have in common."""

from collections.abc import Hashable, Iterator, Set

from svc.semantics.bound import BoundStream, Node

HandOver = tuple[Hashable, ...]
"""A direction, who is at the other end, and an artefact or nothing."""


def hand_overs(bound: BoundStream, node: Node, shared: Set[str]) -> Iterator[HandOver]:
    """What a node gives and gets; who is at the other end is known by name if that is `shared`, else by role."""
    ends = [("to", flow.target, flow) for flow in bound.outgoing[node]]
    ends += [("from", flow.source, flow) for flow in bound.incoming[node]]
    for direction, other, flow in ends:
        who = other.name if other.name in shared else (other.kind, role(other))
        yield from ((direction, who, each.artefact or each.written) for each in flow.carried)
        if not flow.carried:
            yield direction, who, None


def role(node: Node) -> str:
    """The activity or outside party of a node, as written if it is unknown."""
    written = node.step.activity if node.step else node.party.party if node.party else node.name
    return node.role or written
