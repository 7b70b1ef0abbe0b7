"""What labels of records mean in a stream: which step or party each is about, and which mean nothing.

A pattern is a label in which `*` is any characters. A step without `seen` goes by its name and its title.
"""

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from svc.records.shapes import Label, Meaning, Role
from svc.semantics.bound import BoundStream, Node, NodeKind

ANY = "*"


@frozen
class Claim:
    """That a place claims the labels of a pattern. An `implied` one is its name or title, where it says no label."""

    node: Node
    role: Role
    pattern: str
    implied: bool = False

    def fits(self, label: str) -> bool:
        """Whether a label is one of the pattern."""
        return label == self.pattern if self.is_whole else covers(self.pattern, label)

    @property
    def is_whole(self) -> bool:
        """Whether the pattern is a label itself."""
        return self.implied or ANY not in self.pattern

    @property
    def exactness(self) -> tuple[bool, int]:
        """How much of a label the pattern says: of one place, the pattern that says most decides."""
        return self.is_whole, len(self.pattern)


def covers(pattern: str, label: str) -> bool:
    """Whether a pattern covers a label. In time that is linear in both, whatever they are."""
    if ANY not in pattern:
        return label == pattern
    first, *middle, last = pattern.split(ANY)
    if not label.startswith(first) or len(label) < len(first) + len(last) or not label.endswith(last):
        return False
    start, end = len(first), len(label) - len(last)
    for part in middle:
        found = label.find(part, start, end)
        if found < 0:
            return False
        start = found + len(part)
    return True


@frozen(eq=False)
class Labelled:
    """How the labels of records are understood: what each means, and which claims were met."""

    meanings: Mapping[str, Meaning]
    unmapped: tuple[Label, ...] = field(converter=tuple[Label, ...])
    """Labels that no place claims, the most frequent first."""
    unmatched: tuple[Claim, ...] = field(converter=tuple[Claim, ...])
    """What is written as `seen` or `queued` and no label fits."""
    shared: tuple[tuple[Label, tuple[Claim, ...]], ...] = ()
    """Labels that several places claim, with these claims; the first one counts."""
    shown: frozenset[str] = frozenset()
    """The places that records would show, if cases came there."""


def labelled(bound: BoundStream, labels: Iterable[Label], known: Iterable[str] = ()) -> Labelled:
    """What the labels of records mean in a stream. `known` are patterns of labels that need no meaning: those that
    end cases."""
    claims = list(_claims(bound))
    exact: dict[str, list[Claim]] = {}
    for each in claims:
        if each.is_whole:
            exact.setdefault(each.pattern, []).append(each)
    loose = [each for each in claims if not each.is_whole]
    meanings: dict[str, Meaning] = {}
    unmapped, shared, ending = [], [], tuple(known)
    met: set[Claim] = set()
    for label in labels:
        fitting = [*exact.get(label.text, ()), *(each for each in loose if each.fits(label.text))]
        met.update(fitting)
        claiming = [each for each in fitting if not each.implied] or fitting
        if not claiming:
            if not any(covers(each, label.text) for each in ending):
                unmapped.append(label)
            continue
        owner = min((each.node for each in claiming), key=bound.nodes.index)
        if any(each.node != owner for each in claiming):
            shared.append((label, tuple(claiming)))
        chosen = max((each for each in claiming if each.node == owner), key=lambda each: each.exactness)
        meanings[label.text] = Meaning(owner.name, chosen.role)
    unmatched = [each for each in claims if each not in met and not each.implied]
    return Labelled(meanings, unmapped, unmatched, tuple(shared), _shown(bound, meanings))


def _claims(bound: BoundStream) -> Iterable[Claim]:
    for node in bound.nodes:
        if node.kind is NodeKind.PARTY:
            yield from (Claim(node, Role.PARTY, each) for each in (node.party.seen if node.party else ()))
            continue
        step = node.step
        yield from (Claim(node, Role.SEEN, each) for each in (step.seen if step else ()))
        yield from (Claim(node, Role.QUEUED, each) for each in (step.queued if step else ()))
        if step is None or not step.seen:
            names = dict.fromkeys([node.name, *([node.title] if node.title else [])])
            yield from (Claim(node, Role.SEEN, name, implied=True) for name in names)


def _shown(bound: BoundStream, meanings: Mapping[str, Meaning]) -> frozenset[str]:
    """Places that say their labels, and those that a label is about.

    Where no step says any, all go by their names: then those that never came are missed as well.
    """
    met = {each.place for each in meanings.values() if each.role is not Role.QUEUED}
    steps = [node for node in bound.nodes if node.kind is not NodeKind.PARTY]
    says = {node.name for node in steps if node.step and node.step.seen}
    says |= {node.name for node in bound.nodes if node.party and node.party.seen}
    return frozenset(met | says | (set() if says else {node.name for node in steps}))
