"""The formats in which `svc check` writes findings; the module of one is imported when it is asked for."""

from svc.cli.checking import Checked


def written(format: str, checked: Checked) -> str:
    """All findings in a format."""
    match format:
        case "json":
            from svc.report import json

            return json.report(checked.files, checked.findings)
        case "concise":
            from svc.report import concise

            return concise.report(checked.findings)
        case "sarif":
            from svc.report import sarif

            return sarif.report(checked.findings, checked.written)
        case "github":
            from svc.report import github

            return github.report(checked.findings)
        case "gitlab":
            from svc.report import gitlab

            return gitlab.report(checked.findings, checked.written)
        case "junit":
            from svc.report import junit

            return junit.report(checked.files, checked.findings)
    return _text(checked)


def summary(checked: Checked) -> str:
    """How many findings in how many files, where files were read."""
    from svc.report import text

    return f"{text.summary(checked.findings, len(checked.files))}\n" if checked.files else ""


def statistics(checked: Checked) -> str:
    """How many findings of each code."""
    from svc.report import statistics

    return statistics.text(checked.findings)


def _text(checked: Checked) -> str:
    from svc.cli.output import coloured
    from svc.report import text

    sources = {name: file.source for name, file in checked.written.items()}
    return text.text(checked.findings, sources, coloured())
