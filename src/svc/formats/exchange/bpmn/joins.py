"""Where flows that always happen meet again: those that are sure to come are waited for, and no others.

A step is sure, once another one is done, if it follows from that by flows that always happen, and by nothing else
that may come twice. A join waits for sure flows only: each of them comes, and comes once.
"""

from collections.abc import Collection, Iterator

from svc.formats.exchange.diagrams.own_data import condition
from svc.semantics.bound import BoundFlow, BoundStream, Node, NodeKind
from svc.semantics.dominators import Dominators

FOLLOWED = 50
"""How many steps are followed for each step of a stream, so that a tangle takes no longer."""


def joined(bound: BoundStream, back: Collection[int]) -> dict[Node, frozenset[Node]]:
    """The steps before which flows are joined, and where these flows come from. `back` are numbers of flows."""
    onward = {node: [flow.target for flow in flows if _is_inside(flow)] for node, flows in bound.outgoing.items()}
    looped = {flow.target for flow in bound.flows if flow.number in back}
    always = {node: dict.fromkeys(_always(flows, back)) for node, flows in bound.outgoing.items()}
    forks = [node for node, targets in always.items() if len(targets) > 1]
    if not forks:
        return {}
    roots = [node for node in bound.nodes if not any(map(_is_inside, bound.incoming[node]))] or [bound.nodes[0]]
    dominators = Dominators(roots, onward)
    left = FOLLOWED * len(bound.nodes)
    joins: dict[Node, frozenset[Node]] = {}
    for fork in forks:
        sure, waiting = {fork: None}, [fork]
        sources: dict[Node, list[Node]] = {}
        while waiting and left > 0:
            node = waiting.pop()
            for target in always[node]:
                left -= 1
                sources.setdefault(target, []).append(node)
                if target not in sure and target not in looped and _within(dominators, fork, target):
                    sure[target] = None
                    waiting.append(target)
        for target, found in sources.items():
            if len(found) > max(1, len(joins.get(target, ()))):
                joins[target] = frozenset(found)
    return joins


def _within(dominators: Dominators[Node], fork: Node, node: Node) -> bool:
    """Whether a node is only reached by way of a fork."""
    return fork in dominators and node in dominators and dominators.dominates(fork, node)


def _always(flows: tuple[BoundFlow, ...], back: Collection[int]) -> Iterator[Node]:
    """The steps that flows lead to that always happen."""
    yield from (
        flow.target for flow in flows if _is_inside(flow) and not condition(flow.flow) and flow.number not in back
    )


def _is_inside(flow: BoundFlow) -> bool:
    """Whether a flow joins two steps."""
    ends = (flow.source, flow.target)
    return all(node.kind != NodeKind.PARTY and not node.is_hole for node in ends)
