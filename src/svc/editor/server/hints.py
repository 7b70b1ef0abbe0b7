"""What an editor shows beside a text: inlay hints, and lenses above headings."""

from collections.abc import Iterator

from lsprotocol import types as lsp

from svc.editor.hints import hints
from svc.editor.occurrences import stream_symbol
from svc.editor.opening import opened_by
from svc.editor.server.server import OPEN_PREVIEW
from svc.editor.server.session import Session
from svc.semantics.bound import BoundStream


def inlay(session: Session, uri: str, range: lsp.Range) -> list[lsp.InlayHint]:
    """The hints of a part of a text, but for the kinds that are switched off."""
    text = session.text(uri)
    start, end = text.offset(range.start), text.offset(range.end)
    found = hints(session.analysis(uri), session.occurrences(uri))
    return [
        lsp.InlayHint(lsp.Position(*text.points((each.offset, each.offset))[0]), each.text, padding_left=True)
        for each in found
        if start <= each.offset <= end and session.settings.shows(each.kind)
    ]


def lenses(session: Session, uri: str) -> list[lsp.CodeLens]:
    """Above each stream: its picture, how many findings it has, and how many streams open it."""
    text = session.text(uri)
    found = []
    for bound in session.analysis(uri).bound.streams:
        if bound.stream.spans.name is None:
            continue
        where = text.range(bound.stream.spans.name)
        found += [lsp.CodeLens(where, command) for command in _commands(session, uri, bound)]
    return found


def _commands(session: Session, uri: str, bound: BoundStream) -> Iterator[lsp.Command]:
    name = bound.stream.name
    yield lsp.Command("preview", OPEN_PREVIEW, arguments=[{"uri": uri, "stream": name}])
    about = [each for each in session.analysis(uri).diagnostics if each.subject and each.subject.stream == name]
    if about:
        yield lsp.Command(f"{len(about)} finding{'s' if len(about) > 1 else ''}", "")
    project = session.project(uri)
    opening = opened_by(project, stream_symbol(bound)) if project else ()
    streams = {stream_symbol(each.stream) for each in opening}
    if streams:
        yield lsp.Command(f"opened by {len(streams)} stream{'s' if len(streams) > 1 else ''}", "")
