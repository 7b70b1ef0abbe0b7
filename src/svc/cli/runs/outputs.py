"""Writes an output for each stream of all files that paths mean, into one folder.

What can't be done costs its file or stream, and no other.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from svc.cli.inputs.paths import STDIN, Input, gather
from svc.cli.inputs.projects import Inputs, complain_of
from svc.cli.printing.output import complain, say
from svc.cli.printing.progress import watched
from svc.diagnostics.errors import Error, FileError
from svc.project import files
from svc.project.output_names import output_names

if TYPE_CHECKING:
    from svc.checker.analysis import Analysis
    from svc.project.project import Project
    from svc.semantics.bound import BoundStream

FINE, NOT_UNDERSTOOD, UNUSABLE, FAULT = range(4)
"""Exit codes, from good to bad: the worst one counts."""
FEW = 4
"""Files that one process is enough for, as to start others would take longer."""


class Output(NamedTuple):
    """What is written of a stream, what there is to say of it, line by line, and how good that is."""

    data: bytes
    words: tuple[str, ...] = ()
    code: int = FINE


class Wanted(NamedTuple):
    """What is to be written where: `make` gives the output of a stream, or raises Error.

    `lost` says, line by line, why nothing is to be written of a file. `stream` is the only one that is wanted, if one
    is. `make` and `lost` go from process to process.
    """

    folder: str
    ending: str
    make: "Callable[[BoundStream, Analysis, Project], Output]"
    doing: str
    stream: str | None = None
    lost: "Callable[[Analysis], Sequence[str]] | None" = None
    announced: str = "{}"
    jobs: int = 1
    force_exclude: bool = False


class _Task(NamedTuple):
    """A file, and the name of the output of each of its streams, or None for one that is not wanted."""

    number: int
    given: Input
    names: tuple[str | None, ...]


class _Done(NamedTuple):
    """What became of a file: what was written, what there is to complain of, and how good that is."""

    written: tuple[str, ...] = ()
    complaints: tuple[str, ...] = ()
    code: int = FINE


def write_outputs(paths: Sequence[str], wanted: Wanted) -> int:
    """Write all outputs; the exit code. Raises Error if there is nothing to write, or the folder can't be made."""
    if STDIN in paths:
        raise Error("a folder is filled from files and folders, not from standard input")
    gathered = gather(paths, wanted.force_exclude)
    opened = Inputs(gathered.inputs)
    tasks, unreadable = _tasks(opened, gathered.inputs, wanted)
    complain_of(opened.findings)
    complain(*(f"svc: {each}" for each in unreadable))
    if not tasks:
        raise Error(f"no stream{f' has the name {wanted.stream}' if wanted.stream else ''} in {', '.join(paths)}")
    files.make_folder(wanted.folder)
    code = UNUSABLE if unreadable or not gathered.complete else FINE
    return max(code, *(_show(done, wanted) for done in _in_order(_results(opened, gathered.inputs, tasks, wanted))))


def _tasks(opened: Inputs, inputs: Iterable[Input], wanted: Wanted) -> tuple[list[_Task], list[str]]:
    """The files with streams to write, and in words what can't be read."""
    found: list[tuple[Input, list[str]]] = []
    unreadable: list[str] = []
    for given in inputs:
        try:
            parsed, _ = opened.project(given).files.read(str(given.path), given.within)
            found.append((given, [stream.name for stream in parsed[0].streams]))
        except FileError as error:
            unreadable.append(str(error))
    names = output_names([(given.name, name) for given, streams in found for name in streams])
    outputs = [
        (
            given,
            [output if wanted.stream in (None, name) else None for name, output in zip(streams, names, strict=False)],
        )
        for given, streams in found
    ]
    wanted_ones = [(given, tuple(each)) for given, each in outputs if any(each)]
    return [_Task(number, *each) for number, each in enumerate(wanted_ones)], unreadable


def _results(opened: Inputs, inputs: list[Input], tasks: list[_Task], wanted: Wanted) -> Iterator[tuple[_Task, _Done]]:
    """What became of each file, as it comes."""
    progress = iter(watched(range(len(tasks) + 1), wanted.doing))
    if wanted.jobs > 1 and len(tasks) > FEW:
        from svc.project.workers import results

        answers = results(partial(_Writer, inputs, wanted), tasks, wanted.jobs)
    else:
        write = _Writer(inputs, wanted, opened)
        answers = ((task, write(task)) for task in tasks)
    for task, answer in answers:
        next(progress)
        yield task, answer if isinstance(answer, _Done) else _died(task, answer.how)


def _died(task: _Task, how: str) -> _Done:
    return _Done((), (f"{task.given.name}: the process that worked on it ended unexpectedly, {how}",), FAULT)


def _in_order(results: Iterable[tuple[_Task, _Done]]) -> Iterator[_Done]:
    """The results in the order of the files, whichever is done first."""
    waiting: dict[int, _Done] = {}
    following = 0
    for task, done in results:
        waiting[task.number] = done
        while following in waiting:
            yield waiting.pop(following)
            following += 1


def _show(done: _Done, wanted: Wanted) -> int:
    complain(*done.complaints)
    for path in done.written:
        say(wanted.announced.format(path))
    return done.code


class _Writer:
    """Writes the outputs of files, in whatever process it is made."""

    def __init__(self, inputs: list[Input], wanted: Wanted, opened: Inputs | None = None) -> None:
        self._inputs = opened or Inputs(inputs)
        self._wanted = wanted

    def __call__(self, task: _Task) -> _Done:
        from svc.checker.selection import DEFAULTS

        try:
            analysis = self._inputs.analyse(task.given, DEFAULTS)
            project = self._inputs.project(task.given)
        except FileError as error:
            return _Done((), (f"svc: {error}",), UNUSABLE)
        if lost := self._wanted.lost and self._wanted.lost(analysis):
            return _Done((), tuple(lost), NOT_UNDERSTOOD)
        every = zip(analysis.bound.streams, task.names, strict=True)
        made = [self._written(bound, analysis, project, name) for bound, name in every if name]
        return _Done(
            tuple(path for each in made for path in each.written),
            tuple(line for each in made for line in each.complaints),
            max(each.code for each in made),
        )

    def _written(self, bound: "BoundStream", analysis: "Analysis", project: "Project", name: str) -> _Done:
        target = f"{_slashed(self._wanted.folder)}/{name}.{self._wanted.ending}"
        try:
            output = self._wanted.make(bound, analysis, project)
            files.write(target, output.data, follow=False)
        except Error as error:
            return _Done((), (f"svc: {analysis.file.name}: {bound.stream.name}: {error}",), UNUSABLE)
        return _Done((target,), output.words, output.code)


def _slashed(folder: str) -> str:
    return folder.replace(os.sep, "/").rstrip("/") or "/"
