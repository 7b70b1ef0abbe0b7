"""A stream as a graph: what starts it and what ends it, which steps are cut off. Makes no findings."""

from collections.abc import Callable, Iterable, Iterator

from svc.model import Activity
from svc.semantics.bound import BoundStream, Kind, Node
from svc.semantics.reachability import reached


def has_demand(bound: BoundStream) -> bool:
    """Whether somebody outside gives something, or a trigger is told; an unknown giver may be outside."""
    giving = (arrow.source.kind is not Kind.STEP for arrow in bound.arrows)
    return "trigger" in bound.stream.keys or any(giving)


def has_value(bound: BoundStream) -> bool:
    """Whether something reaches somebody outside; an unknown taker may be outside."""
    return any(arrow.target.kind is not Kind.STEP for arrow in bound.arrows)


def starts(bound: BoundStream, node: Node) -> bool:
    """Whether a stream may start here: outside, where its trigger sets in, or in an activity that begins."""
    if node.kind is not Kind.STEP:
        return True
    triggered = "trigger" in bound.stream.keys and bound.arrows and bound.arrows[0].source is node
    activity = _activity(bound, node)
    return bool(triggered) or activity is None or activity.begins


def finishes(bound: BoundStream, node: Node) -> bool:
    """Whether a stream may end here: outside, or in an activity that ends."""
    activity = _activity(bound, node)
    return node.kind is not Kind.STEP or activity is None or activity.ends


def has_steps_after(bound: BoundStream, node: Node) -> bool:
    """Whether a step leads to another one."""
    return any(arrow.target.kind is Kind.STEP and arrow.target is not node for arrow in bound.outgoing[node])


def one_way(bound: BoundStream, node: Node) -> str:
    """Whether a step only `gives` or only `gets` where it must do both."""
    gives, gets = bool(bound.outgoing[node]), bool(bound.incoming[node])
    if node.kind is not Kind.STEP or gives == gets:
        return ""
    if gives:
        return "" if starts(bound, node) else "gives"
    return "" if finishes(bound, node) else "gets"


def cut_off(
    bound: BoundStream, origins: Iterable[Node], onward: Callable[[Node], Iterable[Node]]
) -> Iterator[list[Node]]:
    """The used steps that no origin leads to, in connected groups, each in the order of the text."""
    near = reached(origins, onward)
    left = {node: None for node in bound.steps if node not in near and _used(bound, node)}
    while left:
        first = next(iter(left))
        group = reached([first], lambda node: (each for each in _neighbours(bound, node) if each not in near))
        yield [node for node in left if node in group]
        left = {node: None for node in left if node not in group}


def _neighbours(bound: BoundStream, node: Node) -> Iterator[Node]:
    yield from (arrow.target for arrow in bound.outgoing[node])
    yield from (arrow.source for arrow in bound.incoming[node])


def _used(bound: BoundStream, node: Node) -> bool:
    return bool(bound.outgoing[node] or bound.incoming[node])


def _activity(bound: BoundStream, node: Node) -> Activity | None:
    """The activity of a step; None of one that is unknown, and may begin and end a stream."""
    return bound.catalogue.all_activities.get(node.role or "")
