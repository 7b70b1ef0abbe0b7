"""The order in which a graph is read: which edges lead back, and how far along each node stands.

Knows nothing of streams: nodes are any hashable things, edges pairs of them.
"""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

Thing = TypeVar("Thing", bound=Hashable)


def backward(edges: Sequence[tuple[Thing, Thing]], starts: Iterable[Thing]) -> set[int]:
    """The numbers of the edges that close a loop, when the graph is followed from its starts, edge by edge.

    An edge from a node to itself is one.
    """
    onward: dict[Thing, list[tuple[int, Thing]]] = {}
    for number, (source, target) in enumerate(edges):
        onward.setdefault(source, []).append((number, target))
    found: set[int] = set()
    done: set[Thing] = set()
    for start in (*starts, *onward):
        if start not in done:
            _follow(start, onward, done, found)
    return found


def _follow(start: Thing, onward: Mapping[Thing, list[tuple[int, Thing]]], done: set[Thing], found: set[int]) -> None:
    path: dict[Thing, Iterator[tuple[int, Thing]]] = {start: iter(onward.get(start, ()))}
    while path:
        here = next(reversed(path))
        for number, target in path[here]:
            if target in path:
                found.add(number)
            elif target not in done:
                path[target] = iter(onward.get(target, ()))
                break
        else:
            done.add(here)
            del path[here]


def ranks(nodes: Iterable[Thing], edges: Collection[tuple[Thing, Thing]]) -> dict[Thing, int]:
    """How many edges lead to a node on the longest way, in a graph without loops."""
    onward: dict[Thing, list[Thing]] = {}
    waiting: dict[Thing, int] = dict.fromkeys(nodes, 0)
    for source, target in edges:
        onward.setdefault(source, []).append(target)
        waiting[target] += 1
    rank = dict.fromkeys(waiting, 0)
    ready = [node for node, number in waiting.items() if not number]
    for node in ready:
        for target in onward.get(node, ()):
            rank[target] = max(rank[target], rank[node] + 1)
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    return rank


def longest(edges: Sequence[tuple[Thing, Thing]], rank: Mapping[Thing, int]) -> set[int]:
    """The numbers of the edges of a longest way through a graph without loops; of several, the first."""
    before: dict[Thing, tuple[int, Thing]] = {}
    for number, (source, target) in enumerate(edges):
        if rank[target] == rank[source] + 1:
            before.setdefault(target, (number, source))
    way: set[int] = set()
    here = max(rank, key=lambda node: rank[node], default=None)
    while here in before:
        number, here = before[here]
        way.add(number)
    return way
