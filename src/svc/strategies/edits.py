"""Small changes to a stream, each with what it means for those who rely on the stream."""

from typing import Literal

from attrs import evolve, frozen
from hypothesis import strategies as st

from svc.model import Flow, Stream
from svc.semantics.catalogue import Catalogue
from svc.semantics.shipped import DEFAULT, SHIPPED
from svc.strategies.changes import allowed, names_in, renamed, roles, with_flow_at, with_step_at, without_flows
from svc.strategies.elements import Draw, durations, one_of, quoted_texts, some_names

Effect = Literal["cosmetic", "compatible", "breaking"]


@frozen
class Change:
    """What a stream becomes. `kind` says what was done, `subject` to which key, step, party or flow.

    A `cosmetic` change leaves every flow and finding as it was, but for names; a `compatible` one only adds what
    the catalogue allows; after a `breaking` one something is gone or other than before.
    """

    stream: Stream
    kind: str
    subject: str
    effect: Effect


@st.composite
def edits(draw: Draw, stream: Stream, catalogue: Catalogue | None = None) -> Change:
    """A small change to a stream that is valid on a catalogue, itil4 unless given."""
    followed = catalogue or SHIPPED[DEFAULT]
    possible = [_retitled]
    if stream.steps or stream.parties:
        possible.append(_renamed)
    if stream.steps:
        possible += [_timed, _practised] if followed.all_practices else [_timed]
    if stream.flows:
        possible += [_added, _removed, _turned, _reworded]
    return one_of(draw, possible)(draw, stream, followed)


def _retitled(draw: Draw, stream: Stream, catalogue: Catalogue) -> Change:
    title = draw(quoted_texts().filter(lambda text: text != stream.title))
    return Change(evolve(stream, title=title), "retitled", stream.name, "cosmetic")


def _renamed(draw: Draw, stream: Stream, catalogue: Catalogue) -> Change:
    name = one_of(draw, [*(step.name for step in stream.steps), *(party.name for party in stream.parties)])
    (other,) = draw(some_names(1, names_in(stream, catalogue)))
    return Change(renamed(stream, name, other), "renamed", name, "cosmetic")


def _timed(draw: Draw, stream: Stream, catalogue: Catalogue) -> Change:
    number = draw(st.integers(0, len(stream.steps) - 1))
    step = stream.steps[number]
    takes = draw(durations().filter(lambda duration: duration != step.takes))
    return Change(with_step_at(stream, number, evolve(step, takes=takes)), "timed", step.name, "compatible")


def _practised(draw: Draw, stream: Stream, catalogue: Catalogue) -> Change:
    number = draw(st.integers(0, len(stream.steps) - 1))
    step = stream.steps[number]
    free = [practice for practice in catalogue.all_practices if practice not in step.practices]
    if not free:
        return _retitled(draw, stream, catalogue)
    practices = [*step.practices, one_of(draw, free)]
    return Change(with_step_at(stream, number, evolve(step, practices=practices)), "practised", step.name, "compatible")


def _added(draw: Draw, stream: Stream, catalogue: Catalogue) -> Change:
    """One more artefact on a flow, one that its giver gives as its own; or a title if no artefact can be added."""
    role = roles(stream, catalogue)
    known = {(flow.source, flow.target, artefact) for flow in stream.flows for artefact in flow.artefacts}
    free = [
        (number, artefact)
        for number, flow in enumerate(stream.flows)
        for artefact in sorted(allowed(catalogue, role[flow.source], role[flow.target]))
        if (flow.source, flow.target, artefact) not in known
        and (role[flow.source] in catalogue.all_parties or catalogue.gives(role[flow.source], artefact))
    ]
    if not free:
        return _retitled(draw, stream, catalogue)
    number, artefact = one_of(draw, free)
    flow = stream.flows[number]
    wider = evolve(flow, artefacts=[*flow.artefacts, artefact])
    return Change(with_flow_at(stream, number, wider), "added", _flow(flow), "compatible")


def _removed(draw: Draw, stream: Stream, catalogue: Catalogue) -> Change:
    flow = one_of(draw, stream.flows)
    return Change(without_flows(stream, [flow]), "removed", _flow(flow), "breaking")


def _turned(draw: Draw, stream: Stream, catalogue: Catalogue) -> Change:
    """A flow turned round."""
    number = draw(st.integers(0, len(stream.flows) - 1))
    flow = stream.flows[number]
    back = evolve(flow, source=flow.target, target=flow.source)
    return Change(with_flow_at(stream, number, back), "turned", _flow(flow), "breaking")


def _reworded(draw: Draw, stream: Stream, catalogue: Catalogue) -> Change:
    """Other words of the organisation's own on a flow."""
    number = draw(st.integers(0, len(stream.flows) - 1))
    flow = stream.flows[number]
    wording = draw(quoted_texts().filter(lambda text: text != flow.wording))
    return Change(with_flow_at(stream, number, evolve(flow, wording=wording)), "reworded", _flow(flow), "cosmetic")


def _flow(flow: Flow) -> str:
    return f"{flow.source} -> {flow.target}"
