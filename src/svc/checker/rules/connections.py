"""How the steps of a stream are connected: what starts it, what ends it, which are cut off. Makes no findings."""

from collections.abc import Callable, Iterable, Iterator

from svc.model import Activity
from svc.semantics.bound import BoundStream, Node, NodeKind
from svc.semantics.reachability import connected_groups, reached


def has_demand(bound: BoundStream) -> bool:
    """Whether somebody outside gives something, or the stream starts itself; an unknown giver may be outside."""
    return bool(bound.own_starts) or any(flow.source.kind is not NodeKind.STEP for flow in bound.flows)


def has_value(bound: BoundStream) -> bool:
    """Whether something reaches somebody outside, or cases end at a step; an unknown taker may be outside."""
    reaching = any(flow.target.kind is not NodeKind.STEP for flow in bound.flows)
    return reaching or any(step.ends is not None for step in bound.stream.steps)


def starts(bound: BoundStream, node: Node) -> bool:
    """Whether a stream may start here: outside, where it starts itself, or in an activity that begins."""
    if node.kind is not NodeKind.STEP or node in bound.own_starts:
        return True
    activity = _activity(bound, node)
    return activity is None or activity.begins


def finishes(bound: BoundStream, node: Node) -> bool:
    """Whether a stream may end here: outside, where cases end, or in an activity that ends."""
    activity = _activity(bound, node)
    says_so = node.step is not None and node.step.ends is not None
    return says_so or node.kind is not NodeKind.STEP or activity is None or activity.ends


def has_steps_after(bound: BoundStream, node: Node) -> bool:
    """Whether a step leads to another one."""
    return any(flow.target.kind is NodeKind.STEP and flow.target is not node for flow in bound.outgoing[node])


def one_way(bound: BoundStream, node: Node) -> str:
    """Whether a step only `gives` or only `gets` where it must do both."""
    gives, gets = bool(bound.outgoing[node]), bool(bound.incoming[node])
    if node.kind is not NodeKind.STEP or gives == gets:
        return ""
    if gives:
        return "" if starts(bound, node) else "gives"
    return "" if finishes(bound, node) else "gets"


def cut_off(
    bound: BoundStream, origins: Iterable[Node], onward: Callable[[Node], Iterable[Node]]
) -> Iterator[list[Node]]:
    """The used steps that no origin leads to, in connected groups, each in the order of the text."""
    near = reached(origins, onward)
    left = [node for node in bound.steps if node not in near and _is_used(bound, node)]
    return connected_groups(left, lambda node: _neighbours(bound, node))


def _neighbours(bound: BoundStream, node: Node) -> Iterator[Node]:
    yield from (flow.target for flow in bound.outgoing[node])
    yield from (flow.source for flow in bound.incoming[node])


def _is_used(bound: BoundStream, node: Node) -> bool:
    return bool(bound.outgoing[node] or bound.incoming[node])


def _activity(bound: BoundStream, node: Node) -> Activity | None:
    """The activity of a step; None of one that is unknown, and may begin and end a stream."""
    return bound.catalogue.all_activities.get(node.role or "")
