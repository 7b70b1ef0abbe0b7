"""What an editor offers its user while they type."""

from collections.abc import Iterable
from functools import partial

from lsprotocol import types as lsp

from svc.editor.candidates import Candidate, CandidateKind
from svc.editor.completion import completions
from svc.editor.server.documents import Text
from svc.editor.server.session import Session
from svc.editor.syntax_context import syntax_context, word_at
from svc.editor.usable_files import offered_paths, sections_elsewhere
from svc.text.source import Span

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
    """What may be written at a position instead of the whole word there, which may go on behind it.

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
    word = word_at(text.text, here)
    return [_item(text, each, number, word) for number, each in enumerate(found)]


_ENDS = {CandidateKind.KEY: ': ""', CandidateKind.FILE: '"'}
"""What is written behind a candidate that ends with a sign, unless the sign is there already."""
_NEAR = 80
"""Characters behind a word that are looked through for such a sign."""


def _item(text: Text, candidate: Candidate, number: int, word: Span) -> lsp.CompletionItem:
    end = _ENDS.get(candidate.kind, "")
    behind = text.text[word[1] : word[1] + _NEAR].lstrip(" \t")
    written = candidate.text if behind.startswith(end[:1]) else candidate.text + end
    if written[-1].isalnum() and text.text[word[1] : word[1] + 1].isalnum():
        written += " "  # else they would be one word
    return lsp.CompletionItem(
        label=candidate.text,
        kind=_KINDS[candidate.kind],
        detail=candidate.title or None,
        documentation=candidate.because or None,
        sort_text=f"{number:05}",
        filter_text=" ".join(filter(None, (candidate.text, candidate.title, *candidate.aliases))),
        text_edit=lsp.TextEdit(text.range(word), written),
        additional_text_edits=[lsp.TextEdit(text.range(span), also) for span, also in candidate.edits] or None,
    )
