"""Gives the files that paths mean another text: in place, on standard output, or shown as a difference."""

import sys
from collections.abc import Callable, Iterable
from enum import Enum
from typing import NamedTuple

from svc.cli.inputs import paths as inputs
from svc.cli.printing.output import complain, hand_over, say
from svc.cli.printing.progress import watched
from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.errors import FileError
from svc.diagnostics.limits import FILE
from svc.formats.findings.text import text as findings_text
from svc.formats.patch import patch
from svc.project import files, sources
from svc.text.source import Source

FINE, LEFT, UNREADABLE, FAULT = range(4)
"""Exit codes of a run, from good to bad: that of the worst file counts. LEFT: something is left to do."""


class Manner(Enum):
    """What is done with the new texts."""

    WRITE = "write"
    DIFF = "diff"
    NOTHING = "nothing"


class Rewritten(NamedTuple):
    """What became of a text: the new one, what to say of it, how good that is, and what stopped it."""

    text: str
    words: tuple[str, ...] = ()
    code: int = FINE
    findings: tuple[Diagnostic, ...] = ()


Change = Callable[[inputs.Input, Source], Rewritten]
"""What becomes of a text that was read from an input."""


def rewrite(paths: Iterable[str], change: Change, manner: Manner, doing: str, force_exclude: bool = False) -> int:
    """Change all files, or show what would change; the exit code. A file that can't be read or changed stays.

    `force_exclude` leaves out files that the configuration excludes even where a path names them.
    """
    gathered = inputs.gather(paths, force_exclude)
    code = FINE if gathered.complete else UNREADABLE
    for given in watched(gathered.inputs, doing):
        try:
            code = max(code, _rewrite(given, change, manner))
        except files.OutsideError as error:
            complain(f"svc: {error}")
            code = max(code, LEFT)
        except FileError as error:
            complain(f"svc: {error}")
            code = max(code, UNREADABLE)
    return code


def _rewrite(given: inputs.Input, change: Change, manner: Manner) -> int:
    data = inputs.standard_input() if given.path is None else None
    source, found = inputs.read(given) if data is None else sources.decode(data, given.name)
    made = Rewritten(source.text, (), LEFT, tuple(found)) if found else change(given, source)
    if manner is Manner.DIFF:
        hand_over(patch(source.text, made.text, source.name))
    elif manner is Manner.WRITE:
        _write(given, data, source, made.text)
    # Standard output is for the text or the difference alone, so words go to standard error.
    beside = manner is Manner.DIFF or (manner is Manner.WRITE and data is not None)
    for line in made.words:
        complain(line) if beside else say(line)
    if made.findings:
        complain(*findings_text(made.findings, {source.name: source}).rstrip("\n").split("\n"))
    return made.code


def _write(given: inputs.Input, data: bytes | None, source: Source, text: str) -> None:
    """Write what has changed; of standard input all is handed on, as it came if nothing has."""
    if data is not None:
        if text != source.text:
            data = (files.BOM if data.startswith(files.BOM) else b"") + text.encode("utf-8")
        if sys.stdout is not None and len(data) <= FILE:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
    elif given.path is not None and text != source.text:
        files.rewrite(given.path, source.text, text, within=given.within)
