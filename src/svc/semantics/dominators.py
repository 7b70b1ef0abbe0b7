"""Dominators of a graph: which node every path from the roots to another node passes.

Independent of streams: nodes are any hashable things. (Cooper, Harvey and Kennedy, A Simple, Fast Dominance Algorithm,
2001.)
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import Generic, TypeVar

from svc.semantics.graph import finished

Thing = TypeVar("Thing", bound=Hashable)


class Dominators(Generic[Thing]):
    """The dominators of all nodes that some roots lead to; a path may start at any of the roots."""

    def __init__(self, roots: Collection[Thing], onward: Mapping[Thing, Sequence[Thing]]) -> None:
        self.order = finished(roots, onward)[::-1]
        self._number = {node: number for number, node in enumerate(self.order, 1)}  # 0 is what precedes all roots
        before: list[list[int]] = [[] for _ in range(len(self.order) + 1)]
        for node in self.order:
            for target in onward.get(node, ()):
                before[self._number[target]].append(self._number[node])
        for root in roots:
            before[self._number[root]].append(0)
        self._nearest = _nearest(before)
        self._first, self._last = _intervals(self._nearest)

    def __contains__(self, node: object) -> bool:
        """Whether the roots lead to a node."""
        return node in self._number

    def dominates(self, node: Thing, other: Thing) -> bool:
        """Whether every path from the roots to the `other` node passes the node, or is the node itself."""
        above, here = self._number[node], self._number[other]
        return self._first[above] <= self._first[here] <= self._last[above]


def _nearest(before: Sequence[Sequence[int]]) -> list[int]:
    """The immediate dominator of each number; numbers are in reverse postorder."""
    nearest = [-1] * len(before)
    nearest[0] = 0
    changed = True
    while changed:
        changed = False
        for node in range(1, len(before)):
            found = -1
            for each in before[node]:
                if nearest[each] >= 0:
                    found = each if found < 0 else _common(nearest, each, found)
            if found != nearest[node]:
                nearest[node], changed = found, True
    return nearest


def _intervals(nearest: Sequence[int]) -> tuple[list[int], list[int]]:
    """The first and the last place of what each number dominates, itself the first, in one row of all."""
    size = [1] * len(nearest)
    for each in range(len(nearest) - 1, 0, -1):
        size[nearest[each]] += size[each]
    first, free = [0] * len(nearest), [1] * len(nearest)
    for each in range(1, len(nearest)):
        first[each] = free[nearest[each]]
        free[nearest[each]] += size[each]
        free[each] = first[each] + 1
    return first, [start + number - 1 for start, number in zip(first, size, strict=True)]


def _common(nearest: Sequence[int], one: int, other: int) -> int:
    while one != other:
        while one > other:
            one = nearest[one]
        while other > one:
            other = nearest[other]
    return one
