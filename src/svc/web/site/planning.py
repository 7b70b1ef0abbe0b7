"""Which pages a site has, each with what it is made of: one whose key has not changed need not be made again. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from svc.project.asked import Asked
from svc.project.digests import checksum, digest
from svc.web.site import overviews
from svc.web.site.catalogue_pages import CATALOGUES, catalogue_list, catalogue_page
from svc.web.site.catalogues import Followed
from svc.web.site.connections import connections
from svc.web.site.content import Content
from svc.web.site.drawing import CataloguePicture, PictureTask, StreamTask, Task
from svc.web.site.frame import HOME, PICTURE, Frame
from svc.web.site.thing_pages import thing_page
from svc.web.site.things import KINDS


class Planned(NamedTuple):
    """A page: its path, the key of what it is made of, and either its bytes or the task that makes them."""

    path: str
    key: str
    data: bytes | None
    task: Task | None = None


WAYS = (
    (HOME, "Streams"),
    (overviews.PORTFOLIO, "Portfolio"),
    *((kind.page, kind.title) for kind in KINDS),
    (overviews.MEETINGS, "Meetings"),
    (CATALOGUES, "Catalogues"),
    (overviews.ALLOWANCES, "Allowances"),
)
"""The pages of the bar, with their words: the same on all pages, whatever streams there are, so that these stay."""


class Plan:
    """The pages of a site. `classes` are those of the colours of activities, `common` is what all pages depend on."""

    def __init__(
        self, content: Content, followed: Sequence[Followed], frame: Frame, classes: Mapping[str, str], common: str
    ) -> None:
        self._content = content
        self._followed = followed
        self._frame = frame
        self._classes = classes
        self._common = common

    def pages(self, files: Mapping[str, Asked]) -> Iterator[Planned]:
        """All pages; `files` are those of the streams, by their names."""
        content, frame = self._content, self._frame
        for stream in sorted(content.streams, key=lambda each: (each.summary.file, each.number)):
            said = connections(content, stream)
            key = digest(self._common, stream.seen, str(stream.number), stream.path, said)
            task = StreamTask(stream.path, files[stream.summary.file], stream.number, said)
            yield Planned(stream.path, key, None, task)
        for kind in KINDS:
            yield _plain(kind.page, overviews.things(content, frame, kind, self._classes))
            for thing in content.things[kind.name]:
                data = thing_page(content, thing, self._followed, frame)
                activity = thing.name if kind.name == "activity" else None
                yield self._pictured(thing.path, data, activity, self._followed)
        yield self._portfolio()
        yield _plain(overviews.MEETINGS, overviews.meetings(content, frame))
        yield _plain(CATALOGUES, catalogue_list(content, self._followed, frame))
        for each in self._followed:
            yield self._pictured(each.path, catalogue_page(content, each, frame), None, [each])
        yield _plain(overviews.ALLOWANCES, overviews.allowances(content, frame))
        yield _plain(HOME, overviews.home(content, frame, self._classes))

    def _pictured(self, path: str, data: bytes, activity: str | None, followed: Sequence[Followed]) -> Planned:
        """A page with as many pictures as it has places for them."""
        if PICTURE.encode() not in data:
            return _plain(path, data)
        drawn = [each for each in followed if activity is None or activity in each.catalogue.all_activities]
        key = digest(self._common, checksum(data), *(each.says for each in drawn))
        return Planned(
            path, key, None, PictureTask(path, data, tuple(CataloguePicture(each.key, activity) for each in drawn))
        )

    def _portfolio(self) -> Planned:
        """The page of the portfolio, which is another one whenever anything counted in it is."""
        path, portfolio = overviews.PORTFOLIO, self._content.portfolio
        data = overviews.portfolio(self._content, self._frame)
        key = digest(self._common, checksum(data), *(each.seen for each in self._content.streams))
        return Planned(path, key, None, PictureTask(path, data, (portfolio,)))


def _plain(path: str, data: bytes) -> Planned:
    return Planned(path, checksum(data), data)
