"""Which streams of a project open which: the steps that do, and what they open."""

from collections.abc import Iterator
from typing import NamedTuple

from svc.diagnostics.errors import FileError
from svc.editor.occurrences import Symbol, stream_symbol
from svc.editor.open_project import OpenProject
from svc.model import Step
from svc.semantics.bound import BoundStream


class Opening(NamedTuple):
    """A step that opens a stream: the file and the stream that it is in, and the stream that it opens."""

    path: str
    stream: BoundStream
    step: Step
    opened: BoundStream


def openings(project: OpenProject) -> Iterator[Opening]:
    """All steps of a project that open a stream which is known."""
    for path in project.files():
        try:
            analysis = project.analyse(path)
        except FileError:
            continue
        for bound in analysis.bound.streams:
            for step in bound.stream.steps:
                if step.opens and (opened := bound.opened(step.opens)):
                    yield Opening(path, bound, step, opened)


def opened_by(project: OpenProject, stream: Symbol) -> tuple[Opening, ...]:
    """The steps of a project that open a stream."""
    return tuple(each for each in openings(project) if stream_symbol(each.opened) == stream)
