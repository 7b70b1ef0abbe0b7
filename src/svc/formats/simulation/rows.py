"""Simulated figures as rows of words: what each is called, its value and its interval. Pure."""

from collections.abc import Iterable, Iterator

from svc.formats.simulation.entries import Entry
from svc.measures.figures import Interval
from svc.measures.promises import is_near
from svc.measures.queues.figures import EstimatedDifference, Simulated
from svc.measures.rows import heading as measured_heading
from svc.measures.rows import promise
from svc.measures.samples import PERCENTILES
from svc.measures.wording import counted, figure_words, number, percent, time_words
from svc.model.calendar import Calendar

FIGURES = ("measure", "value", "95% interval", "without queues")
STEPS = ("step", "visits", "queue", "other wait", "declared wait", "not explained", "work")
TEAMS = ("team", "size", "utilisation", "in queue", "wait", "50%", "85%", "95%")
DIFFERENCES = ("measure", "before", "after", "difference", "95% interval")
Row = tuple[str, ...]
_SHARES = ("efficiency", "utilisation", "lead reached", "first reached")
_NUMBERS = ("wip", "length")
_OF_CASES = ("lead", "first", "efficiency", "wip", "throughput")
_CALLED = {"lead": "lead time", "efficiency": "flow efficiency", "wip": "work in progress", "length": "number in queue"}


def heading(found: Simulated, file: str) -> str:
    """What was simulated, by which calendar, and how much of it."""
    runs = f"{found.runs} runs" if found.runs > 1 else "1 run"
    return f"{measured_heading(found.measured, file)}; {found.cases:,} cases in {runs}"


def figures(found: Simulated) -> Iterator[Row]:
    """The figures of cases, each with its interval, and with what it would be if nobody had to queue."""
    without = dict(_measured(found))
    for name, of, estimate in found.estimates():
        is_of_cases = name.split()[0] in _OF_CASES or (name, of) == ("wait", "")
        if is_of_cases and not _is_idle(found, name, estimate.value):
            yield (
                _called(found, name, of),
                _words(found, name, estimate.value),
                _interval(found, name, estimate.interval),
                _words(found, name, without[name, of]) if (name, of) in without else "",
            )


def steps(found: Simulated) -> Iterator[Row]:
    """How long cases wait at each step: in the queue, otherwise, and as it says; what of that no queue explains."""
    calendar = found.measured.calendar
    known = {step.name: step for step in found.measured.steps}
    for step in found.steps:
        measured = known.get(step.name)
        yield (
            step.name,
            number(measured.visits) if measured else "",
            _time(step.queue.value if step.queue else None, calendar),
            _time(step.other.value, calendar),
            _time(step.replaced, calendar),
            _time(step.unexplained, calendar),
            _time(measured.work if measured else None, calendar),
        )


def teams(found: Simulated) -> Iterator[Row]:
    """The queue of each team."""
    for team in found.teams:
        waits = [team.wait, *(team.percentiles.get(str(each)) for each in PERCENTILES)]
        words = [_time(each.value if each else None, found.measured.calendar) for each in waits]
        yield team.name, str(team.size), percent(team.utilisation.value), number(team.length.value), *words


def differences(found: Simulated, every: Iterable[EstimatedDifference]) -> Iterator[Row]:
    """How figures differ from those before; those that do not differ at all are left out."""
    for each in every:
        if (each.value or each.interval[0] < each.interval[1]) and not _is_idle(found, each.measure, each.after):
            yield (
                _called(found, each.measure, each.of),
                _words(found, each.measure, each.before),
                _words(found, each.measure, each.after),
                _words(found, each.measure, each.value, signed=True),
                _interval(found, each.measure, each.interval, signed=True) + ("" if each.is_sure else ", may be none"),
            )


def remarks(found: Simulated) -> Iterator[str]:
    """What is missing, was assumed, has no end, or was left out."""
    measured = found.measured
    for each in found.overloaded:
        (busy,) = (team.utilisation for team in measured.teams if team.name == each)
        yield f"the queue of {each} has no end, as it is busy for {percent(busy or 0)} of its time (VSC506)"
    if measured.endless:
        yield f"no case ends that comes to {', '.join(measured.endless)}: no share leaves the loop (VSC503)"
    missing = found.missing or measured.missing
    if missing:
        yield f"not known: {', '.join(missing)}"
    if found.lead and not found.teams:
        yield "no team that does a step has a size: nobody has to queue"
    if found.unended:
        yield f"{counted(found.unended, 'case did not end and is', 'cases did not end and are')} left out"
    yield from (f"assumed: {each}" for each in measured.assumed)


def incomparable(entry: Entry) -> Iterator[str]:
    """Why there are no differences from a simulation before, where there is one."""
    if entry.before is not None and not entry.differences:
        yield f"{entry.beside}: there are no figures of both"
        yield from (f"before: {each}" for each in remarks(entry.before))


def promises(found: Simulated) -> Iterator[str]:
    """Each promise, and whether it is kept: `lead 85% within 3d to user: kept, 2d 7h`."""
    calendar = found.measured.calendar
    for each in found.promises:
        near = ""
        if each.interval and is_near(each):
            near = f" ({_between(each.promise.measure, each.interval, calendar)}: more cases may decide)"
        yield f"{promise(each, calendar)}{near}"


def _measured(found: Simulated) -> Iterator[tuple[tuple[str, str], float]]:
    """The figures without queues, by the same names."""
    measured = found.measured
    for name, times in (("lead", measured.lead), ("first", measured.first)):
        for each in times:
            yield (name, each.to or ""), each.mean
            yield from (((f"{name} {share}%", each.to or ""), value) for share, value in each.percentiles.items())
    for name in ("wait", "efficiency", "wip"):
        figure = getattr(measured, name)
        if figure is not None:
            yield (name, ""), figure.value


def _is_idle(found: Simulated, name: str, value: float) -> bool:
    """Whether a figure says nothing: all cases give the party something, or first is last."""
    return (name in ("lead reached", "first reached") and value == 1) or (
        name.startswith("first") and found.first == found.lead
    )


def _called(found: Simulated, name: str, of: str) -> str:
    """What a figure is called: `lead time to user, 85%`, `queue of desk`."""
    measure, *rest = name.split()
    called = _CALLED.get(measure, measure)
    if of and measure in ("lead", "first"):
        called += "" if len(found.lead) == 1 else f" to {of}"
    elif of:
        called += f" of {of}" if measure != "wait" else f" at {of}, beside queues"
    return ", ".join([called, *rest])


def _words(found: Simulated, name: str, value: float, *, signed: bool = False) -> str:
    sign = ("-" if value < 0 else "+" if value > 0 else "") if signed else ""
    size = abs(value) if signed else value
    if name in _SHARES:
        return f"{sign}{number(100 * size)} points" if signed else percent(size)
    if name in _NUMBERS:
        return f"{sign}{number(size)}"
    if name == "throughput":
        return f"{sign}{number(size * float(found.measured.calendar.day))}/d"
    return f"{sign}{time_words(size, found.measured.calendar)}"


def _interval(found: Simulated, name: str, interval: Interval, *, signed: bool = False) -> str:
    low, high = (_words(found, name, each, signed=signed) for each in interval)
    return f"{low} to {high}" if low != high else low


def _between(measure: str, interval: Interval, calendar: Calendar) -> str:
    low, high = (figure_words(each, measure, calendar) for each in interval)
    return f"{low} to {high}"


def _time(seconds: float | None, calendar: Calendar) -> str:
    if seconds is None:
        return ""
    return f"{'-' if round(seconds) < 0 else ''}{time_words(abs(seconds), calendar)}"
