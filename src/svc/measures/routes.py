"""Where cases may go from each step, whichever kind of case: outcomes of steps, and what parties answer."""

from collections.abc import Collection, Iterable, Mapping

from attrs import frozen

from svc.measures.outcomes import Outcomes, outcomes
from svc.semantics.bound import BoundStream, NodeKind
from svc.semantics.reachability import reached


@frozen
class Answer:
    """That a party gives a step something because another step gave it something. All by their names."""

    asking: str
    party: str
    step: str


@frozen(eq=False)
class Routes:
    """The outcomes of each step by its name, the answers of parties, and the pairs of steps that a flow leads back."""

    bound: BoundStream
    outcomes: Mapping[str, Outcomes]
    back: Collection[tuple[str, str]]
    answers: tuple[Answer, ...]

    def alone(self, answers: Iterable[Answer]) -> dict[str, list[str]]:
        """The steps that nothing but the answer of a party leads to, by the party."""
        alone: dict[str, set[str]] = {}
        for each in answers:
            flows = self.bound.incoming[self.bound[each.step]]
            if not any(flow.source.kind is not NodeKind.PARTY for flow in flows):
                alone.setdefault(each.party, set()).add(each.step)
        return {party: sorted(steps) for party, steps in alone.items()}


def routes(bound: BoundStream) -> Routes:
    """The routes of a stream."""
    back = {flow.number for flow in bound.backward_flows}
    chosen = {
        node.name: outcomes(bound, node, flows, back)
        for node, flows in bound.outgoing.items()
        if node.kind is not NodeKind.PARTY
    }
    turned = {(flow.source.name, flow.target.name) for flow in bound.backward_flows}
    return Routes(bound, chosen, turned, tuple(_answers(bound, back)))


def _answers(bound: BoundStream, back: Collection[int]) -> list[Answer]:
    """The answers of parties, one for each step that asked."""
    started = {(each.party.name, each.step.name) for each in bound.case_starts if each.party is not None}
    given = set[tuple[str, str]]()
    asking: dict[str, set[str]] = {}
    onward: dict[str, list[str]] = {}
    for flow in bound.flows:
        source, target = flow.source.name, flow.target.name
        if flow.target.kind is not NodeKind.PARTY:
            if flow.source.kind is NodeKind.PARTY:
                given.add((source, target))
            elif flow.number not in back:
                onward.setdefault(source, []).append(target)
        elif flow.source.kind is not NodeKind.PARTY:
            asking.setdefault(target, set()).add(source)
    answers = []
    for party, step in given - started:
        if party in asking:
            later = reached([step], lambda each: onward.get(each, ()))
            answers += [Answer(each, party, step) for each in asking[party] if each not in later]
    return answers
