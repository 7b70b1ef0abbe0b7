"""Findings as a program requests them: of an analysis, of a whole workspace, or one by one."""

from collections.abc import Iterable, Mapping
from typing import Union

from svc.checker.analysis import Analysis
from svc.diagnostics.diagnostic import Diagnostic
from svc.formats.findings.formats import FORMATS, FileFindings, counted, written
from svc.model import File
from svc.project.workspace import Workspace
from svc.syntax.parser import parse
from svc.text.arguments import all_of, expect
from svc.text.source import Source


def format_findings(
    found: Union[Analysis, Workspace, Iterable[Diagnostic]],  # noqa: UP007  # hypothesis writes tests of it
    format: str = "text",
    *,
    sources: Mapping[str, str] | None = None,
    coloured: bool = False,
    summary: bool = True,
) -> str:
    """Findings as `svc check` prints them. What moves the cursor or hides text is escaped.

    Args:
        found: an analysis, a workspace, or findings one by one.
        format: one of those of `svc check --format`. In the format `text` each finding quotes its line.
        sources: the texts of the files of findings that are given one by one, by the names of the files.
        coloured: whether the format `text` has colours, for terminals.
        summary: whether the format `text` ends with a line that counts the findings.

    Returns:
        The report.

    Raises:
        TypeError: `found` holds what is not a finding, or `sources` what is not a text.
        ValueError: there is no such format.
    """
    if format not in FORMATS:
        raise ValueError(f"{format!r} is not a format of findings: choose {', '.join(FORMATS[:-1])} or {FORMATS[-1]}")
    texts = sources or {}
    expect(texts, Mapping, "the texts of files by their names")
    all_of(str, (*texts, *texts.values()), "the texts of files by their names")
    checked = _file_findings(found, texts)
    report = written(format, checked, coloured)
    return report + counted(checked) if format == "text" and summary else report


def _file_findings(found: Analysis | Workspace | Iterable[Diagnostic], sources: Mapping[str, str]) -> FileFindings:
    given = {name: parse(Source(name, text.removeprefix("\ufeff")))[0] for name, text in sources.items()}
    if isinstance(found, Analysis | Workspace):
        analyses = [found] if isinstance(found, Analysis) else found.analyses
        known = {each.file.name: each.file for each in analyses}
        if isinstance(found, Workspace) and found.configuration:
            given = {found.configuration.name: File(found.configuration), **given}
        return FileFindings(sorted(known), found.diagnostics, {**known, **given})
    findings = all_of(Diagnostic, found, "an analysis, a workspace or findings")
    return FileFindings(sorted({each.file for each in findings if each.file is not None}), findings, given)
