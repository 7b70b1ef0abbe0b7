"""Which function answers which request of an editor. A function is imported when its first request comes."""

import asyncio
import sys
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from typing import Any, ParamSpec, TypeVar

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams

from svc.diagnostics.errors import Error
from svc.editor.server.legend import LEGEND
from svc.editor.server.server import OPEN_PREVIEW, Server

FAILED = -32803
"""The code of an answer that can't be given although the request was valid: `RequestFailed` of the protocol."""

WATCHED = ("*.vsc", "svc.toml", "pyproject.toml")
"""The files whose changes on the disk the editor reports, if it can."""

P = ParamSpec("P")
R = TypeVar("R")


def _answering(answer: Callable[P, R]) -> Callable[P, R]:
    """An answer whose errors of svc are shown to the user in their own words."""

    @wraps(answer)
    def answered(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return answer(*args, **kwargs)
        except Error as error:
            raise JsonRpcException(str(error), FAILED) from None

    return answered


def _is_open(server: Server, params: Any) -> bool:
    return params.text_document.uri in server.session.documents


def server(version: str) -> Server:
    """A server that is ready to be started."""
    made = Server(version)
    _begin_and_end(made)
    _keep_texts(made)
    _find(made)
    for module, requests in _REQUESTS.items():
        for method, name, arguments, options in requests:
            _answer(made, method, f"svc.editor.server.{module}", name, arguments, options)
    _follow_calls(made)
    _configure(made)
    _run_commands(made)
    return made


def _answer(
    made: Server, method: str, module: str, name: str, arguments: Callable[[Any], tuple[Any, ...]], options: Any
) -> None:
    """Let a function answer the requests of a method about an open text; about another one there is nothing to say."""

    @made.feature(method, options)
    @_answering
    def answer(server: Server, params: Any) -> Any:
        if not _is_open(server, params):
            return None
        return getattr(import_module(module), name)(server.session, params.text_document.uri, *arguments(params))


def _begin_and_end(made: Server) -> None:
    @made.feature(lsp.INITIALIZED)
    async def initialized(server: Server, params: lsp.InitializedParams) -> None:
        if server.process_id and sys.platform != "win32":  # there, a signal of 0 would end it
            server.parent = asyncio.create_task(server.watch_parent(server.process_id))
        if server.registers_watchers:
            watchers = [lsp.FileSystemWatcher(f"**/{name}") for name in WATCHED]
            options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers)
            method = lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES
            server.client_register_capability(lsp.RegistrationParams([lsp.Registration("files", method, options)]))

    @made.feature(lsp.SHUTDOWN)
    def shut_down(server: Server, params: None) -> None:
        server.is_shut_down = True


