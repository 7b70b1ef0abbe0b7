"""What everything that was written has in common: where it stands, and the section that it stands in."""

from attrs import field, frozen

from svc.text.source import Place, Source, Span


@frozen
class Written:
    """Something that was written, and where its parts stand."""

    @property
    def offsets(self) -> tuple[int, ...]:
        """Where each part begins and ends, as `span` counts them; empty for what was built in Python."""
        raise NotImplementedError

    def span(self, part: int = 0) -> Span | None:
        """Where a part stands: 0 is the whole statement, the others are listed by each class."""
        return self.offsets[2 * part : 2 * part + 2] or None  # type: ignore[return-value]


@frozen
class Statement(Written):
    """A statement, or part of one."""

    offsets: tuple[int, ...] = field(default=(), eq=False, repr=False, kw_only=True, alias="_offsets")


@frozen
class Broken(Statement):
    """A statement that could not be understood: the word it begins with and the name it would declare."""

    word: str
    name: str | None


@frozen
class Passage:
    """The text of a section, and what surrounds it: all that takes no part in what the section means.

    `body` is the whole section, from its heading to the next; `offsets` are those of its heading. `broken` statements
    have lost their meaning. What `context` holds, `svc.checker.context` knows.
    """

    origin: Source | None = None
    offsets: tuple[int, ...] = ()
    body: Span = (0, 0)
    broken: tuple[Broken, ...] = ()
    context: object = None


UNREAD = Passage()
"""Where something stands that was built in Python: nowhere."""


@frozen
class Section(Written):
    """What streams and catalogues share: where they come from. Parts: 1 the name, 2 the catalogue named.

    A section with `broken` statements is not judged as a whole.
    """

    passage: Passage = field(default=UNREAD, eq=False, repr=False, kw_only=True, alias="_passage")

    @property
    def offsets(self) -> tuple[int, ...]:
        """Where the parts of the heading begin and end; empty if there is none."""
        return self.passage.offsets

    @property
    def origin(self) -> Source | None:
        """The text that the section stands in; None for what was built in Python."""
        return self.passage.origin

    @property
    def body(self) -> Span:
        """The whole section, from its heading to the next."""
        return self.passage.body

    @property
    def broken(self) -> tuple[Broken, ...]:
        """The statements that could not be understood."""
        return self.passage.broken

    def place(self, statement: Written, part: int = 0) -> Place | None:
        """Where a part of one of this section's statements stands; None for what was built in Python."""
        span = statement.span(part)
        return Place(self.origin, span) if self.origin and span else None
