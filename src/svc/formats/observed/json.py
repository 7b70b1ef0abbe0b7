"""A stream held against records as JSON for tools. Pure. Seconds are decimal strings, as they may be long."""

from datetime import datetime
from typing import Any

from svc.formats.findings.json import VERSION, diagnostic, dump
from svc.formats.measures.json import calendar_of, number, promise, seconds
from svc.records.observed import Deviation, Observed, ObservedFlow, ObservedStep
from svc.records.shapes import PERCENTILES, Times, Way
from svc.text.source import Place


def report(found: Observed, top: int) -> str:
    """One object; of the ways so many as `top` says."""
    read = found.records
    return dump(
        {
            "version": VERSION,
            "stream": found.stream,
            "calendar": calendar_of(found.calendar),
            "records": {
                "events": read.events,
                "cases": read.cases,
                "open": read.open,
                "rejected": read.rejected,
                "first": _instant(read.first),
                "last": _instant(read.last),
            },
            "fitness": {"cases": number(found.fitness), "handovers": number(found.handovers)},
            "fitting": found.fitting,
            "lead": [] if found.lead is None else [_times(found.lead)],
            "steps": [_step(each) for each in found.steps],
            "arrows": [_flow(each) for each in found.flows],
            "deviations": [_deviation(each) for each in found.deviations],
            "ways": [_way(each) for each in found.ways[:top]],
            "unmapped": [{"label": each.text, "count": each.count} for each in found.unmapped],
            "promises": [promise(each) for each in found.promises],
            "arrivals": None if found.arrivals is None else number(found.arrivals * 3600),
            "notes": list(found.notes),
            "diagnostics": [diagnostic(each) for each in found.diagnostics],
        }
    )


def _step(step: ObservedStep) -> dict[str, Any]:
    declared = {
        "waits": None if step.waits is None else str(step.waits),
        "takes": None if step.takes is None else str(step.takes),
    }
    return {
        "name": step.name,
        "cases": step.cases,
        "visits": step.visits,
        "wait": None if step.wait is None else _times(step.wait),
        "work": None if step.work is None else _times(step.work),
        "declared": declared,
    }


def _flow(flow: ObservedFlow) -> dict[str, Any]:
    return {
        "source": flow.source,
        "target": flow.target,
        "count": flow.count,
        "cases": flow.cases,
        "share": number(flow.share),
        "declared": number(flow.declared),
        "is_declared": flow.is_declared,
    }


def _deviation(found: Deviation) -> dict[str, Any]:
    return {
        "code": found.code,
        "from": found.source,
        "to": found.target,
        "count": found.count,
        "share": number(found.share),
        "example": found.example or None,
        "place": _place(found.place),
    }


def _way(way: Way) -> dict[str, Any]:
    return {"steps": list(way.places), "count": way.count, "ended": way.ended, "example": way.example or None}


def _times(times: Times) -> dict[str, Any]:
    percentiles = {str(at): seconds(time) for at, time in zip(PERCENTILES, times.points, strict=True)}
    return {"count": times.count, "mean": seconds(times.mean), "percentiles": percentiles}


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    start = place.range.start
    return {"file": place.source.name, "line": start.line, "column": start.column}


def _instant(time: datetime | None) -> str | None:
    return None if time is None else time.isoformat()
