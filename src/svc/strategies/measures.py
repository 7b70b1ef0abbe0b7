"""What can be said of the measures of a stream that is built: teams, tools, spreads, arrivals. Applies no rule."""

from collections.abc import Sequence
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from svc.model import Begins, Ends, Flow, Rate, Step, Stream, Team, Tool
from svc.model.calendar import Calendar
from svc.model.quantities import Duration
from svc.semantics.binder import bind_stream
from svc.semantics.catalogue import Catalogue
from svc.strategies.elements import Draw, durations, one_of, percentages, quoted_texts, some_names

RACI = ("responsible", "consulted", "informed", "accountable")


def measured(draw: Draw, stream: Stream, catalogue: Catalogue, wanted: bool | None) -> Stream:
    """The stream with more said of its measures: at the simplest how many cases arrive."""
    says = draw(st.integers(0, 255)) if wanted is not False else 0
    if wanted is False or (wanted is None and not says):
        return stream
    if says & 1:
        stream = _staffed(draw, stream, [*catalogue.all_parties])
    if says & 2:
        stream = _at_a_step(draw, stream, _amounts(draw))
    if says & 4:
        stream = _at_a_step(draw, stream, {"seen": [draw(quoted_texts())], "queued": [draw(quoted_texts())]})
    if says & 8:
        stream = evolve(stream, steps=[_spread(draw, step) for step in stream.steps])
    if says & 16 and "trigger" not in stream.keys:
        stream = _at_a_step(draw, stream, {"begins": Begins(draw(st.none() | quoted_texts()))})
    if says & 32:
        stream = _at_a_step(draw, stream, {"ends": Ends(None, draw(st.none() | quoted_texts()))})
    if says & 64:
        stream = evolve(stream, calendar=Calendar(24, 7))
    return evolve(stream, flows=_arriving(draw, stream, catalogue))


def rates() -> st.SearchStrategy[Rate]:
    """How many cases arrive: at the simplest one a day."""
    return st.builds(Rate, st.integers(1, 999), st.sampled_from(("d", "h", "w")))


def _arriving(draw: Draw, stream: Stream, catalogue: Catalogue) -> Sequence[Flow]:
    """The flows, with arrivals on one of those with which cases begin."""
    bound = bind_stream(stream, catalogue)[0]
    starts = {(start.party, start.step) for start in bound.case_starts}
    beginning = [
        number
        for number, flow in enumerate(bound.flows)
        if (flow.source, flow.target) in starts or (None, flow.source) in starts
    ]
    chosen, rate = one_of(draw, beginning or [-1]), draw(rates())
    return [evolve(flow, arrives=rate) if number == chosen else flow for number, flow in enumerate(stream.flows)]


def _staffed(draw: Draw, stream: Stream, parties: Sequence[str]) -> Stream:
    """The stream with a team and a tool, which a step names."""
    if not stream.steps:
        return stream
    (team,), (tool,) = draw(some_names(1, ())), draw(some_names(1, ()))
    role = one_of(draw, RACI)
    said = {role: team if role == "accountable" else [team], "uses": [tool]}
    within = one_of(draw, [None, *parties])
    teams = [
        Team(team, draw(st.none() | quoted_texts()), within, one_of(draw, (None, 1, 12)), one_of(draw, (None, 55)))
    ]
    return evolve(_at_a_step(draw, stream, said), teams=teams, tools=[Tool(tool, party=within)])


def _amounts(draw: Draw) -> dict[str, Any]:
    every = Duration(draw(st.integers(1, 9)), one_of(draw, ("d", "w", "h")))
    return one_of(draw, [{"costs": 2.5}, {"batch": 10}, {"every": every}, {"accurate": draw(percentages())}])


def _at_a_step(draw: Draw, stream: Stream, said: dict[str, Any]) -> Stream:
    """The stream with more said at one of its steps, if it declares any."""
    if not stream.steps:
        return stream
    number = draw(st.integers(0, len(stream.steps) - 1))
    return evolve(
        stream, steps=[evolve(step, **said) if at == number else step for at, step in enumerate(stream.steps)]
    )


def _spread(draw: Draw, step: Step) -> Step:
    """A step whose times are spreads of three to five points."""
    if step.takes is None:
        return step
    least, middle = draw(durations()).shortest, draw(st.integers(1, 3))
    points = tuple(least * (number + 2) for number in range(middle + 1))
    return evolve(step, takes=Duration(least.amount, least.unit, points[-1], points[:-1]))
