"""What a promise is: words for users, and what it covers, each part of that with the tests that hold it."""

from collections.abc import Mapping
from typing import NamedTuple


class Promise(NamedTuple):
    """What is promised, and the walks, defaults and formats that it covers, each with its tests as `file::test`."""

    said: str
    covers: Mapping[str, tuple[str, ...]]


def promise(said: str, covers: Mapping[str, str], file: str = "") -> Promise:
    """One by what it covers, each with the names of its tests, separated by spaces; `file` has those that name none."""
    return Promise(
        said,
        {
            what: tuple(name if "::" in name else f"{file}::{name}" for name in names.split())
            for what, names in covers.items()
        },
    )
