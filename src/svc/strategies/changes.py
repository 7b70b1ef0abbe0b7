"""Small changes to a stream, each a function: what both faults and edits are made of. Draws nothing."""

from collections.abc import Iterable, Mapping

from attrs import evolve

from svc.model import Flow, Step, Stream
from svc.semantics.catalogue import Catalogue


def roles(stream: Stream, catalogue: Catalogue) -> Mapping[str, str]:
    """The activity or party behind every end of a flow whose name is known."""
    declared = {step.name: step.activity for step in stream.steps} | {each.name: each.party for each in stream.parties}
    ends = dict.fromkeys(end for flow in stream.flows for end in (flow.source, flow.target))
    known = {end: catalogue.end(declared.get(end, end)) for end in ends}
    return {end: role for end, role in known.items() if role in catalogue.ends}


def names_in(stream: Stream, catalogue: Catalogue) -> set[str]:
    """What a further step or party can't be called."""
    declared = {step.name for step in stream.steps} | {party.name for party in stream.parties}
    return declared | catalogue.end_names.keys() | {end for flow in stream.flows for end in (flow.source, flow.target)}


def allowed(catalogue: Catalogue, source: str, target: str) -> set[str]:
    """The artefacts that may go from a role to a role."""
    if source == target:
        return set(catalogue.inside(source))
    return {flow.artefact for flow in catalogue.between(source, target)}


def with_step(stream: Stream, step: Step) -> Stream:
    """One more step, below the others."""
    return evolve(stream, steps=(*stream.steps, step))


def with_flows(stream: Stream, flows: Iterable[Flow]) -> Stream:
    """More flows, below the others."""
    return evolve(stream, flows=(*stream.flows, *flows))


def with_flow_at(stream: Stream, number: int, flow: Flow) -> Stream:
    """Another flow in the place of one."""
    return evolve(stream, flows=(*stream.flows[:number], flow, *stream.flows[number + 1 :]))


def with_step_at(stream: Stream, number: int, step: Step) -> Stream:
    """Another step in the place of one."""
    return evolve(stream, steps=(*stream.steps[:number], step, *stream.steps[number + 1 :]))


def without_flows(stream: Stream, taken: Iterable[Flow]) -> Stream:
    """Fewer flows, and none of the steps and parties that nothing touches then."""
    gone = list(taken)
    flows = [flow for flow in stream.flows if flow not in gone]
    touched = {end for flow in flows for end in (flow.source, flow.target)}
    steps = [step for step in stream.steps if step.name in touched]
    return evolve(stream, flows=flows, steps=steps, parties=[each for each in stream.parties if each.name in touched])


def twin(stream: Stream, name: str, other: str) -> list[Flow]:
    """The flows of a step once more, for another one that does the same."""
    return [
        evolve(flow, source=other if flow.source == name else flow.source,
               target=other if flow.target == name else flow.target)
        for flow in stream.flows if name in (flow.source, flow.target)
    ]  # fmt: skip


def renamed(stream: Stream, name: str, other: str) -> Stream:
    """A step or party by another name, wherever it appears."""

    def called(end: str) -> str:
        return other if end == name else end

    return evolve(
        stream,
        steps=[evolve(step, name=called(step.name)) for step in stream.steps],
        parties=[evolve(party, name=called(party.name)) for party in stream.parties],
        flows=[evolve(flow, source=called(flow.source), target=called(flow.target)) for flow in stream.flows],
    )
