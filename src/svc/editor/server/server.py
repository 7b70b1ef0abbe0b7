"""The server: what it knows of its editor, and what it sends by itself. Editors that can pull findings, others are
pushed them."""

import asyncio
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from svc.diagnostics.errors import Error
from svc.editor.server.protocol import Protocol

OPEN_PREVIEW = "svc.openPreview"
"""The command that opens the live page of a stream."""
PARENT = 2.0
"""Seconds between looks for the process that started the server."""
DELAY = 0.05
"""Seconds of rest after a keystroke before findings are pushed."""


class Server(LanguageServer):
    """A language server for one editor. What svc needs of itself is imported once a text is open."""

    def __init__(self, version: str) -> None:
        super().__init__(
            "svc", version, text_document_sync_kind=lsp.TextDocumentSyncKind.Incremental, protocol_cls=Protocol
        )
        self._session: Any = None
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self.is_shut_down = False
        self.parent: asyncio.Task[None] | None = None

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

    @property
    def registers_watchers(self) -> bool:
        """Whether the editor reports changes of files once it is asked to."""
        workspace = self.client_capabilities.workspace
        watched = workspace.did_change_watched_files if workspace else None
        return bool(watched and watched.dynamic_registration)

    def affected(self, uris: Iterable[str], changed: str) -> None:
        """Findings of some texts may be others now: push them soon, or ask the editor to pull them again."""
        others = [uri for uri in uris if uri in self.session.documents]
        for uri in others:
            if uri in self.session.previewed:
                self._soon(f"preview {uri}", self._draw, uri)
        if not self.pulls:
            for uri in others:
                self._soon(uri, self._push, uri)
        elif any(uri != changed for uri in others) and self._refreshes:
            self.workspace_diagnostic_refresh(None)

    @property
    def _refreshes(self) -> bool:
        workspace = self.client_capabilities.workspace
        return bool(workspace and workspace.diagnostics and workspace.diagnostics.refresh_support)

    def _soon(self, what: str, work: Callable[[str], None], uri: str) -> None:
        """Do something once there was no keystroke for a while."""
        if what in self._waiting:
            self._waiting.pop(what).cancel()
        self._waiting[what] = asyncio.get_running_loop().call_later(DELAY, work, uri)

    def _draw(self, uri: str) -> None:
        """Send the picture that an editor shows anew; while the text can't be understood, the last one remains."""
        from svc.editor.server.preview import preview

        if uri not in self.session.documents or uri not in self.session.previewed:
            return
        if any(each.code.startswith("VSC1") for each in self.session.analysis(uri).diagnostics):
            return
        with suppress(Error):
            drawn = preview(self.session, uri, *self.session.previewed[uri])
            self.protocol.notify("svc/preview", {"uri": uri, **drawn})

    async def watch_parent(self, process: int) -> None:
        """End when the process that started the server is gone."""
        while True:
            await asyncio.sleep(PARENT)
            try:
                os.kill(process, 0)
            except ProcessLookupError:
                self.end()
                os._exit(1)
            except OSError:
                return

    def _push(self, uri: str) -> None:
        from svc.editor.server.findings import findings

        self._waiting.pop(uri, None)
        document = self.session.documents.get(uri)
        if document is not None:
            found = findings(self.session, uri)
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found, document.version))

    def end(self) -> None:
        """End what runs beside the server."""
        if self._session is not None:
            self._session.end()

    def forget(self, uri: str) -> None:
        """Take back what was pushed of a text that is closed."""
        if uri in self._waiting:
            self._waiting.pop(uri).cancel()
        if not self.pulls:
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))
