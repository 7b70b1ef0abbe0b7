"""Measures a stream: all figures of all kinds of its cases."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from svc.measures import exact, samples
from svc.measures.calendars import calendar_of
from svc.measures.effort import Effort, Part, effort, falling
from svc.measures.figures import Figure, LeadTime, Measured, Method, StepFigures, TeamFigures
from svc.measures.kinds import Kind, kinds
from svc.measures.leading import Lead, accurate, lead
from svc.measures.simulation import Doing
from svc.measures.spreads import spread_of_sample
from svc.measures.wording import time_words
from svc.model.calendar import Calendar
from svc.semantics.bound import BoundFlow, BoundStream, Node

CASES = 20_000
"""The number of simulated cases, unless another one is given."""
MOST_WORK = 4_000_000
"""So many steps of all cases together are simulated in a few seconds."""


def measured_kinds(
    bound: BoundStream, calendar: Calendar, cases: int, seed: int, within: tuple[str, ...] = ()
) -> tuple[Kind, ...]:
    """The kinds of case of a stream. A step that opens a stream takes what that one takes, if it says nothing itself.

    A stream that is opened is measured by its own calendar, if it has one.

    `within` are the streams that led here: one that opens itself takes no time.
    """
    opened: dict[Node, Effort] = {}
    for node in bound.nodes:
        inner = bound.opened(node.step.opens) if node.step and node.step.opens else None
        if inner is not None and inner.stream.name not in (*within, bound.stream.name):
            path = (*within, bound.stream.name)
            found = _as_effort(measured_kinds(inner, calendar_of(inner, calendar), cases, seed, path))
            if found is not None:
                opened[node] = found
    return kinds(bound, calendar, cases, seed, opened)


def usual_cases(bound: BoundStream) -> int:
    """How many cases are simulated where nobody says a number: fewer for a very long stream, as it takes longer."""
    return min(CASES, MOST_WORK // max(len(bound.steps), 1))


def figures(bound: BoundStream, found: Sequence[Kind], calendar: Calendar, cases: int, seed: int) -> Measured:
    """The figures of the kinds of case of a stream: those of the main one, with the others in it."""
    if not found:
        return Measured(bound.stream.name, None, calendar, "exact", cases, seed, missing=["where cases start"])
    busy = _teams(bound, found)
    main, *others = found
    return _figures(bound, main, calendar, busy, [_figures(bound, each, calendar, busy) for each in others])


def _figures(
    bound: BoundStream,
    kind: Kind,
    calendar: Calendar,
    busy: Sequence[TeamFigures],
    others: Sequence[Measured] = (),
) -> Measured:
    start = kind.network.start
    begins = f"{start.party.name} -> {start.step.name}" if start.party else start.step.name
    made = partial(
        Measured, bound.stream.name, begins, calendar, cases=kind.cases, seed=kind.seed, teams=busy,
        missing=_untimed(kind), others=others,
    )  # fmt: skip
    endless = kind.network.endless
    if endless:
        return made(endless=[node.name for node in endless])
    timed = any(kind.efforts[number].is_timed for number in kind.counted)
    leads = [each for party in kind.recipients if timed for each in [lead(kind, party)] if each is not None]
    per_case = _totals(kind) if any(each.is_timed or each.cost for each in kind.efforts) else {}
    main, rolled = leads[0] if leads else None, accurate(kind, kind.to)
    found = [*(each.time for each in leads), *(each.first for each in leads)]
    rework, handovers, steps = _rework(kind), _handovers(kind), list(_steps(kind, main))
    return made(
        method=_method([*found, *per_case.values(), rework, handovers, *steps]),
        lead=[each.time for each in leads],
        first=[each.first for each in leads],
        work=per_case.get("work"),
        wait=per_case.get("wait"),
        cost=per_case.get("cost"),
        efficiency=main.efficiency if main else None,
        accurate=None if rolled is None else _exactly(rolled),
        rework=rework,
        handovers=handovers,
        wip=_times(kind.rate, main),
        steps=steps,
        assumed=list(_assumed(bound, kind, calendar)),
    )


def _untimed(kind: Kind) -> list[str]:
    """The steps up to the value that say no time, and batches without arrivals."""
    missing = []
    for number, step in enumerate(kind.network.steps):
        if number in kind.counted:
            if not kind.efforts[number].is_timed:
                missing.append(f"how long {step.name} takes")
            if kind.efforts[number].batch > 1 and not kind.rate:
                missing.append(f"how many cases arrive, for the batch of {step.name}")
    return missing


def _totals(kind: Kind) -> dict[str, Figure]:
    """What all steps of a case take together: wait, work and cost."""
    has_costs = any(each.cost for each in kind.efforts)
    known = kind.visits
    if known is not None and known[1]:
        pairs = list(zip(known[0], kind.efforts, strict=True))
        found = {"wait": sum(visits * each.wait for visits, each in pairs)}
        found["work"] = sum(visits * each.work for visits, each in pairs)
        if has_costs:
            found["cost"] = sum(visits * each.cost for visits, each in pairs)
        return {name: _exactly(value) for name, value in found.items()}
    if kind.sample is None:
        return {}
    costs = [each.cost for each in kind.efforts]
    values: dict[str, Callable[[Doing], Sequence[float]]] = {
        "wait": lambda doing: doing.waits,
        "work": lambda doing: doing.works,
    }
    if has_costs:
        values["cost"] = lambda doing: [costs[doing.step]] * len(doing.cases)
    return {name: samples.figure_of(totals) for name, totals in kind.totals(values).items()}


def _rework(kind: Kind) -> Figure | None:
    if kind.whole is not None:
        return _exactly(exact.reworked(kind.whole))
    if not any(way.is_rework for ways in kind.network.ways for way in ways):
        return _exactly(0.0)
    return samples.share_of(kind.sample.reworked, kind.sample.cases) if kind.sample else None


def _handovers(kind: Kind) -> Figure | None:
    known = kind.visits
    if known is not None and known[1]:
        counts = [sum(way.share * way.handovers for way in ways) for ways in kind.network.ways]
        return _exactly(sum(visits * each for visits, each in zip(known[0], counts, strict=True)))
    if kind.sample is None:
        return None
    return samples.figure_of(kind.sample.handovers)


def _times(rate: float | None, main: Lead | None) -> Figure | None:
    """Work in progress, by Little's law."""
    if rate is None or main is None:
        return None
    low, high = main.time.interval
    return Figure(rate * main.time.mean, (rate * low, rate * high), main.time.method)


