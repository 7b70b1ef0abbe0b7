"""Answers the browser: the page, and a stream of events that says when there is a new one.

Only this machine is answered. A page of elsewhere that made a name of its own lead here is refused by the name that it
requests, and gets nothing that it may read.
"""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from types import FrameType

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from svc.diagnostics.errors import Error
from svc.web.live.file_watcher import follow
from svc.web.live.preview import Preview

HOST = "127.0.0.1"
PORT = 8351
"""The one that is taken if it is free, so that a page finds its preview again."""
PATIENCE = 15.0
"""Seconds after which a silent connection gets a sign of life."""
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def listen(port: int | None) -> socket.socket:
    """A socket of this machine alone, at a port or at any that is free. Raises Error if the port is taken."""
    try:
        return socket.create_server((HOST, PORT if port is None else port))
    except OSError as wrong:
        if port is None:
            return socket.create_server((HOST, 0))
        raise Error(f"port {port} can't be used: {wrong.strerror or wrong}; omit --port to use a free one") from wrong


def address(listening: socket.socket) -> str:
    """Where a browser finds what a socket serves."""
    return f"http://{HOST}:{listening.getsockname()[1]}/"


def serve(preview: Preview, listening: socket.socket, announce: Callable[[], None]) -> None:
    """Serve a preview until a signal ends it; `announce` is called each time that there is something new."""
    news = _News(announce)
    config = uvicorn.Config(
        application(preview, news, address(listening)), log_config=None, log_level="critical",
        lifespan="on", loop="asyncio", http="h11", ws="none", server_header=False, timeout_graceful_shutdown=1,
    )  # fmt: skip
    _Server(config, news).run(sockets=[listening])


class _News:
    """Notifies all who wait that there is a new page, or that there will be none any more."""

    def __init__(self, announce: Callable[[], None]) -> None:
        self._announce = announce
        self._next = asyncio.Event()
        self.ended = asyncio.Event()

    def publish(self) -> None:
        self._announce()
        self._wake()

    def end(self) -> None:
        self.ended.set()
        self._wake()

    def _wake(self) -> None:
        waited, self._next = self._next, asyncio.Event()
        waited.set()

    async def wait(self) -> bool:
        """Wait for news, or for as long as a browser may be left without a word; whether there are any."""
        try:
            await asyncio.wait_for(self._next.wait(), PATIENCE)
        except TimeoutError:
            return False
        return True


class _Server(uvicorn.Server):
    """A server that sends the browsers away when it is to end, as they would stay for ever."""

    def __init__(self, config: uvicorn.Config, news: _News) -> None:
        super().__init__(config)
        self._news = news

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._news.end()
        super().handle_exit(sig, frame)


def application(preview: Preview, news: _News, address: str) -> Starlette:
    """What answers; at work it follows the file."""

    async def page(request: Request) -> Response:
        made = preview.made
        return Response(made.text, media_type="text/html", headers={"Content-Security-Policy": made.policy})

    async def changes(request: Request) -> Response:
        return StreamingResponse(events(), media_type="text/event-stream")

    async def events() -> AsyncIterator[str]:
        sent = ""
        while not news.ended.is_set():
            if preview.made.version != sent:
                sent = preview.made.version
                yield f"data: {sent}\n\n"
            elif not await news.wait():
                yield ": still here\n\n"

    @asynccontextmanager
    async def at_work(app: Starlette) -> AsyncIterator[None]:
        following = asyncio.create_task(follow(preview, news.publish, news.ended))
        yield
        news.end()
        await following

    routes = [Route("/", page), Route("/changes", changes)]
    return Starlette(routes=routes, middleware=[Middleware(_Guarded, address=address)], lifespan=at_work)


class _Guarded:
    """Answers only requests to this very address, from nowhere or from this page; every answer has the headers."""

    def __init__(self, app: ASGIApp, address: str) -> None:
        self._app = app
        port = address.rstrip("/").rpartition(":")[2]
        self._hosts = {f"{host}:{port}" for host in (HOST, "localhost")}
        self._origins = {None, *(f"http://{host}" for host in self._hosts)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        refusal = PlainTextResponse("this preview is only for the machine that it runs on\n", 403)
        app = self._app if self._is_ours(Request(scope).headers) else refusal
        await app(scope, receive, send_guarded)

    def _is_ours(self, headers: Headers) -> bool:
        return headers.get("host") in self._hosts and headers.get("origin") in self._origins
