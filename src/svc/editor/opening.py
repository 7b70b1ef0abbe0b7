"""Which streams of a project open which: the steps that do, and what they open."""

from collections.abc import Iterator
from typing import NamedTuple

from svc.diagnostics.errors import FileError
from svc.editor.occurrences import Symbol, stream_symbol
from svc.editor.open_project import OpenProject
from svc.model import File, Step
from svc.semantics.bound import BoundStream


class Opening(NamedTuple):
    """A step that opens a stream: the file and the stream that it is in, and the stream that it opens."""

    path: str
    stream: BoundStream
    step: Step
    opened: BoundStream


def openings(project: OpenProject, name: str | None = None) -> Iterator[Opening]:
    """All steps of a project that open a stream which is known, perhaps only those that open one of a name."""
    for path in project.files():
        try:
            analysis = project.analyse(path) if _opens(project.written(path), name) else None
        except FileError:
            continue
        for bound in analysis.bound.streams if analysis else ():
            for step in bound.stream.steps:
                if step.opens and name in (None, step.opens) and (opened := bound.opened(step.opens)):
                    yield Opening(path, bound, step, opened)


def _opens(file: File, name: str | None) -> bool:
    """Whether a step of a file opens a stream, perhaps one of a name."""
    opened = (step.opens for stream in file.streams for step in stream.steps)
    return any(each and name in (None, each) for each in opened)


def opened_by(project: OpenProject, stream: Symbol) -> tuple[Opening, ...]:
    """The steps of a project that open a stream."""
    return tuple(each for each in openings(project, stream.subject.stream) if stream_symbol(each.opened) == stream)
