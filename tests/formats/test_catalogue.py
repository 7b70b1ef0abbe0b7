"""A catalogue as text, JSON and CSV, held against the canon's own tables."""

import csv
import json
from pathlib import Path

import pytest

import svc
from svc.formats.catalogue import (
    audit as catalogue_audit,
)
from svc.formats.catalogue import (
    csv as catalogue_csv,
)
from svc.formats.catalogue import (
    json as catalogue_json,
)
from svc.formats.catalogue import (
    text as catalogue_text,
)
from svc.text import escape
from tests.support import ROOT
from tests.support.folders import write

CANON = ROOT / "tests" / "canon"
TAILORED = svc.analyse("""
catalogue acme "Acme" extends itil4
  activity retire "Retire" section "9.1"
    input incidents from engage "=cmd, retire it"
  artefact incidents "Trouble"
  allow engage -> plan : change_requests because "the board sits there"
""").catalogues[0]


LEVELS = {
    "acme.vsc": 'catalogue acme "Acme" extends itil4\n'
    '  artefact incidents "Trouble" alias tickets\n'
    '  forbid supplier -> obtain_build because "all goods come through a partner"\n',
    "desk.vsc": 'use "acme.vsc"\n'
    "catalogue desk extends acme\n"
    '  artefact incidents "Tickets"\n'
    '  activity engage "Desk"\n'
    '  allow engage -> user : feedback because "we tell how it went"\n',
}
"""A catalogue of three levels in three files, one of them shipped."""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> svc.Catalogue:
    """The catalogue at the bottom of the levels; messages call the files by their names alone."""
    monkeypatch.chdir(write(tmp_path, LEVELS))
    return svc.load("desk.vsc").catalogues[0]


def _without_origin(told: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in told.items() if key not in ("origin", "restated")}


def rows(name: str) -> list[dict[str, str]]:
    with (CANON / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def test_csv_is_the_lines_of_the_canon() -> None:
    assert catalogue_csv.lines(svc.itil4) == (CANON / "lines.csv").read_text("utf-8")


def test_csv_of_one_activity_holds_its_lines() -> None:
    table = list(csv.DictReader(catalogue_csv.lines(svc.itil4, "engage").splitlines()))
    assert table == [row for row in rows("lines.csv") if row["activity"] == "engage"]


def test_csv_cells_are_not_formulas() -> None:
    (row,) = csv.DictReader(catalogue_csv.lines(TAILORED, "retire").splitlines())
    assert row["wording"] == "'=cmd, retire it"


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\uff1d1", "'=1", "''+1"])
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
        "levels",
        "rules",
        "forbidden",
    ]
    assert _without_origin(told["activities"][0]) == {
        "id": "plan", "title": "Plan", "section": "5.3", "purpose": svc.itil4.activities[0].purpose,
        "begins": True, "ends": True, "aliases": [],
    }  # fmt: skip
    assert _without_origin(told["parties"][0]) == {"id": "customer", "title": "Customer", "aliases": []}
    desk: dict[str, object] = {"id": "service_desk", "title": "Service desk", "group": "service", "aliases": []}
    assert desk in map(_without_origin, told["practices"])
    incidents: dict[str, object] = {"id": "incidents", "title": "Incidents", "aliases": [], "short": None}
    assert incidents in map(_without_origin, told["artefacts"])


def test_json_holds_the_lines_and_the_flows_of_the_canon() -> None:
    told = json.loads(catalogue_json.report(svc.itil4))
    assert [
        (each["section"], each["activity"], each["side"], str(each["number"]), each["wording"],
         " ".join(each["artefacts"]), " ".join(each["counterparties"]))
        for each in told["lines"]
    ] == [tuple(row.values()) for row in rows("lines.csv")]  # fmt: skip
    flows = [{key: value for key, value in each.items() if key not in ("because", "allowed")} for each in told["flows"]]
    assert sorted(map(repr, flows)) == sorted(
        repr({key: row[key] for key in ("source", "target", "artefact", "listed_by")}) for row in rows("flows.csv")
    )
    assert not any(each["allowed"] for each in told["flows"]), "the canon has no rules"


def test_json_of_one_activity_holds_its_lines_and_flows() -> None:
    told = json.loads(catalogue_json.report(svc.itil4, "plan"))
    assert [each["id"] for each in told["activities"]] == ["plan"]
    assert {each["activity"] for each in told["lines"]} == {"plan"}
    assert all("plan" in (each["source"], each["target"]) for each in told["flows"])


def test_a_tailored_catalogue_is_reported_with_what_it_inherits() -> None:
    told = json.loads(catalogue_json.report(TAILORED))
    assert [each["id"] for each in told["activities"]][0::6] == ["plan", "retire"]
    assert next(each["title"] for each in told["artefacts"] if each["id"] == "incidents") == "Trouble"
    (allowed,) = [each for each in told["flows"] if each["artefact"] == "change_requests" and each["target"] == "plan"]
    assert (allowed["source"], allowed["listed_by"]) == ("engage", "both")
    assert [each["message"] for each in allowed["because"]] == ["allow in catalogue acme: the board sits there"]


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
    rule = "allow engage -> plan : change_requests (in acme, because the board sits there)"
    assert told.endswith(f"\nRules\n  {rule}  [-:6]\n")


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
    assert told.endswith(f"{len(noted)} of {len(svc.itil4.flows)} flows of itil4 are listed by only one side\n")
    assert (
        "\ndesign_transition -> improve : performance_information\n  output 5 of Design and transition (5.6): " in told
    )
    assert "\n  Improve does not list it\n" in told


