"""Faults of shape, a function a code (VSC4xx): a valid stream loses an arrow or gets a step too many."""

from collections.abc import Callable, Sequence

from attrs import evolve
from hypothesis import strategies as st

from svc.model import Flow, NamedParty, Step, Stream
from svc.strategies.changes import names_in, roles, twin, with_flows, with_step, with_step_at, without_flows
from svc.strategies.fault import Faults, Faulty, at_flow, at_step, base, heading
from svc.strategies.valid import Wanted, draw_stream
from svc.strategies.ways import Way, Ways
from svc.strategies.words import one_of, some_names


@st.composite
def no_demand(draw: st.DrawFn, ways: Ways) -> Faulty:
    """A stream to which no party gives anything."""
    stream = draw(base(ways))
    role = roles(stream, ways.catalogue)
    return without_flows(stream, [flow for flow in stream.flows if role[flow.source] in ways.parties]), heading


@st.composite
def no_value(draw: st.DrawFn, ways: Ways) -> Faulty:
    """A stream from which no party gets anything."""
    stream = draw(base(ways))
    role = roles(stream, ways.catalogue)
    return without_flows(stream, [flow for flow in stream.flows if role[flow.target] in ways.parties]), heading


def unreachable_step(ways: Ways) -> Faults:
    """Two steps that give to each other, and one of them to the stream; nothing leads to them."""
    return _inside(ways, "begins", lambda step, a, b: ((a, b), (b, a), (b, step)))


def dead_end_step(ways: Ways) -> Faults:
    """Two steps that give to each other and get from the stream; nothing leads on from them."""
    return _inside(ways, "ends", lambda step, a, b: ((step, a), (a, b), (b, a)))


def one_way_step(ways: Ways) -> Faults:
    """A step that gives without getting, or gets without giving."""
    gives = _inside(ways, "begins", lambda step, a, b: ((a, step),))
    gets = _inside(ways, "ends", lambda step, a, b: ((step, a),))
    return gives | gets


def unreceived_artefact(ways: Ways) -> Faults:
    """A step that gives what its activity does not put out, and what it never got."""
    walks = []
    for flow in ways.catalogue.flows:
        way = Way(flow.source, flow.target, flow.artefact)
        own = flow.source in ways.parties or ways.catalogue.gives(flow.source, flow.artefact)
        walk = None if own or flow.source == flow.target else ways.through(way)
        if walk and walk[walk.index(way) - 1].artefact != way.artefact:
            walks.append((walk, walk.index(way)))
    walks.sort(key=lambda found: len(found[0]))

    @st.composite
    def drawn(draw: st.DrawFn) -> Faulty:
        walk, number = one_of(draw, walks)
        return draw_stream(draw, ways, walk, Wanted(parties=(1, 2))), at_flow(number, 3)

    return drawn() if walks else st.nothing()


@st.composite
def unbalanced_shares(draw: st.DrawFn, ways: Ways) -> Faulty:
    """Two alternatives whose shares are not 100% together."""
    stream = draw(base(ways, named=True))
    step = one_of(draw, stream.steps)
    (name,) = draw(some_names(1, names_in(stream, ways.catalogue)))
    first = next(number for number, flow in enumerate(stream.flows) if flow.target == step.name)
    giver = stream.flows[first].source
    one, other = draw(st.integers(0, 100)), draw(st.integers(0, 100))
    shares = {step.name: one, name: other if one + other != 100 else other // 2}
    shares = shares if sum(shares.values()) != 100 else {step.name: 0, name: 0}
    wider = with_flows(with_step(stream, evolve(step, name=name)), twin(stream, step.name, name))
    flows = [
        evolve(flow, share=shares[flow.target]) if flow.source == giver and flow.target in shares else flow
        for flow in wider.flows
    ]
    return evolve(wider, flows=flows), at_flow(first, 1)


@st.composite
def duplicate_flow(draw: st.DrawFn, ways: Ways) -> Faulty:
    """An arrow that stands a second time."""
    stream = draw(base(ways))
    flow = one_of(draw, stream.flows)
    return with_flows(stream, [Flow(flow.source, flow.target, [one_of(draw, flow.artefacts)])]), at_flow(-1, 3)


@st.composite
def unused_declaration(draw: st.DrawFn, ways: Ways) -> Faulty:
    """A step or a party that no arrow touches."""
    stream = draw(base(ways))
    (name,) = draw(some_names(1, names_in(stream, ways.catalogue)))
    if one_of(draw, ("step", "party")) == "step":
        return with_step(stream, Step(name, None, one_of(draw, _unused(stream, ways)))), at_step(-1)
    party = NamedParty(name, None, one_of(draw, [*ways.parties]))
    return evolve(stream, parties=(*stream.parties, party)), lambda read: read.place(read.parties[-1], 1)


def _unused(stream: Stream, ways: Ways) -> Sequence[str]:
    """Activities that are not used as steps by their own names, if there are any."""
    bare = {end for flow in stream.flows for end in (flow.source, flow.target)}
    return [each for each in ways.catalogue.all_activities if each not in bare] or [*ways.catalogue.all_activities]


@st.composite
def no_practice(draw: st.DrawFn, ways: Ways) -> Faulty:
    """A step that names no practice."""
    stream = draw(base(ways, named=True))
    return stream, at_step(draw(st.integers(0, len(stream.steps) - 1)))


def single_practice(ways: Ways) -> Faults:
    """A stream that names one practice in all."""
    practices = [*ways.catalogue.all_practices]

    @st.composite
    def drawn(draw: st.DrawFn) -> Faulty:
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
    def drawn(draw: st.DrawFn) -> Faulty:
        return draw_stream(draw, ways, one_of(draw, walks), Wanted(parties=(1, 2))), heading

    return drawn() if walks and closing else st.nothing()


Joining = Callable[[str, str, str], tuple[tuple[str, str], ...]]
"""The arrows, by their ends, among a step of the stream and two new ones."""


def _inside(ways: Ways, flag: str, joining: Joining) -> Faults:
    """New steps beside one of an activity that does not begin, or end, streams; all hand over inside it."""
    spots = []
    for name, activity in ways.catalogue.all_activities.items():
        inside = ways.between(name, name)
        walks = filter(None, (ways.through(way) for way in ways.all if way.target == name != way.source))
        walk = min(walks, key=len, default=None)
        if walk and inside and not getattr(activity, flag):
            spots.append((name, walk, [way.artefact for way in inside]))
    spots.sort(key=lambda spot: len(spot[1]))

    @st.composite
    def drawn(draw: st.DrawFn) -> Faulty:
        activity, walk, artefacts = one_of(draw, spots)
        stream = draw_stream(draw, ways, walk, Wanted(named=True))
        step = next(step.name for step in stream.steps if step.activity == activity)
        names = draw(some_names(2, names_in(stream, ways.catalogue)))
        pairs = joining(step, names[0], names[1])
        artefact = one_of(draw, artefacts)
        flows = [Flow(source, target, [artefact]) for source, target in pairs]
        for name in names if len(pairs) > 1 else names[:1]:
            stream = with_step(stream, Step(name, None, activity))
        return with_flows(stream, flows), at_step(-2 if len(pairs) > 1 else -1)

    return drawn() if spots else st.nothing()
