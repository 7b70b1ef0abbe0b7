"""The demand that a stream answers, and the value that it has: what its main case starts with and ends with."""

from collections.abc import Collection

from svc.semantics.bound import BoundFlow, BoundStream, Node, NodeKind
from svc.semantics.graph import ranks
from svc.semantics.reachability import reached

LAST_OF_CONSUMERS = 1
"""The last rank of the starts of customers and users."""


def demand(bound: BoundStream) -> tuple[BoundFlow, ...]:
    """What a party gives that starts the main case; nothing where no party starts it."""
    start = next(iter(bound.case_starts), None)
    if start is None or start.party is None:
        return ()
    return tuple(flow for flow in bound.incoming[start.step] if flow.source == start.party)


def beginning(bound: BoundStream) -> str:
    """What a step says that starts the main case; empty where a party starts it, and where the step says nothing."""
    start = next(iter(bound.case_starts), None)
    begins = start.step.step.begins if start is not None and start.party is None and start.step.step else None
    return (begins.text if begins else None) or ""


def value(bound: BoundStream) -> tuple[BoundFlow, ...]:
    """The last that the party of the demand gets; if it gets nothing, the last that any party gets."""
    start = next(iter(bound.case_starts), None)
    steps = reached([start.step], bound.successors) if start else set(bound.nodes)
    given = [flow for flow in bound.flows if flow.target.kind is NodeKind.PARTY and flow.source in steps]
    owed = [flow for flow in given if start and flow.target == start.party] or given
    return _last(bound, owed, steps)


def inlets(bound: BoundStream) -> tuple[BoundFlow, ...]:
    """All flows that bring demand in: what customers and users start cases with, else what starts the main case."""
    starts = [each for each in bound.case_starts if each.rank <= LAST_OF_CONSUMERS] or bound.case_starts[:1]
    found = [flow for each in starts for flow in bound.incoming[each.step] if flow.source == each.party]
    return tuple(dict.fromkeys(found))


def outlets(bound: BoundStream) -> tuple[BoundFlow, ...]:
    """All flows that bring the value out: the last one, and those that give any party the same."""
    last = value(bound)
    known = {each.artefact or each.written for flow in last for each in flow.carried}
    same = [
        flow
        for flow in bound.flows
        if flow.target.kind is NodeKind.PARTY and known & {each.artefact or each.written for each in flow.carried}
    ]
    return tuple(dict.fromkeys([*last, *same]))


def _last(bound: BoundStream, flows: Collection[BoundFlow], steps: Collection[Node]) -> tuple[BoundFlow, ...]:
    """The flows of those steps that are furthest along; of several steps by their names."""
    back = set(bound.backward_flows)
    onward = [
        (flow.source, flow.target)
        for flow in bound.flows
        if flow not in back and flow.source in steps and NodeKind.PARTY not in (flow.source.kind, flow.target.kind)
    ]
    rank = ranks([node for node in bound.nodes if node.kind is not NodeKind.PARTY], onward)
    furthest = max((rank.get(flow.source, 0) for flow in flows), default=0)
    last = [flow for flow in flows if rank.get(flow.source, 0) == furthest]
    return tuple(sorted(last, key=lambda flow: flow.source.name))
