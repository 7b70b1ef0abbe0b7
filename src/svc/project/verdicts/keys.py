"""The keys of verdicts: they follow from all that decides what is found, but for the files that a file uses."""

import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from svc.project.code_stamp import stamp
from svc.project.digests import checksum, digest

if TYPE_CHECKING:
    from svc.project.root import Root


class Wanted(NamedTuple):
    """Which findings are requested, and on which day, such as `2027-03-31`; without one, today."""

    selected: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    day: str | None = None

    @property
    def words(self) -> Iterable[str]:
        """All of it."""
        return self.day or time.strftime("%Y-%m-%d"), *self.selected, "", *self.ignored


def of_settings(root: "Root", data: bytes) -> str:
    """The key of what is known of the settings of a project; `data` is the text that they are in."""
    return digest(stamp(), "settings", root.folder, root.configuration or "", checksum(data))


def of_file(name: str, real: str, data: bytes, settings: str, called: str, wanted: Wanted) -> str:
    """The key of the verdict on a file: what messages call it, where it really is, its bytes, the key of its project's
    settings, what messages call the project's folder, and what is requested."""
    return digest(stamp(), "check", name, real, checksum(data), settings, called, *wanted.words)


def of_layout(data: bytes) -> str:
    """The key of the fact that a text has the canonical layout."""
    return digest(stamp(), "layout", checksum(data))
