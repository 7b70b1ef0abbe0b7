"""Jira: issues with their changelogs, as its REST interface gives them with `expand=changelog`."""

from collections.abc import Iterator, Sequence
from typing import Any

from svc.project.files import Scratch
from svc.project.record_settings import Means, Records
from svc.records.engines import Engine
from svc.records.reading_diagnostics import unreadable_records
from svc.records.record_files import RecordFile
from svc.records.sources import Staged
from svc.records.sources.json_files import data, objects, text
from svc.records.sources.made import Row, field_label, stage_rows

STATUS = ("status",)
"""The fields that are followed, unless the settings name others."""


def stage(engine: Engine, scratch: Scratch, records: Records, files: Sequence[RecordFile]) -> Staged:
    """The changes of issues in Jira exports: a value begins with the change. Raises UnreadableError."""
    every = [(file.called, issue) for file in files for issue in _issues(records, file)]
    fields = records.label or STATUS

    def rows() -> Iterator[tuple[str, Row]]:
        for called, issue in every:
            yield from ((called, row) for row in _changes(issue, fields))

    return stage_rows(engine, scratch, rows, Means.BEGINS)


def _issues(records: Records, file: RecordFile) -> list[dict[str, Any]]:
    found = data(records, file)
    if isinstance(found, dict):
        found = found.get("issues", [found])
    issues = [each for each in objects(found) if "changelog" in each]
    if not issues:
        why = f"{file.called} has no issues with a changelog"
        raise unreadable_records(records, "path", why, help="export it with expand=changelog")
    return issues


def _changes(issue: dict[str, Any], fields: Sequence[str]) -> Iterator[Row]:
    """The value of each field when the issue was created, and its changes."""
    key = text(issue.get("key"))
    histories = objects(_within(issue, "changelog").get("histories"))
    changes = [
        (text(history.get("created")), item)
        for history in histories
        for item in objects(history.get("items"))
        if item.get("field") in fields
    ]
    changes.sort(key=lambda change: change[0])
    created = text(_within(issue, "fields").get("created"))
    for field in fields:
        first = next((text(item.get("fromString")) for _, item in changes if item["field"] == field), None)
        value = text(_within(_within(issue, "fields"), field).get("name")) if first is None else first
        if created and value:
            yield Row(key, field_label(fields, field, value), created)
    for time, item in changes:
        yield Row(key, field_label(fields, item["field"], text(item.get("toString"))), time)


def _within(value: dict[str, Any], key: str) -> dict[str, Any]:
    inner = value.get(key)
    return inner if isinstance(inner, dict) else {}
