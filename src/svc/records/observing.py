"""Holds a stream against a log: labels, replay, figures and findings, one after the other."""

from collections.abc import Iterable, Iterator
from itertools import chain

from attrs import evolve

from svc.checker.context import context_of
from svc.checker.sorting import in_order
from svc.checker.suppressions import not_allowed
from svc.diagnostics.diagnostic import Diagnostic
from svc.model.calendar import Calendar
from svc.records import label_diagnostics as about_labels
from svc.records.deviations import Found, skipped_step, undeclared_way, unseen_flow
from svc.records.drift import drifted_share, drifted_time
from svc.records.evidence import NO_EVENTS, Evidence, figures, repeated
from svc.records.labels import labelled
from svc.records.observed import Observed, ObservedFlow, ObservedStep
from svc.records.offers import BEGINNING, Offers
from svc.records.promised import Kept, broken_promise_observed, promised
from svc.records.replay import Game
from svc.records.shapes import Log, Way
from svc.records.tally import tally, with_flow
from svc.semantics.bound import BoundFlow, BoundStream, Node


def evidence(
    bound: BoundStream, log: Log, calendar: Calendar, ending: Iterable[str] = (), *, examples: bool = True
) -> Evidence:
    """A stream with a log that is replayed on it. `ending` are patterns of labels that say that a case
    has ended, and need not mean anything else."""
    found = labelled(bound, log.labels, ending)
    offers = Offers(bound, found.shown)
    counted = figures(log.visits(found.meanings, repeated(bound)))
    return Evidence(bound, calendar, log, found, offers, tally(counted.ways, Game(offers)), counted, examples)


def observed(seen: Evidence) -> Observed:
    """What the evidence says of the stream, as values and as findings."""
    known = promised(seen)
    deviations = list(_deviations(seen, known))
    tallied = seen.tally
    return Observed(
        stream=seen.bound.stream.name,
        calendar=seen.calendar,
        records=seen.log.summary,
        fitting=tallied.fitting,
        fitness=tallied.fitting / tallied.cases if tallied.cases else None,
        handovers=1 - tallied.wrong / tallied.moves if tallied.moves else None,
        lead=seen.figures.lead,
        steps=list(_steps(seen)),
        flows=list(_flows(seen)),
        deviations=[deviation for deviation, _ in deviations],
        ways=[_way(seen, each) for each in seen.figures.ways],
        unmapped=seen.labelled.unmapped,
        promises=[each.figures for each in known],
        arrivals=seen.figures.arrivals,
        notes=tuple(_notes(seen)),
        diagnostics=_findings(seen, [finding for _, finding in deviations]),
    )


def _deviations(seen: Evidence, known: list[Kept]) -> Iterator[Found]:
    rules = (undeclared_way, unseen_flow, skipped_step, drifted_time, drifted_share)
    yield from chain.from_iterable(rule(seen) for rule in rules)
    yield from broken_promise_observed(seen, known)


def _findings(seen: Evidence, deviations: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings that no allowance silences, at the levels of the project; those of the records come first."""
    bound, context = seen.bound, context_of(seen.bound.stream)
    found = [
        *deviations,
        *about_labels.unmapped_label(bound, seen.labelled),
        *about_labels.unmatched_label(bound, seen.labelled, seen.log.labels),
        *about_labels.ambiguous_label(bound, seen.labelled),
    ]
    left = not_allowed(found, context.allowances, bound.stream.body)
    return context.selection.filter([*seen.log.findings, *in_order(left)])


def _steps(seen: Evidence) -> Iterator[ObservedStep]:
    for node in seen.bound.nodes:
        name, step = node.name, node.step
        if step is None and name not in seen.offers.shown:
            continue
        waits, takes = (step.waits, step.takes) if step else (None, None)
        wait, work = seen.waits.get(name), seen.works.get(name)
        yield ObservedStep(name, seen.tally.visits[name], seen.tally.visiting[name], wait, work, waits, takes)


def _flows(seen: Evidence) -> Iterator[ObservedFlow]:
    pairs = dict.fromkeys((flow.source, flow.target) for flow in seen.bound.flows)
    for source, target in pairs:
        yield _flow(seen, source, target)
    for move, cases in seen.tally.undeclared.items():
        from_where = None if move[0] == BEGINNING else move[0]
        yield ObservedFlow(from_where, move[1], cases.count, cases.count, is_declared=False)


def _flow(seen: Evidence, source: Node, target: Node) -> ObservedFlow:
    flows = seen.bound.flows_between(source, target)
    count, cases = seen.taken.get((source.name, target.name), (0, 0))
    choices = seen.offers.choices.get(source.name, ())
    chosen = sorted({each for flow in flows for each in with_flow(seen.offers.choices, source.name, flow.number)})
    counted = seen.tally.share(source.name, chosen) if 0 < len(chosen) < len(choices) else None
    share = counted[0] / counted[1] if counted else None
    if target.name not in seen.offers.shown:
        count = cases = counted[0] if counted else seen.tally.visiting[source.name] if len(choices) == 1 else 0
    return ObservedFlow(source.name, target.name, count, cases, share, _declared(flows))


def _declared(flows: Iterable[BoundFlow]) -> float | None:
    """The share that flows between two places declare together; those of one condition count once."""
    shares = {flow.when or flow.number: float(flow.share) for flow in flows if flow.share is not None}
    return sum(shares.values()) / 100 if shares else None


def _way(seen: Evidence, way: Way) -> Way:
    return way if seen.examples else evolve(way, example="")


def _notes(seen: Evidence) -> Iterator[str]:
    if not seen.log.labels:
        yield NO_EVENTS
    yield from seen.log.assumed if seen.log.labels else ()
    if seen.untimed:
        yield f"the records don't show how long the work of {', '.join(seen.untimed)} took: waiting is part of its time"
    hidden = [node.name for node in seen.bound.steps if node.name not in seen.offers.shown]
    if hidden:
        yield f"not in the records: {', '.join(hidden)}; cases may pass there unseen"
