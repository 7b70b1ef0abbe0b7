"""The server: which function answers which request. Findings are pulled by editors that can, else pushed."""

import asyncio
import os
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from importlib import import_module
from typing import Any, ParamSpec, TypeVar

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer

from svc.diagnostics.errors import Error

DELAY = 0.05
"""Seconds of rest after a keystroke before findings are pushed."""
FAILED = -32803
"""The code of an answer that can't be given although the request was valid: `RequestFailed` of the protocol."""

P = ParamSpec("P")
R = TypeVar("R")


class Server(LanguageServer):
    """A language server for one editor. What svc needs of itself is imported once a text is open."""

    def __init__(self, version: str) -> None:
        super().__init__("svc", version, text_document_sync_kind=lsp.TextDocumentSyncKind.Incremental)
        self._session: Any = None
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self.is_shut_down = False

    @property
    def session(self) -> Any:
        """The open texts and their projects."""
        if self._session is None:
            from svc.editor.server.session import Session
            from svc.text.units import Units

            self._session = Session(Units(self.workspace.position_encoding or Units.UTF16))
        return self._session

    @property
    def pulls(self) -> bool:
        """Whether the editor requests findings itself."""
        document = self.client_capabilities.text_document
        return document is not None and document.diagnostic is not None

    def affected(self, uris: Iterable[str], changed: str) -> None:
        """Findings of some texts may be others now: push them soon, or ask the editor to pull them again."""
        others = [uri for uri in uris if uri in self.session.documents]
        if not self.pulls:
            for uri in others:
                self._push_soon(uri)
        elif any(uri != changed for uri in others) and self._refreshes:
            self.workspace_diagnostic_refresh(None)

    @property
    def _refreshes(self) -> bool:
        workspace = self.client_capabilities.workspace
        return bool(workspace and workspace.diagnostics and workspace.diagnostics.refresh_support)

    def _push_soon(self, uri: str) -> None:
        if uri in self._waiting:
            self._waiting.pop(uri).cancel()
        self._waiting[uri] = asyncio.get_running_loop().call_later(DELAY, self._push, uri)

    def _push(self, uri: str) -> None:
        from svc.editor.server.findings import findings

        self._waiting.pop(uri, None)
        document = self.session.documents.get(uri)
        if document is not None:
            found = findings(self.session, uri)
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found, document.version))

    def forget(self, uri: str) -> None:
        """Take back what was pushed of a text that is closed."""
        if uri in self._waiting:
            self._waiting.pop(uri).cancel()
        if not self.pulls:
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))


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
    _shut_down(made)
    _keep_texts(made)
    _find(made)
    for module, requests in _REQUESTS.items():
        for method, name, arguments, options in requests:
            _answer(made, method, f"svc.editor.server.{module}", name, arguments, options)
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


def _shut_down(made: Server) -> None:
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


def _run_commands(made: Server) -> None:
    @made.command("svc.preview")
    @_answering
    def preview(server: Server, params: Any = None) -> dict[str, str | None]:
        from svc.editor.server.preview import preview

        wanted = params if isinstance(params, dict) else vars(params) if hasattr(params, "__dict__") else {}
        if not isinstance(wanted.get("uri"), str):
            raise JsonRpcInvalidParams("svc.preview needs an object with the `uri` of an open text")
        stream, view, theme = wanted.get("stream"), wanted.get("view") or "auto", wanted.get("theme") or "auto"
        return preview(server.session, wanted["uri"], stream, view, theme)


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
            _position,
            lsp.CompletionOptions(trigger_characters=[":", ",", ">", " "]),
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
        (lsp.TEXT_DOCUMENT_FOLDING_RANGE, "folding", _nothing, None),
        (lsp.TEXT_DOCUMENT_DOCUMENT_LINK, "links", _nothing, None),
    ],
}
"""By the module that answers: the method, the name of the function, what it needs of the parameters, and options."""


def run(version: str) -> bool:
    """Serve on standard input and output until the editor ends it or is gone; whether that shut it down first.

    Whatever else is printed, by custom rules too, goes to standard error: it would break the protocol.
    """
    sys.stdout.flush()
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    made = server(version)
    made.start_io(stdout=output)
    return made.is_shut_down
