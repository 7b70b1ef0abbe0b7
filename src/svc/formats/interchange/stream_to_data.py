"""A stream as data: objects, lists, texts and numbers, as JSON has them. Pure."""

from typing import Any

from svc.checker.context import with_ids
from svc.formats.interchange.measures_to_data import (
    flow_measures,
    given,
    labels,
    number,
    step_measures,
    stream_measures,
)
from svc.model import Flow, NamedParty, Step, Stream
from svc.model.quantities import Duration
from svc.semantics.catalogue import Catalogue

VERSION = 1
"""Of the shape. Within a version it only grows."""


def to_data(stream: Stream, catalogue: Catalogue | None = None) -> dict[str, Any]:
    """A stream as data that `json.dumps` takes and `from_data` reads back.

    Args:
        stream: the stream.
        catalogue: the catalogue to find artefacts in; else the one that the stream follows.

    Returns:
        A dictionary, with artefacts by their ids; what is not known stays as it is. `follows` is None for a stream that
        names no catalogue: it follows the default one of whoever reads the data.

    Raises:
        TypeError: `stream` is not a stream, or `catalogue` is not a catalogue.
    """
    if not isinstance(stream, Stream):
        raise TypeError(f"expected a stream, got {stream!r:.100}")
    return data_of(with_ids(stream, catalogue))


def data_of(stream: Stream) -> dict[str, Any]:
    """A stream as data, its artefacts as they are."""
    return {
        "version": VERSION,
        "name": stream.name,
        "title": stream.title,
        "follows": stream.follows,
        "keys": dict(stream.keys),
        "parties": [_party(each) for each in stream.parties],
        "steps": [_step(each) for each in stream.steps],
        "flows": [_flow(each) for each in stream.flows],
        **stream_measures(stream),
    }


def _party(party: NamedParty) -> dict[str, Any]:
    said = labels(seen=party.seen) | given(note=party.note)
    return {"name": party.name, "title": party.title, "party": party.party, **said}


def _step(step: Step) -> dict[str, Any]:
    return {
        "name": step.name,
        "title": step.title,
        "activity": step.activity,
        "practices": list(step.practices),
        "waits": _duration(step.waits),
        "takes": _duration(step.takes),
        "accurate": number(step.accurate),
        "opens": step.opens,
        **step_measures(step),
        **given(note=step.note, open_values=[*step.open_values]),
    }


def _flow(flow: Flow) -> dict[str, Any]:
    return {
        "source": flow.source,
        "target": flow.target,
        "artefacts": list(flow.artefacts),
        "when": flow.when,
        "share": number(flow.share),
        **flow_measures(flow),
        **given(wording=flow.wording, note=flow.note, open_values=[*flow.open_values]),
    }


def _duration(duration: Duration | None) -> str | None:
    return None if duration is None else str(duration)
