"""The names of the streams of a file: all that is kept of it when many files are checked together."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from svc.model import File
    from svc.text.source import Source, Span


class Heading(NamedTuple):
    """The name of a stream, and its span."""

    name: str
    span: "Span"


class Headings(NamedTuple):
    """The headings of the streams of a file.

    `allowing` is the file as written, if a comment in it allows other files to have the same names.
    """

    source: "Source"
    streams: tuple[Heading, ...]
    allowing: "File | None" = None
