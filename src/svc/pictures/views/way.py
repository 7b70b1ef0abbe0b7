"""The way that a ladder is drawn along, and what all cases of the stream take."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_FLOOR, Decimal

from svc.diagnostics.errors import RenderError
from svc.measures.calendars import calendar_of
from svc.measures.figures import Measured
from svc.measures.kinds import Kind
from svc.measures.leading import accurate, lead
from svc.measures.likely_path import LIKELY, LONGEST, LikelyPath, conditions, has_value, likely_path
from svc.measures.longest_path import measure_longest_path
from svc.measures.measuring import figures, measured_kinds, usual_cases
from svc.measures.promised import party_of
from svc.measures.wording import percent
from svc.model.calendar import Calendar
from svc.pictures.options import PictureOptions
from svc.pictures.views.timing import Times, per_cent
from svc.semantics.bound import BoundStream


def measured_times(bound: BoundStream, options: PictureOptions) -> Times:
    """The way of the options, of the main kind of case; the longest path where no case starts, or none ends.

    Raises RenderError for a party or an outcome that there is not.
    """
    by, cases = calendar_of(bound, options.calendar), usual_cases(bound)
    kinds = measured_kinds(bound, by, cases, 0)
    if not kinds or kinds[0].network.endless or not has_value(kinds[0]):
        return Times(by, measure_longest_path(bound, by))
    kind, party = _reaching(bound, kinds, options.to)
    found, likely = figures(bound, [kind], by, cases, 0), _path(kind, by, options, party)
    called = {LIKELY: "the likely way", LONGEST: "the longest way"}.get(options.way, f"the way through “{options.way}”")
    to = f" to {party}" if party is not None else ""
    return Times(
        by,
        likely.measured,
        f"{called}{to}, {_cases(likely.share)}",
        tuple(_of_all(kind, party, found, by)),
        likely.beside,
    )


def _reaching(bound: BoundStream, kinds: Sequence[Kind], to: str | None) -> tuple[Kind, str | None]:
    """The first kind of case that gives something to a party, and the name of that party; the main kind for none."""
    if to is None:
        return kinds[0], None
    for kind in kinds:
        is_known, party = party_of(bound, kind, to)
        if is_known:
            return kind, party
    known = ", ".join(sorted({party for kind in kinds for party in kind.network.parties if party}))
    raise RenderError(f"no case of {bound.stream.name} gives something to `{to}`: choose {known}")


def _path(kind: Kind, calendar: Calendar, options: PictureOptions, party: str | None) -> LikelyPath:
    try:
        return likely_path(kind, calendar, options.way, party)
    except ValueError as error:
        known = ", ".join([LIKELY, LONGEST, *(f'"{each}"' for each in conditions(kind))])
        raise RenderError(f"there is no such way, as {error}: choose {known}") from None


def _cases(share: float) -> str:
    return "of all cases" if share > 1 - 1e-9 else f"of {percent(share)} of the cases"


def _of_all(kind: Kind, party: str | None, found: Measured, calendar: Calendar) -> Iterator[tuple[str, str]]:
    """What all cases take, with how much of it is known."""
    known = lead(kind, kind.to if party is None else party) if found.lead else None
    if known is None or found.work is None:
        return
    time, rolled = known.time, accurate(kind, party)
    of = "all cases" if time.reached > 1 - 1e-9 else f"{percent(time.reached)} of the cases"
    yield f"Lead time, mean of {of}", _time(time.mean, found, calendar)
    if "85" in time.percentiles:  # no simulated case may get there where few cases do
        yield "Lead time of 85% of them", _time(time.percentiles["85"], found, calendar)
    yield "Process time, mean of all cases", _time(found.work.value, found, calendar)
    yield "Flow efficiency, all cases", "–" if known.efficiency is None else _rounded(known.efficiency.value)
    yield "Rolled %C&A, all cases", "–" if rolled is None else _rounded(rolled)


def _time(seconds: float, found: Measured, calendar: Calendar) -> str:
    """A time in words: a lower bound where steps say no times, and that one is not rounded up."""
    time = Decimal(repr(round(seconds, 6)))
    return f"at least {calendar.written(time, ROUND_FLOOR)}" if found.missing else calendar.written(time)


def _rounded(share: float) -> str:
    return per_cent(Decimal(repr(share * 100)))
