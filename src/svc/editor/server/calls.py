"""Which stream opens which, as a hierarchy of calls."""

from lsprotocol import types as lsp

from svc.diagnostics.subject import SubjectKind
from svc.editor.occurrences import Symbol, occurrence_at, stream_symbol
from svc.editor.opening import Opening, opened_by, openings
from svc.editor.server.session import Session
from svc.model import Step
from svc.semantics.bound import BoundStream


def prepared(session: Session, uri: str, position: lsp.Position) -> list[lsp.CallHierarchyItem]:
    """The stream that is named at a position, or that a step there is in."""
    offset = session.text(uri).offset(position)
    occurrence = occurrence_at(session.occurrences(uri), offset)
    analysis = session.analysis(uri)
    if occurrence and occurrence.symbol.subject.kind is SubjectKind.STREAM:
        project = session.project(uri)
        known = [*analysis.bound.streams, *(each.opened for each in (openings(project) if project else ()))]
        named = [each for each in known if stream_symbol(each) == occurrence.symbol]
        return [_item(session, uri, each) for each in named[:1]]
    around = [each for each in analysis.bound.streams if each.stream.body[0] <= offset <= each.stream.body[1]]
    return [_item(session, uri, each) for each in around[-1:]]


def incoming(session: Session, item: lsp.CallHierarchyItem) -> list[lsp.CallHierarchyIncomingCall]:
    """The streams with steps that open a stream."""
    project = session.project(item.uri)
    return [
        lsp.CallHierarchyIncomingCall(_item(session, item.uri, each.stream), [_range(session, each.path, each.step)])
        for each in (opened_by(project, _symbol(item)) if project else ())
    ]


def outgoing(session: Session, item: lsp.CallHierarchyItem) -> list[lsp.CallHierarchyOutgoingCall]:
    """The streams that steps of a stream open."""
    project = session.project(item.uri)
    found: list[Opening] = [*openings(project)] if project else []
    return [
        lsp.CallHierarchyOutgoingCall(_item(session, item.uri, each.opened), [_range(session, each.path, each.step)])
        for each in found
        if stream_symbol(each.stream) == _symbol(item)
    ]


def _item(session: Session, near: str, bound: BoundStream) -> lsp.CallHierarchyItem:
    stream = bound.stream
    located = session.located(stream.origin.name, session.project(near)) if stream.origin else None
    address, text = located or (near, session.text(near))
    name = stream.spans.name or stream.body
    whole = text.range((min(stream.body[0], name[0]), max(stream.body[1], name[1])))
    symbol = stream_symbol(bound)
    return lsp.CallHierarchyItem(
        name=stream.name,
        kind=lsp.SymbolKind.Namespace,
        uri=address,
        range=whole,
        selection_range=text.range(name),
        detail=stream.title,
        data={"file": symbol.file},
    )


def _symbol(item: lsp.CallHierarchyItem) -> Symbol:
    from svc.diagnostics.subject import Subject

    data = item.data if isinstance(item.data, dict) else {}
    return Symbol(Subject(SubjectKind.STREAM, item.name), str(data.get("file", "")))


def _range(session: Session, path: str, step: Step) -> lsp.Range:
    text = session.text_at(path)
    return text.range(step.spans.opens or step.span or (0, 0))
