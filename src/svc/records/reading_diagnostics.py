"""Findings about records themselves, one function per code (VSC529 to VSC532)."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.errors import InvalidError
from svc.project.record_settings import Records
from svc.text.near_names import did_you_mean, near

SETTING = "setting"
"""The fact of VSC531 that says which setting it is about."""
SHOWN = 3
"""How many rows are shown that can't be read."""


class UnreadableError(InvalidError):
    """Records that can't be read; it carries the finding VSC531, with its place in the configuration if it has one."""


class Ties(NamedTuple):
    """How many events have the time of another one of their case: put in order by columns, or by the file alone."""

    by_columns: int
    by_file: int


class Rejected(NamedTuple):
    """A row that can't be read: its file, its line there, and why."""

    file: str
    line: int | None
    why: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.why}" if self.line else f"{self.file}: {self.why}"


def unreadable_records(records: Records, setting: str, why: str, form: str = "", **words: Any) -> UnreadableError:
    """VSC531: something without which the records can't be read."""
    place = records.place(setting)
    help = words.pop("help", None)
    return UnreadableError([codes.BY_NAME["unreadable-records"].at(
        place, name=records.name, why=why, facts={"name": records.name, SETTING: setting},
        help=help if help is not None else codes.BY_NAME["unreadable-records"].advice(form, **words) if form else "",
    )])  # fmt: skip


def unknown_column(
    records: Records, setting: str, column: str, known: Sequence[str], what: str = "column"
) -> UnreadableError:
    """VSC531: a column that the records do not have, or another thing of theirs."""
    return missing_name(records, setting, f"they have no {what} {column}", [column], known)


def missing_name(
    records: Records, setting: str, why: str, names: Sequence[str], known: Sequence[str]
) -> UnreadableError:
    """VSC531: names that a setting states are not among those that are known."""
    shown = ", ".join(known[:20]) + (f" and {len(known) - 20} more" if len(known) > 20 else "")
    missing = [name for name in names if name not in known]
    question = did_you_mean(list(dict.fromkeys(each for name in missing for each in near(name, known)))[:3])
    return unreadable_records(records, setting, why, help=question or (f"they have {shown}" if known else None))


def unordered_events(records: Records, events: int, ties: Ties) -> Iterable[Diagnostic]:
    """VSC529: events of a case at the same time, and what decided their order."""
    count = ties.by_columns + ties.by_file
    if count:
        form = "file" if not ties.by_columns else "both" if ties.by_file else "columns"
        yield codes.BY_NAME["unordered-events"].at(
            records.place("order"), form, count=f"{count:,}", events=f"{events:,}",
            rest=f"{ties.by_file:,}", columns=" and ".join(records.order), facts={"count": str(count)},
        )  # fmt: skip


def doubtful_times(records: Records, events: int, count: int) -> Iterable[Diagnostic]:
    """VSC529: times that the clocks of a zone skip or show twice."""
    if count:
        yield codes.BY_NAME["unordered-events"].at(
            records.place("time-zone"), "clocks", count=f"{count:,}", events=f"{events:,}", zone=records.time_zone,
            facts={"count": str(count)},
        )  # fmt: skip


def open_cases(records: Records, cases: int, still_open: int, before: int, since: str) -> Iterable[Diagnostic]:
    """VSC530: cases that have not ended, or began before the days that count."""
    for form, count, setting in (("open", still_open, "end-labels"), ("before", before, "")):
        if count:
            yield codes.BY_NAME["open-cases"].at(
                records.place(setting), form, count=f"{count:,}", cases=f"{cases:,}", since=since,
                facts={"count": str(count)},
            )  # fmt: skip


def rejected_rows(
    records: Records, rows: int, count: int, examples: Sequence[Rejected], form: str = ""
) -> Iterable[Diagnostic]:
    """VSC532: rows that can't be read, or that are duplicates."""
    if count:
        shown = "; ".join(map(str, examples))
        yield codes.BY_NAME["rejected-rows"].at(
            records.place("path"), form, name=records.name, count=f"{count:,}", rows=f"{rows:,}",
            examples=f": {shown}" if shown else "", facts={"count": str(count)},
        )  # fmt: skip
