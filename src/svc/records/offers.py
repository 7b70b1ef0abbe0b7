"""What a case may do next: what each step that is done offers, as far as records show it.

A step that records never show, and a party without labels, are passed unseen: what they lead to is offered at once.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from attrs import frozen

from svc.measures.network import Network, network
from svc.measures.outcomes import Outcome
from svc.measures.routes import Routes, routes
from svc.semantics.bound import BoundFlow, BoundStream, NodeKind
from svc.semantics.reachability import reached

BEGINNING = ""
"""Stands for where cases begin: the name of no step."""


@frozen
class Choice:
    """An outcome of a step: the steps that `must` follow, and what `may` follow besides, by name."""

    must: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()
    flows: tuple[BoundFlow, ...] = ()
    share: float = 1.0


@frozen(eq=False)
class Offers:
    """The choices of each place that records show, by its name; those of `BEGINNING` are where cases begin."""

    bound: BoundStream
    shown: frozenset[str]
    """The names of the steps and parties that records show."""

    @cached_property
    def choices(self) -> Mapping[str, tuple[Choice, ...]]:
        """What each place offers."""
        following = _following(self.kinds)
        found: dict[str, tuple[Choice, ...]] = {BEGINNING: tuple(self._beginnings())}
        for node in self.bound.nodes:
            if node.name not in self.shown:
                continue
            if node.kind is NodeKind.PARTY:
                may = self._beyond(flow.target.name for flow in self.bound.outgoing[node])
                found[node.name] = (Choice(may=may, flows=self.bound.outgoing[node]),)
            else:
                outcomes = self._routes.outcomes[node.name]
                found[node.name] = tuple(
                    self._choice(each, following.get((node.name, number), ()))
                    for number, each in enumerate((*outcomes.all, *outcomes.never))
                )
        return found

    @cached_property
    def kinds(self) -> list[Network]:
        """The kinds of case, one for each place where cases begin."""
        return [network(self._routes, start) for start in self.bound.case_starts]

    @cached_property
    def gives(self) -> Mapping[str, frozenset[str]]:
        """The steps that each shown party gives something: while one of them is due, a case may lie with the party."""
        parties = [node for node in self.bound.nodes if node.kind is NodeKind.PARTY and node.name in self.shown]
        return {party.name: self._beyond(flow.target.name for flow in self.bound.outgoing[party]) for party in parties}

    def _beginnings(self) -> Iterable[Choice]:
        for start in self.bound.case_starts:
            party = start.party
            if party is not None and party.name in self.shown:
                yield Choice(may=frozenset([party.name]))
            yield Choice(may=self._beyond([start.step.name]))

    def _choice(self, outcome: Outcome, answered: Iterable[str]) -> Choice:
        targets = [flow.target for flow in outcome.flows]
        must = {node.name for node in targets if node.kind is not NodeKind.PARTY} | {*answered}
        may = self._beyond(node.name for node in targets)
        return Choice(frozenset(must) & self.shown, may, outcome.flows, outcome.share)

    def _beyond(self, names: Iterable[str]) -> frozenset[str]:
        """What records show of some places: themselves, or what they lead to where records don't show them."""
        found = reached(names, lambda name: () if name in self.shown else self._onward[name])
        return frozenset(found & self.shown)

    @cached_property
    def _routes(self) -> Routes:
        return routes(self.bound)

    @cached_property
    def _onward(self) -> Mapping[str, tuple[str, ...]]:
        return {node.name: tuple(flow.target.name for flow in flows) for node, flows in self.bound.outgoing.items()}


def _following(kinds: Iterable[Network]) -> dict[tuple[str, int], Collection[str]]:
    """The steps that follow an outcome, as a party is asked that must answer; by the step and the outcome's number."""
    found: dict[tuple[str, int], Collection[str]] = {}
    for kind in kinds:
        for step, ways in zip(kind.steps, kind.ways, strict=True):
            for number, way in enumerate(ways):
                found[step.name, number] = {kind.steps[target].name for target in way.targets}
    return found
