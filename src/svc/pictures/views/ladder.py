"""The ladder view, a value stream map: the likely way of a case, and where its time goes.

Cards with their data, below them the ladder of waits and work, what all cases take, and the lead time to scale.
"""

from collections.abc import Iterable, Iterator

from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic
from svc.model.quantities import plain
from svc.pictures import description
from svc.pictures.options import PictureOptions
from svc.pictures.scene import events, labels
from svc.pictures.scene.annotations import attach
from svc.pictures.scene.ids import slug
from svc.pictures.scene.shapes import Scene
from svc.pictures.views.ladder_rows import Ladder
from svc.pictures.views.stream import stream
from svc.pictures.views.timing import Times
from svc.pictures.views.way import measured_times
from svc.semantics.bound import BoundStream


def ladder(bound: BoundStream, diagnostics: Iterable[Diagnostic], options: PictureOptions) -> Scene:
    """A stream as a value stream map, its days and weeks those of a calendar."""
    known = list(diagnostics)
    marks, drawn = attach(bound, known), stream(bound, known, options)
    times = measured_times(bound, options)
    sentences = labels.sentences(marks.all)
    made = Ladder(bound, marks, drawn, times, options)
    counts = labels.subtitle(bound, marks)[-1:] if marks.all or not bound.nodes else []
    return Scene(
        slug(bound.stream.name),
        "ladder",
        labels.title(bound),
        [*_measured(made.times, bound), *counts],
        " ".join([description.running(bound, marks.all), *_in_words(made.times)]),
        made.nodes,
        sentences=sentences,
        advice=labels.smaller(sentences),
        legend=[*_legend(made.times), *events.meanings(bound)],
        plan=made.plan(),
        colours=options.colours,
        findings=_untimed(made.times),
    )


def is_timed(bound: BoundStream) -> bool:
    """Whether a step of a stream says how long it waits or takes."""
    return any(step.step and (step.step.waits or step.step.takes) for step in bound.steps)


def untimed_stream() -> Diagnostic:
    """A value stream map of a path on which no step says how long it waits or takes."""
    return codes.BY_NAME["untimed-stream"].at(None)


def _untimed(times: Times) -> list[Diagnostic]:
    return [untimed_stream()] if times.measured.untimed == len(times.measured.path) else []


def _measured(times: Times, bound: BoundStream) -> Iterator[str]:
    """Which way is measured, and in what."""
    way, steps = len(times.measured.path), len(bound.steps)
    if way:
        of = "all" if way == steps else f"{way} of"
        yield (
            f"Drawn: {times.way}, {of} {steps} step{'s' if steps != 1 else ''}  |  a working day has "
            f"{plain(times.calendar.day)} hours, a week {plain(times.calendar.week)} days"
        )


def _in_words(times: Times) -> Iterator[str]:
    """The totals, for those who read."""
    measured = times.measured
    if measured.path and measured.untimed < len(measured.path):
        efficiency = f", {times.efficiency} of it work" if times.efficiency else ""
        way = times.way[:1].upper() + times.way[1:]
        yield f"{way}, takes {times.total(measured.lead)}{efficiency}."
        yield from (f"{label}: {value}." for label, value in times.of_all)


def _legend(times: Times) -> Iterator[str]:
    if any(each.wait.most for each in times.measured.path):
        yield "triangle: work waits"
    if times.measured.untimed:
        yield "dotted line: no times are known; they count as zero"
    if any(
        each.wait.least != each.wait.most or each.process.least != each.process.most for each in times.measured.path
    ):
        yield "to scale: by the longest times"
