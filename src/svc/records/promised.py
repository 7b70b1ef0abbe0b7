"""Promises on lead times, held against recorded lead times and never against a simulation (VSC525)."""

from collections.abc import Iterator
from decimal import Decimal

from attrs import evolve, frozen

from svc.diagnostics import codes
from svc.diagnostics.subject import Subject, SubjectKind
from svc.measures.figures import PromiseFigures
from svc.measures.wording import counted, figure_of, number, time_words
from svc.model import Promise
from svc.model.quantities import Duration
from svc.records.deviations import Found
from svc.records.evidence import Evidence, repeated
from svc.records.observed import Deviation
from svc.records.shapes import PERCENTILES, Times, Visits
from svc.semantics.bound import NodeKind

NOT_SHOWN = "records don't show it"


@frozen
class Kept:
    """A promise with what the records say of it: of `whole` cases so many are `within` its limit."""

    figures: PromiseFigures
    within: int = 0
    whole: int = 0


def promised(seen: Evidence) -> list[Kept]:
    """What the records say of each promise on lead times, in the order of the text."""
    leads = [each for each in seen.bound.stream.promises if each.measure == "lead" and each.of is None]
    return [_kept(seen, each) for each in leads]


def recorded_lead(seen: Evidence) -> Times | None:
    """How long the cases took until the party that gave the demand got the last thing; None where none has ended."""
    visits = _until(seen, None)
    return visits.lead() if visits is not None else None


def broken_promise_observed(seen: Evidence, found: list[Kept]) -> Iterator[Found]:
    """A promise on lead times that the recorded ones break."""
    code = codes.BY_NAME["broken-promise-observed"]
    for at, each in enumerate(found, 1):
        made = each.figures
        if made.kept is False and made.value is not None:
            promise = made.promise
            deviation = Deviation(
                code.code, None, promise.to, each.whole - each.within,
                (each.whole - each.within) / each.whole, place=made.place,
            )  # fmt: skip
            subject = Subject(SubjectKind.PROMISE, seen.bound.stream.name, name=promise.measure, number=at)
            share = number(each.within / each.whole * 100)
            yield deviation, code.at(
                made.place, subject=subject, figure=figure_of(promise), bound=promise.bound, limit=promise.limit,
                value=time_words(made.value, seen.calendar),
                help=code.advice("share", share=share, count=counted(each.whole, "case", "cases"), limit=promise.limit),
            )  # fmt: skip


def _kept(seen: Evidence, promise: Promise) -> Kept:
    made = PromiseFigures(promise, place=seen.bound.stream.place(promise))
    visits = _until(seen, promise.to)
    lead = visits.lead() if visits is not None else None
    if visits is None or lead is None or not isinstance(promise.value, Duration):
        return Kept(evolve(made, because=NOT_SHOWN if visits is None else "no case has ended"))
    limit = float(seen.calendar.seconds(promise.value)[0])
    inside, whole = visits.kept(limit)
    if promise.percentile is None:
        value, is_within = lead.mean, lead.mean <= limit
    else:
        value, is_within = _percentile(visits, promise.percentile, lead), inside * 100 >= promise.percentile * whole
    kept = is_within if promise.bound == "within" else not is_within
    return Kept(evolve(made, value=value, interval=(value, value), kept=kept), inside, whole)


def _percentile(visits: Visits, percentile: Decimal, lead: Times) -> float:
    """The least time that so many cases took at most; one that was not worked out is found by halving, to a
    thousandth."""
    if percentile in PERCENTILES:
        return lead.points[PERCENTILES.index(int(percentile))]

    def is_enough(limit: float) -> bool:
        inside, whole = visits.kept(limit)
        return inside * 100 >= percentile * whole

    low, high = 0.0, max(lead.points[-1], 1.0)
    while not is_enough(high):
        low, high = high, high * 2
    while high - low > max(high / 1000, 1.0):
        middle = (low + high) / 2
        low, high = (low, middle) if is_enough(middle) else (middle, high)
    return high


def _until(seen: Evidence, party: str | None) -> Visits | None:
    """The visits up to what a party gets last, or that of the demand; None where no case gives it anything."""
    parties = {node.name for node in seen.bound.nodes if node.kind is NodeKind.PARTY}
    meant = {party, seen.bound.catalogue.end(party)} if party else set()
    named = {node.name for node in seen.bound.nodes if meant & {node.name, node.role}} & parties
    for kind in seen.offers.kinds:
        demanding = kind.start.party.name if kind.start.party else None
        to = next((each for each in kind.parties if each in named), None) if party else demanding
        if party and to is None:
            continue
        to = to if to in kind.parties else None
        leading = {kind.steps[each].name for each in kind.leading_to(to)} | parties
        meanings = {label: each for label, each in seen.labelled.meanings.items() if each.place in leading}
        goes_on = len(meanings) < len(seen.labelled.meanings)
        return seen.log.visits(meanings, repeated(seen.bound), ends_with_last=goes_on)
    return None
