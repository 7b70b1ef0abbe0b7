"""Somebody who edits at random: types words and lines, deletes, undoes; and asks what an editor asks."""

import random
from collections.abc import Iterator
from typing import Any, NamedTuple

from svc.text.units import LineIndex
from tests.support import ROOT
from tests.support.language_client import Client

PIECES = (
    "\n", " ", "  step more in engage\n", "  user -> log : ", "incidents", '"', "# svc: allow ", "-> ", ": ", ", ",
    "log", "\nstream other\n", "takes 5m..1h", "\U0001f600", "\u00fc", "by service_desk", 'use "', "\r\n",
)  # fmt: skip
ABOUT_PLACES = ("hover", "definition", "completion", "documentHighlight", "prepareRename", "prepareCallHierarchy")
ABOUT_TEXTS = ("documentSymbol", "foldingRange", "codeLens", "documentLink", "semanticTokens/full")
LARGEST = 20_000
"""Characters of a text: a longer one is begun anew."""


class Edit(NamedTuple):
    """What is written in the place of a stretch of a text."""

    start: int
    end: int
    text: str


class Typist:
    """Edits one open text; `text` is what must be in the server too."""

    def __init__(self, client: Client, name: str, seed: int) -> None:
        self._random = random.Random(seed)
        self._client = client
        self._whole = (
            (ROOT / "examples" / "restore_service.vsc").read_text("utf-8").replace("stream ", f"stream {name}_")
        )
        self.text, self._version = self._whole, 1
        self.uri = client.open(f"{name}.vsc", self.text)

    def edit(self) -> None:
        """Change the text somewhere, or take back all changes."""
        for edit in self._edits():
            start, end = LineIndex(self.text).points((edit.start, edit.end))
            self._version += 1
            self._client.edit(self.uri, self._version, start, end, edit.text)
            self.text = self.text[: edit.start] + edit.text + self.text[edit.end :]

    def ask(self) -> None:
        """Ask one of all the things that an editor asks."""
        kind = self._random.randrange(4)
        if kind < 2:
            line, character = LineIndex(self.text).point(self._random.randrange(len(self.text) + 1))
            self._client.at(self._random.choice(ABOUT_PLACES), self.uri, line, character)
        elif kind == 2:
            self._client.ask(f"textDocument/{self._random.choice(ABOUT_TEXTS)}", {"textDocument": {"uri": self.uri}})
        else:
            whole = {"start": {"line": 0, "character": 0}, "end": {"line": 500, "character": 0}}
            request = {"textDocument": {"uri": self.uri}, "range": whole, "context": {"diagnostics": []}}
            self._client.ask(f"textDocument/{self._random.choice(('codeAction', 'inlayHint'))}", request)

    def found(self) -> list[dict[str, Any]]:
        """The findings of the text."""
        report: dict[str, Any] = self._client.ask("textDocument/diagnostic", {"textDocument": {"uri": self.uri}})
        findings: list[dict[str, Any]] = report["items"]
        return findings

    def _edits(self) -> Iterator[Edit]:
        chosen = self._random.random()
        if chosen < 0.02 or len(self.text) > LARGEST:
            yield Edit(0, len(self.text), self._whole)
            return
        at = self._random.randrange(len(self.text) + 1)
        if chosen < 0.4:
            end = min(at + self._random.randrange(1, 12), len(self.text))
            if "\r" not in self.text[max(at - 1, 0) : end + 1]:
                yield Edit(at, end, "")
        elif "\r" not in self.text[max(at - 1, 0) : at + 1]:
            yield Edit(at, at, self._random.choice(PIECES))
