"""Faults of shape, one function per code (VSC401 to VSC406): a way is missing, or a step is not on the way."""

from collections.abc import Callable

from hypothesis import strategies as st

from svc.model import Flow, Step
from svc.strategies.building import Wanted, draw_stream
from svc.strategies.changes import names_in, roles, with_flows, with_step, without_flows
from svc.strategies.elements import Draw, one_of, some_names
from svc.strategies.fault import Faults, Faulty, at_artefact, at_step, base, heading
from svc.strategies.paths import Way, Ways


@st.composite
def no_demand(draw: Draw, ways: Ways) -> Faulty:
    """A stream to which no party gives anything."""
    stream = draw(base(ways))
    role = roles(stream, ways.catalogue)
    return without_flows(stream, [flow for flow in stream.flows if role[flow.source] in ways.parties]), heading


@st.composite
def no_value(draw: Draw, ways: Ways) -> Faulty:
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
    def drawn(draw: Draw) -> Faulty:
        walk, number = one_of(draw, walks)
        return draw_stream(draw, ways, walk, Wanted(parties=(1, 2))), at_artefact(number)

    return drawn() if walks else st.nothing()


Joining = Callable[[str, str, str], tuple[tuple[str, str], ...]]
"""The flows, by their ends, among a step of the stream and two new ones."""


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
    def drawn(draw: Draw) -> Faulty:
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
