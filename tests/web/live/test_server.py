"""How a preview answers: every header, every refusal, the events, the port; asked as a browser does, or a stranger."""

import asyncio
import http.client
import signal
import socket
import subprocess
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from starlette.applications import Starlette

from svc.diagnostics.errors import Error
from svc.web.live import Preview, Seen, server
from tests.support.command_line import SCRIPT
from tests.support.pictures import RESTORE

PORT = 8351
ADDRESS = f"http://127.0.0.1:{PORT}/"
OURS = {"Host": f"127.0.0.1:{PORT}"}
ALWAYS = {
    "cache-control": "no-store",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: str


class Shown:
    """A preview without a stream, of which each look finds other words; and what it announces."""

    def __init__(self, words: str = "nothing yet") -> None:
        self.words, self.announced = words, 0
        self.preview = Preview(lambda: Seen("a.vsc", None, (), missing=self.words))
        self.news = server._News(self._announce)

    def _announce(self) -> None:
        self.announced += 1

    @property
    def app(self) -> Starlette:
        return server.application(self.preview, self.news, ADDRESS)

    def change(self, words: str) -> None:
        self.words = words
        assert self.preview.refresh()
        self.news.publish()


async def asked(app: Starlette, path: str, headers: dict[str, str], method: str = "GET") -> AsyncIterator[Any]:
    """What the application sends, as it does so."""
    sent: asyncio.Queue[Any] = asyncio.Queue()
    pairs = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": pairs, "scheme": "http",
             "server": ("127.0.0.1", PORT), "http_version": "1.1"}  # fmt: skip

    async def receive() -> Any:
        await asyncio.Event().wait()  # a browser that stays

    answering = asyncio.create_task(app(scope, receive, sent.put))
    while True:
        message = await asyncio.wait_for(sent.get(), 10)
        yield message
        if message["type"] == "http.response.body" and not message.get("more_body"):
            await answering
            return


def answer(
    path: str = "/", headers: dict[str, str] | None = None, method: str = "GET", shown: Shown | None = None
) -> Answer:
    async def whole() -> Answer:
        app = (shown or Shown()).app
        start, *bodies = [each async for each in asked(app, path, OURS if headers is None else headers, method)]
        said = {name.decode(): value.decode() for name, value in start["headers"]}
        return Answer(start["status"], said, b"".join(each["body"] for each in bodies).decode())

    return asyncio.run(whole())


# --- who is answered


@pytest.mark.parametrize("host", [f"127.0.0.1:{PORT}", f"localhost:{PORT}"])
@pytest.mark.parametrize("origin", [None, f"http://127.0.0.1:{PORT}", f"http://localhost:{PORT}"])
def test_this_machine_is_answered_by_both_of_its_names(host: str, origin: str | None) -> None:
    assert answer(headers={"Host": host, **({"Origin": origin} if origin else {})}).status == 200


@pytest.mark.parametrize("path", ["/", "/changes", "/nowhere"])
@pytest.mark.parametrize(
    "headers",
    [
        {}, {"Host": ""}, {"Host": "127.0.0.1"}, {"Host": "localhost"}, {"Host": "127.0.0.1:80"},
        {"Host": f"127.0.0.2:{PORT}"}, {"Host": f"[::1]:{PORT}"}, {"Host": f"example.org:{PORT}"},
        {"Host": f"localhost.example.org:{PORT}"}, {"Host": f"localhost:{PORT}0"}, {"Host": f"x@localhost:{PORT}"},
        {"Host": f"evil-localhost:{PORT}"}, {"Host": f"http://localhost:{PORT}"},
        OURS | {"Origin": "null"}, OURS | {"Origin": ""}, OURS | {"Origin": "http://example.org"},
        OURS | {"Origin": f"https://127.0.0.1:{PORT}"}, OURS | {"Origin": "http://127.0.0.1:80"},
        OURS | {"Origin": "http://localhost"}, OURS | {"Origin": f"localhost:{PORT}"},
        OURS | {"Origin": f"http://localhost:{PORT}.example.org"}, OURS | {"Origin": f"file://localhost:{PORT}"},
    ],
    ids=lambda each: str(list(each.values())),
)  # fmt: skip
def test_a_stranger_is_refused_whatever_is_requested_and_learns_nothing(path: str, headers: dict[str, str]) -> None:
    told = answer(path, headers, shown=Shown("a secret"))
    assert (told.status, told.body) == (403, "this preview is only for the machine that it runs on\n")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 200), ("HEAD", "/", 200), ("POST", "/", 405), ("PUT", "/", 405), ("DELETE", "/", 405),
        ("OPTIONS", "/", 405), ("POST", "/changes", 405), ("GET", "/a.vsc", 404), ("GET", "/changes/", 307),
        ("GET", "/../a.vsc", 404), ("GET", "//", 404), ("GET", "/svc.toml", 404), ("GET", "/favicon.ico", 404),
    ],
)  # fmt: skip
def test_there_is_the_page_and_nothing_else(method: str, path: str, status: int) -> None:
    assert answer(path, method=method).status == status


# --- headers


