"""A stream in words: as text that can be read out, as Markdown for wikis, and in one breath for its picture."""

from collections.abc import Iterable

from svc.api import bound_and_checked
from svc.bound import BoundStream
from svc.description.account import Account, account
from svc.description.markdown import markdown
from svc.description.running import running
from svc.description.text import text
from svc.diagnostics import Diagnostic
from svc.errors import Error
from svc.model import Catalogue, Stream

FORMATS = {"text": text, "markdown": markdown}


def describe(stream: Stream, format: str = "text", catalogue: Catalogue | None = None) -> str:
    """A stream in words, with its errors and warnings: `text`, or `markdown` for a wiki.

    It is judged against a catalogue, or else the one that it follows. Raises Error if there is no such format.
    """
    if format not in FORMATS:
        raise Error(f"there is no format `{format}` of descriptions: choose {' or '.join(FORMATS)}")
    return written(*bound_and_checked(stream, catalogue), format)


def written(bound: BoundStream, findings: Iterable[Diagnostic], format: str) -> str:
    """A bound stream in words, in one of `FORMATS`."""
    return FORMATS[format](account(bound, findings))


__all__ = ["FORMATS", "Account", "account", "describe", "running", "written"]
