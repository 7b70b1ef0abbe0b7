"""The language server against what no editor sends: each request is answered once, and the server lives."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import svc
from svc.text.units import LineIndex, Units
from tests.support.language_client import Client

pytestmark = pytest.mark.system

TEXT = "stream s\n  step log in engage\n  user -> log : incidents\n  log -> deliver_support : user_support_tasks\n"
SECONDS = 60
"""How long an answer may take on a machine that does other things too."""


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    with Client(tmp_path) as running:
        yield running


def is_alive(client: Client) -> bool:
    """Whether a text still gets its findings."""
    uri = client.open("alive.vsc", TEXT)
    return bool(client.ask("textDocument/documentSymbol", {"textDocument": {"uri": uri}}))


@pytest.mark.parametrize(
    "body",
    [b"{", b"[]", b"42", b"null", b'"text"', b"\xff\xfe", b"[" * 1000, b'{"jsonrpc": "2.0", "id": 1}', b"{}"],
    ids=["cut", "batch", "number", "null", "text", "no UTF-8", "deep", "no method", "empty"],
)
def test_a_message_that_is_not_one_is_passed_over_l01(client: Client, body: bytes) -> None:
    client.send_bytes(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
    assert is_alive(client)


def test_a_request_gets_one_answer_with_the_code_of_the_standard_l02(client: Client) -> None:
    assert client.ask("textDocument/noSuchThing", {})["code"] == -32601
    assert client.ask("textDocument/hover", {"textDocument": 5})["code"] in (-32602, -32603)
    assert is_alive(client)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ((0, 999), (0, 999)), ((99, 0), (99, 5)), ((0, 0), (99, 99)), ((2, 5), (1, 2)), ((0, 2**31 - 1), (1, 0)),
        ((1, 3), (1, 3)),
    ],
)  # fmt: skip
def test_positions_beyond_the_text_are_moved_into_it_l03(
    client: Client, start: tuple[int, int], end: tuple[int, int]
) -> None:
    uri = client.open("a.vsc", "# 😀\n" + TEXT)
    client.edit(uri, 2, start, end, "x")
    index = LineIndex("# 😀\n" + TEXT, Units.UTF16)
    first, last = index.span((start, end))
    text = ("# 😀\n" + TEXT)[:first] + "x" + ("# 😀\n" + TEXT)[last:]
    client.pushed(uri)
    report = client.ask("textDocument/diagnostic", {"textDocument": {"uri": uri}})
    assert [each["code"] for each in report["items"]] == [each.code for each in svc.analyse(text).diagnostics]
    for method in ("hover", "definition", "completion", "prepareRename"):
        client.at(method, uri, *start)


def test_a_text_that_grows_without_end_is_one_finding_l04(client: Client) -> None:
    gone = {"textDocument": {"uri": client.uri("gone.vsc"), "version": 7}, "contentChanges": [{"text": "x"}]}
    client.notify("textDocument/didChange", gone)
    uri = client.open("a.vsc", "#" * 70_000)
    for version in range(2, 9):
        text = "#" * (70_000 << (version - 1))
        document = {"uri": uri, "version": version}
        client.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})
    report = client.ask("textDocument/diagnostic", {"textDocument": {"uri": uri}})
    assert [each["code"] for each in report["items"]] == ["VSC110"]


def test_many_edits_in_a_moment_are_looked_at_once_l04(client: Client) -> None:
    uri = client.open("a.vsc", TEXT)
    for version in range(2, 1_002):
        client.edit(uri, version, (0, 8), (0, 8), "s")
    [symbol] = client.ask("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
    assert symbol["name"] == "s" * 1_001
    pushed = [each for each in client.notifications if each["method"] == "textDocument/publishDiagnostics"]
    assert len(pushed) < 100


@pytest.mark.parametrize("units", list(Units))
def test_places_are_counted_in_the_units_that_were_agreed_l05(tmp_path: Path, units: Units) -> None:
    text = 'stream s\n  step log "a😀é\u0301漢" in nowhere\n'
    with Client(tmp_path, {"general": {"positionEncodings": [units.value]}}) as client:
        assert client.capabilities["positionEncoding"] == units.value
        [finding] = [each for each in client.pushed(client.open("a.vsc", text)) if each["code"] == "VSC201"]
        start = LineIndex(text, units).point(text.index("nowhere"))
        assert finding["range"]["start"] == {"line": start.line, "character": start.character}


def test_a_cancelled_or_unknown_request_and_a_reply_to_nothing_are_passed_over_l06(client: Client) -> None:
    client.notify("$/cancelRequest", {"id": 12345})
    body = b'{"jsonrpc": "2.0", "id": 999, "result": null}'
    client.send_bytes(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
    assert is_alive(client)


def test_it_ends_when_the_process_that_started_it_is_gone_l06(tmp_path: Path) -> None:
    waiting = [sys.executable, "-c", "input()"]
    with subprocess.Popen(waiting, stdin=subprocess.PIPE) as parent, Client(tmp_path, process=parent.pid) as client:
        assert is_alive(client)
        parent.kill()
        parent.wait()
        assert client.process.wait(SECONDS) == 1


@pytest.mark.parametrize(
    "uri",
    ["untitled:Untitled-1", "vscode-vfs://github/a/b.vsc", "file:///c%3A/a.vsc", "file://host/share/a.vsc",
     "file:///tmp/no%20such%20folder/a%00b.vsc", "", "nonsense"],
)  # fmt: skip
def test_a_text_from_anywhere_stands_alone_and_no_file_is_read_l07(client: Client, uri: str) -> None:
    text = 'use "/etc/passwd"\nuse "../../etc/passwd"\n' + TEXT
    client.notify(
        "textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "vsc", "version": 1, "text": text}}
    )
    report = client.ask("textDocument/diagnostic", {"textDocument": {"uri": uri}})
    assert {"VSC206", "VSC207"} & {each["code"] for each in report["items"]}
    assert "root:x" not in json.dumps(report)
    assert is_alive(client)


def test_a_rename_names_the_version_that_it_is_for_l08(client: Client) -> None:
    uri = client.open("a.vsc", TEXT)
    client.edit(uri, 5, (0, 0), (0, 0), "# more\n")
    [change] = client.at("rename", uri, 2, 8, newName="register")["documentChanges"]
    assert change["textDocument"]["version"] == 5


def test_the_layout_of_a_broken_text_is_left_and_of_another_that_of_svc_fmt_l09(client: Client) -> None:
    options = {"options": {"tabSize": 8, "insertSpaces": False}}
    broken = client.open("broken.vsc", TEXT + "  step step step\n")
    assert client.ask("textDocument/formatting", {"textDocument": {"uri": broken}, **options}) == []
    untidy = TEXT.replace(" : ", ":").replace("  step", "      step")
    uri = client.open("a.vsc", untidy)
    index = LineIndex(untidy)
    text = untidy
    for edit in reversed(client.ask("textDocument/formatting", {"textDocument": {"uri": uri}, **options})):
        start, end = (index.offset((each["line"], each["character"])) for each in edit["range"].values())
        text = text[:start] + edit["newText"] + text[end:]
    assert text == svc.format_text(untidy)


def test_a_root_that_is_gone_and_links_in_a_circle_do_no_harm_l10(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "loop").symlink_to(folder)
    (folder / "a.vsc").write_text(TEXT)
    with Client(folder) as client:
        uri = client.open("a.vsc", TEXT)
        assert len(client.at("references", uri, 1, 8, context={"includeDeclaration": True})) == 3
        (folder / "loop").unlink()
        (folder / "a.vsc").unlink()
        folder.rmdir()
        assert client.ask("workspace/symbol", {"query": "lg"}) is not None
        assert client.ask("textDocument/diagnostic", {"textDocument": {"uri": uri}})["items"] is not None


def test_after_any_edits_the_findings_are_those_of_a_check_l11(client: Client) -> None:
    chosen = random.Random(11)
    text, version = TEXT, 1
    uri = client.open("a.vsc", text)
    pieces = ["\n", "step ", "  ", "-> ", ": ", "incidents", '"', "#", "log", "stream t\n", "", "", "😀", ","]
    for _ in range(60):
        first, last = sorted(chosen.choices(range(len(text) + 1), k=2))
        last = min(last, first + 5)
        written = chosen.choice(pieces)
        index = LineIndex(text)
        start, end = index.points((first, last))
        if "\r" not in text[first - 1 : last + 1]:
            version += 1
            client.edit(uri, version, start, end, written)
            text = text[:first] + written + text[last:]
        for method in ("hover", "definition", "completion"):
            client.at(method, uri, *start)
        report = client.ask("textDocument/diagnostic", {"textDocument": {"uri": uri}})
        assert [each["code"] for each in report["items"]] == [each.code for each in svc.analyse(text).diagnostics]


def test_no_setting_makes_it_run_or_write_anything_l12(client: Client, tmp_path: Path) -> None:
    (tmp_path / "svc.toml").write_text('rules = ["evil"]\nengine = "./evil"\n')
    evil: dict[str, Any] = {"path": "./evil", "engine": "./evil", "output": "/tmp/out", "plugins": ["evil"]}
    client.notify("workspace/didChangeConfiguration", {"settings": {"svc": evil}})
    uri = client.open("a.vsc", TEXT)
    drawn = client.ask("workspace/executeCommand", {"command": "svc.preview", "arguments": [{"uri": uri}]})
    assert drawn["svg"].startswith("<svg")
    assert sorted(os.listdir(tmp_path)) == ["svc.toml"]
