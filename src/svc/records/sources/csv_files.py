"""CSV: a header, then rows. The delimiter is the one by which the header has the columns that are named."""

import csv
import io
from collections.abc import Iterator, Sequence

from svc.diagnostics.errors import FileError
from svc.project.files import opened
from svc.project.record_settings import Means, Records
from svc.records.engines import Engine
from svc.records.reading_diagnostics import SHOWN, Rejected, unknown_column, unreadable_records
from svc.records.record_files import RecordFile
from svc.records.sources import Explain, Staged, select

DELIMITERS = ",;\t|"
HEADER = 1_000_000
"""Bytes of a header."""


def stage(engine: Engine, records: Records, files: Sequence[RecordFile], means: Means) -> Staged:
    """The rows of CSV files. Raises UnreadableError."""
    delimiter, columns = header(records, files, [name for _, name in _named(records)])
    query = selected(records, columns)
    broken = engine.csv("staged", query, [each.real for each in files], delimiter, len(columns))
    return Staged(means, explained(files, delimiter, len(columns), broken), broken, len(records.order))


def explained(files: Sequence[RecordFile], delimiter: str, columns: int, broken: int) -> Explain:
    """Finds rows of CSV files again, which costs a reading: only for what can't be read."""

    def explain(rows: Sequence[tuple[int, str]]) -> Sequence[Rejected]:
        return list(_explained(files, delimiter, columns, dict(rows), SHOWN if broken else 0))

    return explain


def selected(records: Records, columns: Sequence[str]) -> str:
    """The columns of `staged`, from those of a table that settings name. Raises UnreadableError."""
    at = column_names(records, columns, _named(records))
    times = [at[name] for name in (records.time, records.end) if name]
    return select(at[records.case], [at[name] for name in records.label], times, [at[name] for name in records.order])


def _named(records: Records) -> list[tuple[str, str]]:
    """The columns that settings name, each with its setting."""
    return [
        ("case", records.case), *(("label", name) for name in records.label), ("time", records.time),
        *([("end", records.end)] if records.end else []), *(("order", name) for name in records.order),
    ]  # fmt: skip


def header(records: Records, files: Sequence[RecordFile], named: Sequence[str]) -> tuple[str, list[str]]:
    """The delimiter and the columns of some files, which all have the same header. Raises UnreadableError."""
    first = _head(records, files[0])
    delimiter = max(DELIMITERS, key=lambda sign: _fitting(first, sign, named))
    columns = _names(first, delimiter)
    for each in files[1:]:
        if _names(_head(records, each), delimiter) != columns:
            raise unreadable_records(records, "path", f"{each.called} has other columns than {files[0].called}")
    return delimiter, columns


def column_names(records: Records, columns: Sequence[str], named: Sequence[tuple[str, str]]) -> dict[str, str]:
    """What an engine calls the columns that settings name. Raises UnreadableError for one that is missing or there
    twice."""
    for setting, name in named:
        if name not in columns:
            raise unknown_column(records, setting, name, columns)
        if columns.count(name) > 1:
            raise unreadable_records(records, setting, f"they have several columns {name}")
    return {name: f"c{columns.index(name)}" for _, name in named}


def _explained(
    files: Sequence[RecordFile], delimiter: str, columns: int, wanted: dict[int, str], broken: int
) -> Iterator[Rejected]:
    """Where rows are, by their numbers over all files; and the first `broken` ones with another number of columns."""
    number = 0
    for file in files:
        for line, values in _rows(file, delimiter):
            if len(values) == columns:
                number += 1
                if number in wanted:
                    yield Rejected(file.called, line, wanted.pop(number))
            elif broken:
                broken -= 1
                yield Rejected(file.called, line, f"{len(values)} columns, not {columns}")
            if not wanted and not broken:
                return


def _rows(file: RecordFile, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a file after its header, each with the line on which it begins."""
    with opened(file.real, follow=False) as source:
        text = io.TextIOWrapper(source, "utf-8-sig", errors="replace", newline="")
        reader = csv.reader(text, delimiter=delimiter)
        next(reader, None)
        line = reader.line_num + 1
        try:
            for values in reader:
                if values:
                    yield line, values
                line = reader.line_num + 1
        except csv.Error:
            return


def _head(records: Records, file: RecordFile) -> str:
    """The beginning of a file."""
    try:
        with opened(file.real, follow=False) as source:
            data = source.read(HEADER)
    except (OSError, FileError) as error:
        raise unreadable_records(records, "path", f"{file.called} can't be opened: {error}") from None
    if not data.strip():
        raise unreadable_records(records, "path", f"{file.called} is empty")
    try:
        return data[: data.rfind(b"\n") + 1 or None].decode("utf-8-sig")
    except UnicodeDecodeError:
        raise unreadable_records(
            records, "path", f"{file.called} is not written in UTF-8", help="export it as UTF-8"
        ) from None


def _names(text: str, delimiter: str) -> list[str]:
    try:
        return [name.strip() for name in next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])]
    except csv.Error:
        return []


def _fitting(text: str, delimiter: str, named: Sequence[str]) -> tuple[int, int]:
    columns = _names(text, delimiter)
    return len({*named} & {*columns}), len(columns)
