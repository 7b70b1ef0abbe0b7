"""Findings in each format of `svc check`; the module of a format is imported when it is needed. Pure."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from svc.diagnostics.diagnostic import Diagnostic
from svc.model import File

FORMATS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit")


class FileFindings(NamedTuple):
    """The names of the files that were checked, their findings, and what is written in those that have some."""

    files: Sequence[str]
    findings: Sequence[Diagnostic]
    written: Mapping[str, File]


def written(format: str, checked: FileFindings, coloured: bool = False) -> str:
    """All findings in a format."""
    match format:
        case "concise":
            from svc.formats.findings import concise

            return concise.report(checked.findings)
        case "json":
            from svc.formats.findings import json

            return json.report(checked.files, checked.findings)
        case "sarif":
            from svc.formats.findings import sarif

            return sarif.report(checked.findings, checked.written)
        case "github":
            from svc.formats.findings import github

            return github.report(checked.findings)
        case "gitlab":
            from svc.formats.findings import gitlab

            return gitlab.report(checked.findings, checked.written)
        case "junit":
            from svc.formats.findings import junit

            return junit.report(checked.files, checked.findings)
    from svc.formats.findings import text

    return text.text(checked.findings, {name: file.source for name, file in checked.written.items()}, coloured)


def counted(checked: FileFindings) -> str:
    """How many findings in how many files, in a line; empty where there are neither."""
    from svc.formats.findings import text

    return f"{text.summary(checked.findings, len(checked.files))}\n" if checked.files or checked.findings else ""
