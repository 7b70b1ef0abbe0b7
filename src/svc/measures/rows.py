"""The measures of a stream as rows of words: what each is called, its value, and how sure it is. Pure."""

from collections.abc import Iterator

from svc.measures.figures import Figure, LeadTime, Measured, PromiseFigures
from svc.measures.wording import figure_words, number, percent, time_words
from svc.model.calendar import Calendar
from svc.model.quantities import plain
from svc.syntax.measure_printer import promise_words

Row = tuple[str, str, str]
"""A measure, its value, and how it was found."""
VERDICTS = {True: "kept", False: "broken", None: "not proven"}
"""Whether a promise is kept, in words."""


def heading(found: Measured, file: str) -> str:
    """What was measured, and by which calendar."""
    day, week = plain(found.calendar.day), plain(found.calendar.week)
    return f"{found.stream} in {file}: a day of {day} hours, a week of {week} days"


def rows(found: Measured) -> Iterator[Row]:
    """The measures of one kind of case that are known."""
    firsts = () if found.first == found.lead else found.first
    for name, times in (("lead time", found.lead), ("first", firsts)):
        for each in times:
            yield from _lead(name, each, found.calendar, is_only=len(times) == 1)
    for name, figure in (("work", found.work), ("wait", found.wait)):
        if figure is not None:
            yield name, time_words(figure.value, found.calendar), _sure(figure, found.calendar)
    for name, figure in (
        ("flow efficiency", found.efficiency), ("rolled accuracy", found.accurate), ("rework", found.rework),
    ):  # fmt: skip
        if figure is not None:
            beside = ", as steps are done side by side" if name == "flow efficiency" and figure.value > 1 else ""
            yield name, percent(figure.value), f"{_sure(figure, None)}{beside}"
    for name, figure in (("hand-overs", found.handovers), ("cost", found.cost), ("work in progress", found.wip)):
        if figure is not None:
            yield name, number(figure.value), _sure(figure, found.calendar, is_number=True)
    for team in found.teams:
        if team.utilisation is not None:
            yield f"utilisation of {team.name}", percent(team.utilisation), ""


def _lead(name: str, found: LeadTime, calendar: Calendar, *, is_only: bool) -> Iterator[Row]:
    of = name if is_only or found.to is None else f"{name} to {found.to}"
    share = "" if found.reached > 0.9999995 else f", of {percent(found.reached)} of the cases"
    method: str = found.method
    if method == "simulated":
        low, high = (time_words(each, calendar) for each in found.interval)
        method = f"simulated, {low} to {high}" if low != high else "simulated"
    yield of, time_words(found.mean, calendar), f"{method}{share}"
    for each, value in found.percentiles.items():
        yield f"{of}, {each}%", time_words(value, calendar), "simulated" if found.sd else found.method


def steps(found: Measured) -> Iterator[tuple[str, str, str, str, str]]:
    """Each step: its name, visits, wait and work each time, and share of the lead time."""
    for each in found.steps:
        share = "" if each.share_of_lead is None else percent(each.share_of_lead)
        yield (
            each.name,
            number(each.visits),
            time_words(each.wait, found.calendar),
            time_words(each.work, found.calendar),
            share,
        )


def remarks(found: Measured) -> Iterator[str]:
    """What is missing, was assumed, or never ends."""
    if found.endless:
        yield f"no case ends that comes to {', '.join(found.endless)}: no share leaves the loop (VSC503)"
    if found.missing:
        yield f"not known: {', '.join(found.missing)}"
    yield from (f"assumed: {each}" for each in found.assumed)


def promise(found: PromiseFigures, calendar: Calendar) -> str:
    """A promise and whether it is kept: `lead 85% within 3d to user: kept, 2d 7h`."""
    return f"{promise_words(found.promise)}: {verdict(found, calendar)}"


def verdict(found: PromiseFigures, calendar: Calendar) -> str:
    """Whether a promise is kept, and what was measured: `kept, 2d 7h`."""
    because = ", ".join(found.missing) or found.because
    value = "" if found.value is None else f", {figure_words(found.value, found.promise.measure, calendar)}"
    return f"{VERDICTS[found.kept]}{value}{f' ({because})' if because else ''}"


def _sure(figure: Figure, calendar: Calendar | None, *, is_number: bool = False) -> str:
    if figure.method == "exact":
        return "exact"
    if is_number:
        low, high = (number(each) for each in figure.interval)
    elif calendar is None:
        low, high = (percent(each) for each in figure.interval)
    else:
        low, high = (time_words(max(each, 0.0), calendar) for each in figure.interval)
    return f"simulated, {low} to {high}" if low != high else "simulated"
