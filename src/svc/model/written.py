"""What all statements have in common: where they are written."""

from attrs import field, frozen

from svc.model.spans import BrokenSpans, Offsets, parts
from svc.text.shown import Shown
from svc.text.source import Span


@frozen(repr=False)
class Written(Shown):
    """Something that was written, and where."""

    @property
    def offsets(self) -> Offsets:
        """Where its parts begin and end: `spans` gives them names. Empty for what was built in Python."""
        raise NotImplementedError

    @property
    def span(self) -> Span | None:
        """Where the whole statement is written; None for what was built in Python."""
        return next(parts(self.offsets))


@frozen(repr=False)
class Statement(Written):
    """A statement, or part of one."""

    offsets: Offsets = field(default=(), eq=False, repr=False, kw_only=True, alias="_offsets")


@frozen(repr=False)
class Broken(Statement):
    """A statement that could not be understood: the word it begins with and the name it would declare."""

    word: str
    name: str | None

    @property
    def spans(self) -> BrokenSpans:
        """Where the statement and its name are written."""
        part = parts(self.offsets)
        return BrokenSpans(next(part), next(part))
