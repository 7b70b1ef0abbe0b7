"""The JSON of findings: its shape, and that no text can break it."""

import json

import pytest

import svc
from svc.diagnostics.diagnostic import Diagnostic
from svc.formats.findings.json import report

WRITTEN = "user -> engage : incident\nengage -> plan : change_requests\n"


def told(written: str, name: str = "a.vsc") -> list[dict[str, object]]:
    return list(json.loads(report([name], svc.analyse(written, name=name).diagnostics))["diagnostics"])


def test_the_report_names_its_version_its_files_and_its_findings() -> None:
    assert json.loads(report(["a.vsc", "b.vsc"], [])) == {"version": 1, "files": ["a.vsc", "b.vsc"], "diagnostics": []}


def test_a_finding_has_the_keys_of_the_contract_in_their_order() -> None:
    keys = ["code", "name", "level", "message", "help", "file", "range", "related", "facts", "fixes", "subject"]
    assert all(list(each) == keys for each in told(WRITTEN))


def test_a_finding_holds_its_place_facts_and_fixes() -> None:
    (finding,) = [each for each in told(WRITTEN) if each["code"] == "VSC202"]
    place = {"start": {"line": 1, "column": 18, "offset": 17}, "end": {"line": 1, "column": 26, "offset": 25}}
    assert finding["range"] == place
    assert finding["fixes"] == [
        {"title": "write `incidents`", "applicability": "safe", "edits": [{"range": place, "text": "incidents"}]}
    ]
    (unlisted,) = [each for each in told(WRITTEN) if each["code"] == "VSC301"]
    assert unlisted["facts"] == {"source": "engage", "target": "plan", "artefact": "change_requests"}


def test_a_finding_says_what_it_is_about() -> None:
    (unlisted,) = [each for each in told(WRITTEN) if each["code"] == "VSC301"]
    assert unlisted["subject"] == {
        "kind": "artefact", "stream": "a", "catalogue": None, "name": "change_requests",
        "source": "engage", "target": "plan", "number": 2,
    }  # fmt: skip
    (syntax, *_) = [each for each in told("stream s\n  step log on engage\n") if each["code"] == "VSC101"]
    assert syntax["subject"] is None


def test_a_finding_without_a_place_has_null_for_file_and_range() -> None:
    findings = svc.check(svc.Stream(name="x", flows=[svc.Flow("engage", "plan", ["change_requests"])]))
    assert {(each["file"], each["range"]) for each in json.loads(report([], findings))["diagnostics"]} == {(None, None)}


@pytest.mark.parametrize("text", ["\udcff", "\x00\x1b\x07\x7f\x9b", "\u2028\u202e", "日本😀", '"\\\n'])
def test_any_text_comes_through_in_ascii(text: str) -> None:
    finding = Diagnostic(code="VSC101", name="syntax-error", level=svc.Level.ERROR, message=text, file=text)
    written = report([text], [finding])
    assert written.isascii()
    assert not set(written) & set("\x00\x1b\x07\x7f")
    assert json.loads(written)["diagnostics"][0]["message"] == text
    assert json.loads(written)["files"] == [text]
