"""The histogram view: how the lead times of all cases are distributed, with what is promised of them drawn in."""

from collections.abc import Iterable, Iterator

from attrs import field, frozen

from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic
from svc.measures.calendars import calendar_of
from svc.measures.distribution import Distribution, distribution
from svc.measures.figures import Measured, PromiseFigures
from svc.measures.kinds import Kind
from svc.measures.promised import party_of
from svc.measures.promises import limit, measured
from svc.measures.rows import VERDICTS, remarks
from svc.measures.wording import percent, time_words
from svc.model.quantities import plain
from svc.pictures import description
from svc.pictures.options import PictureOptions
from svc.pictures.scene import labels
from svc.pictures.scene.annotations import attach
from svc.pictures.scene.ids import slug
from svc.pictures.scene.shapes import Plan, Scene
from svc.pictures.scene.text_metrics import wrap
from svc.pictures.views.bars import SIZE, Mark, bars, height, is_shaded
from svc.semantics.bound import BoundStream
from svc.syntax.measure_printer import promise_words


@frozen
class _Drawn:
    """What a histogram shows: figures, the distribution, and the promises on the lead time with their limits."""

    found: Measured
    spread: Distribution | None = None
    promises: tuple[tuple[PromiseFigures, float], ...] = field(
        default=(), converter=tuple[tuple[PromiseFigures, float], ...]
    )


def histogram(bound: BoundStream, diagnostics: Iterable[Diagnostic], options: PictureOptions) -> Scene:
    """The lead times of the main kind of case as a histogram; of a stream without times, a note that there are none."""
    drawn = _drawn(bound, options)
    marks, spread = list(_marks(drawn)), drawn.spread
    plan = Plan(*SIZE, {}, {})
    if spread is not None:
        plan = Plan(SIZE[0], height(marks), {}, {}, figures=bars(spread, marks, drawn.found.calendar))
    return Scene(
        slug(bound.stream.name),
        "histogram",
        labels.title(bound),
        list(_subtitle(drawn)),
        " ".join([description.running(bound, attach(bound, list(diagnostics)).all), *_in_words(drawn)]),
        plan=plan,
        legend=["shaded: cases beyond what is promised"] if spread and is_shaded(spread, marks) else [],
        colours=options.colours,
        findings=[] if spread is not None or drawn.found.endless else [codes.BY_NAME["untimed-stream"].at(None)],
    )


def _drawn(bound: BoundStream, options: PictureOptions) -> _Drawn:
    calendar = calendar_of(bound, options.calendar)
    kinds, found = measured(bound, calendar)
    if not found.lead:
        return _Drawn(found)
    promises = [
        (each, limit(each.promise, calendar)) for each in found.promises if _is_of_lead_time(each, bound, kinds[0])
    ]
    return _Drawn(found, distribution(kinds[0], calendar, [at for _, at in promises]), promises)


def _is_of_lead_time(found: PromiseFigures, bound: BoundStream, kind: Kind) -> bool:
    """Whether a promise is about what the histogram shows."""
    promise = found.promise
    return promise.measure == "lead" and promise.of is None and party_of(bound, kind, promise.to) == (True, kind.to)


def _marks(drawn: _Drawn) -> Iterator[Mark]:
    """The percentiles, the mean and the promises, those at the right first."""
    if drawn.spread is None:
        return
    lead, calendar = drawn.found.lead[0], drawn.found.calendar
    known: dict[str, list[tuple[str, float]]] = {}
    for word, at in [*((f"{each}%", at) for each, at in lead.percentiles.items()), ("mean", lead.mean)]:
        known.setdefault(time_words(at, calendar), []).append((word, at))
    marks = [Mark(same[0][1], f"{', '.join(word for word, _ in same)}: {written}") for written, same in known.items()]
    for each, at in drawn.promises:
        words = f"promise {promise_words(each.promise)}: {VERDICTS[each.kept]}"
        marks.append(Mark(at, words, is_limit=each.promise.bound == "within", is_broken=each.kept is False))
    yield from sorted(marks, key=lambda mark: -mark.at)


def _subtitle(drawn: _Drawn) -> Iterator[str]:
    """Which times are shown, and in what."""
    found = drawn.found
    if drawn.spread is None:
        why = next(remarks(found)) if found.endless else "the lead time is not known"
        yield from wrap(f"Nothing to draw: {why}.", 10, SIZE[0])
        return
    lead = found.lead[0]
    to = f" to {lead.to}" if lead.to else ""
    cases = "all cases" if lead.reached > 1 - 1e-9 else f"{percent(lead.reached)} of the cases"
    day, week = plain(found.calendar.day), plain(found.calendar.week)
    yield f"Lead time{to}, {cases}  |  a working day has {day} hours, a week {week} days"
    if found.missing:
        yield from wrap(f"At least so long, as this is not known: {', '.join(found.missing)}", 10, SIZE[0])


def _in_words(drawn: _Drawn) -> Iterator[str]:
    """The figures, for those who read."""
    if drawn.spread is None:
        return
    lead, calendar = drawn.found.lead[0], drawn.found.calendar
    within = ", ".join(f"{each}% within {time_words(at, calendar)}" for each, at in lead.percentiles.items())
    yield f"Lead times: {within}, mean {time_words(lead.mean, calendar)}."
    yield from (f"Promise {promise_words(each.promise)}: {VERDICTS[each.kept]}." for each, _ in drawn.promises)
