"""What a program calls: read a file, check a stream, print it."""

import os

from svc import files
from svc.binding import bind_stream
from svc.catalogues import DEFAULT, SHIPPED, whole
from svc.checker import DEFAULTS, check_stream, in_order
from svc.diagnostics import Diagnostic
from svc.model import Catalogue, Stream
from svc.names import unknown_name
from svc.pipeline import Analysis, analyse_source


def load(path: str | os.PathLike[str]) -> Analysis:
    """Read and analyse a file that must be free of errors.

    Raises FileError if it can't be read, and InvalidError, which carries all findings, if it has errors.
    """
    return analyse_source(*files.read(path)).valid()


def check(stream: Stream, catalogue: Catalogue | None = None) -> tuple[Diagnostic, ...]:
    """The findings about one stream, against a catalogue or else the one that it follows.

    Works for a stream that was built in Python: then file and range of the findings are None.
    """
    if not isinstance(stream, Stream):
        raise TypeError(f"expected a stream, got {stream!r}")
    name = stream.follows or DEFAULT
    followed = SHIPPED.get(name) if catalogue is None else whole(catalogue)
    bound, findings = bind_stream(stream, followed)
    if followed is None:
        findings.insert(0, unknown_name(stream.place(stream, 2), "catalogue", name, SHIPPED))
    return tuple(DEFAULTS.of(in_order([*findings, *check_stream(bound)])))
