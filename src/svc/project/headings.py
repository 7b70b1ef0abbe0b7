"""The name of a stream where it is written: light, as it is read for files that have not changed."""

from typing import NamedTuple


class Heading(NamedTuple):
    """The name of a stream, and its span."""

    name: str
    span: tuple[int, int]
