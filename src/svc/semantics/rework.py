"""Which flows are rework: what sends a case back before its value is out."""

from collections.abc import Iterator

from svc.semantics import demand
from svc.semantics.bound import BoundFlow, BoundStream, Node, NodeKind
from svc.semantics.reachability import reached

_PARTY = NodeKind.PARTY


def rework(bound: BoundStream) -> frozenset[BoundFlow]:
    """The alternatives that lead back, except those from steps behind the value.

    A flow that always leads back is a part of the plan. One from behind the value, such as an idea for the next time,
    starts anew.
    """
    back = set(bound.backward_flows)
    behind = _behind_value(bound, back)
    return frozenset(flow for flow in back if flow.is_alternative and flow.source not in behind)


def _behind_value(bound: BoundStream, back: set[BoundFlow]) -> set[Node]:
    """The steps that follow once the value is out, and from where it can't come any more but by leading back."""

    def onward(node: Node) -> Iterator[Node]:
        return (flow.target for flow in bound.outgoing[node] if flow not in back and flow.target.kind is not _PARTY)

    def before(node: Node) -> Iterator[Node]:
        return (flow.source for flow in bound.incoming[node] if flow not in back and flow.source.kind is not _PARTY)

    outlets = demand.outlets(bound)
    beside = [flow for out in outlets for flow in bound.outgoing[out.source] if _go_together(out, flow)]
    next_steps = [flow.target for flow in beside if flow not in back and flow.target.kind is not _PARTY]
    following: set[Node] = reached(next_steps, onward)
    leading: set[Node] = reached([flow.source for flow in outlets], before)
    return following - leading


def _go_together(one: BoundFlow, other: BoundFlow) -> bool:
    """Whether a case may take both flows of a step at once."""
    both = one.is_alternative and other.is_alternative
    return not both or (one.when is not None and one.when == other.when)