def _steps(kind: Kind, main: Lead | None) -> Iterator[StepFigures]:
    if kind.visits is None:
        return
    counts, is_exact = kind.visits
    has_costs = any(each.cost for each in kind.efforts)
    method: Method = "exact" if is_exact else "simulated"
    for number, (step, visits, each) in enumerate(zip(kind.network.steps, counts, kind.efforts, strict=True)):
        share = main.shares[number] if main is not None and number in kind.counted else None
        cost = visits * each.cost if has_costs else None
        yield StepFigures(step.name, visits, each.wait, each.work, share, cost, method)


def _teams(bound: BoundStream, found: Sequence[Kind]) -> list[TeamFigures]:
    """How busy each team is, with the cases of all kinds whose arrivals are known."""
    demand: dict[str, float] = {}
    for kind in found:
        if not kind.rate or kind.network.endless or kind.visits is None:
            continue
        for visits, each in zip(kind.visits[0], kind.efforts, strict=True):
            if each.team is not None:
                demand[each.team] = demand.get(each.team, 0.0) + kind.rate * visits * each.work / each.batch
    known = bound.teams
    made = []
    for name in sorted({*known, *demand}):
        size = known[name].size if name in known else None
        busy = demand.get(name, 0.0) / size if size and any(kind.rate for kind in found) else None
        made.append(TeamFigures(name, size, busy))
    return made


def _assumed(bound: BoundStream, kind: Kind, calendar: Calendar) -> Iterator[str]:
    """What was assumed where the stream does not say it."""
    for flow in sorted(kind.network.guessed, key=lambda flow: (flow.source.name, flow.target.name)):
        yield f"VSC504 {_said_flow(flow)} has no share: counted like the others without one"
    for step in kind.network.steps:
        for times in falling(step, calendar):
            yield f"{step.name} {times}: times that fall by this calendar are put in order"
    yield from _differing(bound, kind, calendar)
    if kind.sample is not None and kind.sample.unended:
        yield f"{kind.sample.unended} simulated cases did not end and are left out"


def _differing(bound: BoundStream, kind: Kind, calendar: Calendar) -> Iterator[str]:
    """Steps whose own times differ by more than a tenth from those of the stream that they open."""
    for step in kind.network.steps:
        inner = bound.opened(step.step.opens) if step.step and step.step.opens else None
        if inner is None or inner.stream.name == bound.stream.name:
            continue
        own = effort(bound, step, calendar)
        inside = measured_kinds(inner, calendar_of(inner, calendar), 0, kind.seed, (bound.stream.name,))
        other = _as_effort(inside)
        if other is not None and own.is_timed and abs(own.whole - other.whole) > 0.1 * max(own.whole, other.whole):
            one, more = time_words(own.whole, calendar), time_words(other.whole, calendar)
            yield f"{step.name} takes {one} by itself, and the stream {inner.stream.name} that it opens {more}"


def _said_flow(flow: BoundFlow) -> str:
    condition = "" if flow.when is None else f' when "{flow.when}"'
    return f"{flow.source.name} -> {flow.target.name}{condition}"


def _as_effort(found: Sequence[Kind]) -> Effort | None:
    """What a step takes that opens a stream: the lead time of its main case."""
    if not found or found[0].network.endless:
        return None
    kind = found[0]
    if not any(kind.efforts[number].is_timed for number in kind.counted):
        return None
    known = lead(kind, kind.to)
    if known is None:
        return None
    share = min(known.efficiency.value, 1.0) if known.efficiency else 0.0
    mean, sd = known.time.mean, known.time.sd
    ends = [] if kind.sample is None else [each for each in samples.times(kind.sample, kind.to) if each >= 0]
    parts = [Part(spread_of_sample(ends), 1 - share, "opens")] if ends else []
    cost = _totals(kind).get("cost")
    return Effort(mean * (1 - share), mean * share, sd**2, parts, is_timed=True, cost=cost.value if cost else 0.0)


def _exactly(value: float) -> Figure:
    return Figure(value, (value, value))


def _method(found: Iterable[Figure | LeadTime | StepFigures | None]) -> Method:
    return "simulated" if any(each is not None and each.method == "simulated" for each in found) else "exact"
