"""What an editor changes for its user: the canonical layout, fixes, and what else may be done about findings."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from lsprotocol import types as lsp

from svc.checker import fixer
from svc.diagnostics.diagnostic import Applicability, Diagnostic, Fix
from svc.diagnostics.errors import InvalidError
from svc.editor.proposals import Proposal, proposals
from svc.editor.server.documents import Text
from svc.editor.server.findings import range_of
from svc.editor.server.session import Session
from svc.editor.usable_files import uses_of
from svc.syntax.formatter import LayoutError, format_text
from svc.text.source import NEWLINE, Source


def formatting(session: Session, uri: str) -> list[lsp.TextEdit]:
    """The edits that lay a text out as `svc fmt` does; none for a text with errors of form."""
    text = session.text(uri)
    try:
        return [*_edits(text, format_text(text.text))]
    except (InvalidError, LayoutError):
        return []


def _edits(text: Text, after: str) -> Iterator[lsp.TextEdit]:
    """The smallest edits, line by line, that make a text another one."""
    from difflib import SequenceMatcher

    before, wanted = _lines(text.text), _lines(after)
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line))
    for tag, first, last, begin, end in SequenceMatcher(None, before, wanted, autojunk=False).get_opcodes():
        if tag != "equal":
            yield lsp.TextEdit(text.range((starts[first], starts[last])), "".join(wanted[begin:end]))


def _lines(text: str) -> list[str]:
    """The lines of a text with their ends."""
    ends = [0, *(newline.end() for newline in NEWLINE.finditer(text)), len(text)]
    return [text[start:end] for start, end in pairwise(ends)]


def actions(session: Session, uri: str, range: lsp.Range, only: Iterable[str]) -> list[lsp.CodeAction]:
    """The fixes of the findings that touch a range, and one that applies all safe ones."""
    text, analysis = session.text(uri), session.analysis(uri)
    start, end = text.offset(range.start), text.offset(range.end)
    found: list[lsp.CodeAction] = []
    kinds = tuple(only)
    if _wanted(lsp.CodeActionKind.QuickFix, kinds):
        for finding in analysis.diagnostics:
            place = finding.range
            if place and place.start.offset <= end and place.end.offset >= start:
                found += [_fix(session, uri, text, finding, fix) for fix in finding.fixes]
                proposed = [*_uses(session, uri, finding), *proposals(analysis, finding)]
                found += [_proposed(session, uri, text, each) for each in proposed]
    if _wanted("source.fixAll.svc", kinds):
        found += _fix_all(session, uri, text)
    return found


def _uses(session: Session, uri: str, finding: Diagnostic) -> Iterator[Proposal]:
    project, path = session.project(uri), session.documents[uri].path
    return uses_of(project, path, finding) if project and path else iter(())


def _wanted(kind: str, only: tuple[str, ...]) -> bool:
    return not only or any(kind == each or kind.startswith(f"{each}.") for each in only)


def _fix(session: Session, uri: str, text: Text, finding: Diagnostic, fix: Fix) -> lsp.CodeAction:
    edits = [lsp.TextEdit(range_of(text, each.range), each.text) for each in fix.edits]
    return lsp.CodeAction(
        title=fix.title,
        kind=lsp.CodeActionKind.QuickFix,
        is_preferred=fix.applicability is Applicability.SAFE or len(finding.fixes) == 1,
        edit=_edit(session, uri, edits),
    )


def _proposed(session: Session, uri: str, text: Text, proposal: Proposal) -> lsp.CodeAction:
    edits = [lsp.TextEdit(text.range(span), written) for span, written in proposal.edits]
    return lsp.CodeAction(proposal.title, lsp.CodeActionKind.QuickFix, edit=_edit(session, uri, edits))


def _fix_all(session: Session, uri: str, text: Text) -> list[lsp.CodeAction]:
    project = session.project(uri)
    source = Source(session.analysis(uri).file.name, text.text)
    fixed = fixer.fixed(source, scopes=project.project.scopes if project else None)
    edits = [*_edits(text, fixed.text)]
    if not edits:
        return []
    return [lsp.CodeAction("Apply all safe fixes", "source.fixAll.svc", edit=_edit(session, uri, edits))]


def _edit(session: Session, uri: str, edits: list[lsp.TextEdit]) -> lsp.WorkspaceEdit:
    identifier = lsp.OptionalVersionedTextDocumentIdentifier(uri, session.documents[uri].version)
    return lsp.WorkspaceEdit(document_changes=[lsp.TextDocumentEdit(identifier, [*edits])])
