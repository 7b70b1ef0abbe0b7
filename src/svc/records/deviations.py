"""Where cases went otherwise than declared, one function per code (VSC520 to VSC522)."""

from collections.abc import Iterator

from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic
from svc.measures.wording import counted
from svc.records.evidence import Evidence, is_step
from svc.records.observed import COUNT, Deviation
from svc.records.offers import BEGINNING
from svc.records.replay import Move
from svc.records.tally import Cases
from svc.semantics.name_diagnostics import related

Found = tuple[Deviation, Diagnostic]
"""A deviation as a value, and as a finding."""


def undeclared_way(seen: Evidence) -> Iterator[Found]:
    """Cases went from one step to another, and no flow says so."""
    code = codes.BY_NAME["undeclared-way"]
    for move, cases in _most_first(seen.tally.undeclared):
        source, target = move
        found = _deviation(seen, code, move, cases, source if source != BEGINNING else target)
        node, example = seen.node(source or target), seen.example(found)
        if source == BEGINNING:
            known = ", ".join(dict.fromkeys(start.step.name for start in seen.bound.case_starts))
            yield found, code.at(
                found.place, "beginning", subject=seen.bound.subject(node), cases=seen.cases(cases.count),
                name=node.written, facts=_facts(cases),
                help=code.advice("beginning", known=known or "no step", example=example),
            )  # fmt: skip
            continue
        way = seen.way(source, target)
        first = seen.bound.place(seen.bound.flows_between(way[0], way[1])[0]) if len(way) > 1 else None
        names = " -> ".join(each.name for each in way)
        yield found, code.at(
            found.place, subject=seen.bound.subject(node), name=node.written, cases=seen.cases(cases.count),
            target=target, related=related("the declared way begins here", first), facts=_facts(cases),
            help=code.advice("longer" if way else "", way=names, source=source, target=target, example=example),
        )  # fmt: skip


def skipped_step(seen: Evidence) -> Iterator[Found]:
    """Cases ended without a step that always follows."""
    code = codes.BY_NAME["skipped-step"]
    for move, cases in _most_first(seen.tally.skipped):
        source, target = move
        found = _deviation(seen, code, move, cases, target)
        node = seen.node(target)
        flows = seen.bound.flows_between(source, target)
        yield found, code.at(
            found.place, subject=seen.bound.subject(node), cases=seen.cases(cases.count), name=node.written,
            source=source, help=code.advice(example=seen.example(found)), facts=_facts(cases),
            related=related("it always follows here", seen.bound.place(flows[0]) if flows else None),
        )  # fmt: skip


def unseen_flow(seen: Evidence) -> Iterator[Found]:
    """A flow that no case took, though records would show it."""
    code = codes.BY_NAME["unseen-flow"]
    whole = seen.tally.cases
    for flow in seen.bound.flows:
        pair = flow.source.name, flow.target.name
        if whole and seen.can_be_seen(flow) and pair not in seen.taken:
            place = seen.bound.place(flow)
            cases = counted(whole, "case", "cases")
            yield (
                Deviation(code.code, *pair, place=place),
                code.at(place, subject=seen.bound.subject(flow), cases=cases),
            )


def _facts(cases: Cases) -> dict[str, str | None]:
    """What a report chooses the most frequent findings by."""
    return {COUNT: str(cases.count)}


def _deviation(seen: Evidence, code: codes.Code, move: Move, cases: Cases, at: str) -> Deviation:
    node = seen.node(at)
    place = seen.bound.place(node.step.spans.name) if is_step(node) and node.step else node.place
    example = cases.example if seen.examples else ""
    return Deviation(code.code, move[0] or None, move[1], cases.count, cases.count / seen.tally.cases, example, place)


def _most_first(moves: dict[Move, Cases]) -> list[tuple[Move, Cases]]:
    return sorted(moves.items(), key=lambda each: (-each[1].count, each[0]))
