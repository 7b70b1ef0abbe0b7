"""The parts of texts: symbols of a text and of a project, folds, links."""

import os
from collections.abc import Iterable, Iterator

from lsprotocol import types as lsp
from pygls.uris import from_fs_path

from svc.checker.analysis import Analysis
from svc.diagnostics.errors import FileError
from svc.diagnostics.subject import SubjectKind
from svc.editor.allowances import named_codes
from svc.editor.outline import Entry, folds, outline, widening
from svc.editor.server.documents import Text
from svc.editor.server.findings import page_of
from svc.editor.server.session import Session
from svc.text.source import Span

SYMBOLS = 200
"""Symbols of a project that are listed at most."""
_KINDS = {
    SubjectKind.STREAM: lsp.SymbolKind.Namespace,
    SubjectKind.CATALOGUE: lsp.SymbolKind.Package,
    SubjectKind.STEP: lsp.SymbolKind.Function,
    SubjectKind.PARTY: lsp.SymbolKind.Interface,
    SubjectKind.FLOW: lsp.SymbolKind.Event,
    SubjectKind.ACTIVITY: lsp.SymbolKind.Module,
    SubjectKind.PRACTICE: lsp.SymbolKind.Class,
    SubjectKind.ARTEFACT: lsp.SymbolKind.Constant,
    SubjectKind.TEAM: lsp.SymbolKind.Struct,
    SubjectKind.TOOL: lsp.SymbolKind.Object,
}


def symbols(session: Session, uri: str) -> list[lsp.DocumentSymbol]:
    """The outline of a text."""
    text = session.text(uri)
    return [_symbol(text, each) for each in outline(session.analysis(uri).file)]


def _symbol(text: Text, entry: Entry) -> lsp.DocumentSymbol:
    return lsp.DocumentSymbol(
        name=entry.name or "_",
        detail=entry.detail,
        kind=_KINDS[entry.kind],
        range=text.range(entry.span),
        selection_range=text.range(entry.name_span),
        children=[_symbol(text, each) for each in entry.parts],
    )


def project_symbols(session: Session, query: str) -> list[lsp.WorkspaceSymbol]:
    """What the files of all projects declare whose names have the letters of a query in their order."""
    found: list[lsp.WorkspaceSymbol] = []
    for project in session.projects:
        for path in project.files():
            try:
                file = project.written(path)
            except FileError:
                continue
            text = session.as_text(file.source.text)
            for section, entry in _flat(outline(file)):
                if entry.kind is not SubjectKind.FLOW and _matches(query, f"{entry.name} {entry.detail}"):
                    where = lsp.Location(session.address(path), text.range(entry.name_span))
                    found.append(lsp.WorkspaceSymbol(where, entry.name, _KINDS[entry.kind], container_name=section))
                    if len(found) == SYMBOLS:
                        return found
    return found


def _flat(entries: tuple[Entry, ...]) -> Iterator[tuple[str | None, Entry]]:
    for entry in entries:
        yield None, entry
        yield from ((entry.name, part) for part in entry.parts)


def _matches(query: str, name: str) -> bool:
    letters = iter(name.casefold())
    return all(letter in letters for letter in query.casefold() if letter != " ")


def selections(session: Session, uri: str, positions: list[lsp.Position]) -> list[lsp.SelectionRange]:
    """What grows around each position: the word, its statement, its section, the text."""
    text = session.text(uri)
    return [_selection(text, widening(session.analysis(uri), text.offset(each))) for each in positions]


def _selection(text: Text, spans: Iterable[Span]) -> lsp.SelectionRange:
    *inner, outer = spans
    found = lsp.SelectionRange(text.range(outer))
    for span in reversed(inner):
        found = lsp.SelectionRange(text.range(span), found)
    return found


def folding(session: Session, uri: str) -> list[lsp.FoldingRange]:
    """What can be folded."""
    text = session.text(uri)
    ranges = [text.range(span) for span in folds(session.analysis(uri))]
    return [lsp.FoldingRange(each.start.line, each.end.line) for each in ranges if each.start.line < each.end.line]


def links(session: Session, uri: str) -> list[lsp.DocumentLink]:
    """The files that `use` lines name, if they are there, and the pages of the codes that comments name."""
    text, analysis = session.text(uri), session.analysis(uri)
    codes = [(each.span, page_of(each.code.code)) for each in named_codes(analysis)]
    files = _used_files(analysis, session.documents[uri].path)
    return [lsp.DocumentLink(text.range(span), target) for span, target in (*files, *codes)]


def _used_files(analysis: Analysis, path: str | None) -> Iterator[tuple[Span, str | None]]:
    for use in analysis.file.uses if path else ():
        target = os.path.join(os.path.dirname(path or ""), use.path)
        if use.spans.path and os.path.isfile(target):
            yield use.spans.path, from_fs_path(os.path.realpath(target))
