"""A stream as data: objects, lists, texts and numbers, as JSON has them. Pure."""

from decimal import Decimal
from typing import Any

from svc.checker.context import with_ids
from svc.model import Flow, NamedParty, Step, Stream
from svc.model.quantities import Duration, Real
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
    }


def _party(party: NamedParty) -> dict[str, Any]:
    return {"name": party.name, "title": party.title, "party": party.party}


def _step(step: Step) -> dict[str, Any]:
    return {
        "name": step.name,
        "title": step.title,
        "activity": step.activity,
        "practices": list(step.practices),
        "waits": _duration(step.waits),
        "takes": _duration(step.takes),
        "accurate": _percent(step.accurate),
        "opens": step.opens,
    }


def _flow(flow: Flow) -> dict[str, Any]:
    return {
        "source": flow.source,
        "target": flow.target,
        "artefacts": list(flow.artefacts),
        "when": flow.when,
        "share": _percent(flow.share),
    }


def _duration(duration: Duration | None) -> str | None:
    return None if duration is None else str(duration)


def _percent(number: Decimal | None) -> Real | None:
    """A number whose digits are those of the text: a percentage has twelve at most, and a float keeps fifteen."""
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)
