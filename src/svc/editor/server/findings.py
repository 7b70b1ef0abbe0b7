"""Findings as an editor shows them."""

import os
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec

from lsprotocol import types as lsp
from pygls.uris import from_fs_path

from svc.diagnostics.diagnostic import Diagnostic, Level, Related
from svc.editor.server.documents import Text
from svc.editor.server.session import Session
from svc.text.source import Range

_SEVERITIES = {
    Level.ERROR: lsp.DiagnosticSeverity.Error,
    Level.WARNING: lsp.DiagnosticSeverity.Warning,
    Level.NOTE: lsp.DiagnosticSeverity.Information,
}
_UNUSED = ("unused-use", "unused-allowance", "unused-declaration", "unused-artefact")


def findings(session: Session, uri: str) -> list[lsp.Diagnostic]:
    """The findings of an open text: those that `svc check` reports of the saved file."""
    text = session.text(uri)
    return [_finding(session, uri, text, each) for each in session.findings(uri)]


def range_of(text: Text, range: Range | None) -> lsp.Range:
    """A range of a finding as an editor counts; the start of the text for one without."""
    return text.range((range.start.offset, range.end.offset) if range else (0, 0))


def _finding(session: Session, uri: str, text: Text, finding: Diagnostic) -> lsp.Diagnostic:
    message = f"{finding.message}\n\n{finding.help}" if finding.help else finding.message
    return lsp.Diagnostic(
        range=range_of(text, finding.range),
        message=message,
        severity=_SEVERITIES[finding.level],
        code=finding.code,
        code_description=lsp.CodeDescription(page) if (page := page_of(finding.code)) else None,
        source="svc",
        tags=[lsp.DiagnosticTag.Unnecessary] if finding.name in _UNUSED else None,
        related_information=[*_related(session, uri, finding.related)] or None,
        data={"name": finding.name},
    )


@cache
def page_of(code: str) -> str | None:
    """The address of the page of a code, in the package; None for the code of a custom rule."""
    pages = find_spec("svc.pages")
    for folder in (pages.submodule_search_locations if pages else None) or ():
        path = os.path.join(folder, f"{code}.md")
        if os.path.isfile(path):
            return from_fs_path(path) or None
    return None


def _related(session: Session, uri: str, related: Iterable[Related]) -> Iterator[lsp.DiagnosticRelatedInformation]:
    for each in related:
        found = session.located(each.file, session.project(uri)) if each.file else None
        if found and each.range:
            address, text = found
            yield lsp.DiagnosticRelatedInformation(lsp.Location(address, range_of(text, each.range)), each.message)
