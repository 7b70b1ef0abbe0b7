"""What `svc check` writes of its findings: a report in a format, how many there are of each code, a summary."""

from typing import TYPE_CHECKING

from svc.cli.printing.output import complain, hand_over
from svc.cli.runs.checking import Checked

if TYPE_CHECKING:
    from svc.formats.findings.formats import FileFindings


FINDINGS, UNREADABLE = 1, 2


def report(
    checked: Checked, format: str = "text", fail_on: str = "error", counted: bool = False, quiet: bool = False
) -> int:
    """Write all findings; the exit code. Beside a format for machines, how many there are of each code is chatter."""
    counts = statistics(checked) if counted else ""
    findings = written(format, checked)
    if format == "text":
        last = "" if quiet else summary(checked)
        hand_over(findings + counts + ("\n" if counts and last else "") + last)
    else:
        hand_over(findings)
        complain(*counts.splitlines())
    return UNREADABLE if not checked.complete else FINDINGS if _fails(checked, fail_on) else 0


def written(format: str, checked: Checked) -> str:
    """All findings in a format; with colours where a terminal shows them."""
    from svc.cli.printing.output import coloured
    from svc.formats.findings import formats

    return formats.written(format, _file_findings(checked), coloured())


def summary(checked: Checked) -> str:
    """How many findings in how many files, where files were read."""
    from svc.formats.findings import formats

    return formats.counted(_file_findings(checked))


def statistics(checked: Checked) -> str:
    """How many findings of each code."""
    from svc.formats.findings import statistics

    return statistics.text(checked.findings)


def _file_findings(checked: Checked) -> "FileFindings":
    from svc.formats.findings.formats import FileFindings

    return FileFindings(checked.files, checked.findings, checked.written)


def _fails(checked: Checked, fail_on: str) -> bool:
    levels = ("error", "warning", "note")
    failing = levels[: levels.index(fail_on) + 1]
    return any(finding.level in failing and finding.name != "open-point" for finding in checked.findings)
