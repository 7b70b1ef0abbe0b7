"""Where names lead: hover, definition, references, highlights, renaming."""

from collections.abc import Iterator
from typing import NoReturn

from lsprotocol import types as lsp

from svc.editor.allowances import named_codes
from svc.editor.describing import described, described_code, flow_at, may_carry
from svc.editor.occurrences import Occurrence, Role, Symbol, declaration, occurrence_at
from svc.editor.renaming import RenamingError, renamable, renamed
from svc.editor.server.session import Session
from svc.semantics.shipped import SHIPPED


def hover(session: Session, uri: str, position: lsp.Position) -> lsp.Hover | None:
    """What the name or the code at a position means; of a flow without artefact, what it may carry."""
    text, analysis = session.text(uri), session.analysis(uri)
    offset = text.offset(position)
    for code, span in named_codes(analysis):
        if span[0] <= offset <= span[1]:
            return _markdown(described_code(code), text.range(span))
    occurrence = occurrence_at(session.occurrences(uri), offset)
    flow = flow_at(analysis, offset)
    if flow is not None and not flow.carried and (occurrence is None or occurrence.role is Role.USE):
        return _markdown(may_carry(analysis, flow, offset), text.range(flow.flow.span or (offset, offset)))
    if occurrence is None:
        return None
    return _markdown(described(analysis, occurrence), text.range(occurrence.span))


def definition(session: Session, uri: str, position: lsp.Position) -> list[lsp.Location]:
    """Where the thing at a position is declared."""
    occurrence = _at(session, uri, position)
    if occurrence is None:
        return []
    return [where for where, each in _everywhere(session, uri, occurrence.symbol) if each.role is Role.DECLARATION]


def references(session: Session, uri: str, position: lsp.Position, declarations: bool) -> list[lsp.Location]:
    """Where the thing at a position is named, in all files of its project."""
    occurrence = _at(session, uri, position)
    if occurrence is None:
        return []
    every = _everywhere(session, uri, occurrence.symbol)
    return [where for where, each in every if declarations or each.role is Role.USE]


def highlights(session: Session, uri: str, position: lsp.Position) -> list[lsp.DocumentHighlight]:
    """Where the thing at a position is named in its text."""
    occurrence, text = _at(session, uri, position), session.text(uri)
    if occurrence is None:
        return []
    kinds = {Role.USE: lsp.DocumentHighlightKind.Read}
    return [
        lsp.DocumentHighlight(text.range(each.span), kinds.get(each.role, lsp.DocumentHighlightKind.Write))
        for each in session.occurrences(uri)
        if each.symbol == occurrence.symbol
    ]


def prepared(session: Session, uri: str, position: lsp.Position) -> lsp.PrepareRenamePlaceholder:
    """The name at a position, to be renamed. Raises RenamingError if it can't be."""
    project, text = session.project(uri), session.text(uri)
    if project is None:
        _refuse()
    occurrence = renamable(project, session.documents[uri].path or "", text.offset(position))
    return lsp.PrepareRenamePlaceholder(text.range(occurrence.span), occurrence.text)


def renaming(session: Session, uri: str, position: lsp.Position, new: str) -> lsp.WorkspaceEdit:
    """The edits that give the thing at a position a new name. Raises RenamingError if it can't have that."""
    project = session.project(uri)
    if project is None:
        _refuse()
    edits = renamed(project, session.documents[uri].path or "", session.text(uri).offset(position), new)
    changes: list[lsp.TextDocumentEdit | lsp.CreateFile | lsp.RenameFile | lsp.DeleteFile] = []
    for path, replacements in edits.items():
        address = session.address(path)
        document = session.documents.get(address)
        text = session.text_at(path)
        identifier = lsp.OptionalVersionedTextDocumentIdentifier(address, document.version if document else None)
        changes.append(
            lsp.TextDocumentEdit(identifier, [lsp.TextEdit(text.range(each.span), each.text) for each in replacements])
        )
    return lsp.WorkspaceEdit(document_changes=changes)


def _at(session: Session, uri: str, position: lsp.Position) -> Occurrence | None:
    return occurrence_at(session.occurrences(uri), session.text(uri).offset(position))


def _everywhere(session: Session, uri: str, symbol: Symbol) -> Iterator[tuple[lsp.Location, Occurrence]]:
    """Where a thing is named: in its project, and where a catalogue that comes with svc declares it."""
    project = session.project(uri)
    if symbol.file.startswith("svc:"):
        yield from _in_shipped(session, symbol)
    if project is None:
        text = session.text(uri)
        for each in session.occurrences(uri):
            if each.symbol == symbol:
                yield lsp.Location(uri, text.range(each.span)), each
        return
    for path, each in project.everywhere(symbol):
        address, text = session.address(path), session.text_at(path)
        yield lsp.Location(address, text.range(each.span)), each


def _in_shipped(session: Session, symbol: Symbol) -> Iterator[tuple[lsp.Location, Occurrence]]:
    located = session.located(symbol.file, None)
    found = declaration(SHIPPED[symbol.subject.catalogue or ""], symbol)
    if located and found:
        address, text = located
        yield lsp.Location(address, text.range(found.span)), found


def _markdown(text: str, range: lsp.Range) -> lsp.Hover | None:
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, text), range) if text else None


def _refuse() -> NoReturn:
    raise RenamingError("save the file first: a text that no file has is in no project")
