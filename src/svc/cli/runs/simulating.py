"""Simulates the streams of files, once or before and after a change, and writes what came of it."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from svc.checker.selection import DEFAULTS
from svc.cli.inputs import paths as inputs
from svc.cli.inputs.paths import Input, write_result
from svc.cli.inputs.projects import Inputs, analysed, complain_of, complain_of_errors, has_errors
from svc.cli.printing.output import complain, hand_over
from svc.cli.runs.figures import written
from svc.diagnostics.errors import Error
from svc.formats.simulation.entries import Entry
from svc.model import Stream
from svc.project.simulating import logged
from svc.project.simulating import simulate as simulated

FINE, UNREADABLE = 0, 2


class Wanted(NamedTuple):
    """What is wanted: of which streams, in which format, with what changes, beside which file, and with which log.

    `numbers` are those of cases, runs, seed and warm-up.
    """

    stream: str | None
    format: str
    changes: Mapping[str, str]
    compare: str | None
    log: str | None
    force_exclude: bool
    numbers: Mapping[str, Any]


class _Given(NamedTuple):
    """A stream, and the file that it is in."""

    input: Input
    stream: Stream

    @property
    def file(self) -> str:
        """What messages call the file."""
        return self.input.name


def simulate(paths: Sequence[str], wanted: Wanted) -> int:
    """Simulate all streams; the exit code."""
    found = inputs.gather(paths, wanted.force_exclude)
    complete, given = found.complete, list[_Given]()
    for each in found.inputs:
        try:
            is_right, streams = _streams(each, wanted.stream)
        except Error as error:
            complain(f"svc: {error}")
            complete = False
            continue
        complete = complete and is_right
        given += streams
    if wanted.stream is not None and not given and complete:
        complain(f"svc: no stream is called {wanted.stream}")
        complete = False
    try:
        if wanted.log is not None and len(given) != 1:
            raise Error(f"--log writes the cases of one stream, and there are {len(given)}: choose one with --stream")
        others: Sequence[Stream] = ()
        if wanted.compare is not None:
            is_right, others = _others(wanted.compare)
            complete = complete and is_right
        entries = [_entry(each, wanted, others, is_alone=len(given) == 1) for each in given]
    except (Error, ValueError) as error:
        complain(f"svc: {error}")
        return UNREADABLE
    hand_over(written("simulation", wanted.format, entries))
    return FINE if complete else UNREADABLE


def _streams(given: Input, name: str | None) -> tuple[bool, list[_Given]]:
    """Whether a file is without errors, and its streams."""
    opened = Inputs([given])
    analysis = opened.analyse(given, DEFAULTS)
    complain_of(opened.findings)
    is_wrong = has_errors(analysis)
    if is_wrong:
        complain_of_errors(given.name)
    return not is_wrong, [_Given(given, each) for each in analysis.streams if name in (None, each.name)]


def _others(file: str) -> tuple[bool, Sequence[Stream]]:
    """Whether the file that streams are compared with is without errors, and its streams."""
    analysis = analysed(file)
    is_wrong = has_errors(analysis)
    if is_wrong:
        complain_of_errors(analysis.file.name)
    return not is_wrong, analysis.streams


def _entry(given: _Given, wanted: Wanted, others: Sequence[Stream], *, is_alone: bool) -> Entry:
    """One stream, simulated; with a change or beside another one also before it."""
    before = after = given.stream
    if wanted.compare is not None:
        after = _counterpart(given.stream, wanted.compare, others, is_alone=is_alone)
    first = simulated(before, **wanted.numbers) if wanted.compare is not None or wanted.changes else None
    if wanted.log is None:
        return Entry(given.file, simulated(after, changes=wanted.changes, **wanted.numbers), first, wanted.compare)
    found, rows, calendar = logged(after, changes=wanted.changes, **wanted.numbers)
    from svc.cli.runs.simulated_log import said
    from svc.formats.simulation import log
    from svc.formats.simulation.rows import remarks

    if not rows:
        raise Error(f"there are no cases to write to {wanted.log}: {'; '.join(remarks(found)) or 'none was simulated'}")
    data = log.records(rows, calendar).encode()
    write_result(given.file, wanted.log, data)
    return Entry(
        given.file,
        found,
        first,
        wanted.compare,
        said(wanted.compare or given.input.path, after.name, wanted.log, len(rows), calendar),
    )


def _counterpart(stream: Stream, file: str, others: Sequence[Stream], *, is_alone: bool) -> Stream:
    """The stream of another file that stands for one: that of its name, or the only one for the only one."""
    same = [each for each in others if each.name == stream.name]
    if len(same) == 1:
        return same[0]
    if is_alone and len(others) == 1:
        return others[0]
    if not others:
        raise Error(f"{file} has no stream to compare with")
    names = ", ".join(each.name for each in others)
    raise Error(f"{file} has no stream called {stream.name} to compare with that of this name: its streams are {names}")