def test_text_says_in_which_file_and_line_each_part_of_a_tailored_catalogue_is(desk: svc.Catalogue) -> None:
    told = catalogue_text.text(desk).splitlines()
    assert told[:4] == [
        "desk (desk, extends acme)", "  desk is in desk.vsc", "  acme is in acme.vsc", "  itil4 is in svc:itil4.vsc"
    ]  # fmt: skip
    unplaced = [line for line in told if line.startswith(("     ", "  ")) and not line.endswith("]")]
    parts = {*desk.all_parties, *desk.all_practices, *desk.all_artefacts}
    assert [line for line in unplaced if line.split()[0] in parts and "from" not in line and "  " in line.strip()] == []
    assert "  forbid supplier -> obtain_build (in acme, because all goods come through a partner)  [acme.vsc:3]" in told
    assert "  allow engage -> user : feedback (in desk, because we tell how it went)  [desk.vsc:5]" in told


def test_a_short_title_is_shown_with_the_full_one_and_by_whom_it_is_replaced() -> None:
    text = (
        'catalogue acme extends itil4\n  artefact delivered_services short "Results"\n'
        '  artefact orders "Purchase orders of the house" short "Orders" alias purchases\n'
    )
    (acme,) = svc.analyse(text, "acme.vsc").catalogues
    shown = catalogue_text.text(acme)
    assert 'Services delivered to customers and users (in short "Results")  [svc:itil4.vsc:' in shown
    assert 'in short "Results"  [acme.vsc:2]' in shown
    assert 'Purchase orders of the house (in short "Orders"; also purchases)  [acme.vsc:3]' in shown
    data = {each["id"]: each for each in json.loads(catalogue_json.report(acme))["artefacts"]}
    assert (data["orders"]["short"], data["incidents"]["short"]) == ("Orders", None)
    assert [each["short"] for each in data["delivered_services"]["restated"]] == ["Results"]


def test_text_of_a_catalogue_that_extends_none_has_no_origins() -> None:
    assert "svc:itil4.vsc" not in catalogue_text.text(svc.itil4)


def test_text_shows_which_title_another_one_replaces(desk: svc.Catalogue) -> None:
    told = [line.strip() for line in catalogue_text.text(desk).splitlines()]
    assert 'titled "Desk", which replaces "Engage"  [desk.vsc:4]' in told
    first = told.index('titled "Trouble", which replaces "Incidents", also called tickets  [acme.vsc:2]')
    assert told[first - 1].startswith("incidents ")
    assert "Tickets (also tickets)" in told[first - 1]
    assert told[first + 1] == 'titled "Tickets", which replaces "Trouble"  [desk.vsc:3]'


def test_text_shows_the_flows_that_are_forbidden_apart_with_the_reason(desk: svc.Catalogue) -> None:
    told = catalogue_text.text(desk, "obtain_build")
    assert told.endswith(
        "\nForbidden\n  supplier -> obtain_build : goods_and_services\n"
        '    input 3 of Obtain or build (5.7): "Goods and services provided by external and internal suppliers and '
        'partners"  [svc:itil4.vsc:257]\n'
        "    forbid in catalogue acme: all goods come through a partner  [acme.vsc:3]\n"
    )
    assert "Forbidden" not in catalogue_text.text(desk, "plan")


def test_csv_has_further_columns_for_origins_and_rows_for_rules(desk: svc.Catalogue) -> None:
    table = list(csv.DictReader(catalogue_csv.lines(desk).splitlines()))
    assert [*table[0]] == [*catalogue_csv.COLUMNS, "catalogue", "file", "file_line", "forbidden"]
    assert {(row["catalogue"], row["file"]) for row in table if row["side"] in ("input", "output")} == {
        ("itil4", "svc:itil4.vsc")
    }
    struck = [(row["activity"], row["side"], row["line"]) for row in table if row["forbidden"]]
    assert struck == [("obtain_build", "input", "3")]
    rules = [row for row in table if row["side"] in ("allow", "forbid")]
    assert [
        (row["activity"], row["counterparties"], row["wording"], row["file"], row["file_line"]) for row in rules
    ] == [
        ("supplier", "obtain_build", "all goods come through a partner", "acme.vsc", "3"),
        ("engage", "user", "we tell how it went", "desk.vsc", "5"),
    ]


def test_json_has_the_origin_of_every_part(desk: svc.Catalogue) -> None:
    told = json.loads(catalogue_json.report(desk))
    assert [(each["name"], each["file"]) for each in told["levels"]] == [
        ("itil4", "svc:itil4.vsc"),
        ("acme", "acme.vsc"),
        ("desk", "desk.vsc"),
    ]
    for kind in ("activities", "parties", "practices", "artefacts", "lines", "rules"):
        assert all(each["origin"]["range"]["start"]["line"] for each in told[kind])
    assert all(each["because"] for each in told["flows"])
    (incidents,) = [each for each in told["artefacts"] if each["id"] == "incidents"]
    assert [
        (each["title"], each["replaces"], each["aliases"], each["origin"]["catalogue"])
        for each in incidents["restated"]
    ] == [("Trouble", "Incidents", ["tickets"], "acme"), ("Tickets", "Trouble", [], "desk")]


def test_json_has_forbidden_flows_apart_with_the_rules_that_forbid_them(desk: svc.Catalogue) -> None:
    told = json.loads(catalogue_json.report(desk))
    (struck,) = told["forbidden"]
    assert (struck["source"], struck["target"], struck["listed_by"]) == ("supplier", "obtain_build", "input")
    (rule,) = struck["forbidden_by"]
    assert (rule["because"], rule["origin"]["file"]) == ("all goods come through a partner", "acme.vsc")
    assert not any(each["source"] == "supplier" and each["target"] == "obtain_build" for each in told["flows"])
