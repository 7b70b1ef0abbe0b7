"""The texts that are open in an editor, as the editor edits them."""

from collections.abc import Sequence
from functools import cached_property
from urllib.parse import urlsplit

from lsprotocol import types as lsp
from pygls.uris import to_fs_path

from svc.text.source import Span
from svc.text.units import LineIndex, Point, Units

FILE = "file"


def pair(position: lsp.Position) -> tuple[int, int]:
    """A position as a line and a character."""
    return position.line, position.character


def path_of(uri: str) -> str | None:
    """The path that an address names; None for what can't be a file."""
    path = to_fs_path(uri) if urlsplit(uri).scheme == FILE else None
    return None if path is None or "\0" in path else path


class Text:
    """A text with its lines: what is needed to give its spans to an editor.

    `text` has no byte order mark; in what the editor counts there is one if the editor has sent it.
    """

    def __init__(self, sent: str, units: Units) -> None:
        self.text = sent.removeprefix("\ufeff")
        self._sent, self._units, self._mark = sent, units, len(sent) - len(self.text)

    @property
    def mark(self) -> int:
        """How many characters of the first line the editor counts before the text."""
        return self._units.length(self._sent[: self._mark])

    @cached_property
    def _index(self) -> LineIndex:
        return LineIndex(self._sent, self._units)

    def points(self, span: Span) -> tuple[Point, Point]:
        """Where a span begins and ends."""
        return self._index.points((span[0] + self._mark, span[1] + self._mark))

    def range(self, span: Span) -> lsp.Range:
        """A span as an editor counts."""
        start, end = self.points(span)
        return lsp.Range(lsp.Position(*start), lsp.Position(*end))

    def offset(self, position: lsp.Position) -> int:
        """The offset of a position of an editor."""
        return max(self._index.offset(pair(position)) - self._mark, 0)

    def changed(self, change: lsp.TextDocumentContentChangeEvent) -> "Text":
        """The text as an editor changed it."""
        if isinstance(change, lsp.TextDocumentContentChangePartial):
            span = self._index.span((pair(change.range.start), pair(change.range.end)))
            sent, index = self._index.changed(span, change.text)
            changed = Text(sent, self._units)
            changed._index = index
            return changed
        return Text(change.text, self._units)


class Document:
    """An open text: where it is, its version, and how its lines are counted."""

    def __init__(self, uri: str, version: int, text: str, units: Units) -> None:
        self.uri, self.version, self.content = uri, version, Text(text, units)

    @property
    def text(self) -> str:
        """The text as it is now."""
        return self.content.text

    @property
    def path(self) -> str | None:
        """The path of the file that it is; None for a text that no file has."""
        return path_of(self.uri)

    def edit(self, version: int, changes: Sequence[lsp.TextDocumentContentChangeEvent]) -> None:
        """Take the changes of an editor, one after the other."""
        for change in changes:
            self.content = self.content.changed(change)
        self.version = version
