"""A stream of a site, with the path of its page, and the order in which streams are listed. Values."""

from attrs import frozen

from svc.project.portfolio import StreamSummary
from svc.project.portfolio.building import Named
from svc.web.site.details import StreamDetails


@frozen
class SiteStream:
    """A stream: `number` is its place in its file, `path` that of its page, `seen` says what of its file is shown."""

    summary: StreamSummary
    details: StreamDetails
    number: int
    path: str
    seen: str

    @property
    def named(self) -> Named:
        """Its file and its name."""
        return self.summary.file, self.summary.name


def in_order(stream: SiteStream) -> tuple[str, str, str, int]:
    """The key by which streams are sorted: their titles first."""
    return stream.summary.title.casefold(), stream.summary.name, stream.summary.file, stream.number
