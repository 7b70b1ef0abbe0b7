"""What everything that was written has in common: where it is written, and the section that it belongs to."""

from attrs import field, frozen

from svc.model.spans import BrokenSpans, HeadingSpans, Offsets, parts
from svc.text.source import Place, Source, Span


@frozen
class Written:
    """Something that was written, and where."""

    @property
    def offsets(self) -> Offsets:
        """Where its parts begin and end: `spans` gives them names. Empty for what was built in Python."""
        raise NotImplementedError

    @property
    def span(self) -> Span | None:
        """Where the whole statement is written; None for what was built in Python."""
        return next(parts(self.offsets))


@frozen
class Statement(Written):
    """A statement, or part of one."""

    offsets: Offsets = field(default=(), eq=False, repr=False, kw_only=True, alias="_offsets")


@frozen
class Broken(Statement):
    """A statement that could not be understood: the word it begins with and the name it would declare."""

    word: str
    name: str | None

    @property
    def spans(self) -> BrokenSpans:
        """Where the statement and its name are written."""
        part = parts(self.offsets)
        return BrokenSpans(next(part), next(part))


@frozen
class Passage:
    """The text of a section, and what surrounds it: all that takes no part in what the section means.

    `body` is the whole section, from its heading to the next; `offsets` are those of its heading. `broken` statements
    have lost their meaning. What `context` holds, `svc.checker.context` knows.
    """

    origin: Source | None = None
    offsets: Offsets = ()
    body: Span = (0, 0)
    broken: tuple[Broken, ...] = ()
    context: object = None


UNREAD = Passage()
"""Of a section that was built in Python: it is written nowhere."""


@frozen
class Section(Written):
    """What streams and catalogues share: where they come from.

    A section with `broken` statements is not checked as a whole.
    """

    passage: Passage = field(default=UNREAD, eq=False, repr=False, kw_only=True, alias="_passage")

    @property
    def offsets(self) -> Offsets:
        """Where the parts of the heading begin and end; empty if there is none."""
        return self.passage.offsets

    @property
    def spans(self) -> HeadingSpans:
        """Where the heading and its parts are written."""
        part = parts(self.offsets)
        return HeadingSpans(next(part), next(part), next(part))

    @property
    def origin(self) -> Source | None:
        """The text that the section is written in; None for what was built in Python."""
        return self.passage.origin

    @property
    def body(self) -> Span:
        """The whole section, from its heading to the next."""
        return self.passage.body

    @property
    def broken(self) -> tuple[Broken, ...]:
        """The statements that could not be understood."""
        return self.passage.broken

    def place(self, written: Written | Span | None) -> Place | None:
        """Where one of this section's statements is written, or a span of one; None for what was built in Python."""
        span = written.span if isinstance(written, Written) else written
        return Place(self.origin, span) if self.origin and span else None
