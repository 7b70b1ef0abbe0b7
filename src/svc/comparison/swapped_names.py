"""Recognises steps and named parties that took names from each other: two that swapped theirs, or a row in which each
has the name that the next one had. Independent of what else changed."""

from collections.abc import Hashable, Mapping

from attrs import evolve

from svc.comparison.hand_overs import hand_overs, role
from svc.comparison.pairing import Keys, paired
from svc.model import NamedParty, Step
from svc.semantics.bound import BoundStream, Node

Facts = frozenset[Hashable]


def swapped(before: BoundStream, after: BoundStream) -> Mapping[str, str]:
    """The new names, by their old ones, of steps and parties whose names moved among them.

    A name may have moved if its statement is another one than before. It has moved if another statement of the same
    kind, and of the same activity or outside party, has the title and the hand-overs of the old one. That statement
    must also be more like the old one in all details than the statement that has the name now. Whatever loses its name
    must have another one: the name of something that is gone is not handed on.
    """
    declared, declared_new = _declared(before), _declared(after)
    moved = {name for name in declared.keys() & declared_new.keys() if declared[name] != declared_new[name]}
    if not moved:
        return {}
    steady = {node.name for node in before.nodes} & {node.name for node in after.nodes} - moved
    old, new = _described(before, steady), _described(after, steady)
    lost = [each for name, each in old.items() if name not in new or each.key != new[name].key]
    got = [each for name, each in new.items() if name not in old or each.key != old[name].key]
    renamed = {}
    for one, other in paired([each.keys for each in lost], [each.keys for each in got]):
        here, there = lost[one], got[other]
        stay = [old[name].alike(new[name]) for name in (here.name, there.name) if name in moved]
        if stay and here.alike(there) > max(stay):
            renamed[here.name] = there.name
    return _closed(renamed, moved)


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
            details = ("waits", statement.waits), ("takes", statement.takes), ("accurate", statement.accurate)
            self.every |= {each for each in (*details, ("opens", statement.opens)) if each[1] is not None}

    @property
    def key(self) -> Hashable:
        """What two have in common that differ in name, times and who does it; None if that is nothing."""
        return (self.role, self.core) if self.core else None

    @property
    def keys(self) -> Keys:
        """Those who are alike in all go together first."""
        return ((self.role, self.every) if self.core else None, self.key)

    def alike(self, other: "_Described") -> float:
        """The share of details that are the same, from 0 to 1."""
        return len(self.every & other.every) / max(len(self.every), len(other.every), 1) * (self.role == other.role)


def _declared(bound: BoundStream) -> dict[str, Step | NamedParty]:
    """The statement of each name, without the name."""
    statements = {node.name: node.step or node.party for node in bound.nodes}
    return {name: evolve(each, name="_") for name, each in statements.items() if each}


def _described(bound: BoundStream, steady: set[str]) -> dict[str, _Described]:
    """Those whose names may have moved, or are in this stream alone."""
    nodes = [(node, node.step or node.party) for node in bound.nodes if node.name not in steady]
    return {node.name: _Described(bound, node, each, steady) for node, each in nodes if each}


def _closed(renamed: dict[str, str], moved: set[str]) -> dict[str, str]:
    """The names of which none is lost without another, nor handed on by who keeps it."""
    while True:
        taken = {*renamed.values()}
        kept = {
            one: other
            for one, other in renamed.items()
            if (other in renamed or other not in moved) and (one in taken or one not in moved)
        }
        if len(kept) == len(renamed):
            return kept
        renamed = kept
