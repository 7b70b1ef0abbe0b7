"""What all statements have in common: where they are written."""

from attrs import field, frozen

from svc.model.spans import BrokenSpans, Offsets, parts
from svc.text.source import Span


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

    @property
    def name_span(self) -> Span | None:
        """Where the first of its names is written: of a declaration its own, of a flow that of its source."""
        begin_and_end = self.offsets[2:4]
        return begin_and_end if len(begin_and_end) == 2 else None


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
