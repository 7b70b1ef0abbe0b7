"""The text of a stream that came as data, proved: it reads back as that stream."""

from svc.checker.canonical_text import to_text
from svc.checker.context import carrying, context_of
from svc.diagnostics.errors import Error
from svc.model import Stream
from svc.syntax.parser import parse
from svc.text.source import Source


def checked_text(stream: Stream) -> str:
    """The text of a stream. Raises Error where it would not read back as an equal stream, artefacts by their ids."""
    text = to_text(stream)
    file, problems = parse(Source(stream.name, text))
    if problems:
        raise Error(f"the stream {stream.name} can't be written as text: {problems[0].message}")
    if [carrying(each, context_of(stream)) for each in file.streams] != [stream]:
        raise Error(f"the text of the stream {stream.name} would not read back as this stream, so it is not returned")
    return text
