"""The canonical text of a stream: names of its catalogue as ids, in the layout of `svc fmt`."""

from svc.checker.context import with_ids
from svc.model import Stream
from svc.semantics.catalogue import Catalogue
from svc.syntax.formatter import laid_out
from svc.syntax.printer import blocks


def to_text(stream: Stream, catalogue: Catalogue | None = None) -> str:
    """The `.vsc` text of a stream, which parses back to an equal stream.

    Args:
        stream: the stream.
        catalogue: the catalogue to find artefacts in; else the one that the stream follows.

    Returns:
        The text in the layout of `svc fmt`. Artefacts, and whatever the stream names by a title, are written by their
        ids; what is not known stays as it is.

    Raises:
        Error: a name can't be written in any text.
        TypeError: `stream` is not a stream, or `catalogue` is not a catalogue.
    """
    if not isinstance(stream, Stream):
        raise TypeError(f"expected a stream, got {stream!r:.100}")
    return laid_out(blocks(with_ids(stream, catalogue)))


def one_a_line(stream: Stream, catalogue: Catalogue | None = None) -> str:
    """The text of a stream as `to_text` gives it, but with each statement on one line of its own."""
    printed = blocks(with_ids(stream, catalogue))
    return "\n\n  ".join("\n  ".join(map(" ".join, block)) for block in printed if block) + "\n"
