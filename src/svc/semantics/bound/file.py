"""A file as bound: its streams and catalogues."""

from attrs import field, frozen

from svc.model import Section
from svc.semantics.bound.stream import BoundStream
from svc.semantics.catalogue import Catalogue


@frozen(eq=False)
class BoundFile:
    """The sections of a file, bound."""

    streams: tuple[BoundStream, ...] = field(converter=tuple[BoundStream, ...])
    catalogues: tuple[Catalogue, ...] = field(converter=tuple[Catalogue, ...])

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections, as written."""
        return (*(bound.stream for bound in self.streams), *self.catalogues)