def _keep_texts(made: Server) -> None:
    @made.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(server: Server, params: lsp.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        server.affected(server.session.opened(document.uri, document.version, document.text), document.uri)

    @made.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def edited(server: Server, params: lsp.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        if uri in server.session.documents:
            server.session.documents[uri].edit(params.text_document.version, params.content_changes)
            server.affected(server.session.edited(uri), uri)

    @made.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(server: Server, params: lsp.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.affected(server.session.close(uri), uri)
        server.forget(uri)

    @made.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def changed(server: Server, params: lsp.DidChangeWatchedFilesParams) -> None:
        for change in params.changes:
            server.affected(server.session.changed(change.uri), change.uri)


def _find(made: Server) -> None:
    options = lsp.DiagnosticOptions(inter_file_dependencies=True, workspace_diagnostics=False, identifier="svc")

    @made.feature(lsp.TEXT_DOCUMENT_DIAGNOSTIC, options)
    def pulled(server: Server, params: lsp.DocumentDiagnosticParams) -> lsp.RelatedFullDocumentDiagnosticReport:
        from svc.editor.server.findings import findings

        found = findings(server.session, params.text_document.uri) if _is_open(server, params) else []
        return lsp.RelatedFullDocumentDiagnosticReport(found)

    @made.feature(lsp.WORKSPACE_SYMBOL)
    def project_symbols(server: Server, params: lsp.WorkspaceSymbolParams) -> list[lsp.WorkspaceSymbol]:
        from svc.editor.server.structure import project_symbols

        return project_symbols(server.session, params.query)


def _follow_calls(made: Server) -> None:
    @made.feature(lsp.CALL_HIERARCHY_INCOMING_CALLS)
    def incoming(server: Server, params: lsp.CallHierarchyIncomingCallsParams) -> list[lsp.CallHierarchyIncomingCall]:
        from svc.editor.server.calls import incoming

        return incoming(server.session, params.item)

    @made.feature(lsp.CALL_HIERARCHY_OUTGOING_CALLS)
    def outgoing(server: Server, params: lsp.CallHierarchyOutgoingCallsParams) -> list[lsp.CallHierarchyOutgoingCall]:
        from svc.editor.server.calls import outgoing

        return outgoing(server.session, params.item)


def _configure(made: Server) -> None:
    @made.feature(lsp.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(server: Server, params: lsp.DidChangeConfigurationParams) -> None:
        from svc.editor.server.settings import read

        settings = read(params.settings)
        for each in settings.wrong:
            if each in server.session.settings.wrong:
                continue  # reported when it was sent first
            server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Warning, f"svc: {each}"))
        server.session.take(settings)
        server.affected([*server.session.documents], "")


def _run_commands(made: Server) -> None:
    @made.command("svc.preview")
    @_answering
    def preview(server: Server, params: Any = None) -> dict[str, str | None]:
        from svc.editor.server.preview import preview

        wanted = _object(params)
        stream, view, theme = wanted.get("stream"), wanted.get("view") or "auto", wanted.get("theme") or "auto"
        made = preview(server.session, wanted["uri"], stream, view, theme)
        server.session.previewed[wanted["uri"]] = stream, view, theme
        return made

    @made.command(OPEN_PREVIEW)
    @_answering
    def open_preview(server: Server, params: Any = None) -> str:
        from svc.editor.server.preview import address

        wanted = _object(params)
        page = address(server.session, wanted["uri"], wanted.get("stream"))
        server.window_show_document(lsp.ShowDocumentParams(page, external=True))
        return page


def _object(params: Any) -> dict[str, Any]:
    """The object that a command was given, which names an open text."""
    wanted = params if isinstance(params, dict) else vars(params) if hasattr(params, "__dict__") else {}
    if not isinstance(wanted.get("uri"), str):
        raise JsonRpcInvalidParams("this command needs an object with the `uri` of an open text")
    for name, value in wanted.items():
        if value is not None and not isinstance(value, str):
            raise JsonRpcInvalidParams(f"`{name}` is not a text")
    return wanted


def _nothing(params: Any) -> tuple[Any, ...]:
    return ()


def _position(params: Any) -> tuple[Any, ...]:
    return (params.position,)


_REQUESTS: dict[str, list[tuple[str, str, Callable[[Any], tuple[Any, ...]], Any]]] = {
    "names": [
        (lsp.TEXT_DOCUMENT_HOVER, "hover", _position, None),
        (lsp.TEXT_DOCUMENT_DEFINITION, "definition", _position, None),
        (
            lsp.TEXT_DOCUMENT_REFERENCES,
            "references",
            lambda params: (params.position, params.context.include_declaration),
            None,
        ),
        (lsp.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, "highlights", _position, None),
        (lsp.TEXT_DOCUMENT_PREPARE_RENAME, "prepared", _position, None),
        (
            lsp.TEXT_DOCUMENT_RENAME,
            "renaming",
            lambda params: (params.position, params.new_name),
            lsp.RenameOptions(prepare_provider=True),
        ),
    ],
    "writing": [
        (
            lsp.TEXT_DOCUMENT_COMPLETION,
            "completion",
            lambda params: (params.position, params.context.trigger_character if params.context else None),
            lsp.CompletionOptions(trigger_characters=[":", ",", ">", " ", '"', "/"]),
        ),
        (lsp.TEXT_DOCUMENT_FORMATTING, "formatting", _nothing, None),
        (
            lsp.TEXT_DOCUMENT_CODE_ACTION,
            "actions",
            lambda params: (params.range, params.context.only or ()),
            lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix, "source.fixAll.svc"]),
        ),
    ],
    "structure": [
        (lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL, "symbols", _nothing, None),
        (lsp.TEXT_DOCUMENT_SELECTION_RANGE, "selections", lambda params: (params.positions,), None),
        (lsp.TEXT_DOCUMENT_FOLDING_RANGE, "folding", _nothing, None),
        (lsp.TEXT_DOCUMENT_DOCUMENT_LINK, "links", _nothing, None),
    ],
    "colours": [
        (lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, "full", _nothing, LEGEND),
        (lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA, "delta", lambda params: (params.previous_result_id,), LEGEND),
        (lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE, "within", lambda params: (params.range,), LEGEND),
    ],
    "hints": [
        (lsp.TEXT_DOCUMENT_INLAY_HINT, "inlay", lambda params: (params.range,), None),
        (lsp.TEXT_DOCUMENT_CODE_LENS, "lenses", _nothing, None),
    ],
    "calls": [
        (lsp.TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY, "prepared", _position, None),
    ],
}
"""By the module that answers: the method, the name of the function, what it needs of the parameters, and options."""
