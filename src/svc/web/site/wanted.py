"""What is wanted of a site, and what became of it: values."""

from collections.abc import Iterable
from datetime import date

from attrs import field, frozen

from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.errors import Error
from svc.pictures.options import DEFAULTS, PictureOptions
from svc.project.code_stamp import code_digest
from svc.project.digests import digest

TITLE = "Value streams"


def _visible(wanted: object, attribute: object, title: str) -> None:
    if not title.strip():
        raise Error("a site needs a title that can be seen")


@frozen
class Wanted:
    """What is wanted of a site: its title, and how its pictures are drawn; `engine` is another text for another one.

    Raises Error for an empty title.
    """

    title: str = field(default=TITLE, validator=_visible)
    options: PictureOptions = DEFAULTS
    engine: str = ""
    jobs: int = 1
    today: date | None = None

    @property
    def looks(self) -> str:
        """What pages depend on besides what they show."""
        return digest(code_digest(), self.title, self.engine, repr(sorted(self.options.colours.own.items())))


def _texts(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(texts)


@frozen
class Published:
    """What became of the pages of a site.

    `problems` say in words what could not be drawn, written or removed; `died` on what a process of ours ended; `left`
    are pages that svc wrote at some time, which nothing proves by now.
    """

    written: tuple[str, ...] = field(default=(), converter=_texts)
    unchanged: int = 0
    removed: tuple[str, ...] = field(default=(), converter=_texts)
    problems: tuple[str, ...] = field(default=(), converter=_texts)
    died: tuple[str, ...] = field(default=(), converter=_texts)
    left: tuple[str, ...] = field(default=(), converter=_texts)


@frozen
class Outcome:
    """What became of a site: of its pages, of files that could not be read, and of those on which a process of ours
    died. `wrong` are findings about the configurations."""

    pages: Published
    unreadable: tuple[str, ...] = field(default=(), converter=_texts)
    died: tuple[str, ...] = field(default=(), converter=_texts)
    wrong: tuple[Diagnostic, ...] = ()
