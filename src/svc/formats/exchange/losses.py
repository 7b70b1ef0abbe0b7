"""Losses: what another program has and a stream can't hold, or the other way round. One report for all formats."""

from collections.abc import Iterable
from typing import Any

from attrs import evolve, frozen

from svc.diagnostics.codes import BY_NAME
from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.text.escape import terminal
from svc.text.shown import Shown

VERSION = 1
"""Of the shape. Within a version it only grows."""


@frozen(repr=False)
class Loss(Shown):
    """What got lost or changed. `name` is that of its code, `where` a cell, a line or an id in the other file.

    A `cosmetic` one changes nothing that a stream says: `--strict` lets it pass. `elements` is how many elements of the
    other file are not in the stream and are reported here: none, where only a part of one is.
    """

    name: str
    what: str
    where: str
    why: str
    cosmetic: bool = False
    elements: int = 0

    @property
    def code(self) -> str:
        """The code of a finding."""
        return BY_NAME[self.name].code

    def diagnostic(self, file: str | None = None) -> Diagnostic:
        """The loss as a finding about a file: a note if it is cosmetic, else a warning."""
        words = {"what": self.what, "where": self.where, "why": self.why}
        found = BY_NAME[self.name].at(None, facts=words, what=self.what, where=self.where, why=self.why)
        return evolve(found, file=file, level=Level.NOTE if self.cosmetic else Level.WARNING)


def dropped_element(what: str, where: str, why: str, *, cosmetic: bool = False) -> Loss:
    """Something that a stream has no place for."""
    return Loss("dropped-element", what, where, why, cosmetic)


def flattened_structure(what: str, where: str, why: str, *, cosmetic: bool = False) -> Loss:
    """A structure of which only the parts are kept."""
    return Loss("flattened-structure", what, where, why, cosmetic)


def renamed(what: str, where: str, why: str) -> Loss:
    """Something that has another name now; what it was called is its title."""
    return Loss("renamed", what, where, why, cosmetic=True)


def merged(what: str, where: str, why: str) -> Loss:
    """Two things that became one, or that contradict each other."""
    return Loss("merged", what, where, why)


def unreadable_part(what: str, where: str, why: str) -> Loss:
    """A part that can't be understood."""
    return Loss("unreadable-part", what, where, why)


def guessed_by_map(what: str, where: str, why: str) -> Loss:
    """A word that means what the user's map says."""
    return Loss("guessed-by-map", what, where, why, cosmetic=True)


def not_carried(what: str, where: str, why: str) -> Loss:
    """Something of a stream that a format can't hold."""
    return Loss("not-carried", what, where, why)


def text(losses: Iterable[Loss], file: str) -> list[str]:
    """The losses in lines: `plan.csv:C3: warning[VSC706] unreadable-part: ...`."""
    return [_line(each.diagnostic(file), each.where) for each in losses]


def data(losses: Iterable[Loss], file: str, elements: int | None = None) -> dict[str, Any]:
    """The losses as data, in the shape of `svc schema loss`, with how many elements the other file has, if known."""
    counted = {} if elements is None else {"elements": elements}
    return {"version": VERSION, "file": file, **counted, "losses": [_object(each) for each in losses]}


def _line(found: Diagnostic, where: str) -> str:
    place = ":".join(filter(None, (found.file, where)))
    return terminal(f"{place}: {found.level}[{found.code}] {found.name}: {found.message}")


def _object(loss: Loss) -> dict[str, Any]:
    found = loss.diagnostic()
    return {
        "code": loss.code, "name": loss.name, "level": found.level.value, "message": found.message,
        "what": loss.what, "where": loss.where, "why": loss.why, "cosmetic": loss.cosmetic,
        "elements": loss.elements,
    }  # fmt: skip
