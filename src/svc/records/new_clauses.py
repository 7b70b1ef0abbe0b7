"""Which clauses records have something to say of, and which they have not: what is to be written into a text.

`accurate` is never written: records show what comes back, and not what its receiver has put right without a word.
"""

from collections.abc import Iterator

from attrs import frozen

from svc.measures.kinds import arrivals
from svc.measures.spreads import spread_of
from svc.model import Flow
from svc.model.calendar import Calendar
from svc.model.quantities import Duration
from svc.model.written import Written
from svc.records.evidence import NO_EVENTS, Evidence
from svc.records.measured_clauses import percentage, rate, shares, spread
from svc.records.offers import BEGINNING
from svc.records.tally import with_flow
from svc.semantics.bound import Node, alternatives

BEHIND_TIMES = (
    "accurate", "opens", "begins", "ends", "every", "batch", "costs", "responsible", "accountable", "consulted",
    "informed", "uses", "seen", "queued", "note",
)  # fmt: skip
"""The clauses of a step that come behind its times, as svc itself writes them."""
BEHIND_SHARE = ("arrives", "note")
BEHIND_ARRIVES = ("note",)


@frozen
class Clause:
    """A clause that is to be written: of a step or a flow, its word and its value; `behind` are those behind it."""

    statement: Written
    word: str
    value: str
    behind: tuple[str, ...] = ()


def measured_clauses(seen: Evidence) -> Iterator[Clause]:
    """The clauses that records have something to say of."""
    for node in seen.bound.steps:
        yield from _times(seen, node)
    for node in seen.bound.steps:
        yield from _shares(seen, node)
    yield from _arrivals(seen)


def _times(seen: Evidence, node: Node) -> Iterator[Clause]:
    if node.step is None:
        return
    wait, work = seen.waits.get(node.name), seen.works.get(node.name)
    if wait is not None and _shows_waiting(seen, node):
        found = spread(wait, seen.calendar, 0.0 if work is not None else _mean(node.step.takes, seen.calendar))
        if found.longest.amount or node.step.waits is not None:
            yield Clause(node.step, "waits", str(found), ("takes", *BEHIND_TIMES))
    if work is not None:
        yield Clause(node.step, "takes", str(spread(work, seen.calendar)), BEHIND_TIMES)


def _shows_waiting(seen: Evidence, node: Node) -> bool:
    """Whether records show how long a step waits. Where they have one time for each event, the rest of it is work: then
    they do if the stream says how long that takes and waits, or neither."""
    step = node.step
    if step is None or _waits_for_dates(node) or seen.waits_at_party(node) or seen.tally.is_beside(node.name):
        return False
    return node.name in seen.works or step.waits is not None or step.takes is None


def _mean(duration: Duration | None, calendar: Calendar) -> float:
    return 0.0 if duration is None else spread_of(duration, calendar).mean


def _shares(seen: Evidence, node: Node) -> Iterator[Clause]:
    """The shares of all alternatives of a step, if records show which is taken; they add up to 100%."""
    ways = alternatives(seen.bound.outgoing[node])
    counted = [
        seen.tally.share(node.name, with_flow(seen.offers.choices, node.name, flows[0].number)) for flows in ways
    ]
    known = [each for each in counted if each is not None]
    if not known or len(known) < len(counted):
        return
    inside, whole = [each[0] for each in known], known[0][1]
    rest = whole - sum(inside)
    written = shares([*inside, max(rest, 0)])
    for flows, share in zip(ways, written, strict=False):
        for flow in [each for each in flows if each.share is not None] or flows[:1]:
            if len(ways) > 1 or flow.share is not None:
                yield Clause(flow.flow, "share", percentage(share), BEHIND_SHARE)
    ends = node.step.ends if node.step else None
    if node.step is not None and ends is not None and ends.share is not None:
        yield Clause(node.step, "ends", percentage(written[-1]))


def _arrivals(seen: Evidence) -> Iterator[Clause]:
    """How many cases arrive, on the one flow of each start that they come with."""
    found = seen.figures.arrivals
    starts = {name: count for (source, name), count in seen.tally.taken.items() if source == BEGINNING}
    whole = sum(starts.values())
    for name, count in starts.items():
        flow = _arriving(seen, name)
        if found is not None and flow is not None:
            unit = flow.arrives.unit if flow.arrives else None
            value = rate(found * count / whole, seen.calendar, unit)
            if value is not None:
                yield Clause(flow, "arrives", str(value), BEHIND_ARRIVES)


def _arriving(seen: Evidence, step: str) -> Flow | None:
    """The flow that cases come with to a step where they begin; None if there are several."""
    starts = [each for each in seen.bound.case_starts if each.step.name == step]
    if len(starts) != 1:
        return None
    flows = arrivals(seen.bound, starts[0])
    declaring = [flow.flow for flow in flows if flow.flow.arrives is not None]
    return declaring[0] if len(declaring) == 1 else flows[0].flow if len(flows) == 1 and not declaring else None


def _waits_for_dates(node: Node) -> bool:
    """Whether a step waits for its date or for its batch, which the stream says already."""
    return node.step is not None and (node.step.every is not None or node.step.batch is not None)


def unwritten(seen: Evidence) -> Iterator[str]:
    """What is not written although records have times for it, and why."""
    if not seen.log.labels:
        yield NO_EVENTS
    if seen.untimed:
        yield f"`takes` of {', '.join(seen.untimed)} stays as it is: the records don't show how long work took there"
    beside = [node.name for node in seen.bound.steps if seen.tally.is_beside(node.name)]
    if beside:
        yield f"`waits` of {', '.join(beside)} stays as it is: records don't show since when a step waits beside others"
    outside = [node.name for node in seen.bound.steps if seen.waits_at_party(node)]
    if outside:
        yield f"`waits` of {', '.join(outside)} stays as it is: meanwhile cases lie with a party"
    dated = [node.name for node in seen.bound.steps if _waits_for_dates(node) and node.name in seen.waits]
    if dated:
        yield f"`waits` of {', '.join(dated)} stays as it is: the step waits for its date or its batch as well"
