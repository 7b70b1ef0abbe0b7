"""Which function answers which request of an editor. A function is imported when its first request comes."""

import asyncio
import sys
from importlib import import_module
from typing import Any

from lsprotocol import types as lsp

from svc.editor.server.commands import run_commands
from svc.editor.server.features import FEATURES, Feature
from svc.editor.server.protocol import answering
from svc.editor.server.server import Server

WATCHED = ("*.vsc", "svc.toml", "pyproject.toml")
"""The files whose changes on the disk the editor reports, if it can."""


def _is_open(server: Server, params: Any) -> bool:
    return params.text_document.uri in server.session.documents


def server(version: str) -> Server:
    """A server that is ready to be started."""
    made = Server(version)
    _begin_and_end(made)
    _keep_texts(made)
    _find(made)
    for feature in FEATURES:
        _answer(made, feature)
    _follow_calls(made)
    _configure(made)
    run_commands(made)
    return made


def _answer(made: Server, feature: Feature) -> None:
    """Let a function answer the requests of a method about an open text; about another one there is nothing to say."""

    @made.feature(feature.method, feature.options)
    @answering
    def answer(server: Server, params: Any) -> Any:
        if not _is_open(server, params):
            return None
        module = import_module(f"svc.editor.server.{feature.module}")
        return getattr(module, feature.function)(server.session, params.text_document.uri, *feature.arguments(params))


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
