"""Findings collected while names are bound."""

from collections.abc import Callable, Collection
from typing import Any

from attrs import evolve

from svc.diagnostics import limits
from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.subject import Subject


class Findings(list[Diagnostic]):
    """Findings up to a limit: to look for near names for a hundred thousand mistakes helps nobody."""

    def __init__(self) -> None:
        super().__init__()
        self.likened = 0
        """How many names were looked through for those that unknown ones may have meant."""

    def likely(self, known: Callable[[], Collection[str]]) -> Collection[str]:
        """The names that an unknown one may have meant, or none once many have been looked through."""
        if self.likened >= limits.LIKENED:
            return ()
        found = known()
        self.likened += len(found)
        return found

    def report(self, about: Subject | None, finding: Callable[..., Diagnostic], *args: Any) -> None:
        """Add the finding that a function makes of the arguments, and what it is about."""
        if len(self) <= limits.FINDINGS:
            self.append(evolve(finding(*args), subject=about))
