"""Faults of single parts, one function per code (VSC407 to VSC413): shares, doubles, what is unused or left out."""

from collections.abc import Sequence

from attrs import evolve
from hypothesis import strategies as st

from svc.model import Flow, NamedParty, Step, Stream
from svc.strategies.building import Wanted, draw_stream
from svc.strategies.changes import names_in, twin, with_flows, with_step, with_step_at
from svc.strategies.elements import Draw, one_of, quoted_texts, some_names
from svc.strategies.fault import Faults, Faulty, at_artefact, at_source, at_step, base, heading
from svc.strategies.paths import Ways


@st.composite
def unbalanced_shares(draw: Draw, ways: Ways) -> Faulty:
    """Two alternatives whose shares are more than 100% together."""
    stream = draw(base(ways, named=True))
    step = one_of(draw, stream.steps)
    (name,) = draw(some_names(1, names_in(stream, ways.catalogue)))
    first = next(number for number, flow in enumerate(stream.flows) if flow.target == step.name)
    giver = stream.flows[first].source
    one = draw(st.integers(1, 100))
    shares = {step.name: one, name: draw(st.integers(101 - one, 100))}
    wider = with_flows(with_step(stream, evolve(step, name=name)), twin(stream, step.name, name))
    flows = [
        evolve(flow, share=shares[flow.target]) if flow.source == giver and flow.target in shares else flow
        for flow in wider.flows
    ]
    return evolve(wider, flows=flows), at_source(first)


@st.composite
def duplicate_flow(draw: Draw, ways: Ways) -> Faulty:
    """A flow that appears a second time."""
    stream = draw(base(ways))
    flow = one_of(draw, stream.flows)
    return with_flows(stream, [Flow(flow.source, flow.target, [one_of(draw, flow.artefacts)])]), at_artefact(-1)


@st.composite
def unused_declaration(draw: Draw, ways: Ways) -> Faulty:
    """A step or a party that no flow touches."""
    stream = draw(base(ways))
    (name,) = draw(some_names(1, names_in(stream, ways.catalogue)))
    if one_of(draw, ("step", "party")) == "step":
        return with_step(stream, Step(name, None, one_of(draw, _unused(stream, ways)))), at_step(-1)
    party = NamedParty(name, None, one_of(draw, [*ways.parties]))
    return evolve(stream, parties=(*stream.parties, party)), lambda read: read.place(read.parties[-1].spans.name)


def _unused(stream: Stream, ways: Ways) -> Sequence[str]:
    """Activities that are not used as steps by their own names, if there are any."""
    bare = {end for flow in stream.flows for end in (flow.source, flow.target)}
    return [each for each in ways.catalogue.all_activities if each not in bare] or [*ways.catalogue.all_activities]


@st.composite
def no_practice(draw: Draw, ways: Ways) -> Faulty:
    """A step that names no practice."""
    stream = draw(base(ways, named=True))
    return stream, at_step(draw(st.integers(0, len(stream.steps) - 1)))


def single_practice(ways: Ways) -> Faults:
    """A stream that names one practice in all."""
    practices = [*ways.catalogue.all_practices]

    @st.composite
    def drawn(draw: Draw) -> Faulty:
        stream = draw(base(ways, named=True))
        number = draw(st.integers(0, len(stream.steps) - 1))
        step = evolve(stream.steps[number], practices=[one_of(draw, practices)])
        return with_step_at(stream, number, step), heading

    return drawn() if practices else st.nothing()


def no_closing_step(ways: Ways) -> Faults:
    """A stream whose last step is of an activity with which no stream may end."""
    closing = {each.name for each in ways.catalogue.all_activities.values() if each.ends}
    last = [way for way in ways.all if way.target in ways.parties and way.source not in closing]
    walks = sorted((walk for walk in (ways.through(way) for way in last) if walk), key=len)

    @st.composite
    def drawn(draw: Draw) -> Faulty:
        return draw_stream(draw, ways, one_of(draw, walks), Wanted(parties=(1, 2))), heading

    return drawn() if walks and closing else st.nothing()


@st.composite
def lone_trigger(draw: Draw, ways: Ways) -> Faulty:
    """A stream whose trigger starts it at a step, as the first flow starts there."""
    stream = draw(base(ways, named=True))
    steps = {step.name for step in stream.steps}
    flows = sorted(stream.flows, key=lambda flow: flow.source not in steps)
    keys = {"trigger": draw(quoted_texts())}
    return evolve(stream, keys=keys, flows=flows), lambda read: read.place(read.keys.lines[0].spans.name)
