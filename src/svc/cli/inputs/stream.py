"""The one stream that a command works on: the only one of its file, or the one that is named."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from svc.checker.analysis import Analysis
    from svc.semantics.bound import BoundStream


def chosen(analysis: "Analysis", name: str | None, what_for: str) -> "BoundStream":
    """The stream of a name, or the only one. Raises Error, with their names, if that does not choose exactly one."""
    from svc.diagnostics.errors import Error

    streams = analysis.bound.streams
    named = [bound for bound in streams if name in (None, bound.stream.name)]
    if len(named) == 1:
        return named[0]
    file, names = analysis.file.name, ", ".join(bound.stream.name for bound in streams)
    if not streams:
        raise Error(f"{file} has no stream to {what_for}")
    if name is not None:
        what = "no stream" if not named else "several streams"
        raise Error(f"{file} has {what} called {name}: its streams are {names}")
    raise Error(f"{file} has several streams: choose one with --stream: {names}")
