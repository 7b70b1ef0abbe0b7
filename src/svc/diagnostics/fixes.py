"""Fixes that write something in the place of a name."""

from collections.abc import Callable, Sequence

from svc.diagnostics.diagnostic import Applicability, Edit, Fix
from svc.text.source import Place


def replacing(
    place: Place | None, text: str, applicability: Applicability = Applicability.SUGGESTED
) -> tuple[Fix, ...]:
    """The fix that writes a text in a place; none where there is no place."""
    return (Fix(f"write `{text}`", (Edit(place.range, text),), applicability),) if place else ()


Judge = Callable[[str, str], bool]
"""Whether a name as written surely means another one."""


def only_fix(place: Place | None, name: str, candidates: Sequence[str], surely: Judge | None = None) -> tuple[Fix, ...]:
    """The fix that writes the one candidate in the place of a name; none where there are several or none: that is a
    question. It is safe where the name surely means the candidate."""
    if len(candidates) != 1:
        return ()
    safe = surely is not None and surely(name, candidates[0])
    return replacing(place, candidates[0], Applicability.SAFE if safe else Applicability.SUGGESTED)