@pytest.mark.parametrize(
    ("method", "path", "headers"),
    [("GET", "/", OURS), ("HEAD", "/", OURS), ("POST", "/", OURS), ("GET", "/nowhere", OURS), ("GET", "/", {}),
     ("GET", "/changes", {}), ("GET", "/", OURS | {"Origin": "null"})],
)  # fmt: skip
def test_every_answer_says_that_it_is_for_its_own_page_alone(method: str, path: str, headers: dict[str, str]) -> None:
    told = answer(path, headers, method).headers
    assert {name: told.get(name) for name in ALWAYS} == ALWAYS
    assert not [name for name in told if name.startswith("access-control-") or name == "server"]


def test_the_page_brings_its_policy_and_its_type() -> None:
    shown = Shown()
    told = answer(shown=shown)
    assert told.body == shown.preview.made.text
    assert told.headers == ALWAYS | {
        "content-security-policy": shown.preview.made.policy,
        "content-type": "text/html; charset=utf-8",
        "content-length": str(len(told.body.encode())),
    }
    policy = dict(each.split(" ", 1) for each in told.headers["content-security-policy"].split("; "))
    assert (policy.pop("script-src")[:8], policy.pop("style-src")[:8]) == ("'sha256-", "'sha256-")
    assert policy == {
        "default-src": "'none'", "img-src": "data:", "base-uri": "'none'", "form-action": "'none'",
        "connect-src": "'self'", "frame-ancestors": "'none'",
    }  # fmt: skip


# --- events


def listening_to(shown: Shown, then: Callable[[], None], count: int) -> list[str]:
    """The first events that a page gets; each but the last is followed by what happens then."""

    async def heard() -> list[str]:
        found = []
        async for message in asked(shown.app, "/changes", OURS):
            if message["type"] == "http.response.start":
                assert dict(message["headers"])[b"content-type"] == b"text/event-stream; charset=utf-8"
                assert {name.decode(): value.decode() for name, value in message["headers"]}.items() >= ALWAYS.items()
            elif message["body"]:
                found.append(message["body"].decode())
                (then if len(found) < count else shown.news.end)()
        return found

    return asyncio.run(heard())


def test_a_page_is_reported_the_version_that_there_is_and_each_new_one() -> None:
    shown = Shown()
    first = shown.preview.made.version
    events = listening_to(shown, lambda: shown.change("something else"), 2)
    assert events == [f"data: {first}\n\n", f"data: {shown.preview.made.version}\n\n"]
    assert shown.announced == 1


def test_a_page_that_hears_nothing_for_long_gets_a_sign_of_life(monkeypatch: pytest.MonkeyPatch) -> None:
    assert server.PATIENCE == 15
    monkeypatch.setattr(server, "PATIENCE", 0.01)
    shown = Shown()
    assert listening_to(shown, lambda: None, 3)[1:] == [": still here\n\n"] * 2


def test_news_reach_all_who_wait_and_only_them() -> None:
    shown = Shown()

    async def waited() -> list[bool]:
        waiting = [asyncio.create_task(shown.news.wait()) for _ in range(2)]
        await asyncio.sleep(0)
        shown.news.publish()
        return await asyncio.gather(*waiting)

    assert asyncio.run(waited()) == [True, True]
    assert (shown.announced, shown.news.ended.is_set()) == (1, False)


def test_at_work_the_file_is_followed_and_the_end_is_the_end_of_all_pages() -> None:
    shown = Shown()
    shown.words = "something else"

    async def work() -> None:
        async with shown.app.router.lifespan_context(shown.app):
            while not shown.announced:
                await asyncio.sleep(0.05)

    asyncio.run(asyncio.wait_for(work(), 30))
    assert "something else" in shown.preview.made.text
    assert shown.news.ended.is_set()


# --- the port


def test_it_listens_to_this_machine_alone_at_the_port_of_old_or_any_that_is_free(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert (server.HOST, server.PORT) == ("127.0.0.1", PORT)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    monkeypatch.setattr(server, "PORT", port)
    with server.listen(None) as first, server.listen(None) as second:
        assert first.getsockname() == ("127.0.0.1", port)
        assert server.address(first) == f"http://127.0.0.1:{port}/"
        assert second.getsockname()[0] == "127.0.0.1"
        assert second.getsockname()[1] != port
        with pytest.raises(Error, match=rf"^port {port} can't be used: .+; omit --port to use a free one$"):
            server.listen(port)
    with server.listen(port) as again:
        assert server.address(again) == f"http://127.0.0.1:{port}/"


def test_the_command_serves_it_says_where_and_ends_with_its_pages(tmp_path: Path) -> None:
    (tmp_path / "a.vsc").write_text(RESTORE, "utf-8")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [str(SCRIPT), "watch", "a.vsc", "--no-open", "--port", str(port)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=tmp_path, stdout=pipe, stderr=pipe, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == f"http://127.0.0.1:{port}/\n"
            page, events = (http.client.HTTPConnection("127.0.0.1", port, timeout=10) for _ in range(2))
            page.request("GET", "/")
            told = page.getresponse()
            names = {name.lower(): value for name, value in told.getheaders()}
            assert {"date", "content-type", "content-length", "content-security-policy", *ALWAYS} == names.keys()
            version = told.read().decode().partition('data-version="')[2].partition('"')[0]
            events.request("GET", "/changes")
            assert events.getresponse().readline() == f"data: {version}\n".encode()
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=10)
        finally:
            process.kill()
    assert (process.returncode, out) == (130, "")
    assert err == "svc: a.vsc: no errors and no warnings; Ctrl-C ends the preview\n"
