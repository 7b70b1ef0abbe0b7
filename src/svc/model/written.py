"""What everything that was written has in common: where it stands, and the section that it stands in."""

from collections.abc import Iterable

from attrs import field, frozen

from svc.source import Place, Source, Span


@frozen
class Written:
    """A statement, or part of one, and where it stands."""

    offsets: tuple[int, ...] = field(default=(), eq=False, repr=False, kw_only=True)

    def span(self, part: int = 0) -> Span | None:
        """Where a part stands: 0 is the whole statement, the others are listed by each class."""
        return self.offsets[2 * part : 2 * part + 2] or None  # type: ignore[return-value]


def names(value: Iterable[str]) -> tuple[str, ...]:
    """Several names as a tuple; a lone text is refused, as its letters would pass for names."""
    if isinstance(value, str):
        raise TypeError(f"expected several names, got the text {value!r}")
    return tuple(value)


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
