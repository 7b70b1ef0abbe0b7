"""The keys of verdicts. They cover all that decides what is found in a file, except the files that it uses."""

import time
from collections.abc import Iterable
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from svc.project.cache import digest
from svc.project.code_stamp import stamp

if TYPE_CHECKING:
    from datetime import date

    from svc.project.root import Root


class Wanted(NamedTuple):
    """Which findings are requested, and for which day; None means today."""

    selected: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    day: "date | None" = None

    @property
    def words(self) -> Iterable[str]:
        """The request as words."""
        day = time.strftime("%Y-%m-%d") if self.day is None else self.day.isoformat()
        return day, *self.selected, "", *self.ignored


def checksum(data: bytes) -> str:
    """The checksum of the bytes of a text, without its byte order mark."""
    return sha256(data).hexdigest()


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
