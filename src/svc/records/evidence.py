"""What is known once records are replayed on a stream: all that findings and figures are made of."""

from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise

from attrs import frozen

from svc.measures.wording import counted, percent
from svc.model.calendar import Calendar
from svc.records.labels import Labelled
from svc.records.observed import Deviation
from svc.records.offers import BEGINNING, Offers
from svc.records.replay import Move
from svc.records.shapes import Log, Times, Visits, Way
from svc.records.tally import Tally
from svc.semantics.bound import BoundFlow, BoundStream, Node, NodeKind
from svc.semantics.reachability import shortest_path

NO_EVENTS = "the records hold no events of the days that count"
Taken = Mapping[tuple[str, str], tuple[int, int]]
"""How often cases took the flows between two places, and how many cases did."""


@frozen(eq=False)
class Figures:
    """What visits come to, all at once: a log that makes other visits forgets these."""

    ways: tuple[Way, ...]
    waits: Mapping[str, Times]
    works: Mapping[str, Times]
    lead: Times | None
    arrivals: float | None


def figures(visits: Visits) -> Figures:
    """What visits come to."""
    return Figures(tuple(visits.ways()), visits.waits(), visits.works(), visits.lead(), visits.arrivals())


@frozen(eq=False)
class Evidence:
    """A stream with the records that were replayed on it. Without `examples` no case is named."""

    bound: BoundStream
    calendar: Calendar
    log: Log
    labelled: Labelled
    offers: Offers
    tally: Tally
    figures: Figures
    examples: bool = True

    @property
    def waits(self) -> Mapping[str, Times]:
        """How long cases waited for each place."""
        return self.figures.waits

    @property
    def works(self) -> Mapping[str, Times]:
        """How long the work of each place took; empty where records don't say when it began and when it ended."""
        return self.figures.works

    @cached_property
    def taken(self) -> Taken:
        """How often cases took the flows between two places, those through places that records don't show too."""
        found: dict[tuple[str, str], tuple[int, int]] = {}
        for move, count in self.tally.taken.items():
            for pair in self._passed(move):
                known = found.get(pair, (0, 0))
                found[pair] = known[0] + count, known[1] + self.tally.taking[move].count
        return found

    @cached_property
    def untimed(self) -> tuple[str, ...]:
        """The steps of which records have one time for each event: how long they took altogether."""
        return tuple(node.name for node in self.bound.steps if node.name in self.waits and node.name not in self.works)

    def cases(self, count: int) -> str:
        """So many cases in words: `12 of 400 cases (3%)`."""
        whole = self.tally.cases
        return f"{count:,} of {counted(whole, 'case', 'cases')} ({percent(count / whole)})"

    def example(self, deviation: Deviation) -> str:
        """The end of a help text: an example, if one may be named."""
        return f"; for example {deviation.example}" if deviation.example else ""

    def node(self, name: str) -> Node:
        """The step or party of a name."""
        return self._nodes[name]

    def way(self, source: str, target: str) -> list[Node]:
        """The shortest declared way from one place to another; empty if there is none."""
        end = self.node(target)
        return shortest_path(
            self.node(source), lambda node: node == end, self.bound.successors, len(self.bound.nodes) + 1
        )

    def waits_at_party(self, node: Node) -> bool:
        """Whether cases lie with a party that records show while they wait for a step: that is the party's time."""
        given = (flow.source for flow in self.bound.incoming[node])
        return any(not is_step(source) and source.name in self.offers.shown for source in given)

    def can_be_seen(self, flow: BoundFlow) -> bool:
        """Whether records show that a case takes a flow."""
        if flow.target.name not in self.offers.shown:
            return False
        starts = {(each.party.name, each.step.name) for each in self.bound.case_starts if each.party}
        return flow.source.name in self.offers.shown or (flow.source.name, flow.target.name) in starts

    @cached_property
    def _nodes(self) -> Mapping[str, Node]:
        return {node.name: node for node in self.bound.nodes}

    def _passed(self, move: Move) -> list[tuple[str, str]]:
        """The pairs of places that a declared move passes: one, but for places that records don't show."""
        source, target = move
        end = self.node(target)
        if source == BEGINNING:
            parties = [each.party.name for each in self.bound.case_starts if each.party and each.step == end]
            hidden = [each for each in parties if each not in self.offers.shown]
            return [(each, target) for each in (hidden or parties)[:1]]

        def onward(node: Node) -> list[Node]:
            hidden = node.name == source or node.name not in self.offers.shown
            return [*self.bound.successors(node)] if hidden else []

        if end in self.bound.successors(self.node(source)):
            return [move]
        path = shortest_path(self.node(source), lambda node: node == end, onward, len(self.bound.nodes) + 1)
        return [(one.name, other.name) for one, other in pairwise(path)]


def is_step(node: Node) -> bool:
    """Whether a place is a step, and not a party."""
    return node.kind is not NodeKind.PARTY


def repeated(bound: BoundStream) -> frozenset[str]:
    """The places with a flow to themselves: there a repeated label is another visit."""
    return frozenset(flow.source.name for flow in bound.flows if flow.source == flow.target)
