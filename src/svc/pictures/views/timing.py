"""The times of a path as figures: data boxes, the ladder of waits and work, totals, and the lead time to scale."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from attrs import field, frozen

from svc.measures.longest_path import PathMeasures
from svc.measures.step_times import StepTimes, TimeRange
from svc.model.calendar import Calendar
from svc.model.quantities import Real, plain
from svc.pictures.scene.panels import words_at
from svc.pictures.scene.shapes import Figure, Panel, Point, Stroke, Text
from svc.pictures.scene.text_metrics import width, wrap
from svc.pictures.style import palette
from svc.pictures.style.palette import Accent
from svc.semantics.bound import Node

ROW = 16
"""The height of a row of a data box."""
BOX = 3 * ROW
DROP = 32
"""How far work is below waiting on the ladder."""
TILE = (168, 46)
"""The size of a total."""
TILES = 5
"""The totals that may be side by side."""
SCALE = 24
"""The height of the bar to scale."""
LEVEL = 1.5
"""How much lower plain words are in their field than bold ones, whichever engine draws."""


@frozen
class Times:
    """How times are written, and which are the worst of a path."""

    calendar: Calendar
    measured: PathMeasures
    way: str = "the longest path"
    """Which way it is, and how many of the cases go it."""
    of_all: tuple[tuple[str, str], ...] = ()
    """What all cases take: a label and a value each; empty where only the way is measured."""
    beside: tuple[Node, ...] = ()
    """The steps beside the way that it waits for."""
    worst_wait: Decimal = field(init=False)
    worst_accuracy: Decimal | None = field(init=False)

    @worst_wait.default
    def _longest(self) -> Decimal:
        return max((each.wait.most for each in self.measured.path), default=Decimal(0))

    @worst_accuracy.default
    def _lowest(self) -> Decimal | None:
        return min((each.accuracy for each in self.measured.path if each.accuracy is not None), default=None)

    def text(self, time: TimeRange) -> str:
        """A time, or a range."""
        least, most = self.calendar.written(time.least), self.calendar.written(time.most)
        return least if least == most else f"{least}–{most}"

    def total(self, time: TimeRange) -> str:
        """A time of all steps: a lower bound where some of them say no times, and that one is not rounded up."""
        least = self.calendar.written(time.least, ROUND_FLOOR)
        return f"at least {least}" if self.measured.untimed else self.text(time)

    @property
    def efficiency(self) -> str:
        """The flow efficiency, or a range; empty if it is unknown."""
        return "–".join(dict.fromkeys(map(per_cent, self.measured.efficiency or ())))

    def is_worst_wait(self, timed: StepTimes) -> bool:
        """Whether no step waits longer, and some wait less."""
        return len(self.measured.path) > 1 and timed.wait.most == self.worst_wait > 0

    def is_worst_accuracy(self, timed: StepTimes) -> bool:
        """Whether no step's work is corrected more often, and it is at times."""
        lowest = self.worst_accuracy
        return len(self.measured.path) > 1 and lowest is not None and timed.accuracy == lowest < 100


def per_cent(share: Decimal) -> str:
    """A share, rounded for human readers."""
    return f"{plain(share.quantize(Decimal(1) if share >= 10 else Decimal('0.1'), ROUND_HALF_UP))}%"


def box(times: Times, timed: StepTimes, id: str, left: Real, top: Real, room: Real) -> Iterator[Figure]:
    """The data box of a step: process time, wait before it, complete and accurate."""
    step = timed.step.step
    rows = (
        ("Process", times.text(timed.process) if step and step.takes else "", False),
        ("Wait before", times.text(timed.wait) if step and step.waits else "", times.is_worst_wait(timed)),
        (
            "Complete, accurate",
            "" if timed.accuracy is None else f"{plain(timed.accuracy)}%",
            times.is_worst_accuracy(timed),
        ),
    )
    yield Panel(id, left, top, room, BOX, fill=palette.CHIP, outline=palette.RULE, kind="data")
    for number, (label, value, worst) in enumerate(rows):
        colour, at = (palette.WARNING if worst else palette.MUTED), top + ROW * number
        part = 92 if label.startswith("Complete") else room - 56
        fill = palette.ALERT if worst else ""
        yield Panel(
            f"{id}_{number}",
            left + 1,
            at + 1 - (0 if worst else LEVEL),
            room - 2,
            ROW - 2,
            [Text(label, 9, colour, bold=worst)],
            fill=fill,
            align="left",
            inset=4,
            kind="data",
        )
        shown = Text(value or "–", 9, palette.WARNING if worst else palette.INK, bold=True)
        yield Panel(
            f"{id}_{number}_value",
            left + part,
            at + 1,
            room - part - 1,
            ROW - 2,
            [shown],
            align="right",
            inset=3,
            kind="data",
        )


