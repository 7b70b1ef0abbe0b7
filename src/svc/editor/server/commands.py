"""The commands that an editor may have executed: the picture of a stream, and the live page."""

from typing import Any

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcInvalidParams

from svc.editor.server.protocol import answering
from svc.editor.server.server import OPEN_PREVIEW, Server


def run_commands(made: Server) -> None:
    """Let a server execute its commands."""

    @made.command("svc.preview")
    @answering
    def preview(server: Server, params: Any = None) -> dict[str, str | None]:
        from svc.editor.server.preview import preview

        wanted = _object(params)
        stream, view, theme = wanted.get("stream"), wanted.get("view") or "auto", wanted.get("theme") or "auto"
        made = preview(server.session, wanted["uri"], stream, view, theme)
        server.session.previewed[wanted["uri"]] = stream, view, theme
        return made

    @made.command(OPEN_PREVIEW)
    @answering
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
