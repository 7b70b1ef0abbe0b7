"""An editor without a screen: speaks the Language Server Protocol with `svc lsp` as raw messages."""

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Any

SECONDS = 20
"""How long an answer may take on a machine that does other things too; then the server is stopped."""


class Client:
    """A running server. Messages that are not the awaited answer are kept in `notifications`."""

    def __init__(
        self,
        folder: Path,
        capabilities: dict[str, Any] | None = None,
        process: int | None = None,
        options: tuple[str, ...] = (),
    ) -> None:
        self.folder = folder
        self.notifications: list[dict[str, Any]] = []
        self._number = 0
        command = [sys.executable, "-m", "svc", "lsp", *options]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder)
        parameters = {"processId": process, "rootUri": folder.as_uri(), "capabilities": capabilities or {}}
        self.capabilities = self.ask("initialize", parameters)["capabilities"]
        self.notify("initialized", {})

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.process.kill()
        self.process.wait()
        for stream in filter(None, (self.process.stdin, self.process.stdout)):
            with suppress(OSError):
                stream.close()

    def uri(self, name: str) -> str:
        """The address of a file of the folder."""
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str) -> str:
        """Open a text; its address."""
        document = {"uri": self.uri(name), "languageId": "vsc", "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})
        return self.uri(name)

    def edit(self, uri: str, version: int, start: tuple[int, int], end: tuple[int, int], text: str) -> None:
        """Replace what is between two positions."""
        places = [{"line": line, "character": character} for line, character in (start, end)]
        changes = [{"range": {"start": places[0], "end": places[1]}, "text": text}]
        self.notify(
            "textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": changes}
        )

    def at(self, method: str, uri: str, line: int, character: int, **more: Any) -> Any:
        """The answer to a request about a position of a text."""
        where = {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}
        return self.ask(f"textDocument/{method}", where | more)

    def ask(self, method: str, parameters: Any) -> Any:
        """The answer to a request; of one that is refused, its error."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": parameters})
        while (message := self._received()).get("id") != self._number or "method" in message:
            self.notifications.append(message)
        return message["error"] if "error" in message else message["result"]

    def notify(self, method: str, parameters: Any) -> None:
        """Send what has no answer."""
        self._send({"method": method, "params": parameters})

    def pushed(self, uri: str) -> list[dict[str, Any]]:
        """The next findings that the server pushes of a text."""
        while (sent := self.received("textDocument/publishDiagnostics"))["uri"] != uri:
            pass
        findings: list[dict[str, Any]] = sent["diagnostics"]
        return findings

    def received(self, method: str) -> dict[str, Any]:
        """What the server sends by itself: the next notification of a method."""
        while True:
            for number, each in enumerate(self.notifications):
                if each["method"] == method:
                    sent: dict[str, Any] = self.notifications.pop(number)["params"]
                    return sent
            self.notifications.append(self._received())

    def send_bytes(self, data: bytes) -> None:
        """Send what may not be a message."""
        assert self.process.stdin
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.send_bytes(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))

    def _received(self) -> dict[str, Any]:
        patience = Timer(SECONDS, self.process.kill)
        patience.start()
        try:
            return self._next()
        finally:
            patience.cancel()

    def _next(self) -> dict[str, Any]:
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        assert length, "the server has ended, or did not answer in time"
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return message
