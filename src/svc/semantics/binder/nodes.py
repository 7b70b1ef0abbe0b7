"""The nodes of a stream: their order, the holes among them, and the slips that are joined to what was meant."""

from collections.abc import Mapping

from attrs import evolve

from svc.model import HOLE, NamedParty, Step
from svc.model.spans import NamedPartySpans
from svc.semantics.bound import BoundFlow, Node, NodeKind
from svc.text.source import Source, Span


def in_order(nodes: list[Node]) -> list[Node]:
    """Nodes in the order of the text; those of a stream that was built in Python, in part too, stay as they are."""
    begins = [begin for node in nodes if node.origin and (begin := _begin(node)) is not None]
    if len(begins) < len(nodes):
        return nodes
    return [node for _, _, node in sorted(zip(begins, range(len(nodes)), nodes, strict=True))]


def _begin(node: Node) -> int | None:
    """Where the statement that declares a node begins, or where a flow names it first."""
    declared = node.step or node.party
    if declared:
        return declared.begin
    return node.span[0] if node.span else None


def as_meant(flows: tuple[BoundFlow, ...], meant: Mapping[str, Node]) -> tuple[BoundFlow, ...]:
    """The flows with ends that are surely a slip joined to what was meant, so that a slip is reported once."""
    if not meant:
        return flows
    return tuple(
        evolve(flow, source=meant.get(flow.source.name, flow.source), target=meant.get(flow.target.name, flow.target),
               guessed=flow.source.name in meant or flow.target.name in meant)
        for flow in flows
    )  # fmt: skip


def span_of_role(statement: Step | NamedParty) -> Span | None:
    """Where a statement names its activity or party."""
    spans = statement.spans
    return spans.party if isinstance(spans, NamedPartySpans) else spans.activity


def hole(number: int, side: int, origin: Source | None, span: Span | None) -> Node:
    """The end of a flow that is not known yet, as a node of its own: its name is one that no text can hold."""
    return Node(NodeKind.UNKNOWN, f"{HOLE}{number}{'ab'[side]}", HOLE, None, _origin=origin, _span=span)
