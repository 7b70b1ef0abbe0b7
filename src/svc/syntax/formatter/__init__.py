"""The one layout of a text: it changes spaces and line breaks, and leaves words and comments as they are.

The reasons are in `docs/explanation/style.md`. Independent of files and meaning; leaves texts with syntax errors alone.
"""

from collections.abc import Iterable, Sequence

from svc.diagnostics.errors import InvalidError
from svc.syntax.formatter.items import Item, items, one_by_one
from svc.syntax.formatter.layout import lines
from svc.syntax.formatter.printed import statements
from svc.syntax.formatter.self_check import content
from svc.syntax.parser import parse, pieces
from svc.syntax.reader import Piece
from svc.syntax.writing import Clauses
from svc.text.arguments import expect
from svc.text.source import NEWLINE, Source


class LayoutError(Exception):
    """A fault of the formatter: its result is not the same text. No text is to blame."""


def format_text(text: str, name: str = "text.vsc") -> str:
    """A text in its canonical layout; a byte order mark stays.

    Args:
        text: the text of a `.vsc` file.
        name: what messages call it.

    Returns:
        The text in the layout of `svc fmt`.

    Raises:
        InvalidError: the text has syntax errors; it carries them.
        TypeError: `text` or `name` is not a text.
    """
    expect(text, str, "text")
    expect(name, str, "a name")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return mark + formatted(Source(name, text.removeprefix(mark)))


def formatted(source: Source) -> str:
    """A text without byte order mark in its canonical layout.

    Raises InvalidError with its VSC1xx findings if it has some, and LayoutError if the result can't be proved.
    """
    _, findings = parse(source)
    if wrong := [finding for finding in findings if finding.code.startswith("VSC1")]:
        raise InvalidError(wrong)
    read = pieces(source.text)
    laid = items(read)
    first = NEWLINE.search(source.text)
    text = _joined(laid, first[0] if first else "\n")
    if text != source.text:
        _prove(read, laid, text)
    return text


def laid_out(blocks: Iterable[Sequence[Clauses]]) -> str:
    """The text of printed statements in its canonical layout, with a blank line between blocks."""
    return _joined(statements(blocks), "\n")


def _joined(laid: Iterable[Item], newline: str) -> str:
    return "".join(f"{line}{newline}" for line in lines(laid))


def _prove(read: list[Piece], laid: list[Item], text: str) -> None:
    """The text says what was read, and its own layout is the same: its lines follow from the same items."""
    again = pieces(text)
    if content(read) != content(again):
        raise LayoutError("formatting changed a word, a comment or the end of a statement")
    if [*one_by_one(laid)] != [*one_by_one(items(again))]:
        raise LayoutError("formatting the result again changes it")
