"""Where times and shares of records are not as declared, one function per code (VSC523 and VSC524)."""

from collections.abc import Iterator
from math import sqrt

from svc.diagnostics import codes
from svc.measures.samples import NORMAL
from svc.measures.wording import counted, number, time_words
from svc.model.quantities import Duration, plain
from svc.records.clauses import clause
from svc.records.deviations import Found
from svc.records.evidence import Evidence
from svc.records.observed import Deviation
from svc.records.shapes import Times
from svc.records.tally import with_flow
from svc.semantics.bound import Node

CONSTANT = 0.1
"""A time that is declared without a range may be off by this share of it."""
POINTS = 0.05
"""A share that is off by less has not drifted, however many cases show it."""


def drifted_time(seen: Evidence) -> Iterator[Found]:
    """The median of a time is outside what is declared for it."""
    for node in seen.bound.steps:
        if node.step is None:
            continue
        waits, takes = node.step.waits, node.step.takes
        if node.name in seen.works:
            yield from _of_clause(seen, node, "waits", waits, seen.waits.get(node.name))
            yield from _of_clause(seen, node, "takes", takes, seen.works.get(node.name))
        elif waits is not None and takes is not None:
            yield from _of_both(seen, node, waits, takes)
        elif not seen.tally.is_beside(node.name):
            word, declared = ("waits", waits) if waits is not None else ("takes", takes)
            yield from _of_clause(seen, node, word, declared, seen.waits.get(node.name))


def drifted_share(seen: Evidence) -> Iterator[Found]:
    """A share of cases is outside the 95% interval around the declared one, and off by 5 points.

    A case counts once for each step: what it did the first time. So those that come back often weigh no more.
    """
    code = codes.BY_NAME["drifted-share"]
    compared: set[tuple[str, object]] = set()
    for flow in seen.bound.flows:
        key = flow.source.name, flow.when or flow.number
        if flow.share is None or key in compared:
            continue
        compared.add(key)
        chosen = with_flow(seen.offers.choices, flow.source.name, flow.number)
        shown = seen.tally.share(flow.source.name, chosen)
        if shown is None:
            continue
        inside, whole = shown
        declared = min(sum(seen.offers.choices[flow.source.name][each].share for each in chosen), 1.0)
        observed = inside / whole
        if abs(observed - declared) >= max(POINTS, NORMAL * sqrt(declared * (1 - declared) / whole)) - 1e-9:
            place = clause(seen.bound.stream, flow.flow, "share")
            found = Deviation(code.code, flow.source.name, flow.target.name, inside, observed, place=place)
            yield found, code.at(
                place, subject=seen.bound.subject(flow), said=f"share {plain(flow.share)}%",
                observed=number(observed * 100), count=counted(whole, "case", "cases"),
            )  # fmt: skip


def _of_clause(
    seen: Evidence, node: Node, word: str, declared: Duration | None, times: Times | None
) -> Iterator[Found]:
    if declared is None or times is None or (word == "waits" and _waits_for_more(seen, node)):
        return
    least, most = _declared(seen, declared)
    if word == "waits":
        most += _until_its_date(seen, node)
        if seen.tally.is_beside(node.name):
            least = 0.0  # a part of the wait is before the end of what was done beside it
    if _is_outside(times, least, most):
        yield _finding(seen, node, word, times, f"{word} {declared}")


def _of_both(seen: Evidence, node: Node, waits: Duration, takes: Duration) -> Iterator[Found]:
    """Where records have one time for each event, both clauses together are compared with it."""
    times = seen.waits.get(node.name)
    if times is None or _waits_for_more(seen, node) or seen.tally.is_beside(node.name):
        return
    (least, most), (other_least, other_most) = _declared(seen, waits), _declared(seen, takes)
    if _is_outside(times, least + other_least, most + other_most + _until_its_date(seen, node)):
        yield _finding(seen, node, "waits", times, f"waits {waits}", f"takes {takes}")


def _declared(seen: Evidence, declared: Duration) -> tuple[float, float]:
    """The least and the longest time that is declared, in seconds; one without a range is only about so long."""
    points = seen.calendar.points(declared)
    slack = CONSTANT if declared.upto is None else 0.0
    return float(min(points)) * (1 - slack), float(max(points)) * (1 + slack)


def _until_its_date(seen: Evidence, node: Node) -> float:
    """How long a step may wait for its date, besides what is declared."""
    return float(seen.calendar.points(node.step.every)[0]) if node.step and node.step.every else 0.0


def _waits_for_more(seen: Evidence, node: Node) -> bool:
    """Whether a step waits for others of its batch too, in the queue of a team, which replaces what it declares, or
    at a party, whose time that is."""
    step, bound = node.step, seen.bound
    team = bound.teams.get(step.responsible[0]) if step is not None and step.responsible else None
    queues = bool(bound.arriving) and team is not None and team.size is not None
    return queues or seen.waits_at_party(node) or (step is not None and step.batch is not None)


def _is_outside(times: Times, least: float, most: float) -> bool:
    """Whether the median is outside a range; records are in whole seconds."""
    return not least - 1 <= times.points[1] <= most + 1


def _finding(seen: Evidence, node: Node, word: str, times: Times, said: str, other: str = "") -> Found:
    code = codes.BY_NAME["drifted-time"]
    place = clause(seen.bound.stream, node.step, word) if node.step else None
    share = seen.tally.visiting[node.name] / max(seen.tally.cases, 1)
    found = Deviation(code.code, node.name, None, times.count, share, place=place)
    return found, code.at(
        place, "both" if other else "", subject=seen.bound.subject(node), said=said, other=other,
        count=f"{times.count:,}", median=time_words(times.points[1], seen.calendar),
    )  # fmt: skip
