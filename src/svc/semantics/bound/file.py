"""A file as bound: its streams and catalogues."""

from typing import NamedTuple

from svc.model import Section
from svc.semantics.bound.stream import BoundStream
from svc.semantics.catalogue import Catalogue


class BoundFile(NamedTuple):
    """The sections of a file, bound."""

    streams: tuple[BoundStream, ...]
    catalogues: tuple[Catalogue, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections, as written."""
        return (*(bound.stream for bound in self.streams), *self.catalogues)
