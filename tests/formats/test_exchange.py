"""Tables out and in: ours come back equal, those of a workshop become streams with every gap visible."""

import json
import subprocess
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

import svc
from svc import strategies as svc_st
from svc.diagnostics.errors import Error
from svc.formats import exchange
from svc.formats.exchange.tables.amounts import duration, percentage
from svc.formats.exchange.tables.cells import Cell, place
from svc.formats.exchange.tables.headings import column_of
from tests.formats.test_schemas import schema
from tests.support import ROOT
from tests.support.tables import every

TEXTS = ("csv", "markdown")
CELLS = st.text(max_size=8) | st.sampled_from(("?", "-", "45", "user", "Log"))


def imported(table: str, format: str = "csv", **options: Any) -> exchange.Imported:
    return svc.import_(table.encode(), format, **options)


def flows(stream: svc.Stream) -> list[str]:
    return [f"{each.source} -> {each.target} : {', '.join(each.artefacts)}" for each in stream.flows]


def lost(found: exchange.Imported) -> list[tuple[str, str]]:
    return [(each.code, each.where) for each in found.losses]


def workbook(*rows: list[Any]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return book


def packed(book: openpyxl.Workbook) -> bytes:
    data = BytesIO()
    book.save(data)
    return data.getvalue()


class TestOursComesBackEqual:
    @pytest.mark.parametrize("format", TEXTS)
    @given(stream=svc_st.streams())
    def test_as_text(self, format: str, stream: svc.Stream) -> None:
        found = svc.import_(svc.export(stream, format).data, format)
        assert found.stream == svc.analyse(svc.to_text(stream)).stream
        assert found.losses == ()

    @settings(max_examples=15)
    @given(svc_st.streams())
    def test_as_a_workbook(self, stream: svc.Stream) -> None:
        found = svc.import_(svc.export(stream, "xlsx").data, "xlsx")
        assert found.stream == svc.analyse(svc.to_text(stream)).stream
        assert found.losses == ()

    @every("format", [each for each in exchange.FORMATS if each != "mermaid"])
    def test_with_formulas_and_signs(self, format: str) -> None:
        for title in ("=1+1", "+1", "-", "@x", "'=1", "a;=b", "|x|", '"q"', "?", "a\\nb", "\\", "a\nb", " x", "<b>"):
            stream = svc.Stream("s", title=title, steps=[svc.Step("a", title, "engage", note=title)])
            data = svc.export(stream, format).data
            assert svc.import_(data, format).stream == stream, title

    def test_no_cell_is_a_formula(self) -> None:
        stream = svc.Stream("s", title='=HYPERLINK("http://x")')
        book = openpyxl.load_workbook(BytesIO(svc.export(stream, "xlsx").data))
        cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
        assert all(cell.data_type == "s" and not str(cell.value).startswith(("=", "+", "-", "@")) for cell in cells)
        assert not any(part.startswith("=") for part in svc.export(stream, "csv").data.decode().split(","))

    def test_an_edit_in_a_spreadsheet_counts(self) -> None:
        stream = svc.Stream("s", steps=[svc.Step("log", None, "engage", waits="5m")])
        book = openpyxl.load_workbook(BytesIO(svc.export(stream, "xlsx").data))
        headings = [cell.value for cell in book["steps"][1]]
        book["steps"].cell(2, headings.index("waits") + 1).value = timedelta(hours=36)
        book["steps"].cell(2, headings.index("activity") + 1).value = "?"
        (step,) = svc.import_(packed(book), "xlsx").stream.steps
        assert (step.waits, step.activity) == (svc.Duration.parse("36h"), "?")

    def test_the_workbook_offers_what_the_catalogue_has(self) -> None:
        book = openpyxl.load_workbook(BytesIO(svc.export(svc.Stream("s"), "xlsx").data))
        assert book.sheetnames == ["stream", "parties", "steps", "flows", "help", "lists"]
        (rule, *_) = book["steps"].data_validations.dataValidation
        assert rule.formula1 == "lists!$A$1:$A$6"
        assert [cell.value for cell in book["lists"]["A"][:6]] == [*svc.itil4.all_activities]

    def test_markdown_is_a_table_for_others(self) -> None:
        stream = svc.analyse("user -> engage : incidents").stream
        html = MarkdownIt("gfm-like").render(svc.export(stream, "markdown").data.decode())
        assert html.count("<tr>") == 3
        assert "incidents" in html


class TestAWorkshop:
    def test_a_row_for_each_step(self) -> None:
        found = imported(
            "Process step;Who;PT (min);LT;%C&A;Output\n"
            "Log the call;Service desk;5;0:45;85%;ticket\n"
            "Fix;2nd level;45 min;2h;;-\n"
        )
        log, fix = found.stream.steps
        assert (log.name, log.title, log.activity) == ("log_the_call", "Log the call", "?")
        assert log.practices == ("service_desk",)
        assert (str(log.waits), str(log.takes), str(log.accurate)) == ("40m", "5m", "85")
        assert fix.responsible == ("_2nd_level",)
        assert flows(found.stream) == ["log_the_call -> ? : ?", "fix -> ? : ?"]
        assert found.stream.flows[0].wording == "ticket"
        assert found.losses == ()

    def test_only_a_chain_follows_the_rows(self) -> None:
        table = "step,input,output\nLog,incidents,user support tasks\nFix,,Incidents\n"
        assert flows(imported(table).stream) == [
            "? -> log : incidents", "log -> ? : user_support_tasks", "fix -> ? : incidents"
        ]  # fmt: skip
        assert flows(imported(table, chain=True).stream) == [
            "log -> fix : user_support_tasks", "? -> log : incidents", "fix -> ? : incidents"
        ]  # fmt: skip

    def test_a_row_for_each_flow(self) -> None:
        found = imported(
            "from,to,carries,when,share\nUser,Log,Incidents,,\nLog,Finance,?,over 100,20%\n,User,services,,\n"
        )
        assert flows(found.stream)[0] == "user -> log : incidents"
        assert flows(found.stream)[1] == "log -> finance : ?"
        assert found.stream.flows[2].source == "?"
        assert (found.stream.flows[1].when, str(found.stream.flows[1].share)) == ("over 100", "20")
        assert lost(found) == [("VSC704", "A2"), ("VSC704", "A3")]

    def test_ids_aliases_and_titles_alone_mean_something(self) -> None:
        found = imported("step,activity\nA,engage\nB,Deliver and support\nC,delivering\n")
        assert [step.activity for step in found.stream.steps] == ["engage", "deliver_support", "?"]
        assert lost(found) == [("VSC702", "B4")]
        assert found.foreign["activities"] == {"delivering": ""}
        mapped = imported("step,activity\nC,delivering\n", maps={"activities": {"Delivering": "deliver_support"}})
        assert mapped.stream.steps[0].activity == "deliver_support"

    @every("words", ["x", "X", "other"])
    def test_a_name_wins_over_a_title(self, words: str) -> None:
        both = 'catalogue house\n  {0} x "Other"\n  {0} y "x"\n'.format
        activities = svc.analyse(both("activity")).catalogues[0]
        found = imported(f"step,activity\nA,{words}\n", catalogue=activities).stream
        assert found.steps[0].activity == "x"
        artefacts = svc.analyse(both("artefact")).catalogues[0]
        found = imported(f"step,output\nA,{words}\n", catalogue=artefacts).stream
        assert found.flows[0].artefacts == ("x",)
        practices = svc.analyse(both("practice")).catalogues[0]
        found = imported(f"step,by\nA,{words}\n", catalogue=practices).stream
        assert found.steps[0].practices == ("x",)

    def test_at_an_end_the_name_of_an_activity_wins_over_the_title_of_a_party(self) -> None:
        house = svc.analyse('catalogue house\n  party p "run"\n  activity run "p"\n').catalogues[0]
        found = imported("from,to,what\nrun,p,x\n", catalogue=house)
        assert [(each.source, each.target) for each in found.stream.flows] == [("run", "p")]
        assert found.foreign["parties"] == {}

    def test_a_step_is_called_by_its_name_before_the_title_of_another(self) -> None:
        found = imported("step,title,to\na,b,\nb,c,\nd,,b\n")
        assert flows(found.stream) == ["d -> b : ?"]

    def test_words_are_looked_up_in_the_given_catalogue(self) -> None:
        house = svc.analyse('catalogue house\n  activity support "Care for users"\n').catalogues[0]
        found = imported("step,activity\nA,Care for users\n", catalogue=house)
        assert (found.stream.steps[0].activity, found.losses) == ("support", ())

    def test_the_order_of_rows_is_that_of_steps(self) -> None:
        assert [step.name for step in imported("step\nc\na\nb\n").stream.steps] == ["c", "a", "b"]

    def test_a_foreign_column_called_kind_is_only_unknown(self) -> None:
        found = imported("#,kind,step,name\n1,manual,a,b\n")
        assert [step.name for step in found.stream.steps] == ["a"]
        assert [(each.where, each.cosmetic) for each in found.losses] == [("A1", True), ("B1", False), ("D1", False)]

    def test_a_table_that_names_activities_alone_has_a_step_for_each(self) -> None:
        log, fix = imported("Activity\nLog the call\nengage\n").stream.steps
        assert (log.title, log.activity, fix.activity) == ("Log the call", "?", "engage")

    @every("table", ["a,b\n1,2\n", "", "\n\n\n", "\x00", '"'])
    def test_what_is_no_table_is_an_error(self, table: str) -> None:
        with pytest.raises(Error):
            imported(table)

    @given(st.binary(max_size=200), st.sampled_from(exchange.FORMATS))
    def test_any_bytes_are_read_or_refused(self, data: bytes, format: str) -> None:
        with suppress(Error):
            svc.import_(data, format)

    @given(st.lists(st.lists(CELLS, max_size=6), max_size=5), st.booleans())
    def test_any_cells_become_a_stream(self, rows: list[list[str]], chain: bool) -> None:
        table = "step,from,to,output,takes,share\n" + "\n".join(
            ",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows
        )
        try:
            found = imported(table, chain=chain)
        except Error:
            return
        assert svc.analyse(found.text).stream == found.stream


class TestCells:
    @every(
        "value, format, unit, wanted",
        [
            (timedelta(hours=12), "[h]:mm", "", "12h"), (time(0, 45), "h:mm", "", "45m"), (0.5, "[h]:mm", "", "12h"),
            (datetime(1900, 1, 1, 12), "h:mm", "", "60h"), (date(1899, 12, 31), "", "", "24h"), (45, "", "m", "45m"),
            (45, '0" min"', "", "45m"), (1.5, "", "h", "1.5h"), ("45 min", "", "", "45m"), ("1h 30m", "", "", "1.5h"),
            ("30m..4h", "", "", "30m..4h"), ("26:30", "", "", "26.5h"), ("1,5", "", "h", "1.5h"),
            ("2 days", "", "", "2d"),
        ],
    )  # fmt: skip
    def test_durations(self, value: object, format: str, unit: str, wanted: str) -> None:
        assert duration(Cell(value, "A1", format), unit) == svc.Duration.parse(wanted)

    @every("value", [45, "45", "soon", datetime(2026, 3, 1), True, -1.5, "3 M"])
    def test_no_durations(self, value: object) -> None:
        with pytest.raises(ValueError, match=r"."):
            duration(Cell(value, "A1"))

    @every(
        "value, format, wanted",
        [(0.85, "0%", "85"), ("85%", "", "85"), ("85", "", "85"), (99.5, "", "99.5"), ("99,5 %", "", "99.5")],
    )
    def test_percentages(self, value: object, format: str, wanted: str) -> None:
        assert str(percentage(Cell(value, "A1", format))) == wanted

    @every("value", [0.85, "0.85", 1, 101, "most"])
    def test_no_percentages(self, value: object) -> None:
        with pytest.raises(ValueError, match=r"."):
            percentage(Cell(value, "A1"))

    @every(
        "heading, wanted",
        [
            ("PT", ("takes", "")), ("Process Time (min)", ("takes", "m")), ("%C&A", ("accurate", "%")),
            ("Giver", ("from", "")), ("takes [h]", ("takes", "h")), ("Process_step:", ("step", "")),
            ("colour", ("", "")),
            ("%  C & A", ("accurate", "%")), ("Wait time in days", ("waits", "d")),
        ],
    )  # fmt: skip
    def test_headings(self, heading: str, wanted: tuple[str, str]) -> None:
        assert column_of(heading) == wanted

    def test_places(self) -> None:
        assert [place(0, 0), place(9, 25), place(0, 26), place(1, 701, "steps")] == ["A1", "Z10", "AA1", "steps!ZZ2"]


def test_a_clock_in_a_column_of_minutes_may_mean_two_things() -> None:
    with pytest.raises(ValueError, match=r"or minutes and seconds"):
        duration(Cell("1:30", "A1"), "m")


class TestWorkbooks:
    def test_merged_cells_hold_one_value(self) -> None:
        book = workbook(["step", "activity"], ["a", "engage"], ["b", None])
        book.active.merge_cells("B2:B3")
        found = svc.import_(packed(book), "xlsx")
        assert [step.activity for step in found.stream.steps] == ["engage", "engage"]
        assert lost(found) == [("VSC703", "Sheet!B2")]

    def test_a_formula_without_a_value_is_reported(self) -> None:
        found = svc.import_(packed(workbook(["step", "takes"], ["a", "=1+1"])), "xlsx")
        assert lost(found) == [("VSC706", "Sheet!B2")]

    def test_of_several_tables_one_is_chosen(self) -> None:
        book = workbook(["step"], ["a"])
        book.create_sheet("other").append(["step"])
        with pytest.raises(Error, match=r"Sheet, other"):
            svc.import_(packed(book), "xlsx")
        assert svc.import_(packed(book), "xlsx", sheet="Sheet").stream.steps[0].name == "a"

    def test_a_cell_far_away_costs_nothing(self) -> None:
        book = workbook(["step"], ["a"])
        book.active.cell(1_000_000, 16_000).number_format = "0%"
        assert [step.name for step in svc.import_(packed(book), "xlsx").stream.steps] == ["a"]

    def test_many_cells_far_away_are_refused(self) -> None:
        book = workbook(["step"], ["a"])
        for row in range(3, 130):
            book.active.cell(row, 16_384).value = "x"
        with pytest.raises(Error, match=r"more than 2,000,000 cells"):
            svc.import_(packed(book), "xlsx")

    def test_a_bomb_is_refused_before_it_is_unpacked(self) -> None:
        from zipfile import ZIP_DEFLATED, ZipFile

        data = BytesIO()
        with ZipFile(data, "w", ZIP_DEFLATED) as archive:
            archive.writestr("xl/worksheets/sheet1.xml", b" " * 101 * 1024 * 1024)
        with pytest.raises(Error, match=r"at most 104,857,600 are read"):
            svc.import_(data.getvalue(), "xlsx")

    def test_a_document_type_and_ods_are_refused(self) -> None:
        from zipfile import ZipFile

        for name, content, why in (
            ("xl/workbook.xml", "<!DOCTYPE x><x/>", "document type"),
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "ODS is not read"),
        ):
            data = BytesIO()
            with ZipFile(data, "w") as archive:
                archive.writestr(name, content)
            with pytest.raises(Error, match=why):
                svc.import_(data.getvalue(), "xlsx")


