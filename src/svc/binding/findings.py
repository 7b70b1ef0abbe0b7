"""Findings collected while names are bound."""

from collections.abc import Callable
from typing import Any

from svc import limits
from svc.diagnostics import Diagnostic


class Findings(list[Diagnostic]):
    """Findings up to a limit: to look for near names for a hundred thousand mistakes helps nobody."""

    def tell(self, finding: Callable[..., Diagnostic], *args: Any) -> None:
        """Add the finding that a function makes of the arguments."""
        if len(self) <= limits.FINDINGS:
            self.append(finding(*args))
