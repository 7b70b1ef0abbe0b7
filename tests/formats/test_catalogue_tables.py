"""Tables of lines as catalogues: ours come back equal, those of a house become text, what is missing is reported."""

from contextlib import suppress
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import svc
from svc import strategies as svc_st
from svc.diagnostics.errors import Error
from svc.formats.catalogue import csv
from svc.formats.exchange.tables.words import written
from svc.semantics.shipped import SHIPPED
from svc.text import escape
from tests.support import ROOT
from tests.support.tables import every

HOUSE = """Process,I/O,Item,With whom,Description,Clause
Take calls,in,"Call; Complaint",Colleague,What colleagues report,7.1
take calls,out,Ticket,Solve,A call that somebody works on,
Solve,in,ticket,Take Calls,,7.2
Solve,out,Repair,All,,
"""


CELLS = st.text(max_size=8) | st.sampled_from(("?", "-", "input", "output", "allow", "all", "engage", "Log a call"))


def book(*tables: str) -> bytes:
    """A workbook with a sheet for each table."""
    found = openpyxl.Workbook()
    found.remove(found.active)
    for table in tables:
        sheet = found.create_sheet()
        for row in table.splitlines():
            sheet.append(row.split(","))
    data = BytesIO()
    found.save(data)
    return data.getvalue()


def imported(table: str, format: str = "csv", **options: Any) -> svc.ImportedCatalogue:
    return svc.import_catalogue(table.encode(), format, **options)


def lost(found: svc.ImportedCatalogue) -> list[tuple[str, str]]:
    return [(loss.code, loss.where) for loss in found.losses if not loss.cosmetic]


def flows(catalogue: svc.Catalogue) -> set[tuple[str, str, str]]:
    return {(each.source, each.target, each.artefact) for each in catalogue.flows}


class TestOursComesBackEqual:
    @given(svc_st.catalogues())
    def test_all_lines_and_flows(self, catalogue: svc.Catalogue) -> None:
        found = imported(csv.lines(catalogue), name=catalogue.name)
        assert found.catalogue.lines == catalogue.lines
        assert {*found.catalogue.flows} == {*catalogue.flows}
        assert lost(found) == []
        assert svc.analyse(found.text).catalogues[0].lines == catalogue.lines

    @settings(max_examples=15)
    @given(svc_st.tailored_catalogues())
    def test_the_flows_of_a_tailored_one(self, catalogue: svc.Catalogue) -> None:
        found = imported(csv.lines(catalogue))
        assert flows(found.catalogue) == flows(catalogue)
        assert lost(found) == []

    @every("name", [*SHIPPED])
    def test_the_shipped_ones(self, name: str) -> None:
        shipped = SHIPPED[name]
        found = imported(csv.lines(shipped), name=name)
        assert found.catalogue.lines == shipped.lines
        assert [each.section for each in found.catalogue.activities] == [each.section for each in shipped.activities]

    @every("wording", ["=1+1", "-", "?", '"q"', "a\\nb", "\\", "a\nb", " x ", "'=x", "a, b; c"])
    def test_wordings_with_signs(self, wording: str) -> None:
        line = svc.Line("a", "input", 1, ["x"], ["b"], wording)
        catalogue = svc.Catalogue("c", activities=[svc.Activity("a", lines=[line])], parties=[svc.Party("b")])
        assert imported(csv.lines(catalogue)).catalogue.lines == (line,)

    @settings(max_examples=25)
    @given(svc_st.catalogues())
    def test_with_a_sheet_for_all_else_that_it_says(self, catalogue: svc.Catalogue) -> None:
        assume(all(name == name.lower() for name in names(catalogue)))
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, rows in sheets(catalogue).items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append([escape.csv(written(each)) for each in row])
        data = BytesIO()
        book.save(data)
        found = svc.import_catalogue(data.getvalue(), "xlsx", name=catalogue.name)
        assert {*found.catalogue.statements} == {*catalogue.statements}
        assert found.losses == ()

    @every("kind, column", [("parties", "party"), ("practices", "practice"), ("artefacts", "artefact")])
    def test_a_first_row_without_a_title_is_no_second_row_of_headings(self, kind: str, column: str) -> None:
        found = svc.import_catalogue(book("activity,side\nengage,input", f"{column},title\nto,"), "xlsx")
        assert [each.name for each in getattr(found.catalogue, kind)] == ["to"]


