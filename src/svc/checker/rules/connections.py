"""How the steps of a stream are connected: what starts it, what ends it, which are cut off. Makes no findings."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from svc.semantics.bound import BoundFlow, BoundStream, Node, NodeKind
from svc.semantics.reachability import connected_groups, reached

_STEP = NodeKind.STEP


def has_demand(bound: BoundStream) -> bool:
    """Whether somebody outside gives something, or the stream starts itself; an unknown giver may be outside."""
    return bool(bound.own_starts) or _any_outside(bound.outgoing)


def has_value(bound: BoundStream) -> bool:
    """Whether something reaches somebody outside, or cases end at a step; an unknown taker may be outside."""
    return bool(bound.own_ends) or _any_outside(bound.incoming)


def _any_outside(flows: Mapping[Node, tuple[BoundFlow, ...]]) -> bool:
    return any(flows_of_node for node, flows_of_node in flows.items() if node.kind is not _STEP)


def starts(bound: BoundStream, nodes: Iterable[Node]) -> list[Node]:
    """Those of some nodes in which a stream may start: outside, where it starts itself, or in an activity that begins.

    A step whose activity is unknown may begin and end a stream.
    """
    other = {name for name, activity in bound.catalogue.all_activities.items() if not activity.begins}
    return [node for node in nodes if node.role not in other or node.kind is not _STEP or _begins_cases(bound, node)]


def _begins_cases(bound: BoundStream, node: Node) -> bool:
    if node.step is not None and node.step.begins is not None:
        return True
    return any(each.name == node.name for each in bound.own_starts[:1])  # only one, if no step says that it begins


def finishes(bound: BoundStream, nodes: Iterable[Node]) -> list[Node]:
    """Those of some nodes in which a stream may end: outside, where cases end, or in an activity that ends."""
    other = {name for name, activity in bound.catalogue.all_activities.items() if not activity.ends}
    return [node for node in nodes if node.role not in other or node.kind is not _STEP or _ends_cases(node)]


def _ends_cases(node: Node) -> bool:
    return node.step is not None and node.step.ends is not None


def has_steps_after(bound: BoundStream, node: Node) -> bool:
    """Whether a step leads to another one."""
    return any(flow.target.kind is _STEP and flow.target is not node for flow in bound.outgoing[node])


def one_way(bound: BoundStream, node: Node) -> str:
    """Whether a step only `gives` or only `gets` where it must do both."""
    gives, gets = bool(bound.outgoing[node]), bool(bound.incoming[node])
    if node.kind is not _STEP or gives == gets:
        return ""
    if gives:
        return "" if starts(bound, [node]) else "gives"
    return "" if finishes(bound, [node]) else "gets"


def unreached(bound: BoundStream) -> Iterator[list[Node]]:
    """The used steps that no start leads to, in connected groups, each in the order of the text."""
    leaving = {node.name: flows for node, flows in bound.outgoing.items()}
    return _cut_off(bound, starts(bound, bound.nodes), lambda name: [flow.target.name for flow in leaving[name]])


def without_end(bound: BoundStream) -> Iterator[list[Node]]:
    """The used steps that lead to no end, in connected groups, each in the order of the text."""
    reaching = {node.name: flows for node, flows in bound.incoming.items()}
    return _cut_off(bound, finishes(bound, bound.nodes), lambda name: [flow.source.name for flow in reaching[name]])


def _cut_off(bound: BoundStream, origins: list[Node], onward: Callable[[str], list[str]]) -> Iterator[list[Node]]:
    near = reached((node.name for node in origins), onward)
    left = [node for node in bound.steps if node.name not in near and _is_used(bound, node)]
    return connected_groups(left, lambda node: _neighbours(bound, node))


def _neighbours(bound: BoundStream, node: Node) -> Iterator[Node]:
    yield from (flow.target for flow in bound.outgoing[node])
    yield from (flow.source for flow in bound.incoming[node])


def _is_used(bound: BoundStream, node: Node) -> bool:
    return bool(bound.outgoing[node] or bound.incoming[node])
