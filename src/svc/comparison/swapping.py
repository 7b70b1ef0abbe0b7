"""Recognises steps and named parties that took names from each other: two that swapped theirs, or a row in which each
has the name that the next one had. Knows two bound streams, and not what else changed."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from itertools import islice

from attrs import evolve

from svc import limits
from svc.bound import BoundStream, Node
from svc.comparison.exchanged import hand_overs, role
from svc.model import NamedParty, Step

Facts = frozenset[Hashable]


def swapped(before: BoundStream, after: BoundStream) -> Mapping[str, str]:
    """The new names, by their old ones, of steps and parties whose names moved among them.

    A name may have moved if its statement is another one than before. It has if another statement of the same kind and
    activity, or outside party, is more like the old one than the statement that has the name now: in title and
    hand-overs, and in all that is said, of which more than half is the same. Who loses a name must have another one:
    a name of something that is gone is not handed on.
    """
    old, new = _declared(before), _declared(after)
    moved = {name for name in old.keys() & new.keys() if old[name] != new[name]}
    if not moved:
        return {}
    steady = {node.name for node in before.nodes} & {node.name for node in after.nodes} - moved
    found: dict[str, str] = {}
    taken: set[str] = set()
    candidates = _alike(_described(before, steady), _described(after, steady), moved)
    for one, other, _ in sorted(candidates, key=lambda candidate: -candidate[2]):
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return _closed(found, moved)


class _Described:
    """A step or party by all but its name. `core` is what it is called and exchanges; `every` also who does it, and
    how long it takes."""

    def __init__(self, bound: BoundStream, node: Node, statement: Step | NamedParty, steady: set[str]) -> None:
        self.name, self.role = node.name, (node.kind, role(node))
        self.core: Facts = frozenset(hand_overs(bound, node, steady))
        if statement.title is not None:
            self.core |= {("title", statement.title)}
        self.every = self.core
        if isinstance(statement, Step):
            known = bound.catalogue.practice_names
            self.every |= {("by", known.get(each, each)) for each in statement.practices}
            said = ("waits", statement.waits), ("takes", statement.takes), ("accurate", statement.accurate)
            self.every |= {each for each in (*said, ("opens", statement.opens)) if each[1] is not None}

    def alike(self, other: "_Described") -> tuple[float, float]:
        """How alike two are in all that is said, and in their core, from 0 to 1."""
        if self.role != other.role:
            return 0, 0
        return _shared(self.every, other.every), _shared(self.core, other.core)


def _shared(some: Facts, others: Facts) -> float:
    return len(some & others) / max(len(some), len(others), 1)


def _declared(bound: BoundStream) -> dict[str, Step | NamedParty]:
    """The statement of each name, without the name."""
    statements = {node.name: node.step or node.party for node in bound.nodes}
    return {name: evolve(each, name="_") for name, each in statements.items() if each}


def _described(bound: BoundStream, steady: set[str]) -> dict[str, _Described]:
    """Those whose names may have moved, or are in this stream alone."""
    nodes = [(node, node.step or node.party) for node in bound.nodes if node.name not in steady]
    return {node.name: _Described(bound, node, each, steady) for node, each in nodes if each}


def _alike(
    old: Mapping[str, _Described], new: Mapping[str, _Described], moved: set[str]
) -> Iterator[tuple[str, str, float]]:
    """Who may have whose name now, and how alike they are."""
    of_role = defaultdict(list)
    for there in new.values():
        of_role[there.role].append(there)
    pairs = (
        (here, there)
        for here in old.values()
        for there in of_role[here.role]
        if here.name != there.name and (here.name in moved or there.name in moved)
    )
    for here, there in islice(pairs, limits.RENAMED):
        alike = here.alike(there)
        stay = [old[name].alike(new[name]) for name in (here.name, there.name) if name in moved]
        if alike[0] > 0.5 and all(alike[0] > each[0] and alike[1] > each[1] for each in stay):
            yield here.name, there.name, alike[0]


def _closed(found: dict[str, str], moved: set[str]) -> dict[str, str]:
    """The names of which none is lost without another, nor handed on by who keeps it."""
    while True:
        taken = {*found.values()}
        kept = {
            one: other
            for one, other in found.items()
            if (other in found or other not in moved) and (one in taken or one not in moved)
        }
        if len(kept) == len(found):
            return kept
        found = kept
