"""Every code has its page, its row and its function; what a page shows is what svc says."""

import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import svc
from svc.diagnostics.codes import BY_CODE, CODES
from svc.pictures.page.pictures import missing_view
from svc.project.loading import foreign_configuration
from svc.project.record_settings import Records
from svc.project.toml import Key
from svc.records.reading_diagnostics import (
    Rejected,
    Ties,
    open_cases,
    rejected_rows,
    unordered_events,
    unreadable_records,
)
from svc.text.source import Place, Source
from tests.support import ROOT
from tests.support.blocks import Block, blocks, write_files
from tests.support.marked import Mark, marks, reported
from tests.support.tables import every

PAGES = sorted((ROOT / "docs" / "reference" / "diagnostics").glob("*.md"))
SHOWN = [block for page in PAGES for block in blocks(page, "vsc")]
BAD = [block for block in SHOWN if marks(block.text)]
GOOD = [block for block in SHOWN if not marks(block.text)]
PYTHON = [block for page in PAGES for block in blocks(page, "python")]

CONFIGURED = """\
[records.itsm]
path = "incidents.csv"
case = "number"
time = "sys_updated_at"
end-labels = ["Closed"]
"""
ITSM = Records("itsm", ["incidents.csv"], key=Key(Source("svc.toml", CONFIGURED), ("records", "itsm")))

PRINTED = {
    "VSC529": [*unordered_events(ITSM, 6000, Ties(0, 492))],
    "VSC530": [*open_cases(ITSM, 890, 31, 0, "")],
    "VSC531": [*unreadable_records(
        ITSM, "time", "nothing says in which time zone 5,998 of its times are", "zone"
    ).diagnostics],
    "VSC532": [
        *rejected_rows(ITSM, 6000, 2, [
            Rejected("incidents.csv", 18, "? is not a time"), Rejected("incidents.csv", 2107, "no case"),
        ]),
        *rejected_rows(ITSM, 6000, 2, [
            Rejected("incidents.csv", 18, "a duplicate"), Rejected("incidents.csv", 2107, "a duplicate"),
        ], "duplicates"),
    ],
    "VSC810": [missing_view("lanes", "the engine dot took longer than 20 seconds")],
    "VSC913": [foreign_configuration(Place(Source("/tmp/svc.toml", ""), (0, 0)))],
}  # fmt: skip
"""Findings that a page shows as text: no stream has them, only slow machines, shared folders and records."""

each_page = every("page", {page.stem: page for page in PAGES})


def _findings(block: Block, folder: Path) -> set[Mark]:
    """What svc reports of a block if the page's own code is requested, even an optional one; it may use the files of
    its page."""
    selected = [code.code for code in CODES if not code.optional or code.code == block.page.stem]
    root = folder if write_files(block.page, folder) else None
    return reported(svc.analyse(block.text, block.file or "example.vsc", select=selected, root=root).diagnostics)


ELSEWHERE = ("svc.web.live.", "svc.editor.server.", "svc.editor.highlighting.pygments", "svc.cli.pyinstaller.hook")
"""What needs an extra, or runs within PyInstaller alone."""


def _functions() -> Iterator[str]:
    for module in walk_packages(svc.__path__, "svc."):
        if not module.name.endswith("__main__") and not module.name.startswith(ELSEWHERE):
            for name, _ in inspect.getmembers(import_module(module.name), inspect.isfunction):
                yield name


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert [page.stem for page in PAGES] == [code.code for code in CODES]


def test_every_code_has_a_function_of_its_name() -> None:
    assert {code.name.replace("-", "_") for code in CODES} - set(_functions()) == set()


@each_page
def test_a_page_opens_with_its_code_name_and_level(page: Path) -> None:
    code = BY_CODE[page.stem]
    heading, _, level = page.read_text("utf-8").split("\n")[:3]
    assert heading == f"# {code.code} {code.name}"
    assert level == f"Level: {code.level.value}" + (", off unless selected" if code.optional else "")


@each_page
def test_a_page_shows_its_finding_and_how_it_goes_away(page: Path) -> None:
    shown = {code for block in BAD if block.page == page for _, _, code in marks(block.text)}
    printed = [f"{each}\n" for each in PRINTED.get(page.stem, ())]
    assert [block.text for block in blocks(page, "text")] == printed
    assert page.stem in shown or printed or any(page.stem in block.text for block in PYTHON if block.page == page)
    assert any(block.page == page for block in GOOD)


@each_page
def test_a_page_names_only_codes_that_exist(page: Path) -> None:
    assert set(re.findall(r"VSC\d{3}", page.read_text("utf-8"))) <= BY_CODE.keys()


@each_page
def test_a_page_says_how_to_allow_its_finding_or_that_errors_can_not(page: Path) -> None:
    text = " ".join(page.read_text("utf-8").split())
    assert "can't be allowed" in text or f"# svc: allow {page.stem} because" in text or "allow-file" in text


@every("block", BAD)
def test_a_bad_block_has_exactly_the_findings_that_its_marks_announce(block: Block, tmp_path: Path) -> None:
    assert _findings(block, tmp_path) == marks(block.text)


@every("block", GOOD)
def test_a_good_block_is_free_of_warnings_and_of_the_finding(block: Block, tmp_path: Path) -> None:
    assert {each for each in _findings(block, tmp_path) if each[1] != "note" or each[2] == block.page.stem} == set()


@pytest.mark.parametrize("block", PYTHON, ids=lambda block: block.place)
def test_the_python_of_a_page_runs(block: Block, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    block.run({})  # what the page claims, it asserts
