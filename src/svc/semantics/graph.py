"""The order of a graph: its cycles, how far along each node is, and its longest paths.

Independent of streams: nodes are any hashable things, edges pairs of them.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from heapq import heappop, heappush
from typing import TypeVar

Thing = TypeVar("Thing", bound=Hashable)


def cycles(edges: Sequence[tuple[Thing, Thing]], number: Mapping[Thing, int]) -> list[tuple[Thing, ...]]:
    """The nodes that lead to each other, in groups, and those that lead to themselves; all in the order of numbers."""
    groups: dict[int, list[Thing]] = {}
    for node, group in components(neighbours(edges)).items():
        groups.setdefault(group, []).append(node)
    own = {source for source, target in edges if source == target}
    cyclic = [sorted(group, key=number.__getitem__) for group in groups.values() if len(group) > 1 or group[0] in own]
    return [tuple(group) for group in sorted(cyclic, key=lambda group: number[group[0]])]


def components(onward: Mapping[Thing, Sequence[Thing]]) -> dict[Thing, int]:
    """The strongly connected components: nodes that lead to each other have the same number (Kosaraju)."""
    before = predecessors(onward)
    component: dict[Thing, int] = {}
    for root in reversed(finished(onward, onward)):
        if root in component:
            continue
        waiting = [root]
        component[root] = number = len(component)
        while waiting:
            for node in before[waiting.pop()]:
                if node not in component:
                    component[node] = number
                    waiting.append(node)
    return component


def neighbours(edges: Iterable[tuple[Thing, Thing]]) -> dict[Thing, list[Thing]]:
    """The nodes that each node leads to, once for each edge."""
    neighbours: dict[Thing, list[Thing]] = {}
    for source, target in edges:
        neighbours.setdefault(source, []).append(target)
        neighbours.setdefault(target, [])
    return neighbours


def predecessors(onward: Mapping[Thing, Iterable[Thing]]) -> dict[Thing, list[Thing]]:
    """The nodes that lead to each node; `onward` has those that each leads to."""
    before: dict[Thing, list[Thing]] = {node: [] for node in onward}
    for node, targets in onward.items():
        for target in targets:
            before[target].append(node)
    return before


def finished(starts: Iterable[Thing], onward: Mapping[Thing, Sequence[Thing]]) -> list[Thing]:
    """The nodes that some lead to, each when all behind it are finished: in postorder."""
    seen: set[Thing] = set()
    done: list[Thing] = []
    for start in starts:
        if start in seen:
            continue
        seen.add(start)
        path = [(start, iter(onward.get(start, ())))]
        while path:
            node, targets = path[-1]
            for target in targets:
                if target not in seen:
                    seen.add(target)
                    path.append((target, iter(onward.get(target, ()))))
                    break
            else:
                done.append(node)
                path.pop()
    return done


def topological_order(nodes: Iterable[Thing], edges: Collection[tuple[Thing, Thing]]) -> list[Thing]:
    """The nodes of a graph without cycles: none before one that leads to it, else in the order given."""
    known, onward = list(nodes), neighbours(edges)
    number = {node: place for place, node in enumerate(known)}
    waiting = dict.fromkeys(known, 0)
    for _, target in edges:
        waiting[target] += 1
    ready = [number[node] for node in known if not waiting[node]]
    order: list[Thing] = []
    while ready:
        node = known[heappop(ready)]
        order.append(node)
        for target in onward.get(node, ()):
            waiting[target] -= 1
            if not waiting[target]:
                heappush(ready, number[target])
    return order


def ranks(nodes: Iterable[Thing], edges: Collection[tuple[Thing, Thing]]) -> dict[Thing, int]:
    """The number of edges on the longest path to each node, in a graph without cycles."""
    known, onward = list(nodes), neighbours(edges)
    rank = dict.fromkeys(known, 0)
    for node in topological_order(known, edges):
        for target in onward.get(node, ()):
            rank[target] = max(rank[target], rank[node] + 1)
    return rank


def longest(edges: Sequence[tuple[Thing, Thing]], rank: Mapping[Thing, int]) -> set[int]:
    """The numbers of the edges of a longest path through a graph without cycles; of several, the first."""
    before: dict[Thing, tuple[int, Thing]] = {}
    for number, (source, target) in enumerate(edges):
        if rank[target] == rank[source] + 1:
            before.setdefault(target, (number, source))
    path: set[int] = set()
    here = max(rank, key=lambda node: rank[node], default=None)
    while here in before:
        number, here = before[here]
        path.add(number)
    return path


def heaviest_path(
    weights: Mapping[Thing, Decimal],
    edges: Collection[tuple[Thing, Thing]],
    starts: Collection[Thing],
    ends: Collection[Thing],
) -> list[Thing]:
    """The path whose nodes weigh most, in a graph without cycles; of several, that of more nodes, then the first.

    It starts in one of `starts` and ends in one of `ends`, as far as there is such a path.
    """
    sources = neighbours([(target, source) for source, target in edges])
    best: dict[Thing, tuple[bool, Decimal, int]] = {}
    before: dict[Thing, Thing] = {}
    for node in topological_order(weights, edges):
        start = (node in starts, Decimal(0), 0)
        for source in sources.get(node, ()):
            if best[source] > start:
                start, before[node] = best[source], source
        best[node] = (start[0], start[1] + weights[node], start[2] + 1)
    last = [node for node in weights if node in ends] or list(weights)
    path = [max(last, key=lambda node: best[node])] if last else []
    while path and path[-1] in before:
        path.append(before[path[-1]])
    return path[::-1]
