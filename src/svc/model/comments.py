"""Comments, and which statement each belongs to: whoever asks that, asks here.

A comment belongs to the statement that it is in or behind on the same line. Else it leads the next statement below.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from attrs import frozen

from svc.model.spans import Offsets
from svc.model.written import Statement, Written
from svc.text.pattern import Pattern
from svc.text.source import NEWLINE, Span

DIRECTIVE = Pattern(r"#[ \t]*svc[ \t]*:[ \t]*")
"""How a comment begins that is for svc, such as an allowance."""


@frozen(repr=False, eq=False)
class Comment(Statement):
    """A comment, from its `#` to the end of its line."""

    text: str

    @property
    def is_about_statement(self) -> bool:
        """Whether it is an instruction to svc about its statement: without that, it would be about another one."""
        directive = DIRECTIVE.match(self.text)
        return directive is not None and not self.text.startswith("allow-file", directive.end())


class Placed(Protocol):
    """What is written somewhere."""

    @property
    def offsets(self) -> Offsets:
        """Where its parts begin and end."""


class Extent(NamedTuple):
    """Something that was written, of which only its place counts."""

    offsets: Offsets


class StatementIndex:
    """Which statement of a text an offset belongs to."""

    def __init__(self, text: str, spans: Iterable[Span]) -> None:
        self._text = text
        self._spans = sorted({*spans})

    def at(self, offset: int) -> Span | None:
        """The statement that an offset is in, or behind on the line where it ends."""
        number = self._number(offset)
        if number == 0:
            return None
        span = self._spans[number - 1]
        is_here = offset < span[1] or NEWLINE.search(self._text, span[1], offset) is None
        return span if is_here else None

    def below(self, offset: int) -> Span | None:
        """The next statement that begins behind an offset."""
        number = self._number(offset)
        return self._spans[number] if number < len(self._spans) else None

    def _number(self, offset: int) -> int:
        """How many statements begin at an offset or before it."""
        return bisect_right(self._spans, (offset, len(self._text)))


class Owner(NamedTuple):
    """Where the statement of a comment is written, None below the last one; and whether the comment is above it."""

    span: Span | None
    is_below: bool


class CommentOwners:
    """Which statement each comment of a text belongs to: found out once somebody asks.

    `statements` are all statements, in any order.
    """

    def __init__(self, text: str = "", comments: tuple[Comment, ...] = (), statements: Sequence[Placed] = ()) -> None:
        self.text, self.comments, self.statements = text, comments, statements

    def owner(self, comment: Comment) -> Owner:
        """The owner of a comment of this text."""
        start = comment.offsets[0]
        here = self._index.at(start)
        return Owner(here, False) if here else Owner(self._index.below(start), True)

    def comments_of(self, statement: Written) -> tuple[Comment, ...]:
        """The comments of a statement: above it, in it and behind it, in the order of the text."""
        return tuple(self._owned.get(statement.span, ())) if statement.span else ()

    def stay_with(self, statement: Written) -> bool:
        """Whether a comment of a statement has to stay with it."""
        return any(comment.is_about_statement for comment in self.comments_of(statement))

    def stay_within(self, span: Span) -> bool:
        """Whether a comment that is in the statement of a span, or behind it, has to stay with it as a whole."""
        here = self._index.at(span[0])
        owned = self._owned.get(here, ()) if here else ()
        return any(comment.is_about_statement and not self.owner(comment).is_below for comment in owned)

    @cached_property
    def _index(self) -> StatementIndex:
        return StatementIndex(self.text, ((each.offsets[0], each.offsets[1]) for each in self.statements))

    @cached_property
    def _owned(self) -> Mapping[Span | None, list[Comment]]:
        owned: dict[Span | None, list[Comment]] = {}
        for comment in self.comments:
            owned.setdefault(self.owner(comment).span, []).append(comment)
        return owned


NO_COMMENTS = CommentOwners()
"""Of a text without comments, and of what was built in Python."""
