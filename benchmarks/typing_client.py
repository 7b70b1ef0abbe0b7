"""An editor in which somebody types: it speaks with a language server, and reads the processor time that this takes.

A letter is typed behind a word and taken away again, on lines all over the text; after each keystroke it awaits the
findings. A server that can be asked is asked, from another it waits for what that sends. Knows no server by its name.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.timing import Command, NotMeasuredError

WARM = 20
"""Keystrokes before the first that counts."""


class Typed(NamedTuple):
    """What is typed into: a text in some language, and the lines that may be typed at the end of."""

    file: str
    text: str
    lines: list[int]


def keystroke(command: Command, folder: Path, typed: Typed, times: int, asks: bool = True) -> float:
    """The seconds of processor time that a server takes for a keystroke, from the edit to its findings."""
    if not sys.platform.startswith("linux"):
        raise NotMeasuredError("only Linux tells the processor time of a process that is running")
    editor = _Editor(command, folder, typed, asks)
    try:
        for number in range(WARM):
            editor.type(number)
        before = editor.server_time()
        for number in range(times):
            editor.type(WARM + number)
        return (editor.server_time() - before) / times
    finally:
        editor.end()


class _Editor:
    """A server that runs, with one text open in it."""

    def __init__(self, command: Command, folder: Path, typed: Typed, asks: bool) -> None:
        self._server = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._typed, self._asks, self._version = typed, asks, 1
        self._widths = [len(line) for line in typed.text.split("\n")]
        self._document = {"uri": (folder / typed.file).as_uri()}
        can = {"publishDiagnostics": {"versionSupport": True}} | ({"diagnostic": {}} if asks else {})
        self._ask("initialize", {"processId": None, "rootUri": None, "capabilities": {"textDocument": can}})
        self._send(method="initialized", params={})
        opened = self._document | {"languageId": Path(typed.file).suffix[1:], "version": 1, "text": typed.text}
        self._send(method="textDocument/didOpen", params={"textDocument": opened})
        self._await_findings()

    def type(self, number: int) -> None:
        """Type a letter, or take the last one away, and await the findings."""
        lines = self._typed.lines
        line = lines[number // 2 * 7919 % len(lines)]  # a prime number, so that all lines have their turn
        start = {"line": line, "character": self._widths[line]}
        end = start | {"character": self._widths[line] + number % 2}
        self._version += 1
        change = {"range": {"start": start, "end": end}, "text": "" if number % 2 else "x"}
        document = self._document | {"version": self._version}
        self._send(method="textDocument/didChange", params={"textDocument": document, "contentChanges": [change]})
        self._await_findings()

    def server_time(self) -> float:
        """The seconds that all threads of the server have run."""
        stats = Path(f"/proc/{self._server.pid}/task").glob("*/schedstat")
        return sum(int(each.read_text().split()[0]) for each in stats) / 1e9

    def end(self) -> None:
        self._server.kill()
        self._server.wait()

    def _await_findings(self) -> None:
        if self._asks:
            self._ask("textDocument/diagnostic", {"textDocument": self._document})
            return
        while (told := self._received()).get("method") != "textDocument/publishDiagnostics" or (
            told["params"].get("version", self._version) != self._version
        ):
            pass

    def _ask(self, method: str, params: Any) -> None:
        self._send(id=method, method=method, params=params)
        while (answer := self._received()).get("id") != method or "method" in answer:
            pass
        if "error" in answer:
            raise NotMeasuredError(f"{method}: {answer['error']['message']:.100}")

    def _send(self, **message: Any) -> None:
        assert self._server.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._server.stdin.flush()

    def _received(self) -> dict[str, Any]:
        """The next message. What the server asks is answered: there are no settings, and all else is fine."""
        assert self._server.stdout
        length = 0
        while line := self._server.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        if not length:
            raise NotMeasuredError("the server has ended")
        message: dict[str, Any] = json.loads(self._server.stdout.read(length))
        if "id" in message and "method" in message:
            items = (message.get("params") or {}).get("items")
            self._send(id=message["id"], result=None if items is None else [None] * len(items))
        return message
