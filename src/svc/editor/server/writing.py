"""What an editor writes for its user: completions, the canonical layout, and fixes."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import pairwise

from lsprotocol import types as lsp

from svc.checker import fixer
from svc.diagnostics.diagnostic import Applicability, Diagnostic, Fix
from svc.diagnostics.errors import InvalidError
from svc.editor.candidates import Candidate, CandidateKind
from svc.editor.completion import completions
from svc.editor.proposals import Proposal, proposals
from svc.editor.server.documents import Text
from svc.editor.server.findings import range_of
from svc.editor.server.session import Session
from svc.editor.syntax_context import syntax_context
from svc.editor.usable_files import offered_paths, sections_elsewhere, uses_of
from svc.syntax.formatter import LayoutError, format_text
from svc.text.source import NEWLINE, Source, Span

_KINDS = {
    CandidateKind.WORD: lsp.CompletionItemKind.Keyword,
    CandidateKind.KEY: lsp.CompletionItemKind.Property,
    CandidateKind.STEP: lsp.CompletionItemKind.Function,
    CandidateKind.PARTY: lsp.CompletionItemKind.Interface,
    CandidateKind.ACTIVITY: lsp.CompletionItemKind.Module,
    CandidateKind.ARTEFACT: lsp.CompletionItemKind.Value,
    CandidateKind.PRACTICE: lsp.CompletionItemKind.Class,
    CandidateKind.STREAM: lsp.CompletionItemKind.Reference,
    CandidateKind.CATALOGUE: lsp.CompletionItemKind.Folder,
    CandidateKind.TEAM: lsp.CompletionItemKind.Struct,
    CandidateKind.TOOL: lsp.CompletionItemKind.Unit,
    CandidateKind.MEASURE: lsp.CompletionItemKind.Constant,
    CandidateKind.GROUP: lsp.CompletionItemKind.EnumMember,
    CandidateKind.FILE: lsp.CompletionItemKind.File,
    CandidateKind.CODE: lsp.CompletionItemKind.Event,
}


def completion(session: Session, uri: str, position: lsp.Position, sign: str | None = None) -> list[lsp.CompletionItem]:
    """What may be written at a position instead of the word that is typed there.

    Where the editor asks by itself, `sign` is what was typed: a space is answered only where a name must follow.
    """
    text, analysis = session.text(uri), session.analysis(uri)
    offset = text.offset(position)
    here = syntax_context(text.text, offset)
    if sign == " " and not here.awaits_name and here.comment is None:
        return []
    project, path = session.project(uri), session.documents[uri].path
    found: Iterable[Candidate]
    if project is None or path is None:
        found = completions(analysis, offset)
    elif here.in_path:
        found = offered_paths(project, path, offset)
    else:
        found = completions(analysis, offset, partial(sections_elsewhere, project, path))
    return [_item(text, each, number, here.typed) for number, each in enumerate(found)]


def _item(text: Text, candidate: Candidate, number: int, typed: Span) -> lsp.CompletionItem:
    written = candidate.text
    if candidate.kind is CandidateKind.KEY:
        written += ': ""'
    elif candidate.kind is CandidateKind.FILE and text.text[typed[1] : typed[1] + 1] != '"':
        written += '"'
    return lsp.CompletionItem(
        label=candidate.text,
        kind=_KINDS[candidate.kind],
        detail=candidate.title or None,
        documentation=candidate.because or None,
        sort_text=f"{number:05}",
        filter_text=" ".join(filter(None, (candidate.text, candidate.title, *candidate.aliases))),
        text_edit=lsp.TextEdit(text.range(typed), written),
        additional_text_edits=[lsp.TextEdit(text.range(span), also) for span, also in candidate.edits] or None,
    )


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
