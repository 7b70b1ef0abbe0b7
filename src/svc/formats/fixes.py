"""What became of the fixes of a file, or what would become of them, one line per finding. Pure."""

from collections.abc import Iterable, Iterator

from svc.checker.fixer import Fixed
from svc.diagnostics.diagnostic import Diagnostic


def done(made: Fixed) -> Iterator[str]:
    """What was fixed, what was left out, and how many suggestions are left."""
    yield from _lines("fixed", made.fixed)
    yield from _lines("left unchanged: its fix would cause an error", made.dropped)
    if made.suggested:
        number, codes = len(made.suggested), ",".join(sorted({each.code for each in made.suggested}))
        yield (
            f"{made.suggested[0].file}: {number} suggested {'fix' if number == 1 else 'fixes'} not applied; "
            f"--diff shows them, --suggested or --select {codes} applies them"
        )


def preview(made: Fixed) -> Iterator[str]:
    """What would be fixed, what would be left out, and each suggestion."""
    yield from _lines("would be fixed", made.fixed)
    yield from _lines("would be left unchanged: its fix would cause an error", made.dropped)
    for finding in made.suggested:
        yield from _lines(f"suggested, applied by --suggested or --select {finding.code}", [finding])


def _lines(what: str, findings: Iterable[Diagnostic]) -> Iterator[str]:
    """One line per finding. It gives no place, as an earlier fix may have moved the text."""
    for finding in findings:
        title = f" ({finding.fixes[0].title})" if finding.fixes else ""
        yield f"{finding.file}: {what}: {finding.message}{title} [{finding.code}]"
