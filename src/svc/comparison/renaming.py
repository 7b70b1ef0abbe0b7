"""Recognises steps and named parties that have another name: they are of the same activity and have most of the
same flows. Independent of what else changed."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Set
from itertools import islice

from attrs import evolve

from svc.comparison.hand_overs import HandOver, hand_overs, role
from svc.comparison.pairing import paired
from svc.comparison.swapped_names import swapped
from svc.diagnostics import limits
from svc.model import NamedParty, Step
from svc.model.quantities import Real
from svc.semantics.bound import BoundStream, Node


def renames(before: BoundStream, after: BoundStream) -> Mapping[str, str]:
    """The new names of steps and parties by their old ones.

    First come names that moved among those that both streams have. Of the others, only what one stream alone has can be
    renamed. It is paired with a thing of the same kind, and of the same activity or outside party, that has more than
    half of the same hand-overs. Where neither has any, nothing but the name may differ. The most alike come first, then
    those that are written first. An end of a hand-over is known by its name if both streams have it, else by its
    activity.
    """
    renamed = dict(swapped(before, after))
    moved = {*renamed, *renamed.values()}
    both = {node.name for node in before.nodes} & {node.name for node in after.nodes}
    old, new = _lone(before, both | renamed.keys(), both - moved), _lone(after, both | moved, both - moved)
    equal = paired([(one.mark,) for one in old], [(other.mark,) for other in new])
    renamed |= {old[here].name: new[there].name for here, there in equal}
    taken = {*renamed.values()}
    left = [one for one in old if one.name not in renamed], [other for other in new if other.name not in taken]
    for one, other, _ in sorted(_alike(*left), key=lambda candidate: -candidate[2]):
        if one not in renamed and other not in taken:
            renamed[one] = other
            taken.add(other)
    return renamed


class _Lone:
    """A step or party that only one of the streams has."""

    def __init__(self, node: Node, statement: Step | NamedParty, hand_overs: frozenset[HandOver]) -> None:
        self.name, self.role, self.hand_overs = node.name, (node.kind, role(node)), hand_overs
        self.mark: Hashable = (self.role, self.hand_overs or evolve(statement, name="_"))
        """What those who are alike in everything but the name have in common."""


def _lone(bound: BoundStream, known: Set[str], shared: Set[str]) -> list[_Lone]:
    """Those whose names are not `known` yet; others are called by the names that are `shared`."""
    declared = [(node, node.step or node.party) for node in bound.nodes if node.name not in known]
    return [_Lone(node, each, frozenset(hand_overs(bound, node, shared))) for node, each in declared if each]


def _alike(old: Iterable[_Lone], new: Iterable[_Lone]) -> Iterator[tuple[str, str, Real]]:
    """Who may be who, and how alike they are, from 0 to 1."""
    of_role = defaultdict(list)
    for other in new:
        of_role[other.role].append(other)
    pairs = ((one, other) for one in old for other in of_role[one.role])
    for one, other in islice(pairs, limits.RENAMED):
        alike = len(one.hand_overs & other.hand_overs) / max(len(one.hand_overs), len(other.hand_overs), 1)
        if alike > 0.5:
            yield one.name, other.name, alike
