"""Stream names that several files of a project have: only those see it who look at the files together."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from svc.checker.suppressions import suppress_one
from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.subject import Subject, SubjectKind
from svc.model import File, Stream
from svc.semantics.name_diagnostics import related

if TYPE_CHECKING:
    from datetime import date

RELATED = 5
"""Other files that a finding shows."""


def findings(files: Iterable[File], today: "date | None" = None) -> list[Diagnostic]:
    """The names that several files of one project give to their streams, at each of them, unless a comment allows it.

    A stream without a heading has no name of its own. Of two in one file, which is an error, the first counts.
    """
    by_name: dict[str, list[tuple[File, Stream]]] = {}
    every = list(files)
    for file in every:
        for stream in {each.name: each for each in reversed(file.streams) if each.offsets}.values():
            by_name.setdefault(stream.name, []).append((file, stream))
    found: dict[int, list[Diagnostic]] = {id(file): [] for file in every}
    for having in by_name.values():
        if len(having) > 1:
            for number, (file, _) in enumerate(having):
                found[id(file)].append(repeated_stream(having, number))
    code = codes.BY_NAME["repeated-stream"]
    return [each for file in every for each in suppress_one(file, found[id(file)], code, today)]


def repeated_stream(having: Sequence[tuple[File, Stream]], number: int) -> Diagnostic:
    """A stream with a name that streams of other files have; `number` is its place among them."""
    stream = having[number][1]
    others = [other for place, (_, other) in enumerate(having) if place != number]
    form = "one" if len(others) == 1 else "many" if len(others) > RELATED else ""
    return codes.BY_NAME["repeated-stream"].at(
        stream.place(stream.spans.name), form, subject=Subject(SubjectKind.STREAM, stream.name),
        name=stream.name, facts={"name": stream.name},
        related=[each for other in others[:RELATED] for each in related(f"`{stream.name}` here too", other.heading)],
        count=len(others), shown=RELATED,
    )  # fmt: skip
