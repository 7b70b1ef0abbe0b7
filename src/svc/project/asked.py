"""A file that a run is about: where it is, and what messages call it."""

from typing import NamedTuple


class Asked(NamedTuple):
    """A file, and what messages call it; it must not lead out of the folder `within`, if there is one. `real` is where
    it was when it was found."""

    path: str
    name: str
    within: str | None = None
    real: str | None = None
