"""The order in which a graph is read: which edges lead back, and how far along each node stands.

Knows nothing of streams: nodes are any hashable things, edges pairs of them.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

Thing = TypeVar("Thing", bound=Hashable)


def backward(edges: Sequence[tuple[Thing, Thing]], number: Mapping[Thing, int]) -> set[int]:
    """The numbers of the edges that close a loop: those that lead from a higher to a lower number, or to itself.

    People number steps in the order in which they think of them, so that is where a loop leads back.
    """
    loop = _loops(edges)
    return {
        each
        for each, (source, target) in enumerate(edges)
        if loop[source] == loop[target] and number[source] >= number[target]
    }


def cycles(edges: Sequence[tuple[Thing, Thing]], number: Mapping[Thing, int]) -> list[tuple[Thing, ...]]:
    """The nodes that lead to each other, in groups, and those that lead to themselves; all in the order of numbers."""
    groups: dict[int, list[Thing]] = {}
    for node, group in _loops(edges).items():
        groups.setdefault(group, []).append(node)
    own = {source for source, target in edges if source == target}
    found = [sorted(group, key=number.__getitem__) for group in groups.values() if len(group) > 1 or group[0] in own]
    return [tuple(group) for group in sorted(found, key=lambda group: number[group[0]])]


def _loops(edges: Sequence[tuple[Thing, Thing]]) -> dict[Thing, int]:
    """Nodes that lead to each other have the same number (strongly connected components, after Kosaraju)."""
    onward, before = _neighbours(edges), _neighbours([(target, source) for source, target in edges])
    finished: list[Thing] = []
    seen: set[Thing] = set()
    for start in onward:
        _finish(start, onward, seen, finished)
    loop: dict[Thing, int] = {}
    for root in reversed(finished):
        if root in loop:
            continue
        waiting = [root]
        loop[root] = number = len(loop)
        while waiting:
            for node in before[waiting.pop()]:
                if node not in loop:
                    loop[node] = number
                    waiting.append(node)
    return loop


def _neighbours(edges: Iterable[tuple[Thing, Thing]]) -> dict[Thing, list[Thing]]:
    found: dict[Thing, list[Thing]] = {}
    for source, target in edges:
        found.setdefault(source, []).append(target)
        found.setdefault(target, [])
    return found


def _finish(start: Thing, onward: Mapping[Thing, list[Thing]], seen: set[Thing], finished: list[Thing]) -> None:
    """Follow the graph from a node; nodes are finished when all behind them are."""
    if start in seen:
        return
    seen.add(start)
    path = [(start, iter(onward[start]))]
    while path:
        node, targets = path[-1]
        following = next((target for target in targets if target not in seen), None)
        if following is None:
            finished.append(node)
            path.pop()
        else:
            seen.add(following)
            path.append((following, iter(onward[following])))


def in_order(nodes: Iterable[Thing], edges: Collection[tuple[Thing, Thing]]) -> list[Thing]:
    """The nodes of a graph without loops, each after all that lead to it."""
    onward, waiting = _neighbours(edges), dict.fromkeys(nodes, 0)
    for _, target in edges:
        waiting[target] += 1
    ready = [node for node, number in waiting.items() if not number]
    for node in ready:
        for target in onward.get(node, ()):
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    return ready


def ranks(nodes: Iterable[Thing], edges: Collection[tuple[Thing, Thing]]) -> dict[Thing, int]:
    """How many edges lead to a node on the longest path, in a graph without loops."""
    known, onward = list(nodes), _neighbours(edges)
    rank = dict.fromkeys(known, 0)
    for node in in_order(known, edges):
        for target in onward.get(node, ()):
            rank[target] = max(rank[target], rank[node] + 1)
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
