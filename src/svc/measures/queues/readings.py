"""What a span of a run says: a number for each figure, so that the times of its cases need not be kept."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from attrs import frozen

from svc.measures import samples
from svc.measures.kinds import Kind, party_name
from svc.measures.promises import NEAR
from svc.measures.queues.places import Places, Stop
from svc.measures.queues.tallies import Seen, Tally

Key = tuple[str, str]
"""The name of a figure, and what it is of."""
Reading = dict[Key, float]
HOUR = 3600.0


@frozen
class Limit:
    """A promise on a percentile: which share of cases is within so many seconds. `measure` is lead, first or wait."""

    measure: str
    party: str | None
    percent: float
    seconds: float

    @property
    def key(self) -> Key:
        """The figure that the share is read as."""
        return f"{self.measure} within {self.seconds!r}", self.party or ""

    @property
    def percentile(self) -> str:
        """The figure that the percentile is read as."""
        return f"{self.measure} {self.percent!r} per cent"


def of_teams(seen: Seen, places: Places) -> Reading:
    """How busy teams are, how long cases wait at steps, and how many end in an hour."""
    span, found = seen.span, Reading()
    duration = span.end - span.begin
    found["throughput", ""] = seen.ended / duration * HOUR
    queues: dict[str, list[float]] = {team: [] for team in places.teams}
    for stop in places.stops.values():
        if stop.team is not None:
            waits = seen.waits[stop.work].tolist()
            queues[stop.team] += waits
            found["step queue", stop.name] = _mean(waits)
        found["step wait", stop.name] = _held(stop, seen)
    for team, size in places.teams.items():
        found["utilisation", team] = span.busy[team] / (size * duration)
        waits = queues[team]
        total = sum(waits)
        found["length", team], found["queue", team] = total / duration, total / len(waits) if waits else 0.0
        some = sorted(filter(None, waits))  # many do not wait
        for percent, value in _percentiles([0.0] * (len(waits) - len(some)) + some):
            found[f"queue {percent}%", team] = value
    return found


def of_kind(seen: Seen, number: int, kind: Kind, parties: Sequence[str], limits: Sequence[Limit]) -> Reading:
    """The lead times of the cases of a kind, how long they waited, and how many were under way."""
    tally, found = seen.tallies[number], Reading()
    cases = len(tally.waited)
    if not cases:
        return found
    found["wait", ""] = _mean(tally.waited)
    for name, is_first in (("lead", False), ("first", True)):
        for party in kind.recipients:
            of = party_name(party) or ""
            if is_first and _is_given_once(tally, parties, party):
                again = [key for key in found if key[0].startswith("lead") and key[1] == of]
                found |= {(key[0].replace("lead", "first"), of): found[key] for key in again}
                continue
            times = _in_order(_times(tally, parties, party, is_first=is_first))
            found[f"{name} reached", of] = len(times) / cases
            if times:
                found[name, of] = _mean(times)
                found |= {(f"{name} {percent}%", of): value for percent, value in _percentiles(times)}
    duration = seen.span.end - seen.span.begin
    main = found.get(("lead", party_name(kind.to) or ""))
    if main is not None:
        found["wip", ""] = cases / duration * main
    for limit in limits:
        times = _in_order(_limited(tally, parties, limit))
        if times:
            found[limit.key] = bisect_right(times, limit.seconds * (1 + NEAR)) / len(times)
            found[limit.percentile, limit.party or ""] = samples.percentile(times, limit.percent)
    return found


def _limited(tally: Tally, parties: Sequence[str], limit: Limit) -> Sequence[float]:
    if limit.measure == "wait":
        return tally.waited
    return _times(tally, parties, limit.party, is_first=limit.measure == "first")


def _in_order(times: Sequence[float]) -> list[float]:
    """The times in order, without those below 0."""
    ordered = sorted(times)
    del ordered[: bisect_left(ordered, 0.0)]
    return ordered


def _times(tally: Tally, parties: Sequence[str], party: str | None, *, is_first: bool) -> Sequence[float]:
    """When each case gave a party, or any, its last or its first thing; below 0 if it gave nothing."""
    columns = tally.first if is_first else tally.last
    if party is not None:
        return columns[parties.index(party)]
    if not is_first:
        return [max(each) for each in zip(*columns, strict=True)]
    return samples.earliest(columns)


def _is_given_once(tally: Tally, parties: Sequence[str], party: str | None) -> bool:
    """Whether the first thing that a party gets is the last one too, in all cases."""
    if party is None:
        return False
    first, last = (columns[parties.index(party)].tobytes() for columns in (tally.first, tally.last))
    return first == last


def _held(stop: Stop, seen: Seen) -> float:
    """The mean wait at a step that no queue replaces: exact as far as the step says it."""
    places = [each for each in (stop.batch, stop.gate) if each is not None]
    return stop.waits + sum([_mean(seen.waits[each]) for each in places])


def _percentiles(ordered: Sequence[float]) -> Iterator[tuple[int, float]]:
    for percent in samples.PERCENTILES if ordered else ():
        yield percent, samples.percentile(ordered, percent)


def _mean(times: Sequence[float]) -> float:
    return sum(times) / len(times) if times else 0.0
