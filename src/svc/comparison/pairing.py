"""Which of two lists' entries belong together, and which of them moved. Independent of what they are."""

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Pair(NamedTuple):
    """The numbers of an entry in the first list and in the second; None where it is not."""

    before: int | None
    after: int | None


NOWHERE = Pair(None, None)
Keys = Sequence[Hashable]
"""The keys of one entry, those that say most first; None is a key of nothing."""


def both(before: Sequence[Keys], after: Sequence[Keys]) -> Iterator[tuple[Pair, bool]]:
    """Every entry of two lists, those that belong together in one pair; and whether the pair moved."""
    pairs = paired(before, after)
    still = unmoved(pairs)
    gone = in_order(pairs, len(before), len(after))
    yield from ((pair, None not in pair and pair not in still) for pair in gone)


def entries(pair: Pair, before: Sequence[T], after: Sequence[T]) -> tuple[T | None, T | None]:
    here, there = pair
    return None if here is None else before[here], None if there is None else after[there]


def paired(before: Sequence[Keys], after: Sequence[Keys]) -> list[tuple[int, int]]:
    """The pairs of entries with equal keys: by the first key where that is possible, then by the next.

    Of several with the same key the first belong together.
    """
    left, right = dict.fromkeys(range(len(before))), dict.fromkeys(range(len(after)))
    pairs: list[tuple[int, int]] = []
    for tier in range(max(map(len, (*before, *after)), default=0)):
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for there in right:
            waiting[after[there][tier]].append(there)
        for here in list(left):
            key = before[here][tier]
            if key is not None and waiting[key]:
                there = waiting[key].popleft()
                pairs.append((here, there))
                del left[here], right[there]
    return pairs


def in_order(pairs: Iterable[tuple[int, int]], before: int, after: int) -> list[Pair]:
    """Every entry of lists of these lengths once: those of the second list in its order, then what is gone."""
    partner = {there: here for here, there in pairs}
    kept = set(partner.values())
    here = [Pair(partner.get(number), number) for number in range(after)]
    return [*here, *(Pair(number, None) for number in range(before) if number not in kept)]


def unmoved(pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """A largest set of pairs that have the same order in both lists."""
    ordered = sorted(pairs)
    ends: list[int] = []
    last: list[int] = []
    previous: list[int | None] = []
    for number, (_, there) in enumerate(ordered):
        length = bisect_left(ends, there)
        previous.append(last[length - 1] if length else None)
        ends[length : length + 1] = [there]
        last[length : length + 1] = [number]
    kept: set[tuple[int, int]] = set()
    at = last[-1] if last else None
    while at is not None:
        kept.add(ordered[at])
        at = previous[at]
    return kept
