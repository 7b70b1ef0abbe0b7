"""What a layout must leave as it is. Independent of how it is laid out."""

from collections.abc import Iterable

from svc.syntax.reader import Lexeme
from svc.text.source import NEWLINE

END = "\n"


def content(read: Iterable[Lexeme]) -> list[str]:
    """The words of a text, the ends of its statements, its comments and where they are: all but the layout.

    Two texts that have the same meaning parse to the same, and each comment is for the same statement.
    """
    found: list[str] = []
    begun = False
    for kind, text in read:
        if kind == "_SPACE":
            continue
        if kind not in ("_END", "_CONTINUED"):
            found.append(text)
            begun = True
            continue
        trailing, *own = [piece.strip(" \t") for piece in NEWLINE.split(text)] if "#" in text else ("",)
        if trailing:
            found.append(f"behind {trailing}" if begun else trailing)
        if begun and kind == "_END":
            found.append(END)
            begun = False
        found.extend(comment for comment in own if comment)
    return found[:-1] if found[-1:] == [END] else found
