"""Simulates a stream with queues: so many independent runs, and what they say together."""

from collections.abc import Iterator

from attrs import evolve, frozen

from svc.measures.figures import Measured
from svc.measures.kinds import Kind, party_name
from svc.measures.measuring import figures, measured_kinds, usual_cases
from svc.measures.promises import overloaded, verdicts
from svc.measures.queues import readings
from svc.measures.queues.event_list import Watch
from svc.measures.queues.figures import Simulated, StepQueue, TeamQueue, TimeEstimates, estimate
from svc.measures.queues.places import Places, Stop, places
from svc.measures.queues.readings import Reading
from svc.measures.queues.runs import parties_of, run
from svc.measures.queues.verdicts import Estimates, Found, limits, queue_verdicts
from svc.measures.samples import PERCENTILES
from svc.model.calendar import Calendar
from svc.semantics.bound import BoundStream

CASES, RUNS, WARM_UP = 100_000, 10, 0.1
"""The defaults."""
BATCHES = 20
"""A single run is cut into so many batches of cases."""


@frozen
class Wanted:
    """How much is simulated: cases of all kinds in all runs, of which a share is left out at the beginning of each."""

    cases: int = CASES
    runs: int = RUNS
    seed: int = 0
    warm_up: float = WARM_UP

    @property
    def lengths(self) -> list[int]:
        """How many cases are in each span of a run; those of the first are left out."""
        cases = self.cases // self.runs
        first = int(cases * self.warm_up)
        number, left = 1 if self.runs > 1 else BATCHES, cases - first
        return [first, *(left * (each + 1) // number - left * each // number for each in range(number))]


@frozen(eq=False)
class Setting:
    """What is known of a stream before it is simulated: its kinds of case, and its figures without queues."""

    bound: BoundStream
    calendar: Calendar
    kinds: tuple[Kind, ...]
    measured: Measured

    @property
    def every(self) -> list[tuple[Kind, Measured]]:
        """Each kind of case with its figures."""
        return [*zip(self.kinds, (self.measured, *self.measured.others), strict=False)]

    @property
    def known(self) -> list[Kind]:
        """The kinds that can be simulated, as their arrivals are known and their cases end."""
        return [kind for kind, measured in self.every if kind.rate and not measured.endless]


def setting(bound: BoundStream, calendar: Calendar, wanted: Wanted) -> Setting:
    """What is known of a stream before it is simulated."""
    cases, seed = min(usual_cases(bound), wanted.cases), wanted.seed
    kinds = measured_kinds(bound, calendar, cases, seed)
    main = figures(bound, kinds, calendar, cases, seed)
    promises = verdicts(bound, kinds, main, calendar, more=False) if bound.stream.promises else ()
    return Setting(bound, calendar, kinds, evolve(main, promises=promises))


def simulated(given: Setting, wanted: Wanted, watch: Watch | None = None) -> Simulated:
    """The figures of a stream with queues. `watch` sees the visits of the first run, even where a queue has no end."""
    known, too_busy = given.known, overloaded(given.measured)
    read = _Read([], [[] for _ in known], 0)
    stops = places(given.bound, known, apart=watch is not None)
    if known and not (too_busy and watch is None):
        read = _runs(given, stops, wanted, watch)
    found = []
    for kind, measured in given.every:
        made = evolve(_nothing(measured, wanted), overloaded=too_busy, unended=read.unended)
        if kind not in known:
            missing = () if kind.rate else ("how many cases arrive",)
            found.append(Found(kind, evolve(made, missing=missing, unended=0), {}))
        elif too_busy:
            found.append(Found(kind, made, {}))
        else:
            estimates = read.estimates(known.index(kind))
            found.append(Found(kind, _figures(made, kind, stops, estimates), estimates))
    if not found:
        return evolve(_nothing(given.measured, wanted), missing=given.measured.missing)
    promises = queue_verdicts(given.bound, given.calendar, found)
    return evolve(found[0].simulated, promises=promises, others=[each.simulated for each in found[1:]])


def _nothing(measured: Measured, wanted: Wanted) -> Simulated:
    """A kind of case of which nothing is simulated yet."""
    return Simulated(measured, wanted.cases, wanted.runs, wanted.seed, wanted.warm_up)


@frozen(eq=False)
class _Read:
    """What all spans say: of teams and steps, of each kind of case, and how many cases did not end."""

    teams: list[Reading]
    kinds: list[list[Reading]]
    unended: int

    def estimates(self, number: int) -> Estimates:
        """The figures of a kind of case, with those of teams and steps; none where a span says nothing."""
        pairs = [{**teams, **kind} for teams, kind in zip(self.teams, self.kinds[number], strict=True)]
        keys = [key for key in pairs[0] if all(key in each for each in pairs)]
        return {key: estimate([each[key] for each in pairs]) for key in keys}


def _runs(given: Setting, stops: Places, wanted: Wanted, watch: Watch | None) -> _Read:
    known = given.known
    parties = parties_of(known)
    asked = [list(limits(given.bound, kind, given.calendar)) for kind in known]
    teams: list[Reading] = []
    kinds: list[list[Reading]] = [[] for _ in known]
    unended = 0
    for number in range(wanted.runs):
        spans = run(known, stops, f"{wanted.seed} {number}", wanted.lengths, None if number else watch)
        for seen in spans[1:]:
            teams.append(readings.of_teams(seen, stops))
            for at, kind in enumerate(known):
                kinds[at].append(readings.of_kind(seen, at, kind, parties, asked[at]))
            unended += seen.span.cases - sum([len(tally.waited) for tally in seen.tallies])
    return _Read(teams, kinds, unended)


def _figures(made: Simulated, kind: Kind, stops: Places, estimates: Estimates) -> Simulated:
    measured = made.measured
    named = [step.name for step in kind.network.steps]
    lead = [each for party in kind.recipients for each in _time("lead", party_name(party), estimates)]
    work = measured.efficiency.value * measured.lead[0].mean if measured.efficiency and measured.lead else None
    return evolve(
        made,
        lead=lead,
        first=[each for party in kind.recipients for each in _time("first", party_name(party), estimates)],
        wait=estimates.get(("wait", "")),
        efficiency=estimate([work / each for each in lead[0].mean.runs])
        if lead and work and all(lead[0].mean.runs)
        else None,
        wip=estimates.get(("wip", "")),
        throughput=estimates["throughput", ""],
        steps=[_step(stops.stops[name], estimates) for name in named],
        teams=[_team(name, size, estimates) for name, size in stops.teams.items()],
    )


def _time(name: str, party: str | None, estimates: Estimates) -> Iterator[TimeEstimates]:
    of = party or ""
    if (name, of) in estimates:
        percentiles = {str(each): estimates[f"{name} {each}%", of] for each in PERCENTILES}
        yield TimeEstimates(party, estimates[name, of], percentiles, estimates[f"{name} reached", of])


def _step(stop: Stop, estimates: Estimates) -> StepQueue:
    queue, wait = estimates.get(("step queue", stop.name)), estimates["step wait", stop.name]
    return StepQueue(stop.name, queue, wait, stop.replaced or None)


def _team(name: str, size: int, estimates: Estimates) -> TeamQueue:
    percentiles = {
        str(each): estimates[f"queue {each}%", name] for each in PERCENTILES if (f"queue {each}%", name) in estimates
    }
    utilisation, length, wait = (estimates[each, name] for each in ("utilisation", "length", "queue"))
    return TeamQueue(name, size, utilisation, length, wait, percentiles)
