"""The names of the streams of a file: what is kept of a file that is checked together with others."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from svc.model import File
    from svc.text.source import Source, Span


class Heading(NamedTuple):
    """The name of a stream, and its span."""

    name: str
    span: "Span"


class Headings(NamedTuple):
    """The headings of the streams of a file; and what is written in it, if a comment allows that other files have the
    same names."""

    source: "Source"
    streams: tuple[Heading, ...]
    allowing: "File | None" = None
