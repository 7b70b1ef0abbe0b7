"""Binds the streams of a file, and finds those that their steps open, which may be in other files."""

from functools import partial
from itertools import chain

from svc.model import Stream
from svc.semantics import name_diagnostics
from svc.semantics.binder.catalogues import followed
from svc.semantics.binder.scope import Scope
from svc.semantics.binder.streams import bind_stream
from svc.semantics.bound import BoundStream


def stream_of(scope: Scope, stream: Stream) -> BoundStream:
    """A stream of a file, bound; what is wrong with its names is reported once, whoever asks."""
    bound = scope.streams.get(id(stream))
    if bound is None:
        bound, found = bind_stream(stream, followed(scope, stream), partial(_opened, scope))
        scope.streams[id(stream)] = bound
        scope.findings.extend(found)
    return bound


def report_openings(scope: Scope, bound: BoundStream) -> None:
    """Report steps that open a stream which nobody knows, or which several files bring."""

    def here() -> set[str]:
        return {*chain.from_iterable(each.own_streams for each in (scope, *scope.brought))} - {bound.stream.name}

    for node in bound.steps:
        step = node.step
        if step is None or step.opens is None:
            continue
        place, about = bound.stream.place(step.spans.opens), bound.subject(node)
        if scope.stream(step.opens, place, about) is None and scope.complete:
            known = scope.findings.likely(here)
            offer = name_diagnostics.offered("stream")
            scope.findings.report(about, name_diagnostics.unknown_name, place, "stream", step.opens, known, offer)


def _opened(scope: Scope, name: str) -> BoundStream | None:
    """The stream that a name means in a file."""
    found = scope.stream(name)
    return stream_of(found.scope, found.section) if found else None
