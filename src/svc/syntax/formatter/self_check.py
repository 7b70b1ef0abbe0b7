"""What a layout must leave as it is. Independent of how it is laid out."""

from collections.abc import Iterable

from svc.syntax.reader import Piece
from svc.text.pattern import Pattern
from svc.text.source import NEWLINE

END = "\n"


_WORD_OR_SIGN = Pattern(r"\w+|->|[:,?]")


def content(read: Iterable[Piece]) -> list[str]:
    """The words of a text, the ends of its statements, its comments and where they are: all but the layout.

    Two texts that have the same meaning parse to the same, and each comment is for the same statement.
    """
    found: list[str] = []
    for piece, gap in read:
        begun = not isinstance(piece, list)
        if not isinstance(piece, list):
            found += _WORD_OR_SIGN.findall(piece.string[piece.start() : piece.end(piece.lastindex or 0)])
        else:
            for kind, text in piece:
                if kind == "_CONTINUED":
                    behind, own = _comments(text, begun)
                    found += behind + own
                elif kind != "_SPACE":
                    found.append(text)
                    begun = True
        behind, own = _comments(gap, begun)
        found += [*behind, END, *own] if begun else behind + own
    return found


def _comments(text: str, begun: bool) -> tuple[list[str], list[str]]:
    """The comments between two words: the one behind a word, or at the beginning of its line; and those below it."""
    if "#" not in text:
        return [], []
    behind, *own = [piece.strip(" \t") for piece in NEWLINE.split(text)]
    return [f"behind {behind}" if begun else behind] if behind else [], [comment for comment in own if comment]
