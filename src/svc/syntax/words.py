"""The words of a statement: names, texts, durations and percentages, from how they are written to what they are.

A word that is none is reported; something stands in for it, so that its statement stands.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from sys import intern
from typing import Any, NamedTuple, Protocol, TypeVar

from svc import limits
from svc.model.writable import LongName, as_text, is_name
from svc.syntax.drafts.times import duration
from svc.syntax.mistakes import invalid_escape, invalid_name, invalid_value, too_long, unclosed_text

Value = TypeVar("Value")


class Word(Protocol):
    """A word of the text, as the reader hands it over: it knows where it stands."""

    start_pos: int
    end_pos: int


class Text(NamedTuple):
    """A text in quotes, or several side by side."""

    value: str
    start_pos: int
    end_pos: int


ESCAPES = {'"': '"', "\\": "\\", "n": "\n"}
_QUANTITY = re.compile(
    r"([0-9.]+)\s*(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|percent|%|)", re.IGNORECASE
)
_ESCAPE = re.compile(r"\\(.?)")
_INVISIBLE = re.compile(r"[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]")


def name(token: Any) -> str:
    """A name in NFC; what no name holds is replaced by `_`."""
    text = str(token)
    if len(text) > limits.NAME:
        too_long(token, "this name", limits.NAME)
    if text.isascii() and text.isidentifier():
        return held(text)
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    if not is_name(text):
        wrong, text = text, "".join(each if is_name(f"_{each}") else "_" for each in text).rstrip("_") or "_"
        text = text if is_name(text) else "_" + text
        invalid_name(token, wrong, text)
    return held(text)


def held(text: str) -> str:
    """A name as values hold it: one object for each, and one that is over the limit as such."""
    return intern(text) if len(text) <= limits.NAME else LongName(text)


def text(children: Sequence[Any]) -> Text:
    """Texts side by side are one, joined by a blank."""
    value = " ".join(_unquoted(token) for token in children)
    value = as_text(value)
    if len(value) > limits.TEXT:
        too_long(children[0], "this text", limits.TEXT)
    return Text(value, children[0].start_pos, children[-1].end_pos)


def _unquoted(token: Any) -> str:
    inner = str(token[1:-1])
    backslashes = len(inner) - len(inner.rstrip("\\"))
    if len(token) < 2 or token[-1] not in '"”' or backslashes % 2:
        unclosed_text(token)
        return str(token[1:])
    if "\\" not in inner:
        return inner

    def plain(match: re.Match[str]) -> str:
        if match[1] not in ESCAPES:
            invalid_escape(token.start_pos + 1 + match.start(), match[0])
            return match[0]
        return ESCAPES[match[1]]

    return _ESCAPE.sub(plain, inner)


def value(token: Any, read: Callable[[str], Value], kind: str) -> Value | None:
    """A duration or a percentage; None for what is none."""
    try:
        return read(token.replace("％", "%"))
    except ValueError:
        invalid_value(token, kind, _plainer(str(token), kind, read))
        return None


def _plainer(token: str, kind: str, read: Callable[[str], Any]) -> str | None:
    """`45 minutes` as `45m`, `2h30m` as `2.5h` and `20` as `20%`, if that makes sense."""
    parts = _QUANTITY.fullmatch(token.replace("％", "%"))
    several = duration(token) if kind == "duration" else ""
    for plain in (parts[1] + parts[2][:1].lower(), parts[1] + "%") if parts else filter(None, [several]):
        try:
            read(plain)
        except ValueError:
            continue
        return plain
    return None
