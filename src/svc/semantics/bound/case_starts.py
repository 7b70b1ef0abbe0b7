"""Where cases begin: what starts one, and which parties only answer what a case asked of them.

A case begins where a party gives something that no earlier step gave that party a reason for, where the trigger starts,
and at a step that only gives. Each such place starts cases of a kind of its own.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from attrs import frozen

from svc.semantics.bound.flows import BoundFlow
from svc.semantics.bound.nodes import Node, NodeKind
from svc.semantics.dominators import Dominators
from svc.semantics.graph import components, neighbours, predecessors
from svc.semantics.reachability import reached
from svc.text.compared import Compared

_PARTY = NodeKind.PARTY
CONSUMERS = ("customer", "user")
"""Parties whose cases come first: those that services are for. Other catalogues may have none of them."""


@frozen(repr=False, eq=False)
class CaseStart(Compared):
    """Where cases of one kind begin: at a step, because a party gives it something or for a reason of its own."""

    step: Node
    party: Node | None = None
    rank: int = 0
    """0 for customers and users that get something, 1 for those that don't, 2 for what a stream starts itself, 3 for
    other parties that get something, 4 for those that don't, 5 for steps that merely nothing leads to."""


class Entries:
    """The flows of parties into a stream, each a start of cases or an answer. Steps and parties go by their names."""

    def __init__(self, flows: Sequence[BoundFlow], own: Collection[str]) -> None:
        self._own = own
        self.given: dict[str, set[str]] = {}
        self.taken: dict[str, set[str]] = {}
        edges = []
        for flow in flows:
            source, target = flow.source.name, flow.target.name
            if flow.source.kind is not _PARTY and flow.target.kind is not _PARTY:
                edges.append((source, target))
            elif flow.target.kind is not _PARTY:
                self.given.setdefault(source, set()).add(target)
            elif flow.source.kind is not _PARTY:
                self.taken.setdefault(target, set()).add(source)
        self.onward = neighbours(edges)
        self._before = predecessors(self.onward)
        self._group = components(self.onward)
        self.entered = {target for source, target in edges if source != target}
        self.giving = {source for source, _ in edges} - self.entered
        unstarted = self._unstarted()
        if unstarted:
            self.taken = {party: left for party, steps in self.taken.items() if (left := steps - unstarted)}

    def _unstarted(self) -> set[str]:
        """The steps that only cycles lead to which no case gets into: they give no party a reason for anything."""
        return self.entered - self.reach(self.giving.union(self._own, *self.given.values()))

    def reach(self, nodes: Iterable[str]) -> set[str]:
        """The nodes that some lead to, by steps alone."""
        return reached(nodes, lambda node: self.onward.get(node, ()))

    def answers(self, party: str) -> set[str]:
        """The steps to which a party gives only what a case asked of it before: some step before gives it something."""
        given, givers = self.given.get(party, set()), self.taken.get(party, set())
        return given & self.behind(givers) | self._within_cycles(given, givers) if givers else set()

    def unrequited(self, party: str) -> set[str]:
        """The steps that give a party nothing in return, neither themselves nor later, where others do."""
        givers = self.taken.get(party, set())
        return self.given.get(party, set()) - self.leading_to(givers) if givers else set()

    def leading_to(self, nodes: Iterable[str]) -> set[str]:
        """The nodes that lead to some, by steps alone."""
        return reached(nodes, lambda node: self._before.get(node, ()))

    def behind(self, nodes: Iterable[str]) -> set[str]:
        """The nodes that some lead to, and that do not lead back to those."""
        out = [
            target
            for node in self.reach(nodes)
            for target in self.onward.get(node, ())
            if self._group[node] != self._group[target]
        ]
        return self.reach(out)

    def _within_cycles(self, given: set[str], givers: set[str]) -> set[str]:
        """The steps in a cycle with givers, one of which is passed first where the party starts a case elsewhere."""
        own = {*given, *(node for node in self._own if node in self.onward)}
        mixed = {self._group.get(node) for node in givers} & {self._group.get(node) for node in given} - {None}
        if not mixed or len(own) < 2:
            return set()
        above = Dominators(sorted(own), self.onward)
        asking = [node for node in above.order if node in givers]
        asked = {
            step
            for step in given
            if self._group.get(step) in mixed
            and any(
                node != step and self._group.get(node) == self._group[step] and not above.dominates(step, node)
                for node in asking
            )
        }
        return asked - {min(asked)} if asked == own else asked


def case_starts(nodes: Mapping[str, Node], flows: Sequence[BoundFlow], own: Collection[str]) -> tuple[CaseStart, ...]:
    """The starts of cases, the main one first. `own` are the steps that start them without a party."""
    entries = Entries(flows, own)
    starts, in_doubt = [CaseStart(nodes[step], None, 2) for step in own], list[CaseStart]()
    for party, given in entries.given.items():
        served = entries.leading_to(entries.taken.get(party, ()))
        unrequited = entries.unrequited(party)
        first = 0 if nodes[party].role in CONSUMERS else 3
        for step in given - entries.answers(party):
            start = CaseStart(nodes[step], nodes[party], first if step in served else first + 1)
            (in_doubt if step in unrequited else starts).append(start)
    alone = entries.giving.difference(own, *entries.given.values())
    starts += [CaseStart(nodes[step], None, 5) for step in alone]
    if in_doubt:
        starts += _unasked(starts, in_doubt, entries)
    return tuple(starts) if len(starts) == 1 else _in_order(starts, entries)


def _unasked(starts: Iterable[CaseStart], in_doubt: Iterable[CaseStart], entries: Entries) -> list[CaseStart]:
    """Which of some flows of parties start cases, as no case that started elsewhere gives their party anything."""
    getting: dict[str, list[str]] = {}
    for party, givers in entries.taken.items():
        for step in givers:
            getting.setdefault(step, []).append(party)
    answering: dict[str, list[str]] = {}
    for start in in_doubt:
        if start.party is not None:
            answering.setdefault(start.party.name, []).append(start.step.name)
    asked: set[str] = set()

    def following(step: str) -> list[str]:
        new = [party for party in getting.get(step, ()) if party not in asked]
        asked.update(new)
        return [*entries.onward.get(step, ()), *(each for party in new for each in answering.get(party, ()))]

    known = reached([start.step.name for start in starts], following)
    found = []
    for start in sorted(in_doubt, key=_rank_and_names):
        if start.party is not None and start.party.name not in asked:
            found.append(start)
            known |= reached({start.step.name} - known, following)
    return found


def _rank_and_names(start: CaseStart) -> tuple[int, str, str]:
    return start.rank, start.step.name, start.party.name if start.party else ""


def _in_order(starts: Sequence[CaseStart], entries: Entries) -> tuple[CaseStart, ...]:
    """By rank, then those that no other of the same rank leads to, then by names."""
    ranks = {start.rank for start in starts}
    behind = {rank: entries.behind(each.step.name for each in starts if each.rank == rank) for rank in ranks}

    def place(start: CaseStart) -> tuple[int, bool, tuple[int, str, str]]:
        return start.rank, start.step.name in behind[start.rank], _rank_and_names(start)

    return tuple(sorted(starts, key=place))
