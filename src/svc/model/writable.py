"""What a name and a text may be, so that a text can hold them: what it can't hold is refused where it is given."""

import re
import unicodedata
from collections.abc import Callable, Iterable

from svc.diagnostics import limits
from svc.text.pattern import Pattern

FORBIDDEN = Pattern(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
"""What no text holds: it can't be seen, can't be encoded, or turns the text around it."""
HOLE = "?"
"""Stands for a name that is not known yet."""
_UNSEEN = Pattern(r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Variation selectors: Unicode lets them into names, and nobody sees them."""
_BEGINNING = Pattern(r"[^\W\d]")


class LongName(str):
    """A name of a text that is over the limit: the text's finding says so, and the name stays as it is."""

    __slots__ = ()


def is_name(text: str) -> bool:
    """Whether a text in NFC has the form of a name of the language, however long it is."""
    if not text.isidentifier():
        return False
    return text.isascii() or (_BEGINNING.match(text) is not None and _UNSEEN.search(text) is None)


def as_name(value: str) -> str:
    """A name in NFC. Raises TypeError for what is not a text, and ValueError for what the language can't write."""
    if not isinstance(value, str):
        raise TypeError(f"expected a name, got {value!r:.100}")
    if type(value) is LongName:
        return value
    name = value if value.isascii() else unicodedata.normalize("NFC", value)
    if not is_name(name):
        raise ValueError(f"{_quoted(value)} is not a name: {_instead(name)}")
    if len(name) > limits.NAME:
        raise ValueError(f"{_quoted(value)} has {len(name):,} characters: a name has at most {limits.NAME}")
    return name


def maybe_name(value: str | None) -> str | None:
    """A name, or None."""
    return None if value is None else as_name(value)


def as_names(values: Iterable[str]) -> tuple[str, ...]:
    """Several names as a tuple; a lone text is refused, as its letters would pass for names."""
    return _all(as_name, values)


def as_reference(value: str) -> str:
    """The name of a thing of a catalogue, or its title in double quotes. Raises as `as_name` does."""
    if isinstance(value, str) and len(value) > 1 and value[0] == value[-1] == '"':
        return value if value.isascii() and value.isprintable() else as_text(unicodedata.normalize("NFC", value))
    try:
        return as_name(value)
    except ValueError as error:
        raise ValueError(f"{error}, in double quotes within the text") from None


def as_reference_or_hole(value: str) -> str:
    """The name of a thing of a catalogue, its title in double quotes, or a hole. Raises as `as_name` does."""
    return HOLE if value == HOLE else as_reference(value)


def as_references_or_holes(values: Iterable[str]) -> tuple[str, ...]:
    """Several names, titles in double quotes or holes, as a tuple; a lone text is refused."""
    return _all(as_reference_or_hole, values)


def maybe_reference_or_hole(value: str | None) -> str | None:
    """A name, a title in double quotes, a hole, or None."""
    return None if value is None else as_reference_or_hole(value)


def maybe_reference(value: str | None) -> str | None:
    """A name, or a title in double quotes, or None."""
    return None if value is None else as_reference(value)


def as_references(values: Iterable[str]) -> tuple[str, ...]:
    """Several names, or titles in double quotes, as a tuple; a lone text is refused."""
    return _all(as_reference, values)


def as_text(value: str) -> str:
    """A text that can be written between quotes: its lines end with `\\n`, and what no text may hold is U+FFFD.

    Raises TypeError for what is not a text.
    """
    if not isinstance(value, str):
        raise TypeError(f"expected text, got {value!r:.100}")
    if value.isascii() and value.isprintable():
        return value
    return FORBIDDEN.sub("\ufffd", value.replace("\r\n", "\n").replace("\r", "\n"))


def maybe_text(value: str | None) -> str | None:
    """A text, or None."""
    return None if value is None else as_text(value)


def as_texts(values: Iterable[str]) -> tuple[str, ...]:
    """Several texts as a tuple; a lone text is refused."""
    return _all(as_text, values)


def _all(convert: Callable[[str], str], values: Iterable[str]) -> tuple[str, ...]:
    if isinstance(values, str):
        raise TypeError(f"expected several names, got the text {values!r:.100}: put it in a list")
    return tuple(map(convert, values)) if values else ()


def _quoted(text: str) -> str:
    """A text in quotes, its end left out where it is long."""
    return repr(text) if len(text) <= 60 else f"{text[:60]!r}..."


def _instead(text: str) -> str:
    """What to write instead of something that is not a name."""
    plain = re.sub(r"\W+", "_", text).strip("_")
    offered = next((each for each in (plain, f"_{plain}") if plain and is_name(each)), None)
    write = f"write {offered!r}" if offered and len(offered) <= 60 else "write such a name"
    form = "a name consists of letters, digits and _, and does not begin with a digit"
    return f"{form}; {write}, and other words as a title"
