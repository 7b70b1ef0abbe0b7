"""Data as a stream: what an object must hold, with every mistake reported at once. Independent of JSON texts."""

from functools import partial

from svc.formats.interchange import values
from svc.formats.interchange.data_to_measures import STEP_MEASURES, step_measures, stream_measures
from svc.formats.interchange.mistakes import DataError, Mistake, kind
from svc.formats.interchange.record import Record
from svc.formats.interchange.stream_to_data import VERSION
from svc.model import Flow, NamedParty, Step, Stream
from svc.model.open_values import FLOW_VALUES, STEP_VALUES

STREAM = (
    "version", "name", "title", "follows", "keys", "parties", "steps", "flows", "teams", "tools", "promises",
    "calendar",
)  # fmt: skip
PARTY = ("name", "title", "party", "seen", "note")
STEP = (
    "name", "title", "activity", "practices", "waits", "takes", "accurate", "opens", *STEP_MEASURES, "note",
    "open_values",
)  # fmt: skip
FLOW = ("source", "target", "artefacts", "when", "share", "arrives", "wording", "note", "open_values")


def from_data(data: object) -> Stream:
    """The stream that data holds.

    Args:
        data: a dictionary as `to_data` returns it; what is null may be left out.

    Returns:
        The stream.

    Raises:
        DataError: the data is not of this shape; it carries all mistakes.
    """
    mistakes: list[Mistake] = []
    record = Record(data, "$", STREAM, mistakes)
    record.needed("version", _version)
    stream = record.made(
        Stream,
        name=record.needed("name", values.name),
        title=record.one("title", values.text),
        follows=record.one("follows", values.name),
        keys=record.entries("keys", values.name, values.text),
        parties=[_party(Record(each, path, PARTY, mistakes)) for path, each in record.listed("parties")],
        steps=[_step(Record(each, path, STEP, mistakes)) for path, each in record.listed("steps")],
        flows=[_flow(Record(each, path, FLOW, mistakes)) for path, each in record.listed("flows")],
        **stream_measures(record, mistakes),
    )
    if stream is None:
        raise DataError(mistakes)
    return stream


def _version(value: object) -> int:
    if value != VERSION or isinstance(value, bool):
        raise ValueError(f"this svc reads version {VERSION} of the shape, but this is {_called(value)}")
    return VERSION


def _called(value: object) -> str:
    return f"version {value}" if kind(value) == "a number" else kind(value)


def _party(record: Record) -> NamedParty | None:
    return record.made(
        NamedParty,
        name=record.needed("name", values.name),
        title=record.one("title", values.text),
        party=record.needed("party", values.called_or_hole),
        seen=record.some("seen", values.text),
        note=record.one("note", values.text),
    )


def _step(record: Record) -> Step | None:
    return record.made(
        Step,
        name=record.needed("name", values.name),
        title=record.one("title", values.text),
        activity=record.needed("activity", values.called_or_hole),
        practices=record.some("practices", values.called_or_hole),
        waits=record.one("waits", values.duration),
        takes=record.one("takes", values.duration),
        accurate=record.one("accurate", values.percentage),
        opens=record.one("opens", values.name),
        **step_measures(record),
        note=record.one("note", values.text),
        open_values=record.some("open_values", partial(values.one_of, STEP_VALUES)),
    )


def _flow(record: Record) -> Flow | None:
    return record.made(
        Flow,
        source=record.needed("source", values.called_or_hole),
        target=record.needed("target", values.called_or_hole),
        artefacts=record.some("artefacts", values.called_or_hole),
        when=record.one("when", values.text),
        share=record.one("share", values.percentage),
        arrives=record.one("arrives", values.rate),
        wording=record.one("wording", values.text),
        note=record.one("note", values.text),
        open_values=record.some("open_values", partial(values.one_of, FLOW_VALUES)),
    )
