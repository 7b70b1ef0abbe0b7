"""The figures of two streams side by side: as it is, and as it is to be."""

from collections.abc import Iterator

from attrs import frozen

from svc.checker.analysis import Analysis
from svc.measures.figures import Measured, single_figures
from svc.project.measuring import measure


@frozen
class FigureChange:
    """A figure of two streams: seconds, a share from 0 to 1, or a number; None in the stream that has none.

    `measure` is that of promises, for percentiles with them: `lead`, `lead 85%`. `to` is the party that gets something,
    `of` the step or flow that the figure is about.
    """

    measure: str
    to: str | None
    before: float | None
    after: float | None
    of: str | None = None

    @property
    def difference(self) -> float | None:
        """The later one less the earlier one."""
        return None if self.before is None or self.after is None else self.after - self.before


@frozen
class MeasuredPair:
    """Two streams that belong together, measured."""

    before: Measured
    after: Measured

    @property
    def changes(self) -> tuple[FigureChange, ...]:
        """All figures that either of them has, also those that are equal."""
        old, new = dict(_figures(self.before)), dict(_figures(self.after))
        return tuple(FigureChange(*key, old.get(key), new.get(key)) for key in {**old, **new})


def measured_pairs(old: Analysis, new: Analysis) -> Iterator[MeasuredPair]:
    """The streams of two texts that have the same name, or are the only ones, in the order of the later text."""
    before = {each.name: each for each in old.streams}
    if len(old.streams) == len(new.streams) == 1:
        before = {new.streams[0].name: old.streams[0]}
    for stream in new.streams:
        if stream.name in before:
            yield MeasuredPair(measure(before[stream.name]), measure(stream))


def _figures(found: Measured) -> Iterator[tuple[tuple[str, str | None], float]]:
    for name, times in (("lead", found.lead), ("first", found.first if found.first != found.lead else ())):
        for each in times:
            yield (name, each.to), each.mean
            yield from (((f"{name} {percent}%", each.to), value) for percent, value in each.percentiles.items())
    yield from (((name, None), figure.value) for name, figure in single_figures(found))
