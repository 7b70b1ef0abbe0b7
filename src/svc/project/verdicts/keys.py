"""The keys of verdicts. They cover all that decides what is found in a file, except the files that it uses."""

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
        """The request as words."""
        return self.day or time.strftime("%Y-%m-%d"), *self.selected, "", *self.ignored


def settings_key(root: "Root", data: bytes) -> str:
    """The key of what is known about the settings of a project; `data` is their text."""
    return digest(stamp(), "settings", root.folder, root.configuration or "", checksum(data))


def file_key(name: str, real: str, data: bytes, settings: str, called: str, wanted: Wanted) -> str:
    """The key of the verdict on a file.

    It is made of the name in messages, the real path, the bytes, the key of the project's settings, the name of the
    project's folder in messages (`called`), and what is requested.
    """
    return digest(stamp(), "check", name, real, checksum(data), settings, called, *wanted.words)


def layout_key(data: bytes) -> str:
    """The key of the fact that a text has the canonical layout."""
    return digest(stamp(), "layout", checksum(data))
