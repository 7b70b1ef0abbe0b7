"""The language server, as an editor speaks with it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import svc
from tests.support.language_client import Client

TEXT = """\
stream s
  demand: "x"
  step log "Log it" in engage
  step fix in deliver_support
  user -> log : incidents
  log -> fix : incident
  fix -> user : delivered_services
"""
PULLS: dict[str, Any] = {"textDocument": {"diagnostic": {}}}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    with Client(tmp_path) as running:
        yield running


@pytest.mark.system
def test_findings_are_those_of_a_check(client: Client) -> None:
    uri = client.open("a.vsc", TEXT)
    checked = svc.analyse(TEXT, "a.vsc").diagnostics
    pushed = client.pushed(uri)
    assert [each["code"] for each in pushed] == [each.code for each in checked]
    assert pushed[0]["range"] == {"start": {"line": 5, "character": 15}, "end": {"line": 5, "character": 23}}
    assert "did you mean `incidents`?" in pushed[0]["message"]
    assert pushed[0]["codeDescription"]["href"].endswith("/VSC202.md")


@pytest.mark.system
def test_an_editor_that_pulls_is_pushed_nothing(tmp_path: Path) -> None:
    with Client(tmp_path, PULLS) as client:
        uri = client.open("a.vsc", TEXT)
        report = client.ask("textDocument/diagnostic", {"textDocument": {"uri": uri}})
        assert [each["code"] for each in report["items"]] == [
            each.code for each in svc.analyse(TEXT, "a.vsc").diagnostics
        ]
        assert [each for each in client.notifications if each["method"] == "textDocument/publishDiagnostics"] == []


@pytest.mark.system
def test_edits_are_placed_by_the_lines_of_svc(client: Client) -> None:
    """U+2028 and a form feed end no line here, whatever pygls takes for one; an emoji is two units."""
    uri = client.open("a.vsc", "# a\u2028b\x0cc 😀 d\n" + TEXT.replace("incident\n", "incidents\n"))
    client.pushed(uri)
    client.edit(uri, 2, (0, 9), (0, 10), "e")
    client.edit(uri, 3, (6, 15), (6, 24), "user_support_tasks")
    text = "# a\u2028b\x0cc 😀 e\n" + TEXT.replace("incident\n", "user_support_tasks\n")
    assert [each["code"] for each in client.pushed(uri)] == [each.code for each in svc.analyse(text).diagnostics]
    [symbol] = client.ask("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
    assert symbol["selectionRange"]["start"] == {"line": 1, "character": 7}


@pytest.mark.system
def test_names_lead_to_where_they_are_declared(client: Client) -> None:
    uri = client.open("a.vsc", TEXT)
    [own] = client.at("definition", uri, 4, 11)
    assert (own["uri"], own["range"]["start"]) == (uri, {"line": 2, "character": 7})
    [shipped] = client.at("definition", uri, 4, 20)
    assert shipped["uri"].endswith("/semantics/shipped/itil4.vsc")
    lines = [
        each["range"]["start"]["line"]
        for each in client.at("references", uri, 4, 11, context={"includeDeclaration": True})
    ]
    assert lines == [2, 4, 5]
    assert client.at("hover", uri, 4, 20)["contents"]["value"].startswith("**Incidents**")


@pytest.mark.system
def test_completion_behind_a_colon_replaces_the_word(client: Client) -> None:
    uri = client.open("a.vsc", TEXT)
    items = client.at("completion", uri, 5, 20)
    assert {each["label"] for each in items} == {
        each.artefact for each in svc.itil4.between("engage", "deliver_support")
    }
    assert items[0]["textEdit"]["range"] == {"start": {"line": 5, "character": 15}, "end": {"line": 5, "character": 23}}


@pytest.mark.system
def test_a_space_is_answered_only_where_a_name_must_follow(client: Client) -> None:
    """Editors take the first candidate at a further key: one that nobody asked for would be in the way."""
    uri = client.open("a.vsc", "stream s\n  step log in \n")
    space = {"context": {"triggerKind": 2, "triggerCharacter": " "}}
    assert client.at("completion", uri, 1, 11, **space) == []
    assert "in" in [each["label"] for each in client.at("completion", uri, 1, 11)]
    assert "engage" in [each["label"] for each in client.at("completion", uri, 1, 14, **space)]


@pytest.mark.system
def test_a_renaming_is_versioned_and_one_that_can_not_be_says_why(client: Client) -> None:
    uri = client.open("a.vsc", TEXT)
    [change] = client.at("rename", uri, 4, 11, newName="register")["documentChanges"]
    assert change["textDocument"] == {"uri": uri, "version": 1}
    assert len(change["edits"]) == 3
    assert "comes with svc" in client.at("rename", uri, 4, 20, newName="x")["message"]


@pytest.mark.system
def test_fixes_and_the_layout_are_offered(client: Client) -> None:
    uri = client.open("a.vsc", TEXT)
    here = {"start": {"line": 5, "character": 0}, "end": {"line": 5, "character": 30}}
    request = {"textDocument": {"uri": uri}, "range": here, "context": {"diagnostics": []}}
    titles = [each["title"] for each in client.ask("textDocument/codeAction", request)]
    assert titles[0] == "write `incidents`"
    assert "write `user_support_tasks`" in titles
    options = {"textDocument": {"uri": uri}, "options": {"tabSize": 2, "insertSpaces": True}}
    [edit] = client.ask("textDocument/formatting", options)
    assert edit["range"]["start"]["line"] == 3


@pytest.mark.system
def test_a_picture_is_drawn_beside_the_text(client: Client) -> None:
    uri = client.open("a.vsc", TEXT)
    drawn = client.ask("workspace/executeCommand", {"command": "svc.preview", "arguments": [{"uri": uri}]})
    assert drawn["svg"].startswith("<svg ")


@pytest.mark.system
@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"stream": "nope"}, "there is no stream `nope`: choose s"),
        ({"stream": {"a": 1}}, "`stream` is not a text"),
        ({"view": "nope"}, "there is no view `nope`"),
        ({"theme": 5}, "`theme` is not a text"),
        ({"uri": "file:///gone.vsc"}, "file:///gone.vsc is not open"),
        ({"uri": None}, "this command needs an object with the `uri` of an open text"),
    ],
)
def test_a_picture_that_is_refused_has_a_reason_and_no_traceback(
    tmp_path: Path, given: dict[str, Any], why: str
) -> None:
    with Client(tmp_path, options=("--log", "lsp.log")) as client:
        wanted = {"uri": client.open("a.vsc", TEXT)} | given
        error = client.ask("workspace/executeCommand", {"command": "svc.preview", "arguments": [wanted]})
        assert why in error["message"]
        assert "data" not in error
    log = (tmp_path / "lsp.log").read_text("utf-8")
    assert f"refused: {error['message']}" in log
    assert "Traceback" not in log


@pytest.mark.system
@pytest.mark.parametrize(("asked", "code"), [(True, 0), (False, 1)])
def test_it_ends_as_the_protocol_says(client: Client, asked: bool, code: int) -> None:
    if asked:
        client.ask("shutdown", None)
    client.notify("exit", None)
    assert client.process.wait(10) == code


@pytest.mark.system
def test_a_request_at_the_wrong_time_is_refused_in_words(client: Client) -> None:
    further = client.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
    assert further == {"code": -32600, "message": "the server was initialized before"}
    assert client.ask("shutdown", None) is None
    late = client.at("hover", client.uri("a.vsc"), 0, 0)
    assert late == {"code": -32600, "message": "the server was shut down"}


@pytest.mark.system
def test_a_request_before_the_first_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from svc.editor.server.requests import server

    protocol, sent = server("1").protocol, []
    monkeypatch.setattr(protocol, "_send_response", lambda number, error: sent.append((number, error.code)))
    protocol.structure_message({"jsonrpc": "2.0", "id": 1, "method": "textDocument/hover", "params": {}})
    assert sent == [(1, -32002)]


@pytest.mark.system
def test_it_ends_with_its_input(client: Client) -> None:
    assert client.process.stdin
    client.process.stdin.close()
    client.process.wait(10)


@pytest.mark.system
@pytest.mark.parametrize(
    "method", ["hover", "completion", "definition", "documentSymbol", "foldingRange", "formatting"]
)
def test_a_request_about_a_text_that_is_not_open_has_an_empty_answer(client: Client, method: str) -> None:
    options = {"options": {"tabSize": 2, "insertSpaces": True}} if method == "formatting" else {}
    assert client.at(method, client.uri("gone.vsc"), 3, 3, **options) in (None, [])


@pytest.mark.system
def test_colours_are_sent_whole_in_part_and_as_what_has_changed(client: Client) -> None:
    uri = client.open("a.vsc", TEXT)
    document = {"textDocument": {"uri": uri}}
    whole = client.ask("textDocument/semanticTokens/full", document)
    assert whole["data"][:5] == [0, 0, 6, 0, 0]
    client.edit(uri, 2, (1, 11), (1, 12), "longer")
    changed = client.ask("textDocument/semanticTokens/full/delta", document | {"previousResultId": whole["resultId"]})
    [edit] = changed["edits"]
    data = [*whole["data"]]
    data[edit["start"] : edit["start"] + edit["deleteCount"]] = edit["data"]
    assert data == client.ask("textDocument/semanticTokens/full", document)["data"]
    assert len(edit["data"]) < 5
    lines = {"start": {"line": 4, "character": 0}, "end": {"line": 5, "character": 0}}
    part = client.ask("textDocument/semanticTokens/range", document | {"range": lines})["data"]
    assert part[0] == 4
    assert len(part) == 25


@pytest.mark.system
def test_hints_and_lenses_stand_beside_the_text(client: Client) -> None:
    text = TEXT.replace("in engage\n", "in engage takes 1h\n").replace(": incident\n", ": tasks\n")
    uri = client.open("a.vsc", text)
    everything = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}
    request = {"textDocument": {"uri": uri}, "range": everything}
    labels = [each["label"] for each in client.ask("textDocument/inlayHint", request)]
    assert labels == ["lead 1h", "= user_support_tasks"]
    client.notify("workspace/didChangeConfiguration", {"settings": {"svc": {"inlay": {"lead": False}}}})
    assert [each["label"] for each in client.ask("textDocument/inlayHint", request)] == ["= user_support_tasks"]
    [lens] = client.ask("textDocument/codeLens", {"textDocument": {"uri": uri}})
    assert lens["command"]["title"] == "preview"


@pytest.mark.system
def test_wrong_settings_are_reported_and_left_out(client: Client) -> None:
    uri = client.open("a.vsc", TEXT)
    before = client.pushed(uri)
    client.notify("workspace/didChangeConfiguration", {"settings": {"svc": {"ignore": "VSC4", "catalogue": "/etc"}}})
    assert client.pushed(uri) == before
    shown = [each["params"]["message"] for each in client.notifications if each["method"] == "window/showMessage"]
    assert shown == [
        "svc: svc.ignore is not a list of codes",
        "svc: svc.catalogue is not the name of a shipped catalogue: itil4",
    ]


@pytest.mark.system
def test_streams_that_open_others_are_a_hierarchy_of_calls(client: Client) -> None:
    text = TEXT + "stream above\n  step all in engage opens s\n  user -> all : incidents\n"
    uri = client.open("a.vsc", text)
    [item] = client.at("prepareCallHierarchy", uri, 0, 8)
    assert item["name"] == "s"
    [call] = client.ask("callHierarchy/incomingCalls", {"item": item})
    assert call["from"]["name"] == "above"
    assert call["fromRanges"][0]["start"] == {"line": 8, "character": 27}
    [call] = client.ask("callHierarchy/outgoingCalls", {"item": call["from"]})
    assert call["to"]["name"] == "s"


@pytest.mark.system
def test_a_picture_that_is_shown_is_sent_again_and_the_last_good_one_remains(client: Client) -> None:
    uri = client.open("a.vsc", TEXT)
    client.ask("workspace/executeCommand", {"command": "svc.preview", "arguments": [{"uri": uri}]})
    client.edit(uri, 2, (2, 13), (2, 16), "Write")
    assert "Write" in client.received("svc/preview")["svg"]
    client.edit(uri, 3, (3, 0), (3, 0), "step step step\n")
    client.edit(uri, 4, (3, 0), (4, 0), "")
    client.edit(uri, 5, (2, 13), (2, 18), "Note")
    assert "Note" in client.received("svc/preview")["svg"]


@pytest.mark.system
def test_a_wrong_setting_is_reported_once(client: Client) -> None:
    uri = client.open("a.vsc", TEXT)
    for _ in range(2):
        client.notify("workspace/didChangeConfiguration", {"settings": {"svc": {"ignore": "VSC4"}}})
        client.pushed(uri)
    shown = [each["params"]["message"] for each in client.notifications if each["method"] == "window/showMessage"]
    assert shown == ["svc: svc.ignore is not a list of codes"]


@pytest.mark.system
def test_an_editor_that_can_is_asked_to_report_changed_files(tmp_path: Path) -> None:
    with Client(tmp_path, {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}) as client:
        [registration] = client.received("client/registerCapability")["registrations"]
        watched = [each["globPattern"] for each in registration["registerOptions"]["watchers"]]
        assert watched == ["**/*.vsc", "**/svc.toml", "**/pyproject.toml"]


@pytest.mark.system
def test_another_file_is_brought_by_an_action_and_by_a_completion(client: Client) -> None:
    client.open("house.vsc", "catalogue house extends itil4\n")
    uri = client.open("a.vsc", "stream s follows house\n  user -> engage : incidents\n")
    here = {"start": {"line": 0, "character": 18}, "end": {"line": 0, "character": 18}}
    request = {"textDocument": {"uri": uri}, "range": here, "context": {"diagnostics": []}}
    titles = [each["title"] for each in client.ask("textDocument/codeAction", request)]
    assert 'add `use "house.vsc"`' in titles
    [item] = [each for each in client.at("completion", uri, 0, 18) if each["label"] == "house"]
    assert item["additionalTextEdits"][0]["newText"] == 'use "house.vsc"\n\n'
    client.edit(uri, 2, (0, 0), (0, 0), 'use "ho')
    [item] = client.at("completion", uri, 0, 7)
    assert item["textEdit"] == {
        "range": {"start": {"line": 0, "character": 5}, "end": {"line": 0, "character": 7}},
        "newText": 'house.vsc"',
    }


@pytest.mark.system
@pytest.mark.parametrize(("line", "written"), [("  ow", 'owner: ""'), ('  ow: "x"', "owner")])
def test_a_sign_that_is_there_is_not_written_again(client: Client, line: str, written: str) -> None:
    uri = client.open("a.vsc", f"stream s\n{line}\n")
    [item] = [each for each in client.at("completion", uri, 1, 4) if each["label"] == "owner"]
    assert item["textEdit"]["newText"] == written


@pytest.mark.system
def test_a_code_in_a_comment_has_its_summary_and_its_page(client: Client) -> None:
    uri = client.open("a.vsc", "user -> engage # svc: allow VSC303 because it is a sketch\n")
    assert client.at("hover", uri, 0, 30)["contents"]["value"].startswith("**unnamed-artefact** `VSC303` (note)")
    [link] = client.ask("textDocument/documentLink", {"textDocument": {"uri": uri}})
    assert link["target"].endswith("/VSC303.md")