def sheets(catalogue: svc.Catalogue) -> dict[str, list[tuple[str | None, ...]]]:
    """All that a catalogue states, as somebody would type it in."""
    lines = [
        (each.activity, each.side, ", ".join(each.artefacts), ", ".join(each.counterparties), each.wording)
        for each in catalogue.lines
    ]
    return {
        "lines": [("activity", "side", "artefacts", "counterparties", "wording"), *lines],
        "activities": [
            ("activity", "title", "begins", "ends"),
            *((each.name, each.title, yes(each.begins), yes(each.ends)) for each in catalogue.activities),
        ],
        "parties": [("party", "title"), *((each.name, each.title) for each in catalogue.parties)],
        "practices": [
            ("practice", "title", "group"), *((each.name, each.title, each.group) for each in catalogue.practices)
        ],
        "artefacts": [("artefact", "short"), *((each.name, each.short) for each in catalogue.artefacts)],
    }  # fmt: skip


def names(catalogue: svc.Catalogue) -> set[str]:
    return {*catalogue.ends, *catalogue.all_practices, *catalogue.all_artefacts}


def yes(holds: bool) -> str | None:
    return "yes" if holds else None


class TestTheTableOfAHouse:
    def test_headings_sides_and_titles_as_people_write_them(self) -> None:
        found = imported(HOUSE, name="house")
        assert found.text == (
            "catalogue house\n\n  party colleague\n\n"
            "  artefact call\n  artefact complaint\n  artefact ticket\n  artefact repair\n\n"
            '  activity take_calls section "7.1"\n'
            '    input  call, complaint from colleague\n      "What colleagues report"\n'
            '    output ticket to solve\n      "A call that somebody works on"\n\n'
            '  activity solve section "7.2"\n    input  ticket from take_calls\n    output repair to all\n'
        )
        assert [(each.code, each.where) for each in found.losses] == [("VSC704", "D2")]

    def test_titles_that_a_name_does_not_make(self) -> None:
        found = imported("activity,side,artefacts,to\nPlan & build,output,SLA,Head office (Bern)\n")
        (activity,), (party,), (artefact,) = (
            found.catalogue.activities, found.catalogue.parties, found.catalogue.artefacts
        )  # fmt: skip
        assert (activity.name, activity.title) == ("plan_build", "Plan & build")
        assert (party.name, party.title) == ("head_office_bern", "Head office (Bern)")
        assert (artefact.name, artefact.title) == ("sla", "SLA")

    def test_inputs_and_outputs_in_columns_of_their_own(self) -> None:
        found = imported("activity,from,input,output,to\nengage,User,Incidents,Tasks,support\nsupport,,,Repair,User\n")
        assert [(each.side, each.artefacts, each.counterparties) for each in found.catalogue.lines] == [
            ("input", ("incidents",), ("user",)),
            ("output", ("tasks",), ("support",)),
            ("output", ("repair",), ("user",)),
        ]  # fmt: skip

    @every(
        "row, code, where",
        [
            (",input,x,,,", "VSC702", "A2"), ("a,,x,,,", "VSC702", "A2"), ("a,sideways,x,,,", "VSC706", "B2"),
            ("a,input,,b,w,", "VSC702", "A2"), ("a,allow,,b,w,", "VSC702", "A2"),
        ],
    )  # fmt: skip
    def test_what_is_missing_is_reported(self, row: str, code: str, where: str) -> None:
        table = f"activity,side,artefacts,counterparties,wording,weather\n{row}\na,output,y,c,,fine\n"
        assert lost(imported(table)) == [("VSC702", "F1"), (code, where)]

    def test_a_party_that_may_be_a_slip_is_asked_about(self) -> None:
        found = imported("activity,side,artefacts,from\nengage,input,x,suport\nsupport,input,x,engage\n")
        assert [loss.why for loss in found.losses] == [
            "no activity of the table has this name, so it is a party; did you mean `support`?"
        ]

    def test_two_things_never_become_one(self) -> None:
        found = imported("activity,side,artefacts,to\na,output,Change-request; Change request,b\n")
        assert [each.name for each in found.catalogue.artefacts] == ["change_request", "change_request_2"]

    @every("kind", ["party", "practice", "artefact", "activity"])
    @every("rows", ["sd,desk\ndesk,\n", "desk,\nsd,desk\n"])
    def test_a_name_wins_over_a_title(self, kind: str, rows: str) -> None:
        found = svc.import_catalogue(
            book("activity,side,artefacts,with\na,input,x,b\n", f"{kind},title\n{rows}"), "xlsx"
        )
        catalogue = found.catalogue
        things: tuple[Any, ...] = (
            *catalogue.parties,
            *catalogue.practices,
            *catalogue.artefacts,
            *catalogue.activities,
        )
        assert {(each.name, each.title) for each in things} >= {("sd", "desk"), ("desk", None)}
        assert lost(found) == []

    def test_the_name_of_a_party_wins_over_the_title_of_an_activity(self) -> None:
        lines = "activity,side,artefacts,with\nrun,input,x,desk\n"
        found = svc.import_catalogue(book(lines, "activity,title\nrun,desk\n", "party,title\ndesk,\n"), "xlsx")
        assert found.catalogue.lines[0].counterparties == ("desk",)

    def test_a_second_title_is_reported(self) -> None:
        lines = "activity,side,artefacts,with\na,input,x,sd\n"
        found = svc.import_catalogue(book(lines, "party,title\nsd,Desk\nsd,Service desk\n"), "xlsx")
        assert [each.title for each in found.catalogue.parties] == ["Desk"]
        assert lost(found) == [("VSC705", "Sheet1!B3")]

    def test_a_rule_is_a_row_too(self) -> None:
        found = imported("activity,side,artefacts,to,because\na,output,x,b,\nb,allow,x,a,trust\na,forbid,,c,law\n")
        assert found.catalogue.rules == (
            svc.Rule("allow", "b", "a", ["x"], "trust"),
            svc.Rule("forbid", "a", "c", [], "law"),
        )

    def test_the_example_of_the_documentation_is_without_findings(self) -> None:
        found = svc.import_catalogue((ROOT / "examples" / "house_standard.csv").read_bytes(), "csv", name="house")
        assert svc.analyse(found.text).diagnostics == ()
        assert lost(found) == []

    @every("table", ["step,takes\na,5m\n", "", "a,b\n", "\x00", '"'])
    def test_what_is_no_table_of_a_catalogue_is_an_error(self, table: str) -> None:
        with pytest.raises(Error):
            imported(table)

    def test_other_formats_are_refused(self) -> None:
        with pytest.raises(ValueError, match="csv or markdown or xlsx"):
            imported("", "json")

    @given(st.lists(st.lists(CELLS, max_size=6), max_size=5))
    def test_any_cells_become_a_catalogue(self, rows: list[list[str]]) -> None:
        table = "activity,side,artefacts,counterparties,wording,section\n" + "\n".join(
            ",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows
        )
        with suppress(Error):
            found = imported(table)
            assert svc.analyse(found.text).catalogues[0].lines == found.catalogue.lines


def test_the_name_of_a_file_becomes_a_name() -> None:
    assert imported(HOUSE, name="7 our house").catalogue.name == "_7_our_house"


@every("total", ["Total", "total:", "Grand total", "Average"])
def test_a_total_is_reported_and_is_not_an_activity(total: str) -> None:
    found = imported(f"activity,side,artefacts,with whom\nengage,in,Incidents,User\n{total},,12,\n")
    assert [*found.catalogue.all_activities] == ["engage"]
    assert [*found.catalogue.all_artefacts] == ["incidents"]
    assert [each.why for each in found.losses if not each.cosmetic] == ["a total of the rows above"]


@every("words", ["tbd", "TBD", "?"])
def test_what_is_open_is_reported_and_is_not_a_name(words: str) -> None:
    found = imported(f'activity,side,artefacts,with whom\nengage,in,"Incidents; {words}",{words}\n')
    assert ([*found.catalogue.all_artefacts], [*found.catalogue.all_parties]) == (["incidents"], [])
    assert lost(found) == [("VSC702", "C2"), ("VSC702", "D2")]
