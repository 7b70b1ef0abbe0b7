"""Which edges of a graph lead back: this follows from the graph and from where it starts, not from any numbering.

Independent of streams: nodes are any hashable things, edges pairs of them.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

from svc.semantics.dominators import Dominators
from svc.semantics.graph import components, neighbours
from svc.semantics.reachability import reached

Thing = TypeVar("Thing", bound=Hashable)
Edge = tuple[Thing, Thing]


def backward(
    edges: Sequence[Edge[Thing]], tiers: Iterable[Collection[Thing]], name: Callable[[Thing], str]
) -> set[int]:
    """The numbers of the edges that lead back: without them the graph has no cycle.

    An edge to a node that dominates its source, from where the graph starts, leads back. Cycles that are left are cut
    by distance from there, then by names. The nodes of a later tier count as starts only where no earlier tier leads;
    cycles that no start leads to start at the node with the first name.
    """
    onward = neighbours(edges)
    group = components(onward)
    cyclic = {number for number, (source, target) in enumerate(edges) if group[source] == group[target]}
    if not cyclic:
        return set()
    back: set[int] = set()
    for roots, nodes in _parts(onward, chain(tiers, _unreached(edges, group, name))):
        within = {node: [target for target in onward[node] if target in nodes] for node in nodes}
        above = Dominators(sorted(roots, key=name), within)
        inner = [number for number in cyclic if edges[number][0] in nodes]
        back |= {number for number in inner if above.dominates(edges[number][1], edges[number][0])}
        left = [number for number in inner if number not in back]
        back |= _cut(edges, left, _distance(roots, within), name) if left else set()
    return back


def _parts(
    onward: dict[Thing, list[Thing]], tiers: Iterable[Collection[Thing]]
) -> Iterator[tuple[list[Thing], set[Thing]]]:
    """The nodes that each tier leads to and no earlier one does, with the starts among them."""
    left = set(onward)
    for tier in tiers:
        if not left:
            return
        roots = [node for node in tier if node in left]
        new = _reached_within(left, roots, onward)
        if new:
            yield roots, new
            left -= new


def _reached_within(nodes: set[Thing], roots: Iterable[Thing], onward: dict[Thing, list[Thing]]) -> set[Thing]:
    return reached(roots, lambda node: nodes.intersection(onward[node]))


def _unreached(
    edges: Sequence[Edge[Thing]], group: dict[Thing, int], name: Callable[[Thing], str]
) -> Iterator[list[Thing]]:
    """The first node, by name, of each group that no other group leads to."""
    entered = {group[target] for source, target in edges if group[source] != group[target]}
    first: dict[int, Thing] = {}
    for node in sorted(group, key=name):
        if group[node] not in entered:
            first.setdefault(group[node], node)
    yield from ([node] for node in first.values())


def _distance(roots: Iterable[Thing], onward: dict[Thing, list[Thing]]) -> dict[Thing, int]:
    """The number of edges on a shortest path from the roots to each node."""
    distance = dict.fromkeys(roots, 0)
    waiting = list(distance)
    for node in waiting:
        for target in onward[node]:
            if target not in distance:
                distance[target] = distance[node] + 1
                waiting.append(target)
    return distance


def _cut(
    edges: Sequence[Edge[Thing]], left: Sequence[int], distance: dict[Thing, int], name: Callable[[Thing], str]
) -> set[int]:
    """The edges that are cut so that no cycle is left: those that lead to a node that is nearer, or as near and has an
    earlier name. Those that lead back furthest are cut first, and then others only where a cycle is left.

    How far is known by powers of two, so that there are few rounds.
    """

    def place(node: Thing) -> tuple[int, str]:
        return distance[node], name(node)

    def far(number: int) -> int:
        source, target = edges[number]
        return (distance[source] - distance[target]).bit_length()

    cut: set[int] = set()
    while any(place(edges[number][0]) >= place(edges[number][1]) for number in left):  # each cycle has such an edge
        group = components(neighbours([edges[number] for number in left]))
        left = [number for number in left if group[edges[number][0]] == group[edges[number][1]]]
        back = [number for number in left if place(edges[number][0]) >= place(edges[number][1])]
        furthest = max(map(far, back), default=0)
        cut |= {number for number in back if far(number) == furthest}
        left = [number for number in left if number not in cut]
    return cut
