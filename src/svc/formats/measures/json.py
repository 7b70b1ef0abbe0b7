"""The measures of streams as JSON for tools. Pure. Seconds are decimal strings, as they may be long."""

from collections.abc import Iterable
from typing import Any

from attrs import frozen

from svc.formats.findings.json import VERSION, dump
from svc.measures.figures import Figure, Interval, LeadTime, Measured, PromiseFigures, StepFigures, single_figures
from svc.model.calendar import Calendar
from svc.model.quantities import Duration, plain


@frozen
class Entry:
    """The measures of a stream, and the file that it is in."""

    file: str
    measured: Measured


def report(entries: Iterable[Entry]) -> str:
    """One object, with an entry for each stream."""
    return dump({"version": VERSION, "measures": [_entry(each) for each in entries]})


def _entry(entry: Entry) -> dict[str, Any]:
    found = entry.measured
    return {
        "file": entry.file,
        "stream": found.stream,
        "calendar": calendar_of(found.calendar),
        "cases": found.cases,
        "seed": found.seed,
        **_kind(found),
        "promises": [promise(each) for each in found.promises],
        "others": [_kind(each) for each in found.others],
    }


def _kind(found: Measured) -> dict[str, Any]:
    return {
        "begins": found.begins,
        "method": found.method,
        "lead": [_lead(each) for each in found.lead],
        "first": [_lead(each) for each in found.first],
        "work": _seconds(found.work),
        "wait": _seconds(found.wait),
        "cost": _value(found.cost),
        "efficiency": _value(found.efficiency),
        "accurate": _value(found.accurate),
        "rework": _value(found.rework),
        "handovers": _value(found.handovers),
        "wip": _value(found.wip),
        "steps": [_step(each) for each in found.steps],
        "teams": [
            {"name": each.name, "size": each.size, "utilisation": number(each.utilisation)} for each in found.teams
        ],
        "bottleneck": found.bottleneck,
        "assumed": list(found.assumed),
        "missing": list(found.missing),
        "endless": list(found.endless),
        "figures": {name: _figure(figure) for name, figure in single_figures(found)},
    }


def calendar_of(calendar: Calendar) -> dict[str, str]:
    """How long a working day and a working week are, as an object."""
    return {"day": f"{plain(calendar.day)}h", "week": f"{plain(calendar.week)}d"}


def _lead(time: LeadTime) -> dict[str, Any]:
    return {
        "to": time.to,
        "mean": seconds(time.mean),
        "sd": seconds(time.sd),
        "percentiles": {percent: seconds(each) for percent, each in time.percentiles.items()},
        "interval": _times(time.interval),
        "reached": number(time.reached),
        "method": time.method,
    }


def _step(step: StepFigures) -> dict[str, Any]:
    return {
        "name": step.name,
        "visits": number(step.visits),
        "wait": seconds(step.wait),
        "work": seconds(step.work),
        "share_of_lead": number(step.share_of_lead),
        "cost": number(step.cost),
        "method": step.method,
    }


def promise(found: PromiseFigures) -> dict[str, Any]:
    """A promise and whether it holds, as an object."""
    said = found.promise
    is_time = isinstance(said.value, Duration)
    written = seconds if is_time else number
    start = found.place.range.start if found.place else None
    return {
        "measure": said.measure,
        "limit": said.limit,
        "value": None if found.value is None else written(found.value),
        "interval": None if found.interval is None else [written(each) for each in found.interval],
        "kept": found.kept,
        "because": ", ".join(found.missing) or found.because,
        "place": {"line": start.line, "column": start.column} if start else None,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "value": number(figure.value),
        "interval": [number(each) for each in figure.interval],
        "method": figure.method,
    }


def _seconds(figure: Figure | None) -> str | None:
    return None if figure is None else seconds(figure.value)


def _times(interval: Interval) -> list[str]:
    return [seconds(each) for each in interval]


def seconds(time: float) -> str:
    """Seconds as a decimal number, to the microsecond."""
    written = f"{time:.6f}"
    return written.rstrip("0").rstrip(".")


def _value(figure: Figure | None) -> float | None:
    return None if figure is None else number(figure.value)


def number(value: float | None) -> float | None:
    """A number to nine decimals, so that the last bit of a processor shows nowhere."""
    return None if value is None else round(value, 9)