@pytest.mark.system
class TestInCalc:
    """LibreOffice Calc opens our workbooks, and what it saves is the same stream."""

    def test_what_calc_saves_is_the_same_stream(self, tmp_path: Path) -> None:
        stream = svc.load(ROOT / "examples" / "restore_service.vsc").stream
        saved = calc(svc.export(stream, "xlsx").data, "xlsx", tmp_path)
        assert svc.import_(saved, "xlsx").stream == stream
        rules = openpyxl.load_workbook(BytesIO(saved))["steps"].data_validations.dataValidation
        assert [rule.formula1 for rule in rules] == ["lists!$A$1:$A$6", "lists!$B$1:$B$34"]

    def test_times_that_calc_saves_are_read(self, tmp_path: Path) -> None:
        book = workbook(["step", "takes", "waits", "accurate"], ["a", timedelta(hours=36), time(0, 45), 0.85])
        book.active["D2"].number_format = "0%"
        (step,) = svc.import_(calc(packed(book), "xlsx", tmp_path), "xlsx").stream.steps
        assert (str(step.takes), str(step.waits), str(step.accurate)) == ("36h", "45m", "85")

    def test_ods_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(Error, match=r"ODS is not read"):
            svc.import_(calc(svc.export(svc.Stream("s"), "xlsx").data, "ods", tmp_path), "xlsx")


def calc(data: bytes, format: str, folder: Path) -> bytes:
    """A workbook as Calc opens and saves it."""
    (folder / "given.xlsx").write_bytes(data)
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to",
        format,
    ]
    subprocess.run([*command, "--outdir", "saved", "given.xlsx"], cwd=folder, check=True, capture_output=True)
    return (folder / "saved" / f"given.{format}").read_bytes()


def test_losses_are_findings() -> None:
    found = imported("step,takes,weather\na,soon,fine\n")
    assert exchange.text(found.losses, "w.csv") == [
        "w.csv:C1: warning[VSC702] dropped-element: the column `weather` is left out: "
        "its heading is not known; cells that are not empty: 1",
        "w.csv:B2: warning[VSC706] unreadable-part: `soon` can't be read: "
        "it is not a duration such as 45m, 1.5h, 2d or 30m..4h",
    ]
    data = json.loads(json.dumps(exchange.data(found.losses, "w.csv")))
    Draft202012Validator(schema("loss")).validate(data)
    assert [each.diagnostic("w.csv").level for each in found.losses] == ["warning", "warning"]
