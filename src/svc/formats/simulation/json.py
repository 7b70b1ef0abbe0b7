"""Simulated streams as JSON for tools. Pure. Seconds are decimal strings, as in the measures of streams."""

from collections.abc import Iterable
from typing import Any

from svc.formats.findings.json import VERSION, dump
from svc.formats.measures.json import calendar_of, number, promise, seconds
from svc.formats.simulation.entries import Entry
from svc.measures.queues.figures import Estimate, EstimatedDifference, Simulated, StepQueue, TeamQueue, TimeEstimates


def report(entries: Iterable[Entry]) -> str:
    """One object, with an entry for each stream."""
    return dump({"version": VERSION, "simulations": [_entry(each) for each in entries]})


def _entry(entry: Entry) -> dict[str, Any]:
    found = entry.simulated
    return {
        "file": entry.file,
        "stream": found.stream,
        "calendar": calendar_of(found.measured.calendar),
        "cases": found.cases,
        "runs": found.runs,
        "seed": found.seed,
        "warm_up": number(found.warm_up),
        **_stream(found),
        "before": None if entry.before is None else _stream(entry.before),
        "other": entry.other,
        "differences": [_difference(each) for each in entry.differences],
    }


def _stream(found: Simulated) -> dict[str, Any]:
    return {
        **_kind(found),
        "teams": [_team(each) for each in found.teams],
        "throughput": _figure(found.throughput),
        "overloaded": list(found.overloaded),
        "unended": found.unended,
        "promises": [promise(each) for each in found.promises],
        "others": [_kind(each) for each in found.others],
    }


def _kind(found: Simulated) -> dict[str, Any]:
    return {
        "begins": found.begins,
        "lead": [_time(each) for each in found.lead],
        "first": [_time(each) for each in found.first],
        "wait": _seconds(found.wait),
        "efficiency": _figure(found.efficiency),
        "wip": _figure(found.wip),
        "steps": [_step(each) for each in found.steps],
        "missing": list(found.missing or found.measured.missing),
        "assumed": list(found.measured.assumed),
        "endless": list(found.measured.endless),
    }


def _time(time: TimeEstimates) -> dict[str, Any]:
    return {
        "to": time.to,
        "mean": _seconds(time.mean),
        "percentiles": {percent: _seconds(each) for percent, each in time.percentiles.items()},
        "reached": _figure(time.reached),
    }


def _step(step: StepQueue) -> dict[str, Any]:
    return {
        "name": step.name,
        "queue": _seconds(step.queue),
        "other": _seconds(step.other),
        "replaced": None if step.replaced is None else seconds(step.replaced),
        "unexplained": None if step.unexplained is None else seconds(step.unexplained),
    }


def _team(team: TeamQueue) -> dict[str, Any]:
    return {
        "name": team.name,
        "size": team.size,
        "utilisation": _figure(team.utilisation),
        "length": _figure(team.length),
        "wait": _seconds(team.wait),
        "percentiles": {percent: _seconds(each) for percent, each in team.percentiles.items()},
    }


def _difference(found: EstimatedDifference) -> dict[str, Any]:
    values = {"before": found.before, "after": found.after, "value": found.value}
    return {
        "measure": found.measure,
        "of": found.of or None,
        **{name: seconds(value) for name, value in values.items()},
        "interval": [seconds(each) for each in found.interval],
        "sure": found.is_sure,
    }


def _seconds(figure: Estimate | None) -> dict[str, Any] | None:
    return None if figure is None else {"value": seconds(figure.value), "interval": [*map(seconds, figure.interval)]}


def _figure(figure: Estimate | None) -> dict[str, Any] | None:
    return None if figure is None else {"value": number(figure.value), "interval": [*map(number, figure.interval)]}
