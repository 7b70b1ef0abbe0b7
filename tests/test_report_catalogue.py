"""A catalogue as text, JSON and CSV, held against the canon's own tables."""

import csv
import json
from pathlib import Path

import pytest

import svc
from svc import escape
from svc.report import catalogue_audit, catalogue_csv, catalogue_json, catalogue_text

CANON = Path(__file__).parent / "canon"
TAILORED = svc.analyse("""
catalogue acme "Acme" extends itil4
  activity retire "Retire" section "9.1"
    input incidents from engage "=cmd, retire it"
  artefact incidents "Trouble"
  allow engage -> plan : change_requests because "the board sits there"
""").catalogues[0]


def rows(name: str) -> list[dict[str, str]]:
    with (CANON / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def test_csv_is_the_lines_of_the_canon() -> None:
    assert catalogue_csv.lines(svc.itil4) == (CANON / "lines.csv").read_text("utf-8")


def test_csv_of_one_activity_holds_its_lines() -> None:
    table = list(csv.DictReader(catalogue_csv.lines(svc.itil4, "engage").splitlines()))
    assert table == [row for row in rows("lines.csv") if row["activity"] == "engage"]


def test_csv_cells_are_no_formulas() -> None:
    (row,) = csv.DictReader(catalogue_csv.lines(TAILORED, "retire").splitlines())
    assert row["wording"] == "'=cmd, retire it"


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\t=", "\r", "\uff1d1", "'=1", "''+1"])
def test_a_cell_that_may_be_a_formula_is_quoted_and_can_be_got_back(cell: str) -> None:
    assert escape.csv(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "a", "1-2", "'quoted", "é", "'"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert escape.csv(cell) == cell


def test_json_has_the_shape_of_the_contract() -> None:
    told = json.loads(catalogue_json.report(svc.itil4))
    assert list(told) == [
        "version",
        "name",
        "title",
        "activities",
        "parties",
        "practices",
        "artefacts",
        "lines",
        "flows",
    ]
    assert told["activities"][0] == {
        "id": "plan", "title": "Plan", "section": "5.3", "purpose": svc.itil4.activities[0].purpose,
        "begins": True, "ends": True,
    }  # fmt: skip
    assert told["parties"][0] == {"id": "customer", "title": "Customer"}
    assert {"id": "service_desk", "title": "Service desk", "group": "service", "aliases": []} in told["practices"]
    assert {"id": "incidents", "title": "Incidents"} in told["artefacts"]


def test_json_holds_the_lines_and_the_arrows_of_the_canon() -> None:
    told = json.loads(catalogue_json.report(svc.itil4))
    assert [
        (each["section"], each["activity"], each["side"], str(each["number"]), each["wording"],
         " ".join(each["artefacts"]), " ".join(each["counterparties"]))
        for each in told["lines"]
    ] == [tuple(row.values()) for row in rows("lines.csv")]  # fmt: skip
    assert sorted(map(repr, told["flows"])) == sorted(
        repr({key: row[key] for key in ("source", "target", "artefact", "listed_by")}) for row in rows("flows.csv")
    )


def test_json_of_one_activity_holds_its_lines_and_arrows() -> None:
    told = json.loads(catalogue_json.report(svc.itil4, "plan"))
    assert [each["id"] for each in told["activities"]] == ["plan"]
    assert {each["activity"] for each in told["lines"]} == {"plan"}
    assert all("plan" in (each["source"], each["target"]) for each in told["flows"])


def test_a_tailored_catalogue_is_told_with_what_it_inherits() -> None:
    told = json.loads(catalogue_json.report(TAILORED))
    assert [each["id"] for each in told["activities"]][0::6] == ["plan", "retire"]
    assert {"id": "incidents", "title": "Trouble"} in told["artefacts"]
    allowed = {"source": "engage", "target": "plan", "artefact": "change_requests", "listed_by": "both"}
    assert allowed in told["flows"]


def test_text_shows_every_activity_with_section_purpose_and_lines() -> None:
    told = " ".join(catalogue_text.text(svc.itil4).split())
    for activity in svc.itil4.activities:
        assert f"({activity.name}, section {activity.section}) {activity.purpose}" in told
    for line in svc.itil4.lines:
        assert f"{line.number} {line.wording} " in told


def test_text_shows_every_artefact_practice_and_party() -> None:
    words = set(catalogue_text.text(svc.itil4).split())
    names = {*svc.itil4.all_artefacts, *svc.itil4.all_practices, *svc.itil4.all_parties}
    assert names <= words


def test_text_shows_the_rules_of_a_tailored_catalogue() -> None:
    told = catalogue_text.text(TAILORED)
    assert told.startswith("Acme (acme, extends itil4)\n")
    assert told.endswith("  allow engage -> plan : change_requests (in acme, because the board sits there)\n")


def test_text_of_one_activity_shows_no_other() -> None:
    told = catalogue_text.text(svc.itil4, "engage")
    assert told.startswith("Engage (engage, section 5.5)\n")
    assert "section 5.3" not in told


def test_the_audit_lists_what_one_sided_flow_would_note() -> None:
    noted = {
        (flow.source, flow.target, flow.artefact)
        for flow in svc.itil4.flows
        if any(
            finding.code == "VSC302"
            for finding in svc.analyse(f"{flow.source} -> {flow.target} : {flow.artefact}").diagnostics
        )
    }
    audited = catalogue_audit.one_sided(svc.itil4)
    assert {(flow.source, flow.target, flow.artefact) for flow in audited} == noted
    assert noted
    told = catalogue_audit.text(svc.itil4)
    assert told.endswith(f"{len(noted)} of {len(svc.itil4.flows)} arrows of itil4 are listed by one side only\n")
    assert (
        "\ndesign_transition -> improve : performance_information\n  output 5 of Design and transition (5.6): " in told
    )
    assert "\n  Improve does not list it\n" in told
