"""Jira: issues with their changelogs, as its REST interface gives them with `expand=changelog`."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from svc.project.files import Scratch
from svc.project.record_settings import Means, Records
from svc.records.engines import Engine
from svc.records.reading_diagnostics import Rejected, unreadable_records
from svc.records.record_files import RecordFile
from svc.records.sources import Staged
from svc.records.sources.json_files import data, objects, text
from svc.records.sources.made import Row, row, stage_rows

STATUS = ("status",)
"""The fields that are followed, unless the settings name others."""
_NAMES = ("displayName", "name", "value")
"""Where a value of a field has its name, as the changelog has it."""


class Change(NamedTuple):
    """That a field got another value, in a history of an issue. They are sorted by their seconds and numbers."""

    second: float
    number: int
    time: str
    field: str
    before: str
    after: str


def stage(engine: Engine, scratch: Scratch, records: Records, files: Sequence[RecordFile]) -> Staged:
    """The changes of issues in Jira exports: a value begins with the change. Raises UnreadableError."""
    every = [(file.called, issue) for file in files for issue in _issues(records, file)]
    fields = records.label or STATUS

    def rows() -> Iterator[tuple[str, list[Row]]]:
        yield from ((called, list(_rows(issue, fields))) for called, issue in every)

    lacking = [(called, text(issue.get("key")), count) for called, issue in every if (count := _lacking(issue))]
    unread = [Rejected(called, None, f"{key} lacks {count:,} of its changes") for called, key, count in lacking]
    return stage_rows(engine, scratch, rows, Means.BEGINS, broken=sum(count for *_, count in lacking), unread=unread)


def _issues(records: Records, file: RecordFile) -> list[dict[str, Any]]:
    found = data(records, file)
    if isinstance(found, dict):
        found = found.get("issues", [found])
    issues = [each for each in objects(found) if "changelog" in each]
    if not issues:
        why = f"{file.called} has no issues with a changelog"
        raise unreadable_records(records, "path", why, help="export it with expand=changelog")
    return issues


def _lacking(issue: dict[str, Any]) -> int:
    """How many histories of an issue are on further pages, which the export does not have."""
    changelog = _within(issue, "changelog")
    total = changelog.get("total")
    return max(total - len(objects(changelog.get("histories"))), 0) if isinstance(total, int) else 0


def _rows(issue: dict[str, Any], fields: Sequence[str]) -> Iterator[Row]:
    """The values of the fields when the issue was created, and after each change of one, joined by `/`."""
    key, created = text(issue.get("key")), text(_within(issue, "fields").get("created"))
    changes = sorted(_changes(issue, fields))
    values = {field: _value(_within(issue, "fields").get(field)) for field in fields}
    values |= {each.field: each.before for each in reversed(changes)}
    if created and any(values.values()):
        yield row(key, "/".join(values.values()), created)
    for _, together in groupby(changes, lambda each: each[:2]):
        changed = [*together]
        values |= {each.field: each.after for each in changed}
        yield row(key, "/".join(values.values()), changed[-1].time)


def _changes(issue: dict[str, Any], fields: Sequence[str]) -> Iterator[Change]:
    """The newest may come first; of those at one time, the numbers of the histories say which came first."""
    for history in objects(_within(issue, "changelog").get("histories")):
        number, time = text(history.get("id")), text(history.get("created"))
        for item in objects(history.get("items")):
            if item.get("field") in fields:
                before, after = text(item.get("fromString")), text(item.get("toString"))
                turn = int(number) if number.isdecimal() else 0
                yield Change(_second(time), turn, time, item["field"], before, after)


def _second(time: str) -> float:
    """When a change was made, to put changes in order; a text that is not a time is reported with its row."""
    try:
        return datetime.fromisoformat(time).timestamp()
    except ValueError:
        return 0.0


def _value(value: Any) -> str:
    return next((text(value[name]) for name in _NAMES if name in value), "") if isinstance(value, dict) else text(value)


def _within(value: dict[str, Any], key: str) -> dict[str, Any]:
    inner = value.get(key)
    return inner if isinstance(inner, dict) else {}