def steps_of_ladder(
    times: Times, way: Sequence[StepTimes], spans: Sequence[tuple[Real, Real]], before: Real, top: Real, id: str
) -> Iterator[Figure]:
    """The ladder of a row: waits above, work below, each step within its span, the waits `before` it.

    It is broken where a step has no times.
    """
    low, pieces = top + DROP, list[list[Point]]()
    for timed, (left, right) in zip(way, spans, strict=True):
        start = left - before
        if not timed.is_timed:
            yield Stroke(f"{id}_gap_{left:g}", [(left, low), (right, low)], palette.MUTED, 1.4, dotted=True, kind="gap")
            pieces.append([])
            continue
        if not pieces or not pieces[-1]:
            pieces.append([(start, top)])
        pieces[-1] += [(left, top), (left, low), (right, low), (right, top)]
    for number, points in enumerate(filter(None, pieces), 1):
        yield Stroke(f"{id}_{number}", points[:-1], palette.INK, 2, kind="ladder", tooltip="Waits above, work below")
    for number, (timed, (left, right)) in enumerate(zip(way, spans, strict=True), 1):
        yield from _on_ladder(times, timed, (left, right), before, top, f"{id}_{number}")


def _on_ladder(
    times: Times, timed: StepTimes, span: tuple[Real, Real], before: Real, top: Real, id: str
) -> Iterator[Figure]:
    left, right = span
    if not timed.is_timed:
        yield words_at(f"{id}_gap", ((left + right) / 2, top + DROP - 11), [Text("no times", 9.5, palette.MUTED)])
        return
    if timed.wait.most:
        worst = times.is_worst_wait(timed)
        label = Text(times.text(timed.wait), 10.5, palette.WARNING, bold=True)
        ground = palette.ALERT if worst else ""
        yield words_at(f"{id}_wait", (left - before / 2, top - 12), [label], ground=ground, kind="wait")
    process = Text(times.text(timed.process), 10.5, bold=True)
    yield words_at(f"{id}_process", ((left + right) / 2, top + DROP - 12), [process], kind="process")


def _all_but(missing: int, steps: int) -> str:
    """Of how many steps a total is, where it is not of all."""
    return f" ({steps - missing} of {steps} step{'s' if steps != 1 else ''})" if missing else ""


def totals(times: Times, left: Real, top: Real) -> Iterator[Figure]:
    """What all of it takes, in tiles side by side."""
    measured = times.measured
    timed, accurate = _all_but(measured.untimed, len(measured.path)), measured.rolled_accuracy
    of = "" if accurate is None else _all_but(measured.without_accuracy, len(measured.path))
    tiles = times.of_all or (
        (f"Lead time{timed}", times.total(measured.lead)),
        (f"Process time{timed}", times.total(measured.process)),
        (f"Flow efficiency{timed}", times.efficiency or "–"),
        (f"Rolled %C&A{of}", "–" if accurate is None else per_cent(accurate)),
    )
    for number, (label, value) in enumerate(tiles):
        x = left + number * (TILE[0] + 8)
        room = TILE[0] - 16
        named = [Text(line, 9, palette.MUTED) for line in wrap(label, 9, room, most=2)]
        sizes = (16, 14, 12)[len(named) - 1 :]
        size = next((size for size in sizes if width(value, size, bold=True) <= room), 10)
        lines = [*named, Text(value, size, bold=True)]
        yield Panel(
            f"svc_total_{number + 1}",
            x,
            top,
            *TILE,
            lines,
            fill=palette.FIELD,
            outline=palette.RULE,
            align="left",
            inset=8,
            kind="total",
            tooltip=f"{label}: {value}",
        )


def to_scale(
    times: Times, parts: Iterable[tuple[int, StepTimes, Accent]], left: Real, top: Real, room: Real
) -> Iterator[Figure]:
    """The lead time as a bar: waits in grey, work in the colours of the activities, by the longest times."""
    whole = times.measured.lead.most
    x = left
    for number, timed, accent in parts:
        for kind, time in (("wait", timed.wait), ("work", timed.process)):
            across = float(time.most / whole) * room if whole else 0.0
            if across <= 0:
                continue
            length = times.calendar.written(time.most)
            long = f"wait {length}" if kind == "wait" else f"{number}: {length}"
            colour = palette.MUTED if kind == "wait" else accent.text
            label = next(
                (
                    each
                    for each in (long, str(number) if kind == "work" else "")
                    if each and width(each, 9, bold=True) + 8 <= across
                ),
                "",
            )
            yield Panel(
                f"svc_scale_{number}_{kind}",
                round(x, 2),
                top,
                max(round(across - 1, 2), 0.8),
                SCALE,
                [Text(label, 9, colour, bold=True)] if label else (),
                fill=palette.IDLE if kind == "wait" else accent.band,
                inset=0,
                kind=f"scale {kind}",
                tooltip=f"{number} {timed.step.title}: {'waits' if kind == 'wait' else 'takes'} {length}",
            )
            x += across
