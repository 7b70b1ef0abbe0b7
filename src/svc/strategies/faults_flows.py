"""Faults of flows against the catalogue, one function per code (VSC3xx)."""

from attrs import evolve
from hypothesis import reject
from hypothesis import strategies as st

from svc.model import Flow
from svc.strategies.building import Wanted, draw_stream
from svc.strategies.changes import allowed, roles, with_flow_at, with_flows
from svc.strategies.elements import Draw, one_of
from svc.strategies.fault import Faults, Faulty, at_artefact, at_ends, base
from svc.strategies.paths import Way, Ways


@st.composite
def unlisted_flow(draw: Draw, ways: Ways) -> Faulty:
    """A flow that carries what it may not, or one more flow that may not be."""
    stream, catalogue = draw(base(ways)), ways.catalogue
    role = roles(stream, catalogue)
    if one_of(draw, ("artefact", "flow")) == "artefact":
        wrong = [
            (number, artefact)
            for number, flow in enumerate(stream.flows)
            for artefact in catalogue.all_artefacts
            if artefact not in allowed(catalogue, role[flow.source], role[flow.target])
        ]
        number, artefact = one_of(draw, wrong) if wrong else reject()
        return with_flow_at(stream, number, evolve(stream.flows[number], artefacts=[artefact])), at_artefact(number)
    more = [
        Flow(source, target, [artefact])
        for source in role
        for target in role
        for artefact in catalogue.all_artefacts
        if source != target and artefact not in allowed(catalogue, role[source], role[target])
    ]
    return with_flows(stream, [one_of(draw, more) if more else reject()]), at_artefact(-1)


def one_sided_flow(ways: Ways) -> Faults:
    """A flow between two activities that only one of them lists."""
    catalogue = ways.catalogue
    walks = []
    for flow in catalogue.flows:
        way = Way(flow.source, flow.target, flow.artefact)
        inner = not {flow.source, flow.target} & catalogue.all_parties.keys()
        new = catalogue.is_new(flow.source) or catalogue.is_new(flow.target) if inner else True
        walk = ways.through(way) if flow.listed_by != "both" and not new and way in ways.all else None
        if walk and flow.source != flow.target:
            walks.append((walk, walk.index(way)))
    walks.sort(key=lambda found: len(found[0]))

    @st.composite
    def drawn(draw: Draw) -> Faulty:
        walk, number = one_of(draw, walks)
        return draw_stream(draw, ways, walk, Wanted()), at_artefact(number)

    return drawn() if walks else st.nothing()


@st.composite
def unnamed_artefact(draw: Draw, ways: Ways) -> Faulty:
    """A flow that names nothing."""
    stream = draw(base(ways))
    role = roles(stream, ways.catalogue)
    across = [number for number, flow in enumerate(stream.flows) if role[flow.source] != role[flow.target]]
    number = one_of(draw, across)
    return with_flow_at(stream, number, evolve(stream.flows[number], artefacts=[])), at_ends(number)
