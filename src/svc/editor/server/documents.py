"""The texts that are open in an editor, as the editor edits them."""

from collections.abc import Sequence
from functools import cached_property
from urllib.parse import urlsplit

from attrs import define, field
from lsprotocol import types as lsp
from pygls.uris import to_fs_path

from svc.text.source import Span
from svc.text.units import LineIndex, Units

FILE = "file"


@define
class Document:
    """An open text: where it is, its version, and how its lines are counted."""

    uri: str
    version: int
    text: str = field(repr=False)
    units: Units

    @property
    def path(self) -> str | None:
        """The path of the file that it is; None for a text that no file has."""
        return path_of(self.uri)

    @property
    def index(self) -> LineIndex:
        """The lines of the text as it is now."""
        return LineIndex(self.text, self.units)

    def edit(self, version: int, changes: Sequence[lsp.TextDocumentContentChangeEvent]) -> None:
        """Take the changes of an editor, one after the other."""
        for change in changes:
            if isinstance(change, lsp.TextDocumentContentChangePartial):
                start, end = self.index.span((pair(change.range.start), pair(change.range.end)))
                self.text = self.text[:start] + change.text + self.text[end:]
            else:
                self.text = change.text
        self.version = version


def pair(position: lsp.Position) -> tuple[int, int]:
    """A position as a line and a character."""
    return position.line, position.character


def path_of(uri: str) -> str | None:
    """The path that an address names; None for what can't be a file."""
    path = to_fs_path(uri) if urlsplit(uri).scheme == FILE else None
    return None if path is None or "\0" in path else path


class Text:
    """A text with its lines: what is needed to give its spans to an editor."""

    def __init__(self, text: str, units: Units) -> None:
        self.text, self._units = text, units

    @cached_property
    def index(self) -> LineIndex:
        """The lines of the text."""
        return LineIndex(self.text, self._units)

    def range(self, span: Span) -> lsp.Range:
        """A span as an editor counts."""
        start, end = self.index.points(span)
        return lsp.Range(lsp.Position(*start), lsp.Position(*end))

    def offset(self, position: lsp.Position) -> int:
        """The offset of a position of an editor."""
        return self.index.offset(pair(position))
