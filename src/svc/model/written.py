"""What everything that was written has in common: where it stands, and the section that it stands in."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from attrs import Attribute, field, frozen

from svc.source import Place, Source, Span


@frozen
class Written:
    """A statement, or part of one, and where it stands."""

    offsets: tuple[int, ...] = field(default=(), eq=False, repr=False, kw_only=True)

    def span(self, part: int = 0) -> Span | None:
        """Where a part stands: 0 is the whole statement, the others are listed by each class."""
        return self.offsets[2 * part : 2 * part + 2] or None  # type: ignore[return-value]


def as_name(value: object) -> str:
    """A name in NFC. Raises TypeError for what is no text.

    What no name can be is held as it is, so that a checker can tell of it; it can't be printed as text.
    """
    if not isinstance(value, str):
        raise TypeError(f"expected a name, got {value!r:.100}")
    return value if value.isascii() else unicodedata.normalize("NFC", value)


def maybe_name(value: object) -> str | None:
    """A name, or None."""
    return None if value is None else as_name(value)


def as_text(value: object) -> str:
    """A text that can be written between quotes: its lines end with `\\n`, and what no text may hold is U+FFFD.

    Raises TypeError for what is no text.
    """
    if not isinstance(value, str):
        raise TypeError(f"expected a text, got {value!r:.100}")
    if value.isascii() and value.isprintable():
        return value
    return FORBIDDEN.sub("\ufffd", value.replace("\r\n", "\n").replace("\r", "\n"))


def maybe_text(value: object) -> str | None:
    """A text, or None."""
    return None if value is None else as_text(value)


FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
"""What no text holds: it can't be seen, can't be encoded, or turns the text around it."""


if TYPE_CHECKING:
    AnyAttribute = Attribute[Any]
else:
    AnyAttribute = Attribute  # attrs gives it a parameter in its stubs alone, and run-time checkers read annotations

Validator = Callable[[Any, AnyAttribute, tuple[object, ...]], None]


def all_are(kind: type) -> Validator:
    """A validator: every value is of one kind; raises TypeError for any other."""

    def validate(owner: object, attribute: AnyAttribute, values: tuple[object, ...]) -> None:
        for value in values:
            if not isinstance(value, kind):
                raise TypeError(f"{attribute.name}: expected a {kind.__name__}, got {value!r:.100}")

    return validate


def as_names(value: Iterable[str]) -> tuple[str, ...]:
    """Several names as a tuple; a lone text is refused, as its letters would pass for names."""
    if isinstance(value, str):
        raise TypeError(f"expected several names, got the text {value!r}")
    return tuple(map(as_name, value))


@frozen
class Broken(Written):
    """A statement that could not be understood: the word it begins with and the name it would declare."""

    word: str
    name: str | None


@frozen
class Section(Written):
    """What streams and catalogues share: where they come from. Parts: 1 the name, 2 the catalogue named.

    `body` is the whole section, from its heading to the next. `broken` statements have lost their meaning;
    a section with one is not judged as a whole.
    """

    origin: Source | None = field(default=None, eq=False, repr=False, kw_only=True)
    body: Span = field(default=(0, 0), eq=False, repr=False, kw_only=True)
    broken: tuple[Broken, ...] = field(default=(), eq=False, repr=False, kw_only=True)

    def place(self, statement: Written, part: int = 0) -> Place | None:
        """Where a part of one of this section's statements stands; None for what was built in Python."""
        span = statement.span(part)
        return Place(self.origin, span) if self.origin and span else None
