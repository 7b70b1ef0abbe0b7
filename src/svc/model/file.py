"""A file as written: its sections and comments."""

from attrs import field, frozen

from svc.model.catalogue import WrittenCatalogue
from svc.model.comments import NO_COMMENTS, Comment, CommentOwners
from svc.model.spans import UseSpans, parts
from svc.model.stream import Stream
from svc.model.written import Statement
from svc.text.compared import Compared
from svc.text.source import Source


@frozen(repr=False, eq=False)
class Use(Statement):
    """A line `use "path.vsc"`."""

    path: str

    @property
    def spans(self) -> UseSpans:
        """Where the line and its path are written."""
        part = parts(self.offsets)
        return UseSpans(next(part), next(part))


@frozen(repr=False, eq=False)
class File(Compared):
    """What one text holds: the streams and catalogues in it, and all comments in their order."""

    source: Source = field(eq=False)
    uses: tuple[Use, ...] = ()
    streams: tuple[Stream, ...] = ()
    catalogues: tuple[WrittenCatalogue, ...] = ()
    owners: CommentOwners = field(default=NO_COMMENTS, eq=False, repr=False)

    @property
    def sections(self) -> tuple[Stream | WrittenCatalogue, ...]:
        """The streams, then the catalogues."""
        return self.streams + self.catalogues

    @property
    def comments(self) -> tuple[Comment, ...]:
        """All comments, in their order."""
        return self.owners.comments

    @property
    def name(self) -> str:
        """The file's path as given."""
        return self.source.name
