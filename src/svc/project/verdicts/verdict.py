"""A verdict as a text for the cache. Most files have no findings, so its first part is read without their classes."""

from typing import NamedTuple

from svc.project.headings import Heading

ALLOWS = "allows"
"""Marks a file in which a comment allows other files to have the same stream names."""


class Verdict(NamedTuple):
    """The headings of the streams of a file, and whether a comment in it allows repeated names.

    `details` are its findings and the files that they depend on, as JSON; empty if there are neither.
    """

    streams: tuple[Heading, ...]
    allows: bool
    details: str = ""

    @property
    def text(self) -> str:
        """The verdict as a text."""
        streams = (f"{start} {end} {name}" for name, (start, end) in self.streams)
        return "\n".join([ALLOWS if self.allows else "", *streams, "", self.details])

    @classmethod
    def parse(cls, text: str) -> "Verdict":
        """The verdict that `text` was made of. Raises ValueError for any other text."""
        head, _, details = text.partition("\n\n")
        allows, *streams = head.split("\n")
        return cls(tuple(map(_heading, streams)), allows == ALLOWS, details)


def _heading(line: str) -> Heading:
    start, end, name = line.split(" ")
    return Heading(name, (int(start), int(end)))
