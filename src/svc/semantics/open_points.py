"""Open points (VSC701): the holes of a text, reported while names are bound."""

from collections.abc import Iterable

from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic
from svc.text.near_names import listed
from svc.text.source import Place


def open_point(place: Place | None, kind: str, known: Iterable[str] = ()) -> Diagnostic:
    """A hole in the place of a thing of some kind; `known` is what may be there."""
    code, known = codes.BY_NAME["open-point"], [*known]
    return code.at(place, kind, help=code.advice(kind, known=listed(known)) if known else "", facts={"kind": kind})
