"""Faults in what a stream says of its measures, one function per code (VSC501 to VSC510)."""

from decimal import Decimal

from attrs import evolve
from hypothesis import strategies as st

from svc.model import Flow, Promise, Rate, Stream, Team
from svc.model.quantities import Duration
from svc.strategies.building import Wanted, drawn
from svc.strategies.changes import names_in, twin, with_flow_at, with_flows, with_step, with_step_at
from svc.strategies.elements import Draw, one_of, some_names
from svc.strategies.fault import Faulty, at_source, at_step, base, heading
from svc.strategies.paths import Ways
from svc.text.source import Place

HOUR = Duration(1, "h")
LONG = Duration(999_999, "h")


@st.composite
def broken_promise(draw: Draw, ways: Ways) -> Faulty:
    """A promise of less work than the steps take."""
    stream = _timed(draw(base(ways, named=True)))
    return _promising(stream, Promise("work", value=Duration(draw(st.integers(1, 59)), "m"))), at_promise


@st.composite
def unproven_promise(draw: Draw, ways: Ways) -> Faulty:
    """A promise about steps that do not say what they take."""
    stream = draw(base(ways, named=True))
    return _promising(stream, Promise("work", value=HOUR * draw(st.integers(1, 99)))), at_promise


@st.composite
def endless_loop(draw: Draw, ways: Ways) -> Faulty:
    """A step from which all cases go to another of its activity, and back."""
    stream = _timed(draw(base(ways, named=True)))
    number = draw(st.integers(0, len(stream.steps) - 1))
    step = stream.steps[number]
    (name,) = draw(some_names(1, names_in(stream, ways.catalogue)))
    flows = [evolve(flow, when="no", share=0) if flow.source == step.name else flow for flow in stream.flows]
    loop = [Flow(step.name, name, when="yes", share=100), Flow(name, step.name)]
    looping = with_flows(with_step(evolve(stream, flows=flows), evolve(step, name=name)), loop)
    return _promising(looping, Promise("work", value=LONG)), at_step(-1)


@st.composite
def guessed_share(draw: Draw, ways: Ways) -> Faulty:
    """Two alternatives of which nothing says how many cases take them."""
    stream = draw(_several_steps(ways))
    steps = [step.name for step in stream.steps]
    given = {flow.target: flow.source for flow in stream.flows if flow.source in steps}
    step = one_of(draw, [each for each in stream.steps if each.name in given])
    (name,) = draw(some_names(1, names_in(stream, ways.catalogue)))
    giver = given[step.name]
    wider = with_flows(with_step(stream, evolve(step, name=name)), twin(stream, step.name, name))
    when = {step.name: "yes", name: "no"}
    flows = [
        evolve(flow, when=when[flow.target]) if flow.source == giver and flow.target in when else flow
        for flow in wider.flows
    ]
    first = next(number for number, flow in enumerate(flows) if flow.when is not None)
    return evolve(wider, flows=flows), at_source(first)


@st.composite
def misplaced_arrival(draw: Draw, ways: Ways) -> Faulty:
    """Arrivals on a flow to a party."""
    stream = draw(base(ways, named=True))
    steps = {step.name for step in stream.steps}
    numbers = [number for number, flow in enumerate(stream.flows) if flow.target not in steps]
    number = one_of(draw, numbers)
    flow = evolve(stream.flows[number], arrives=_rate(draw))
    return with_flow_at(stream, number, flow), lambda read: read.place(read.flows[number].spans.arrives)


@st.composite
def overloaded_team(draw: Draw, ways: Ways) -> Faulty:
    """A team of one, with more work than an hour has minutes."""
    stream = _timed(_staffed(draw, draw(base(ways, named=True))))
    number = _first_flow(stream)
    stream = with_flow_at(stream, number, evolve(stream.flows[number], arrives=Rate(draw(st.integers(2, 99)), "h")))
    promised = _promising(stream, Promise("work", value=LONG))
    return promised, lambda read: read.place(read.teams[0].spans.name)


@st.composite
def doubled_wait(draw: Draw, ways: Ways) -> Faulty:
    """A step that waits, of a team with a size, beside arrivals."""
    stream = _staffed(draw, draw(base(ways, named=True)))
    flow = _first_flow(stream)
    stream = with_flow_at(stream, flow, evolve(stream.flows[flow], arrives=_rate(draw)))
    number = draw(st.integers(0, len(stream.steps) - 1))
    return with_step_at(stream, number, evolve(stream.steps[number], waits=HOUR)), at_step(number)


@st.composite
def unaccountable_step(draw: Draw, ways: Ways) -> Faulty:
    """A step that nobody is accountable for, beside others."""
    stream = _staffed(draw, draw(_several_steps(ways)))
    number = draw(st.integers(0, len(stream.steps) - 1))
    team = stream.teams[0].name
    steps = [evolve(step, accountable=None if at == number else team) for at, step in enumerate(stream.steps)]
    return evolve(stream, steps=steps), at_step(number)


@st.composite
def uncovered_dimension(draw: Draw, ways: Ways) -> Faulty:
    """A stream that names no team."""
    return draw(base(ways)), heading


@st.composite
def unbound_promise(draw: Draw, ways: Ways) -> Faulty:
    """A promise about a step that there is not."""
    stream = draw(base(ways, named=True))
    (name,) = draw(some_names(1, names_in(stream, ways.catalogue)))
    promised = _promising(stream, Promise("visits", value=Decimal(9), of=name))
    return promised, lambda read: read.place(read.promises[0].spans.of)


def at_promise(read: Stream) -> Place | None:
    """The first promise."""
    return read.place(read.promises[0])


def _several_steps(ways: Ways) -> st.SearchStrategy[Stream]:
    """Small streams of several steps, which are all declared."""
    wanted = Wanted(steps=(2, 4), named=True)
    return drawn(ways, wanted) if ways.starts(*wanted.steps) else st.nothing()


def _promising(stream: Stream, promise: Promise) -> Stream:
    return evolve(stream, promises=[promise])


def _timed(stream: Stream) -> Stream:
    """A stream each of whose steps takes an hour."""
    return evolve(stream, steps=[evolve(step, takes=HOUR) for step in stream.steps])


def _staffed(draw: Draw, stream: Stream) -> Stream:
    """A stream whose steps are the work of a team of one."""
    (name,) = draw(some_names(1, ()))
    steps = [evolve(step, responsible=[name]) for step in stream.steps]
    return evolve(stream, steps=steps, teams=[Team(name, size=1)])


def _first_flow(stream: Stream) -> int:
    """The flow with which the walk of a small stream begins."""
    steps = {step.name for step in stream.steps}
    starting = [number for number, flow in enumerate(stream.flows) if flow.source not in steps]
    return starting[0] if starting else 0


def _rate(draw: Draw) -> Rate:
    return Rate(draw(st.integers(1, 99)), one_of(draw, ("d", "h", "w")))
