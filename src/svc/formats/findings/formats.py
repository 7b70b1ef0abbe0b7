"""Findings in each format of `svc check`; the module of a format is imported when it is needed. Pure."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from svc.diagnostics.diagnostic import Diagnostic
from svc.model import File

FORMATS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit")


class Found(NamedTuple):
    """The names of the files that were checked, their findings, and what is written in those that have some."""

    files: Sequence[str]
    findings: Sequence[Diagnostic]
    written: Mapping[str, File]


def written(format: str, found: Found, coloured: bool = False) -> str:
    """All findings in a format."""
    match format:
        case "concise":
            from svc.formats.findings import concise

            return concise.report(found.findings)
        case "json":
            from svc.formats.findings import json

            return json.report(found.files, found.findings)
        case "sarif":
            from svc.formats.findings import sarif

            return sarif.report(found.findings, found.written)
        case "github":
            from svc.formats.findings import github

            return github.report(found.findings)
        case "gitlab":
            from svc.formats.findings import gitlab

            return gitlab.report(found.findings, found.written)
        case "junit":
            from svc.formats.findings import junit

            return junit.report(found.files, found.findings)
    from svc.formats.findings import text

    return text.text(found.findings, {name: file.source for name, file in found.written.items()}, coloured)


def counted(found: Found) -> str:
    """How many findings in how many files, in a line; empty where there are neither."""
    from svc.formats.findings import text

    return f"{text.summary(found.findings, len(found.files))}\n" if found.files or found.findings else ""
