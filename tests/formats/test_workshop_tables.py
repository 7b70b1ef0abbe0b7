"""What a workshop left open stays visible, and what a stream can't hold is reported with its cell."""

from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import svc
from svc.diagnostics.errors import Error
from svc.model import Activity, Artefact, Line
from svc.semantics.catalogue import Catalogue
from svc.syntax.catalogue_printer import catalogue_text
from tests.formats.test_exchange import flows, imported, lost, packed, workbook
from tests.support.tables import every


def opened(*sheets: tuple[str, list[list[Any]]]) -> bytes:
    """A workbook with sheets by their names."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return packed(book)


@every(
    "column, cell, wanted",
    [
        ("PT", "?", ("takes",)), ("PT", "tbd", ("takes",)), ("PT", "soon", ("takes",)), ("wait", "TBD", ("waits",)),
        ("LT", "?", ("waits",)), ("%C&A", "?", ("accurate",)), ("%C&A", "0.9", ("accurate",)),
        ("PT", "-", ()), ("PT", "n/a", ()), ("PT", "", ()), ("PT", "5m", ()),
    ],
)  # fmt: skip
def test_what_is_to_be_found_out_is_open(column: str, cell: str, wanted: tuple[str, ...]) -> None:
    (step,) = imported(f"step,{column},who\nLog,{cell},desk\n").stream.steps
    assert step.open_values == wanted


def test_an_open_share_is_kept() -> None:
    found = imported("from,to,what,share\nuser,engage,incidents,?\n")
    assert [each.open_values for each in found.stream.flows] == [("share",)]


def test_open_values_go_out_as_signs_and_come_back() -> None:
    text = "stream t\n  step a in engage takes ? accurate ? every ?\n  a -> user : x share ? arrives ?\n"
    stream = svc.analyse(text).stream
    data = svc.export(stream, "csv").data
    assert [line.split(",").count("?") for line in data.decode().splitlines()] == [0, 0, 2, 1]
    assert svc.import_(data, "csv").stream == stream


def test_an_edit_to_our_table_may_open_a_value() -> None:
    data = svc.export(svc.analyse("stream t\n  step a in engage takes 5m\n").stream, "csv").data
    found = svc.import_(data.replace(b"5m", b"tbd"), "csv")
    assert found.stream.steps[0].open_values == ("takes",)
    assert [*lost(found), *lost(svc.import_(data.replace(b"5m", b"soon"), "csv"))] == [("VSC706", "I3")]


def test_a_condition_in_a_row_without_outputs_is_kept() -> None:
    table = "step,PT,when,share\nLog,5m,hard,30%\nFix,5m,,\n"
    (flow,) = imported(table, chain=True).stream.flows
    assert (flow.when, flow.target) == ("hard", "fix")
    assert flows(imported(table).stream) == ["log -> ? : ?"]
    assert lost(imported("step,when,output\nLog,?,x\n")) == [("VSC702", "B2")]


@every(
    "cells, wanted",
    [
        ("10m,,1h", ("50m", "10m")), (",50m,1h", ("50m", "10m")), ("10m,50m,1h", ("50m", "10m")),
        ("?,50m,1h", ("50m", "10m")), ("10m,?,1h", ("50m", "10m")),
    ],
)  # fmt: skip
def test_a_lead_time_is_wait_and_process_time(cells: str, wanted: tuple[str, str]) -> None:
    found = imported(f"step,PT,wait,LT\nLog,{cells}\n")
    (step,) = found.stream.steps
    assert (str(step.waits), str(step.takes), step.open_values) == (*wanted, ())
    assert found.losses == ()


@every("cells", ["10m,40m,1h", ",,1h", "2h,,1h", "1d,,1h"])
def test_a_lead_time_that_says_something_else_is_reported(cells: str) -> None:
    assert lost(imported(f"step,PT,wait,LT\nLog,{cells}\n")) == [("VSC702", "D2")]


def test_nothing_needs_no_unit() -> None:
    (step,) = imported("step,PT,wait\nLog,0,0\n").stream.steps
    assert (str(step.takes), str(step.waits)) == ("0m", "0m")


@every("words", ["Total", "total:", "Sum", "Totals", "Overall"])
def test_a_total_is_reported_and_is_not_a_step(words: str) -> None:
    found = imported(f"step,PT\nLog,5m\n{words},5m\n")
    assert [each.name for each in found.stream.steps] == ["log"]
    assert lost(found) == [("VSC702", "A3")]


@every(
    "table, where",
    [
        ("step,PT\nLog,5m,stray\n", "C2"), ("step,PT,\nLog,5m,\nFix,5m,stray\n", "C3"),
        ("step,PT,PT\nLog,5m,6m\n", "C1"), ("step,PT,Wer\nLog,5m,x\n", "C1"),
        ("Workshop in May\nstep,PT\nLog,5m\n", "A1"),
    ],
)  # fmt: skip
def test_what_is_in_no_column_is_reported(table: str, where: str) -> None:
    assert lost(imported(table)) == [("VSC702", where)]


def test_a_column_that_somebody_added_to_our_table_is_reported() -> None:
    first, *others = svc.export(svc.analyse("stream t\n  step a in engage\n").stream, "csv").data.decode().splitlines()
    table = "\n".join([f"{first},who,Remark", *(f"{each},desk,hm" for each in others)])
    assert [each.what for each in imported(table).losses] == ["the column `who`", "the column `Remark`"]


def test_a_second_column_says_which_is_read() -> None:
    (loss,) = imported("step,PT,Process time\nLog,5m,6m\n").losses
    assert loss.why == "the column `PT` holds the same; cells that are not empty: 1"


def test_a_formula_without_a_value_leaves_its_value_open() -> None:
    found = svc.import_(packed(workbook(["step", "PT"], ["Log", "=1+1"])), "xlsx")
    assert found.stream.steps[0].open_values == ("takes",)
    assert lost(found) == [("VSC706", "Sheet!B2")]


def test_a_sheet_is_found_in_capitals_or_not_and_others_are_not_read() -> None:
    data = opened(("Today", [["step", "PT"], ["Log", "=1"]]), ("Later", [["step"], ["Fix"]]), ("Notes", [["free"]]))
    found = svc.import_(data, "xlsx", sheet="LATER")
    assert [each.name for each in found.stream.steps] == ["fix"]
    assert found.losses == ()
    with pytest.raises(Error, match="there is no sheet called `x`; there are: Today, Later, Notes"):
        svc.import_(data, "xlsx", sheet="x")


def test_a_sheet_of_a_catalogue_is_chosen_alone() -> None:
    lines = [["activity", "side", "artefacts"], ["Take calls", "in", "Call"]]
    data = opened(("A", lines), ("B", [["free text"]]))
    assert svc.import_catalogue(data, "xlsx", name="house", sheet="a").losses == ()
    assert [each.where for each in svc.import_catalogue(data, "xlsx", name="house").losses] == ["B"]


@every(
    "cell, wanted",
    [
        ("**Log**", "Log"), ("*Log* it", "Log it"), ("`log`", "log"), ("~~Log~~", "Log"), ("Log \\*it\\*", "Log *it*"),
        ("a<br/>b", "a\nb"), ("a \\| b", "a | b"), ("2 * 3", "2 * 3"), ("my_own_log", "my_own_log"),
    ],
)  # fmt: skip
def test_a_cell_of_markdown_is_taken_for_its_words(cell: str, wanted: str) -> None:
    (step,) = imported(f"Notes\n\n| step | PT |\n|:--|--:|\n| {cell} | 5m |\n\nMore.\n", "markdown").stream.steps
    assert (step.title or step.name) == wanted


def test_of_a_link_in_markdown_the_words_are_kept() -> None:
    found = imported("| step |\n|--|\n| [Log](https://example.org) |\n", "markdown")
    assert found.stream.steps[0].title == "Log"
    assert [(each.where, each.what, each.cosmetic) for each in found.losses] == [
        ("line 3, column 1", "the link to `https://example.org`", True)
    ]


TITLES = st.sampled_from(("plans", '"Big plans"', "wishes", '"Wishes"'))


@given(st.lists(TITLES, min_size=1, max_size=3, unique=True), st.sampled_from(("", "what is needed")))
def test_a_line_with_titles_reads_back(artefacts: list[str], wording: str) -> None:
    declared = [Artefact("plans", "Big plans"), Artefact("wishes")]
    line = Line("a", "input", 1, artefacts, (), wording)
    text = catalogue_text(Catalogue("c", activities=[Activity("a", lines=[line])], artefacts=declared))
    (read,) = svc.analyse(text).catalogues[0].activities[0].lines
    names = {'"Big plans"': "plans", '"Wishes"': "wishes"}
    assert [names.get(each, each) for each in read.artefacts] == [names.get(each, each) for each in artefacts]
    assert read.wording == wording


def test_a_line_that_no_text_can_hold_is_refused() -> None:
    line = Line("a", "input", 1, ['"Big plans"'], (), "what is needed")
    with pytest.raises(Error, match='"Big plans" can\'t be written before a wording'):
        catalogue_text(Catalogue("c", activities=[Activity("a", lines=[line])]))
