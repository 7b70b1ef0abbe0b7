"""The canonical text of a stream: names of its catalogue as ids, in the layout of `svc fmt`."""

from svc.checker.context import with_ids
from svc.model import Catalogue, Stream
from svc.syntax.formatter import laid_out
from svc.syntax.printer import plain_text


def to_text(stream: Stream, catalogue: Catalogue | None = None) -> str:
    """The `.vsc` text of a stream in the layout of `svc fmt`.

    Artefacts, and whatever it names by a title, are written by their ids. They are found in `catalogue`, else in the
    one that the stream follows; an unknown name stays as it is. The text parses back to an equal stream. Raises Error
    for a name that no text can hold.
    """
    if not isinstance(stream, Stream):
        raise TypeError(f"expected a stream, got {stream!r:.100}")
    return laid_out(one_a_line(stream, catalogue))


def one_a_line(stream: Stream, catalogue: Catalogue | None = None) -> str:
    """The text of a stream as `to_text` gives it, but with each statement on one line of its own."""
    return plain_text(with_ids(stream, catalogue))
