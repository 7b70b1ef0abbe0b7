"""A stream held against records as CSV: a row for each figure. Pure. Times are in seconds, shares from 0 to 1."""

from collections.abc import Iterator

from svc.formats import csv_table
from svc.formats.measures.json import seconds
from svc.records.observed import Observed
from svc.records.shapes import PERCENTILES, Times

COLUMNS = ("stream", "measure", "of", "to", "count", "declared", "observed")
Row = tuple[str, ...]


def lines(found: Observed) -> str:
    """A heading, then one row for each figure."""
    return csv_table.table(COLUMNS, ((found.stream, *row) for row in _rows(found)))


def _rows(found: Observed) -> Iterator[Row]:
    for name, value in (("fitness of cases", found.fitness), ("fitness of hand-overs", found.handovers)):
        if value is not None:
            yield name, "", "", str(sum(way.count for way in found.ways)), "", seconds(value)
    if found.lead is not None:
        yield from _times("lead", "", found.lead, "")
    for step in found.steps:
        yield "visits", step.name, "", str(step.cases), "", str(step.visits)
        for name, times, said in (("wait", step.wait, step.waits), ("work", step.work, step.takes)):
            if times is not None:
                yield from _times(name, step.name, times, str(said or ""))
    for flow in found.flows:
        declared = "not declared" if not flow.is_declared else "" if flow.declared is None else seconds(flow.declared)
        share = "" if flow.share is None else seconds(flow.share)
        yield "flow", flow.source or "", flow.target, str(flow.cases), declared, share
    for each in found.deviations:
        yield each.code, each.source or "", each.target or "", str(each.count), "", seconds(each.share)
    for label in found.unmapped:
        yield "unmapped label", label.text, "", str(label.count), "", ""


def _times(name: str, step: str, times: Times, declared: str) -> Iterator[Row]:
    yield name, step, "", str(times.count), declared, seconds(times.mean)
    for percent, time in zip(PERCENTILES, times.points, strict=True):
        yield f"{name} {percent}%", step, "", str(times.count), "", seconds(time)
