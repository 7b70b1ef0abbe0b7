"""The figures that a stream declares beside those of its records: means, shares, arrivals and promises."""

from collections.abc import Iterator

from attrs import frozen

from svc.comparison.measured_figures import FigureChange
from svc.measures.figures import Measured, PromiseFigures, StepFigures
from svc.measures.kinds import declared_arrivals
from svc.measures.rows import remarks
from svc.model.calendar import Calendar
from svc.records.evidence import Evidence
from svc.records.observed import Observed, ObservedStep
from svc.records.promised import NOT_SHOWN, recorded_lead
from svc.records.shapes import PERCENTILES, Times

HOUR = 3600
"""Arrivals are so many cases in an hour of work."""


@frozen
class DeclaredAndObserved:
    """A stream as declared and as its records have it: `before` is declared, `after` observed.

    `promises` are pairs of what the declared figures and the recorded ones make of a promise; `unknown` is what can't
    be compared, and why.
    """

    stream: str
    calendar: Calendar
    changes: tuple[FigureChange, ...]
    promises: tuple[tuple[PromiseFigures, PromiseFigures], ...]
    unknown: tuple[str, ...]


def declared_and_observed(declared: Measured, seen: Evidence, found: Observed) -> DeclaredAndObserved:
    """All figures that both can have, in the order of lead time, arrivals, steps and flows."""
    changes = (
        *_lead(declared, recorded_lead(seen)),
        *_arrivals(seen, found),
        *_steps(declared, found),
        *_shares(found),
    )
    recorded = {each.promise: each for each in found.promises}
    promises = [
        (each, recorded.get(each.promise) or PromiseFigures(each.promise, because=NOT_SHOWN))
        for each in declared.promises
    ]
    return DeclaredAndObserved(
        declared.stream, declared.calendar, changes, tuple(promises), tuple(_unknown(declared, found))
    )


def _lead(declared: Measured, recorded: Times | None) -> Iterator[FigureChange]:
    lead = declared.lead[0] if declared.lead else None
    to = lead.to if lead else None
    if lead or recorded:
        yield FigureChange("lead", to, lead.mean if lead else None, recorded.mean if recorded else None)
    for percent in ("50", "85", "95"):
        value = lead.percentiles.get(percent) if lead else None
        seen = recorded.points[PERCENTILES.index(int(percent))] if recorded else None
        if value is not None or seen is not None:
            yield FigureChange(f"lead {percent}%", to, value, seen)


def _arrivals(seen: Evidence, found: Observed) -> Iterator[FigureChange]:
    declared = declared_arrivals(seen.bound, seen.bound.case_starts, seen.calendar)
    if declared is not None or found.arrivals is not None:
        yield FigureChange("arrivals", None, _an_hour(declared), _an_hour(found.arrivals))


def _an_hour(rate: float | None) -> float | None:
    return None if rate is None else rate * HOUR


def _steps(declared: Measured, found: Observed) -> Iterator[FigureChange]:
    known = {each.name: each for each in declared.steps}
    cases = sum(way.count for way in found.ways)
    for step in found.steps:
        if cases and (figures := known.get(step.name)) is not None:
            yield FigureChange("visits", None, figures.visits, step.visits / cases, step.name)
            yield from _times(figures, step)


def _times(declared: StepFigures, step: ObservedStep) -> Iterator[FigureChange]:
    """The mean times of a step; where records have one time for each event, wait and work together."""
    if step.work is not None:
        wait = declared.wait if declared.wait or step.waits is not None else None
        if wait is not None or step.wait is not None:
            yield FigureChange("wait", None, wait, step.wait.mean if step.wait else None, step.name)
        yield FigureChange(
            "work", None, declared.work if declared.work or step.takes else None, step.work.mean, step.name
        )
    elif step.wait is not None:
        is_known = declared.wait or declared.work or step.waits or step.takes
        yield FigureChange(
            "wait and work", None, declared.wait + declared.work if is_known else None, step.wait.mean, step.name
        )


def _shares(found: Observed) -> Iterator[FigureChange]:
    for flow in found.flows:
        if flow.is_declared and flow.share is not None:
            yield FigureChange("share", None, flow.declared, flow.share, f"{flow.source} -> {flow.target}")


def _unknown(declared: Measured, found: Observed) -> Iterator[str]:
    yield from (f"declared: {each}" for each in remarks(declared))
    if declared.others:
        yield f"declared: the figures of cases that begin with {declared.begins}; records have all kinds together"
    if declared.first and declared.first != declared.lead:
        yield "observed: when a party gets the first thing is not known"
    yield from (f"observed: {each}" for each in found.notes)
