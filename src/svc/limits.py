"""How much svc takes of anything, so that no input can make it hang. Each limit has a finding, VSC110."""

from svc import codes
from svc.diagnostics import Diagnostic
from svc.source import Place

FILE = 8 * 1024 * 1024
"""Bytes of a file."""
NAME = 200
"""Characters of a name."""
TEXT = 64 * 1024
"""Characters of a text in quotes."""
LEVELS = 64
"""Catalogues that extend one another."""
FINDINGS = 1000
"""Findings told of one file."""


def limit_exceeded(place: Place | None, what: str, limit: int, unit: str, help: str) -> Diagnostic:
    """The finding for something larger than its limit."""
    return codes.BY_NAME["limit-exceeded"].at(place, what=what, limit=f"{limit:,} {unit}", help=help)
