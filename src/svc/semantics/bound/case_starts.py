"""Where cases begin: what starts one, and which parties only answer what a case asked of them.

A case begins where a party gives something that no earlier step gave that party a reason for, where the trigger starts,
and at a step that only gives. Each such place starts cases of a kind of its own.
"""

from collections.abc import Collection, Iterable, Sequence

from attrs import frozen

from svc.semantics.bound.flows import BoundFlow
from svc.semantics.bound.nodes import Node, NodeKind
from svc.semantics.dominators import Dominators
from svc.semantics.graph import components, neighbours
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
    """The flows of parties into a stream, each a start of cases or an answer."""

    def __init__(self, flows: Sequence[BoundFlow], own: Collection[Node]) -> None:
        self._own = own
        self.inner = [each for each in flows if not _is_outer(each)]
        edges = [(flow.source, flow.target) for flow in self.inner]
        self.onward = neighbours(edges)
        self._before = neighbours([(target, source) for source, target in edges])
        self._group = components(edges)
        self.entered = {flow.target for flow in self.inner if flow.source is not flow.target}
        self.given: dict[Node, set[Node]] = {}
        self.taken: dict[Node, set[Node]] = {}
        for flow in flows:
            if flow.source.kind is _PARTY and flow.target.kind is not _PARTY:
                self.given.setdefault(flow.source, set()).add(flow.target)
        unstarted = self._unstarted()
        for flow in flows:
            if flow.target.kind is _PARTY and flow.source.kind is not _PARTY and flow.source not in unstarted:
                self.taken.setdefault(flow.target, set()).add(flow.source)

    def _unstarted(self) -> set[Node]:
        """The steps that only cycles lead to which no case gets into: they give no party a reason for anything."""
        first = {flow.source for flow in self.inner} - self.entered
        return self.entered - self.reach(first.union(self._own, *self.given.values()))

    def reach(self, nodes: Iterable[Node]) -> set[Node]:
        """The nodes that some lead to, by steps alone."""
        return reached(nodes, lambda node: self.onward.get(node, ()))

    def answers(self, party: Node) -> set[Node]:
        """The steps to which a party gives only what a case asked of it before: some step before gives it something."""
        given, givers = self.given.get(party, set()), self.taken.get(party, set())
        return given & self.behind(givers) | self._within_cycles(given, givers) if givers else set()

    def unrequited(self, party: Node) -> set[Node]:
        """The steps that give a party nothing in return, neither themselves nor later, where others do."""
        givers = self.taken.get(party, set())
        return self.given.get(party, set()) - self.leading_to(givers) if givers else set()

    def leading_to(self, nodes: Iterable[Node]) -> set[Node]:
        """The nodes that lead to some, by steps alone."""
        return reached(nodes, lambda node: self._before.get(node, ()))

    def behind(self, nodes: Iterable[Node]) -> set[Node]:
        """The nodes that some lead to, and that do not lead back to those."""
        out = [
            target
            for node in self.reach(nodes)
            for target in self.onward.get(node, ())
            if self._group[node] != self._group[target]
        ]
        return self.reach(out)

    def _within_cycles(self, given: set[Node], givers: set[Node]) -> set[Node]:
        """The steps in a cycle with givers, one of which is passed first where the party starts a case elsewhere."""
        own = {*given, *(node for node in self._own if node in self.onward)}
        mixed = {self._group.get(node) for node in givers} & {self._group.get(node) for node in given} - {None}
        if not mixed or len(own) < 2:
            return set()
        above = Dominators(sorted(own, key=_name), self.onward)
        asking = [node for node in above.order if node in givers]
        asked = {
            step
            for step in given
            if self._group.get(step) in mixed
            and any(
                node is not step and self._group.get(node) == self._group[step] and not above.dominates(step, node)
                for node in asking
            )
        }
        return asked - {min(asked, key=_name)} if asked == own else asked


def case_starts(flows: Sequence[BoundFlow], own: Iterable[Node]) -> tuple[CaseStart, ...]:
    """The starts of cases, the main one first. `own` are the steps that start them without a party."""
    steps = set(own)
    entries = Entries(flows, steps)
    starts, in_doubt = [CaseStart(step, None, 2) for step in steps], list[CaseStart]()
    for party, given in entries.given.items():
        served = entries.leading_to(entries.taken.get(party, ()))
        unrequited = entries.unrequited(party)
        first = 0 if party.role in CONSUMERS else 3
        for step in given - entries.answers(party):
            start = CaseStart(step, party, first if step in served else first + 1)
            (in_doubt if step in unrequited else starts).append(start)
    answered = set[Node]().union(*entries.given.values())
    alone = {flow.source for flow in entries.inner} - entries.entered - steps - answered
    starts += [CaseStart(step, None, 5) for step in alone]
    return _in_order([*starts, *_unasked(starts, in_doubt, entries)], entries)


def _unasked(starts: Iterable[CaseStart], in_doubt: Iterable[CaseStart], entries: Entries) -> list[CaseStart]:
    """Which of some flows of parties start cases, as no case that started elsewhere gives their party anything."""
    getting: dict[Node, list[Node]] = {}
    for party, givers in entries.taken.items():
        for step in givers:
            getting.setdefault(step, []).append(party)
    answering: dict[Node, list[Node]] = {}
    for start in in_doubt:
        if start.party is not None:
            answering.setdefault(start.party, []).append(start.step)
    asked: set[Node] = set()

    def following(step: Node) -> list[Node]:
        new = [party for party in getting.get(step, ()) if party not in asked]
        asked.update(new)
        return [*entries.onward.get(step, ()), *(each for party in new for each in answering.get(party, ()))]

    known = reached([start.step for start in starts], following)
    found = []
    for start in sorted(in_doubt, key=_rank_and_names):
        if start.party not in asked:
            found.append(start)
            known |= reached({start.step} - known, following)
    return found


def _rank_and_names(start: CaseStart) -> tuple[int, str, str]:
    return start.rank, start.step.name, start.party.name if start.party else ""


def _in_order(starts: Sequence[CaseStart], entries: Entries) -> tuple[CaseStart, ...]:
    """By rank, then those that no other of the same rank leads to, then by names."""
    behind = {rank: entries.behind(each.step for each in starts if each.rank == rank) for rank in range(6)}

    def place(start: CaseStart) -> tuple[int, bool, tuple[int, str, str]]:
        return start.rank, start.step in behind[start.rank], _rank_and_names(start)

    return tuple(sorted(starts, key=place))


def _is_outer(flow: BoundFlow) -> bool:
    return _PARTY in (flow.source.kind, flow.target.kind)


def _name(node: Node) -> str:
    return node.name
