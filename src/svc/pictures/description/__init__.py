"""A stream in words: as text that can be read out, as Markdown for wikis, and as running text for its picture."""

from collections.abc import Iterable

from svc.checker.context import context_of
from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.errors import Error
from svc.model import Stream
from svc.pictures.description.account import Account, account
from svc.pictures.description.markdown import markdown
from svc.pictures.description.running import running
from svc.pictures.description.text import text
from svc.project.api import bound_and_checked
from svc.semantics.bound import BoundStream
from svc.semantics.catalogue import Catalogue

FORMATS = {"text": text, "markdown": markdown}


def describe(stream: Stream, format: str = "text", catalogue: Catalogue | None = None) -> str:
    """A stream in words, with its errors and warnings.

    Args:
        stream: the stream.
        format: `text`, or `markdown` for a wiki.
        catalogue: the catalogue to check against; else the one that the stream follows.

    Returns:
        The description, with a line break at its end.

    Raises:
        Error: there is no such format.
        TypeError: `stream` is not a stream, or `catalogue` is not a catalogue.
    """
    if format not in FORMATS:
        raise Error(f"there is no format `{format}` of descriptions: choose {' or '.join(FORMATS)}")
    return written(*bound_and_checked(stream, catalogue), format)


def written(bound: BoundStream, diagnostics: Iterable[Diagnostic], format: str) -> str:
    """A bound stream in words, in one of `FORMATS`, with its measures."""
    from svc.pictures.description.measures import figures

    return FORMATS[format](account(bound, diagnostics, figures(bound, context_of(bound.stream).calendar)))


__all__ = ["FORMATS", "Account", "account", "describe", "running", "written"]
