"""The words of a statement: names, texts, durations and other values, from how they are written to what they are.

An invalid word is reported and replaced, so that its statement is still read.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from sys import intern
from typing import Any, NamedTuple, Protocol, TypeVar

from svc.diagnostics import limits
from svc.model.quantities import Duration, percent
from svc.model.writable import LongName, as_text, is_name
from svc.syntax.mistakes import invalid_escape, invalid_name, invalid_value, too_long, unclosed_text
from svc.text.pattern import Pattern

Value = TypeVar("Value")
duration_of, percentage_of = lru_cache(1024)(Duration.parse), lru_cache(1024)(percent)


class Word(Protocol):
    """A word of the text, as the reader hands it over, with its offsets."""

    start_pos: int
    end_pos: int


class Text(NamedTuple):
    """A text in quotes, or several side by side."""

    value: str
    start_pos: int
    end_pos: int


ESCAPES = {'"': '"', "\\": "\\", "n": "\n"}
_ESCAPE = Pattern(r"\\(.?)")
_INVISIBLE = Pattern(
    r"[\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    r"\ufffe\uffff\U000e0000-\U000e01ef]"
)
"""What can't be seen is not part of a name."""


def name(token: Any) -> str:
    """A name in NFC; what no name may hold is replaced by `_`."""
    text = str(token)
    if len(text) > limits.NAME:
        too_long(token, "this name", limits.NAME)
    if text.isascii() and text.isidentifier():
        return interned(text)
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    if not is_name(text):
        wrong, text = text, "".join(each if is_name(f"_{each}") else "_" for each in text).rstrip("_") or "_"
        text = text if is_name(text) else "_" + text
        invalid_name(token, wrong, text)
    return interned(text)


def interned(text: str) -> str:
    """A name as values hold it: one object for each, and one that is over the limit as such."""
    return intern(text) if len(text) <= limits.NAME else LongName(text)


def text(children: Sequence[Any]) -> Text:
    """Texts side by side are one, joined by a space."""
    value = as_text(_unquoted(children[0]) if len(children) == 1 else " ".join(map(_unquoted, children)))
    if len(value) > limits.TEXT:
        too_long(children[0], "this text", limits.TEXT)
    return Text(value, children[0].start_pos, children[-1].end_pos)


def _unquoted(token: Any) -> str:
    inner = str(token[1:-1])
    if "\\" not in inner and token[-1] in '"”' and len(token) > 1:
        return inner
    backslashes = len(inner) - len(inner.rstrip("\\"))
    if len(token) < 2 or token[-1] not in '"”' or backslashes % 2:
        unclosed_text(token)
        return str(token[1:])

    def plain(match: re.Match[str]) -> str:
        if match[1] not in ESCAPES:
            invalid_escape(token.start_pos + 1 + match.start(), match[0])
            return match[0]
        return ESCAPES[match[1]]

    return _ESCAPE.sub(plain, inner)


class Joined(str):
    """Several words of the text as one, with its offsets; what is between them are spaces."""

    __slots__ = ("end_pos", "start_pos")

    type = "QUANTITY"

    start_pos: int
    end_pos: int


def joined(children: Sequence[Any]) -> Any:
    """Quantities side by side are one."""
    first, *others = children
    if not others:
        return first
    text, end = str(first), first.end_pos
    for each in others:
        text, end = text + " " * (each.start_pos - end) + each, each.end_pos
    whole = Joined(text)
    whole.start_pos, whole.end_pos = first.start_pos, end
    return whole


def value(token: Any, read: Callable[[str], Value], kind: str) -> Value | None:
    """A value of a kind, as the language writes it or with a slip that is sure; None for what is neither."""
    text = token.replace("％", "%")
    try:
        return read(text)
    except ValueError:
        from svc.syntax.value_slips import is_falling, meant  # only here, as most values are valid

        found = [each for each in meant(text, kind) if _is_one(each.text, read)]
        invalid_value(token, "rising spread" if is_falling(text) else kind, found)
        return read(found[0].text) if found and found[0].is_sure else None


def _is_one(text: str, read: Callable[[str], Any]) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True
