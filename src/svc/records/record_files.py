"""The files of records: below the root of their project, and never at an address."""

import os
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import NamedTuple

from svc.diagnostics.errors import FileError
from svc.project.files import contained, names
from svc.project.record_settings import RecordFormat, Records, refusal
from svc.project.use_paths import RefusedError
from svc.records.reading_diagnostics import UnreadableError, unreadable_records

_ENDINGS = {
    ".csv": RecordFormat.CSV, ".tsv": RecordFormat.CSV, ".parquet": RecordFormat.PARQUET,
    ".xes": RecordFormat.XES, ".xes.gz": RecordFormat.XES, ".jsonocel": RecordFormat.OCEL,
}  # fmt: skip


class RecordFile(NamedTuple):
    """A file: its real path, and what messages call it."""

    real: str
    called: str


def record_files(records: Records, root: str) -> list[RecordFile]:
    """The files of records below a root, in the order of their names. Raises UnreadableError."""
    top = os.path.realpath(root)
    found: dict[str, RecordFile] = {}
    for path in records.paths:
        try:
            matching = [RecordFile(contained(os.path.join(top, below), top), below) for below in _matching(top, path)]
        except (RefusedError, FileError, OSError, ValueError) as error:
            raise unreadable_records(records, "path", f"{path:.100} {_why(error)}") from None
        if not matching:
            raise unreadable_records(records, "path", f"there is no file {path:.100}")
        found.update((each.real, each) for each in matching)
    for each in found.values():
        if not os.path.isfile(each.real):
            raise unreadable_records(records, "path", f"{each.called} is not a file")
    return sorted(found.values(), key=lambda each: each.called)


def format_of(records: Records, files: list[RecordFile]) -> RecordFormat:
    """How records are written: as stated, else as their names end. Raises UnreadableError."""
    if records.format is not None:
        return records.format
    found = {kind for each in files for end, kind in _ENDINGS.items() if each.called.casefold().endswith(end)}
    if len(found) != 1 or any(not each.called.casefold().endswith(tuple(_ENDINGS)) for each in files):
        raise unreadable_records(
            records, "path", "the name of the file does not say what it is", "format", formats=", ".join(RecordFormat)
        )
    return found.pop()


def _matching(top: str, path: str) -> Iterator[str]:
    """The paths below a folder that a pattern matches, with `/`; a name without `*` need not be there."""
    why = refusal(path)
    if why:
        raise RefusedError(why)
    here = [""]
    *folders, last = path.split("/")
    for part in folders:
        here = [f"{each}{name}/" for each in here for name in _named(top, each, part)]
    yield from sorted(f"{each}{name}" for each in here for name in _named(top, each, last))


def _named(top: str, below: str, part: str) -> list[str]:
    folder = contained(os.path.join(top, below), top)
    if not os.path.isdir(folder):
        return []
    there = names(folder)
    return [part] if part in there else [name for name in there if "*" in part and fnmatchcase(name, part)]


def _why(error: Exception) -> str:
    if isinstance(error, UnreadableError | RefusedError):
        return str(error)
    return f"can't be opened: {getattr(error, 'strerror', None) or error}"
