"""The canonical form of a stream that was bound: as written, but with every known artefact under its id."""

from attrs import evolve

from svc.model import Stream
from svc.semantics.bound import BoundStream


def canonical(bound: BoundStream) -> Stream:
    """A bound stream as written, with every artefact that is known held by its id."""
    flows = [
        evolve(flow, artefacts=[carried.artefact or carried.written for carried in bound_flow.carried])
        for flow, bound_flow in zip(bound.stream.flows, bound.flows, strict=True)
    ]
    return evolve(bound.stream, flows=flows)
