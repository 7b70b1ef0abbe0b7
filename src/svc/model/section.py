"""What streams and catalogues have in common: the text that they are written in."""

from attrs import field, frozen

from svc.model.comments import NO_COMMENTS, CommentOwners
from svc.model.spans import HeadingSpans, Offsets, parts
from svc.model.written import Broken, Written, maker
from svc.text.compared import Compared
from svc.text.source import Place, Source, Span


@frozen(repr=False, eq=False)
class Passage(Compared):
    """The text of a section, and what surrounds it: all that takes no part in what the section means.

    `body` is the whole section, from its heading to the next; `offsets` are those of its heading. `broken` statements
    could not be understood. `owners` holds which statement each comment of the file belongs to. What `context` holds,
    `svc.checker.context` knows.
    """

    origin: Source | None = None
    offsets: Offsets = ()
    body: Span = (0, 0)
    broken: tuple[Broken, ...] = ()
    owners: CommentOwners = field(default=NO_COMMENTS, eq=False)
    context: object = None


_place = maker(Place)
UNREAD = Passage()
"""Of a section that was built in Python: it is written nowhere."""


@frozen(repr=False, eq=False)
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
        span, origin = written.span if isinstance(written, Written) else written, self.passage.origin
        return _place(origin, span) if origin and span else None

    @property
    def owners(self) -> CommentOwners:
        """Which comments belong to which statement of the text."""
        return self.passage.owners
