"""Which nodes of a graph lead where: what is reached from some of them, and the paths between two.

Independent of streams: nodes are any hashable things.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

Thing = TypeVar("Thing", bound=Hashable)


class TooLongError(Exception):
    """A search followed more edges than it may."""


def reached(origins: Iterable[Thing], onward: Callable[[Thing], Iterable[Thing]]) -> set[Thing]:
    """The origins, and all nodes to which they lead."""
    found = set(origins)
    waiting = list(found)
    while waiting:
        for node in onward(waiting.pop()):
            if node not in found:
                found.add(node)
                waiting.append(node)
    return found


def simple_paths(
    onward: Mapping[Thing, Sequence[Thing]],
    sources: Iterable[Thing],
    targets: Collection[Thing],
    most: int,
) -> Iterator[tuple[Thing, ...]]:
    """The paths from each source to each target that have no node twice; a source that is a target is reached again.

    Depth first, so in the order of `onward`. Raises TooLongError once more than `most` edges were followed.
    """
    leading = reached(targets, _before(onward).__getitem__)
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


def _before(onward: Mapping[Thing, Sequence[Thing]]) -> dict[Thing, list[Thing]]:
    found: dict[Thing, list[Thing]] = {node: [] for node in onward}
    for node, targets in onward.items():
        for target in targets:
            found[target].append(node)
    return found
