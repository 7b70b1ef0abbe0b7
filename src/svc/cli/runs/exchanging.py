"""What `svc export` and `svc import` have in common: the format of a file, its bytes, and the report of losses."""

import os
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from svc.cli.options.formats import FORMATS, by_ending
from svc.diagnostics.errors import Error, FileError
from svc.diagnostics.limits import EXCHANGED, FILE
from svc.text.pattern import Pattern

if TYPE_CHECKING:
    from svc.formats.exchange import Loss

STRICT = 1
_ROOT = Pattern(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*<(?:[\w.-]+:)?([\w.-]+)", re.DOTALL)
XML = ".xml"
"""The ending of several formats: the content says which one it is."""
_READ_AHEAD = 10_000
"""Bytes in which the first element of an XML file is looked for."""
_REFUSED = {
    ".ods": "ODS is not read, as times of 24 hours and more get lost in it: save it as XLSX or as CSV",
    ".archimate": "this is Archi's own format: export the model as Open Exchange XML (File, Export)",
    ".xls": "XLS is not read: save it as XLSX or as CSV",
}


def format_of(name: str, data: bytes = b"") -> str | None:
    """The format of a file, by the ending of its name, else by how its content begins; None if neither says it.

    Raises Error for a format that is not read, and for XML of one format in a file that ends as those of another do.
    """
    ending = os.path.splitext(name)[1].lower()
    if ending in _REFUSED:
        raise Error(_REFUSED[ending])
    within = _format_within(data.removeprefix(b"\xef\xbb\xbf").lstrip())
    ends = by_ending(name)
    if ending != XML and ends and within and ends != within and _root(data):
        raise Error(f"{name} ends as a file in {ends} does and begins as one in {within}: choose one with --format")
    return (ending == XML and within) or ends or within


def _format_within(data: bytes) -> str | None:
    root = _root(data)
    fits = (
        name for name, each in FORMATS.items() if data.startswith(each.begins) or (root != "" and root in each.roots)
    )
    return next(fits, None)


def _root(data: bytes) -> str:
    """The name of the first element of an XML file; empty for anything else."""
    start = data[:_READ_AHEAD].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    root = _ROOT.match(start.removeprefix("\xff\xfe").removeprefix("\xfe\xff"))
    return root[1] if root else ""


def contents(path: str | None, name: str) -> bytes:
    """The bytes of a file, or of standard input where there is no path. Raises FileError."""
    from svc.cli.inputs.paths import standard_input
    from svc.project import files

    try:
        data = standard_input(EXCHANGED) if path is None else files.contents(path, True, EXCHANGED)
    except (OSError, ValueError) as error:
        raise FileError(f"{name} can't be read: {getattr(error, 'strerror', None) or error}") from error
    if data is None:
        raise FileError(f"{name} is not a regular file")
    most = EXCHANGED if _root(data) else FILE
    if len(data) > most:
        raise FileError(f"{name} has more than {most:,} bytes, which is the limit")
    return data


def reported(
    losses: Sequence["Loss"], name: str, form: str, strict: bool, elements: int | None = None
) -> tuple[list[str], int]:
    """The lines of a report of losses, for so many elements of the other file, and the exit code.

    That is 1 if a strict run lost what is not cosmetic.
    """
    from svc.formats import exchange
    from svc.formats.findings.json import dump

    lines: list[str] = []
    if form == "text":
        lines = exchange.text(losses, name)
    elif form == "json":
        lines = dump(exchange.data(losses, name, elements)).splitlines()
    return lines, STRICT if strict and not all(each.cosmetic for each in losses) else 0
