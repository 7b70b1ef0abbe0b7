"""Which nodes of a graph lead where: what is reached from some of them, connected groups, and paths.

Independent of streams: nodes are any hashable things.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from svc.semantics.graph import predecessors

Thing = TypeVar("Thing", bound=Hashable)


class TooLongError(Exception):
    """A search followed more edges than it may."""


def reached(origins: Iterable[Thing], onward: Callable[[Thing], Iterable[Thing]]) -> set[Thing]:
    """The origins, and all nodes to which they lead."""
    known = set(origins)
    waiting = list(known)
    while waiting:
        for node in onward(waiting.pop()):
            if node not in known:
                known.add(node)
                waiting.append(node)
    return known


def connected_groups(nodes: Iterable[Thing], neighbours: Callable[[Thing], Iterable[Thing]]) -> Iterator[list[Thing]]:
    """The nodes in groups that are connected with each other, groups and nodes in the order given."""
    number = {node: place for place, node in enumerate(nodes)}
    grouped: set[Thing] = set()
    for first in number:
        if first not in grouped:
            group = reached([first], lambda node: (each for each in neighbours(node) if each in number))
            grouped |= group
            yield sorted(group, key=number.__getitem__)


def shortest_path(
    source: Thing, is_target: Callable[[Thing], bool], onward: Callable[[Thing], Iterable[Thing]], most: int
) -> list[Thing]:
    """The nodes of a shortest path, both ends included; empty if there is none.

    Once `most` nodes are known, only those are looked at.
    """
    before: dict[Thing, Thing | None] = {source: None}
    waiting = [source]
    for here in waiting:
        if is_target(here):
            path = [here]
            while (previous := before[path[0]]) is not None:
                path.insert(0, previous)
            return path
        if len(waiting) < most:
            new = dict.fromkeys(each for each in onward(here) if each not in before)
            before |= dict.fromkeys(new, here)
            waiting += new
    return []


def simple_paths(
    onward: Mapping[Thing, Sequence[Thing]],
    sources: Iterable[Thing],
    targets: Collection[Thing],
    most: int,
) -> Iterator[tuple[Thing, ...]]:
    """The paths from each source to each target that have no node twice; a source that is a target is reached again.

    Depth first, so in the order of `onward`. Raises TooLongError once more than `most` edges were followed.
    """
    leading = reached(targets, predecessors(onward).__getitem__)
    edges = 0
    for source in sources:
        path = {source: iter(onward[source])}
        while path:
            node = next(path[next(reversed(path))], None)
            edges += 1
            if edges > most:
                raise TooLongError
            if node is None:
                path.popitem()
            elif node in leading and (node not in path or node == source):
                if node in targets:
                    yield (*path, node)
                if node != source:
                    path[node] = iter(onward[node])
