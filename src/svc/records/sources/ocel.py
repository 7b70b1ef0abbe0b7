"""OCEL 2.0 in JSON: an event belongs to several objects; those of one type are the cases."""

from collections.abc import Iterator, Sequence
from typing import Any

from svc.project.files import Scratch
from svc.project.record_settings import Means, Records
from svc.records.engines import Engine
from svc.records.reading_diagnostics import unknown_column, unreadable_records
from svc.records.record_files import RecordFile
from svc.records.sources import Staged
from svc.records.sources.json_files import data, objects, text
from svc.records.sources.made import Row, stage_rows

OWN = ("type", "time", "id")
"""What each event says, besides its attributes."""


def stage(engine: Engine, scratch: Scratch, records: Records, files: Sequence[RecordFile], means: Means) -> Staged:
    """The events of OCEL files, each once for every object of the type that is the case. Raises UnreadableError."""
    logs = [(file.called, _log(records, file)) for file in files]
    wanted = records.object_type

    def rows() -> Iterator[tuple[str, Row]]:
        for called, log in logs:
            cases = {text(each.get("id")) for each in objects(log.get("objects")) if each.get("type") == wanted}
            for event in objects(log.get("events")):
                met = dict.fromkeys(text(each.get("objectId")) for each in objects(event.get("relationships")))
                yield from ((called, _row(records, event, case)) for case in met if case in cases)

    def known(setting: str) -> Sequence[str]:
        events = (event for _, log in logs for event in objects(log.get("events")))
        names = {text(each.get("name")) for event in events for each in objects(event.get("attributes"))}
        return [*OWN, *sorted(names)]

    return stage_rows(engine, scratch, rows, means, len(records.order), known)


def _log(records: Records, file: RecordFile) -> dict[str, Any]:
    """What a file says, if it is OCEL and has objects of the type that is the case."""
    log = data(records, file)
    if not isinstance(log, dict) or not isinstance(log.get("events"), list):
        older = isinstance(log, dict) and "ocel:events" in log
        why = f"{file.called} is {'OCEL 1.0' if older else 'not OCEL'}: OCEL 2.0 has a list of events"
        raise unreadable_records(records, "path", why)
    types = list(dict.fromkeys(text(each.get("type")) for each in objects(log.get("objects"))))
    if records.object_type is None:
        example = types[0] if types else "order"
        raise unreadable_records(
            records, "object-type", "nothing says which objects are its cases", "object", example=example
        )
    if records.object_type not in types:
        raise unknown_column(records, "object-type", records.object_type, types, "objects of type")
    return log


def _row(records: Records, event: dict[str, Any], case: str) -> Row:
    own = {text(each.get("name")): text(each.get("value")) for each in objects(event.get("attributes"))}
    values = own | {name: text(event.get(name)) for name in OWN}
    label = "/".join(values.get(name, "") for name in records.label or ("type",))
    return Row(case, label, values.get(records.time or "time", ""), values.get(records.end or "", ""), None,
               tuple(values.get(name, "") for name in records.order))  # fmt: skip
