"""How many findings of each code there are, as a human-readable table. Pure."""

from collections import Counter
from collections.abc import Iterable

from svc.diagnostics.diagnostic import Diagnostic


def text(findings: Iterable[Diagnostic]) -> str:
    """A row for each code that occurs, the most frequent first; empty if there are no findings."""
    counts = Counter((finding.code, finding.level.value, finding.name) for finding in findings)
    rows = [(str(count), *kind) for kind, count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))]
    width = max((len(count) for count, *_ in rows), default=0)
    return "".join(f"{count:>{width}}  {code}  {level:<7}  {name}\n" for count, code, level, name in rows)
