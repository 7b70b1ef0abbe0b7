"""Stream names that several files of a project have, which only a check of all of them can see."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from svc.checker.suppression_comments import read
from svc.checker.suppressions import suppress_one
from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.subject import Subject, SubjectKind
from svc.model import File
from svc.project.headings import Heading
from svc.semantics.name_diagnostics import related
from svc.text.source import Place, Source

if TYPE_CHECKING:
    from datetime import date

RELATED = 5
"""Other files that a finding shows."""
CODE = codes.BY_NAME["repeated-stream"]


class Headings(NamedTuple):
    """The headings of the streams of a file; and what is written in it, if a comment allows that other files have the
    same names."""

    source: Source
    streams: tuple[Heading, ...]
    allowing: File | None = None


def headings(file: File) -> Headings:
    """The headings of a file. A stream without a heading has no name of its own."""
    streams = (Heading(stream.name, span) for stream in file.streams if (span := stream.spans.name))
    allows = any(each.code is CODE for each in read(file, [CODE])[0])
    return Headings(file.source, tuple(streams), file if allows else None)


def findings(files: Iterable[Headings], today: "date | None" = None) -> list[Diagnostic]:
    """The names that several files of one project give to their streams, at each of them, unless a comment allows it.

    Of two streams in one file, which is an error, the first counts.
    """
    by_name: dict[str, list[Place]] = {}
    every = list(files)
    for file in every:
        for heading in {each.name: each for each in reversed(file.streams)}.values():
            by_name.setdefault(heading.name, []).append(Place(file.source, heading.span))
    found: dict[int, list[Diagnostic]] = {id(file.source): [] for file in every}
    for name, places in by_name.items():
        if len(places) > 1:
            for number, place in enumerate(places):
                found[id(place.source)].append(repeated_stream(name, places, number))
    return [each for file in every for each in _not_allowed(file, found[id(file.source)], today)]


def _not_allowed(file: Headings, found: list[Diagnostic], today: "date | None") -> list[Diagnostic]:
    return suppress_one(file.allowing, found, CODE, today) if file.allowing else found


def repeated_stream(name: str, places: Sequence[Place], number: int) -> Diagnostic:
    """A stream with a name that streams of other files have; `number` is that of its place."""
    others = [other for index, other in enumerate(places) if index != number]
    form = "one" if len(others) == 1 else "many" if len(others) > RELATED else ""
    return CODE.at(
        places[number], form, subject=Subject(SubjectKind.STREAM, name), name=name, facts={"name": name},
        related=[each for other in others[:RELATED] for each in related(f"`{name}` here too", other)],
        count=len(others), shown=RELATED,
    )  # fmt: skip
