"""What `svc check` writes of its findings: a report in a format, how many there are of each code, a summary."""

from typing import TYPE_CHECKING

from svc.cli.runs.checking import Checked

if TYPE_CHECKING:
    from svc.formats.findings.formats import Found


def written(format: str, checked: Checked) -> str:
    """All findings in a format; with colours where a terminal shows them."""
    from svc.cli.printing.output import coloured
    from svc.formats.findings import formats

    return formats.written(format, _found(checked), coloured())


def summary(checked: Checked) -> str:
    """How many findings in how many files, where files were read."""
    from svc.formats.findings import formats

    return formats.counted(_found(checked))


def statistics(checked: Checked) -> str:
    """How many findings of each code."""
    from svc.formats.findings import statistics

    return statistics.text(checked.findings)


def _found(checked: Checked) -> "Found":
    from svc.formats.findings.formats import Found

    return Found(checked.files, checked.findings, checked.written)
