"""Lead times of a kind of case: exact where its steps are done one at a time, else simulated."""

from collections.abc import Sequence
from math import prod

from attrs import field, frozen

from svc.measures import exact, samples
from svc.measures.chain import Chain
from svc.measures.figures import Figure, Interval, LeadTime
from svc.measures.kinds import Kind, party_name
from svc.text.frozenmap import FrozenMap


@frozen
class Lead:
    """The lead time to a party, with the flow efficiency on the way and the share of each step.

    `first` is the time to the first thing that it gets.
    """

    time: LeadTime
    first: LeadTime
    efficiency: Figure | None
    shares: tuple[float, ...] = field(converter=tuple[float, ...])


def lead(kind: Kind, party: str | None) -> Lead | None:
    """The lead time to a party; None if it gets nothing, or if that needs cases and there are none."""
    chain = kind.chain(party)
    moments = exact.last(chain, kind.efforts, party) if chain is not None else None
    return _simulated(kind, party) if chain is None or moments is None else _exact(kind, party, chain, moments)


def _exact(kind: Kind, party: str | None, chain: Chain, moments: exact.Moments) -> Lead:
    time, mean = _exactly(kind, party, moments), moments.mean
    first = time
    if not chain.is_given_once(party):
        first = _exactly(kind, party, exact.first(chain, kind.efforts, party) or moments, first=True)
    if not mean:
        return Lead(time, first, None, (0.0,) * len(kind.efforts))
    taking = zip(exact.visits(chain), kind.efforts, moments.weights, strict=True)
    spent = [visits * effort.whole * weight for visits, effort, weight in taking]
    return Lead(time, first, _figure(moments.work / mean), [each / (mean * moments.reached) for each in spent])


def accurate(kind: Kind, party: str | None) -> float | None:
    """Rolled accuracy: the product over the steps up to what a party gets; None if none says its own."""
    counted = kind.counted if party == kind.to else kind.network.leading_to(party)
    known = [effort.accurate for number, effort in enumerate(kind.efforts) if number in counted]
    said = [each for each in known if each is not None]
    return prod(said) if said else None


def _simulated(kind: Kind, party: str | None) -> Lead | None:
    time, first = _observed(kind, party), _observed(kind, party, first=True)
    if time is None or first is None or kind.sample is None:
        return None
    ends = samples.times(kind.sample, party)
    until = kind.until_value(party)
    work, total = until.work, sum(end for end in ends if end > 0)
    shares = [each / total if total else 0.0 for each in until.spent]
    if not total:
        return Lead(time, first, None, shares)
    ratio = sum(work) / total
    if time.method == "exact":
        return Lead(time, first, _figure(ratio), shares)
    error = samples.mean_of([part - ratio * max(end, 0.0) for part, end in zip(work, ends, strict=True)])[2]
    half = (error[1] - error[0]) / 2 * len(ends) / total
    return Lead(time, first, Figure(ratio, (ratio - half, ratio + half), "simulated"), shares)


def _figure(value: float) -> Figure:
    return Figure(value, (value, value))


def _exactly(kind: Kind, party: str | None, moments: exact.Moments, *, first: bool = False) -> LeadTime:
    interval = (moments.mean, moments.mean)
    percentiles = _percentiles(_reached(kind, party, first=first))
    return LeadTime(party_name(party), moments.mean, moments.sd, percentiles, moments.reached, interval)


def _observed(kind: Kind, party: str | None, *, first: bool = False) -> LeadTime | None:
    """The time in the simulated cases; exact where all cases are alike."""
    known = _reached(kind, party, first=first)
    if not known or kind.sample is None:
        return None
    mean, sd, interval = samples.mean_of(known)
    share = len(known) / kind.sample.cases
    if kind.is_certain:
        return LeadTime(party_name(party), mean, 0.0, _percentiles(known), share, (mean, mean))
    return LeadTime(party_name(party), mean, sd, _percentiles(known), share, _bounds(interval), "simulated")


def _bounds(interval: Interval) -> Interval:
    return max(interval[0], 0.0), interval[1]


def _reached(kind: Kind, party: str | None, *, first: bool) -> list[float]:
    if kind.sample is None:
        return []
    return sorted(time for time in samples.times(kind.sample, party, first=first) if time >= 0)


def _percentiles(ordered: Sequence[float]) -> FrozenMap[float]:
    return FrozenMap({str(each): samples.percentile(ordered, each) for each in samples.PERCENTILES} if ordered else {})
