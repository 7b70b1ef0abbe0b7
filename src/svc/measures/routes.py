"""Where cases may go from each step, whichever kind of case: outcomes of steps, and what parties answer."""

from collections.abc import Collection, Iterable, Mapping

from attrs import frozen

from svc.measures.outcomes import Outcomes, outcomes
from svc.semantics.bound import BoundFlow, BoundStream, Node, NodeKind
from svc.semantics.reachability import reached


@frozen
class Answer:
    """That a party gives a step something because another step gave it something."""

    asking: Node
    party: Node
    step: Node


def _answers(bound: BoundStream) -> list[Answer]:
    """The answers of parties, one for each step that asked."""
    started = {(each.party, each.step) for each in bound.case_starts}
    given = {(flow.source, flow.target) for flow in bound.flows if flow.source.kind is NodeKind.PARTY} - started
    asking: dict[Node, set[Node]] = {}
    for flow in bound.flows:
        if flow.target.kind is NodeKind.PARTY and flow.source.kind is not NodeKind.PARTY:
            asking.setdefault(flow.target, set()).add(flow.source)
    back = set(bound.backward_flows)
    onward = {
        node: [flow.target for flow in flows if flow.target.kind is not NodeKind.PARTY and flow not in back]
        for node, flows in bound.outgoing.items()
    }
    answers = []
    for party, step in given:
        if step.kind is not NodeKind.PARTY and party in asking:
            later = reached([step], onward.__getitem__)
            answers += [Answer(each, party, step) for each in asking[party] if each not in later]
    return answers


def _alone(bound: BoundStream, answers: Iterable[Answer]) -> dict[Node, list[Node]]:
    """The steps that nothing but the answer of a party leads to, by the party."""
    alone: dict[Node, set[Node]] = {}
    for each in answers:
        if not any(flow.source.kind is not NodeKind.PARTY for flow in bound.incoming[each.step]):
            alone.setdefault(each.party, set()).add(each.step)
    return {party: sorted(steps, key=by_name) for party, steps in alone.items()}


@frozen(eq=False)
class Routes:
    """The outcomes of each step, which flows lead back, and the answers of parties."""

    outcomes: Mapping[Node, Outcomes]
    back: Collection[BoundFlow]
    answers: tuple[Answer, ...]
    bound: BoundStream

    def alone(self, answers: Iterable[Answer]) -> dict[Node, list[Node]]:
        """The steps that nothing but the answer of a party leads to, by the party."""
        return _alone(self.bound, answers)


def routes(bound: BoundStream) -> Routes:
    """The routes of a stream."""
    back = set(bound.backward_flows)
    chosen = {node: outcomes(bound, node, back) for node in bound.nodes if node.kind is not NodeKind.PARTY}
    return Routes(chosen, back, tuple(_answers(bound)), bound)


def by_name(node: Node) -> str:
    """What puts steps in order where flows leave it open."""
    return node.name
