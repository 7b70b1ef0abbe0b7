"""Spreadsheets as people keep them: headings in two rows, notes beside cells, sheets for something else."""

from typing import Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

import svc
from tests.formats.test_exchange import imported, packed
from tests.support.tables import every


def book(*rows: list[Any]) -> tuple[openpyxl.Workbook, Worksheet]:
    found = openpyxl.Workbook()
    sheet = found.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(row)
    return found, sheet


def read(found: openpyxl.Workbook, **options: Any) -> svc.Imported:
    return svc.import_(packed(found), "xlsx", **options)


def times(found: svc.Imported) -> list[tuple[str, str, str]]:
    return [(each.name, str(each.takes), str(each.waits)) for each in found.stream.steps]


def reported(found: svc.Imported) -> list[str]:
    return [each.what for each in found.losses]


LOG = [("log", "5m", "1h")]


class TestHeadingsInTwoRows:
    def test_with_closer_headings_below_merged_ones(self) -> None:
        found, sheet = book(["Step", "Time", "", "Quality"], ["", "PT (min)", "Wait (h)", "%C&A"], ["Log", 5, 1, "90%"])
        sheet.merge_cells("B1:C1")
        stream = read(found)
        assert times(stream) == LOG
        assert reported(stream) == ["`Time`"]

    @every("units", ["min,h", "(min),[h]"])
    def test_with_units_below(self, units: str) -> None:
        assert times(imported(f"Step,PT,Wait\n,{units}\nLog,5,1\n")) == LOG

    @every("row", ["Process,,", ",5,1", ",soon,h", ",,"])
    def test_a_row_of_its_own_is_none_of_them(self, row: str) -> None:
        found = imported(f"Step,PT (min),Wait (h)\n{row}\nLog,5,1\n")
        assert times(found)[-1:] == LOG
        assert len(found.stream.steps) == (1 if row == ",," else 2)

    def test_repeated_further_down(self) -> None:
        found = imported("Step,PT (min),Wait (h)\nLog,5,1\n\nStep,PT (min),Wait (h)\nFix,3,2\n")
        assert times(found) == [*LOG, ("fix", "3m", "2h")]
        assert reported(found) == ["the row `Step`"]


class TestBesideTheCells:
    def test_comments_links_and_lines_through_cells(self) -> None:
        found, sheet = book(["Step", "PT (min)"], ["Log", 5], ["Fix", 3])
        sheet["A2"].comment = Comment("only in\nthe morning", "Ada")
        sheet["A3"].hyperlink = "https://example.org"
        sheet["A3"].font = Font(strike=True)
        assert reported(read(found)) == [
            "the comment `only in the morning`", "the link to `https://example.org`", "the line through `Fix`"
        ]  # fmt: skip

    def test_hidden_rows_and_columns_that_hold_something(self) -> None:
        found, sheet = book(["Step", "PT (min)", "Who"], ["Log", 5, "Desk"], ["Fix", 3, "Desk"])
        sheet.column_dimensions["C"].hidden = sheet.column_dimensions["Z"].hidden = True
        sheet.row_dimensions[3].hidden = sheet.row_dimensions[30].hidden = True
        assert reported(read(found)) == ["that columns or rows are hidden (C, 3)"]

    def test_sheets_that_are_not_tables(self) -> None:
        found, _ = book(["Step", "PT (min)"], ["Log", 5])
        found.create_sheet("Legend").append(["red: late"])
        found.create_sheet("Empty")
        assert reported(read(found)) == ["the sheet `Legend`"]
        assert reported(read(found, sheet="Sheet")) == []

    def test_shapes_pictures_and_charts(self) -> None:
        found, sheet = book(["Step", "PT (min)"], ["Log", 5])
        sheet.add_chart(openpyxl.chart.BarChart(), "D1")
        assert reported(read(found)) == ["the shapes, pictures and charts"]

    def test_ours_has_none(self) -> None:
        stream = svc.analyse("stream s\n  step a in engage takes 5m\n  user -> a : incidents\n").stream
        assert svc.import_(svc.export(stream, "xlsx").data, "xlsx").losses == ()
