"""A verdict as a text of the cache. Its first part can be read without a model of findings: most files have none."""

from typing import NamedTuple

from svc.project.headings import Heading

ALLOWS = "allows"
"""Said of a file in which a comment allows that other files have the same stream names."""


class Verdict(NamedTuple):
    """The headings of the streams of a file and whether a comment in it allows repetition, then as JSON what was
    found in it and what that rests on: empty if nothing was found and it rests on no other file."""

    streams: tuple[Heading, ...]
    allows: bool
    details: str = ""

    @property
    def text(self) -> str:
        """The verdict as a text."""
        streams = (f"{start} {end} {name}" for name, (start, end) in self.streams)
        return "\n".join([ALLOWS if self.allows else "", *streams, "", self.details])

    @classmethod
    def of(cls, text: str) -> "Verdict":
        """The verdict of a text that was made of one. Raises ValueError for another text."""
        head, _, details = text.partition("\n\n")
        allows, *streams = head.split("\n")
        return cls(tuple(map(_heading, streams)), allows == ALLOWS, details)


def _heading(line: str) -> Heading:
    start, end, name = line.split(" ", 2)
    return Heading(name, (int(start), int(end)))
