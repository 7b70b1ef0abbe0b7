"""What can be said of a stream that is built: names, the details of steps, conditions and shares. Applies no rule."""

from collections import Counter
from decimal import Decimal
from itertools import pairwise

from attrs import evolve

from svc.model import Flow, Step
from svc.semantics.catalogue import Catalogue
from svc.strategies.draft import Draft, Node
from svc.strategies.elements import (
    DURATIONS,
    PERCENTAGES,
    Draw,
    conditions,
    drawn_names,
    duration,
    one_of,
    percentage,
    quoted_texts,
    up_to,
)


def called(draw: Draw, draft: Draft, all_steps: bool, some: bool) -> tuple[dict[Node, str], list[Node]]:
    """What the nodes are called, and which are declared: of several with one role all are, of others `some`."""
    roles = Counter(node.role for node in draft.nodes)
    steps = draft.steps if all_steps else []
    chosen = draw(up_to(2 ** len(draft.nodes) - 1)) if some else 0
    declared = [node for node in draft.nodes if roles[node.role] > 1 or node in steps or chosen >> node.number & 1]
    names = drawn_names(draw, len(declared), draft.ways.catalogue.end_names) if declared else []
    return {node: node.role for node in draft.nodes} | dict(zip(declared, names, strict=True)), declared


def detailed_step(draw: Draw, catalogue: Catalogue, name: str, activity: str, timed: bool, detailed: bool) -> Step:
    """A step with lengths of time, and with all else that can be said of it."""
    known = [*catalogue.all_practices] if detailed else []
    number = draw(up_to(64 * max(len(known), 1) ** 3 - 1)) if detailed or timed else 0
    chosen, says = divmod(number, 64)
    practices = [known[chosen // len(known) ** place % len(known)] for place in range(says & 3) if known]
    return Step(
        name, draw(quoted_texts()) if detailed and says & 4 else None, activity, dict.fromkeys(practices),
        waits=duration(draw(up_to(DURATIONS))) if timed and says & 8 else None,
        takes=duration(draw(up_to(DURATIONS))) if timed else None,
        accurate=percentage(draw(up_to(PERCENTAGES))) if timed and says & 4 else None,
        note=draw(quoted_texts()) if detailed and says & 48 == 48 else None,
    )  # fmt: skip


def worded(draw: Draw, flows: list[Flow]) -> list[Flow]:
    """Flows, one of them with the organisation's own words and a note: none at the simplest."""
    number, noted = divmod(draw(up_to(2 * len(flows) + 1)), 2)
    if not number:
        return flows
    wording, note = draw(quoted_texts()), draw(quoted_texts()) if noted else None
    return [evolve(flow, wording=wording, note=note) if at == number else flow for at, flow in enumerate(flows, 1)]


def branching(draw: Draw, flows: list[Flow], branches: bool | None) -> list[Flow]:
    """Flows, those out of some ends as alternatives: with conditions, or with shares that add up to 100%."""
    if branches is False:
        return flows
    out = Counter(flow.source for flow in flows)
    for source in [source for source, ways in out.items() if ways > 1]:
        numbers = [number for number, flow in enumerate(flows) if flow.source == source]
        kind = one_of(draw, ("when", "share") if branches else ("always", "when", "share"))
        if kind == "share":
            cuts = sorted(draw(up_to(100)) for _ in numbers[1:])
            for number, (low, high) in zip(numbers, pairwise([0, *cuts, 100]), strict=True):
                flows[number] = evolve(flows[number], share=Decimal(high - low))
        for number in numbers if kind == "when" else ():
            flows[number] = evolve(flows[number], when=draw(conditions()))
    return flows
