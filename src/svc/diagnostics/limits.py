"""How much svc takes of anything, so that no input can make it hang. Each limit has a finding, VSC110."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from svc.diagnostics.diagnostic import Diagnostic
    from svc.text.source import Place

FILE = 8 * 1024 * 1024
"""Bytes of a file."""
EXCHANGED = 50 * 1024 * 1024
"""Bytes of a diagram of another program, which is XML."""
RULES = 128 * 1024
"""Bytes of a file that says what git ignores."""
NAME = 200
"""Characters of a name."""
TEXT = 64 * 1024
"""Characters of a text in quotes."""
LEVELS = 64
"""Catalogues that extend one another."""
SETTINGS = 256 * 1024
"""Characters of a configuration."""
OPENED = 250
"""Streams that are looked through for a cycle of steps that open them."""
RENAMED = 250_000
"""Pairs of steps of two streams that are looked at to find out which were renamed."""
USED = 10_000
"""Files that are read by way of `use`."""
FINDINGS = 1000
"""Findings reported for one file."""
PATHS = 1000
"""Paths through a stream, unless another limit is given."""
FOLLOWED = 1_000_000
"""Flows that are followed to find paths."""
LIKENED = 30_000
"""Names that are looked through for those that unknown names may mean; then findings ask no such question."""


def limit_exceeded(place: "Place | None", what: str, limit: int, unit: str, advice: str) -> "Diagnostic":
    """The finding for something larger than its limit; `advice` is the form of its help text."""
    from svc.diagnostics import codes

    return codes.BY_NAME["limit-exceeded"].at(place, advice, what=what, limit=f"{limit:,} {unit}")
