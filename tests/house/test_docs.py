"""What the documentation shows is what happens: its blocks are run, its tables compared with the code.

`tests/diagnostics/test_pages.py` has the pages of the diagnostics. A page's blocks run in a folder of their own that
holds the examples and those blocks of the page that are named as files.
"""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import svc
from svc.diagnostics.codes import CODES
from tests.support import ROOT
from tests.support.blocks import Block, blocks, write_files
from tests.support.command_line import Svc, fixture_svc
from tests.support.marked import marks, reported
from tests.support.tables import every

__all__ = ["fixture_svc"]

DIAGNOSTICS = sorted((ROOT / "docs" / "reference" / "diagnostics").glob("*.md"))
PAGES = [ROOT / "README.md", *sorted(set((ROOT / "docs").rglob("*.md")) - set(DIAGNOSTICS))]
PUBLIC = (
    r"import svc(?!\.)|(from|import) svc\.(strategies|testing|extending|pytest_plugin)\b|from svc\.cli import main\b"
)
"""How an import of public names begins."""
PAGES_WITH = {language: [page for page in PAGES if blocks(page, language)] for language in ("vsc", "python", "console")}


def _place(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.fixture
def folder(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the blocks of a page run: the examples, and the page's own files beside them."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    write_files(page, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "block", [block for page in PAGES for block in blocks(page, "vsc")], ids=lambda block: block.place
)
def test_a_vsc_block_has_the_findings_that_its_marks_announce(block: Block, tmp_path: Path) -> None:
    root = tmp_path if write_files(block.page, tmp_path) else None
    found = reported(svc.analyse(block.text, block.file or "example.vsc", root=root).diagnostics)
    assert {each for each in found if each[1] != "note" or each in marks(block.text)} == marks(block.text)


@every("page", [*PAGES, *DIAGNOSTICS])
def test_the_text_before_a_block_names_its_file_as_forges_do_not_show_it(page: Path) -> None:
    text = page.read_text("utf-8")
    named = re.findall(r"((?:^(?!```).*\n)*)^```vsc (\S+)$", text, re.MULTILINE)
    assert [file for before, file in named if f"`{file}`" not in before] == []


def test_pages_and_examples_import_only_what_is_public() -> None:
    examples = [path for ending in ("py", "ipynb", "md") for path in (ROOT / "examples").rglob(f"*.{ending}")]
    imported = {
        (_place(page), line.strip())
        for page in [*PAGES, *DIAGNOSTICS, *examples]
        for line in re.findall(r"(?:^|\")[ \t]*((?:from|import) svc\b[^#\n]*)", page.read_text("utf-8"), re.MULTILINE)
    }
    assert {(page, line) for page, line in imported if not re.match(PUBLIC, line)} == set()


@pytest.mark.parametrize("page", PAGES_WITH["python"], ids=_place)
@pytest.mark.usefixtures("folder")
def test_the_python_blocks_of_a_page_run_one_after_another(page: Path) -> None:
    names: dict[str, object] = {}
    for block in blocks(page, "python"):
        block.run(names)


@pytest.mark.parametrize("page", PAGES_WITH["console"], ids=_place)
def test_the_commands_of_a_page_print_what_it_shows(svc_: Svc, page: Path, folder: Path) -> None:
    for block in blocks(page, "console"):
        assert "\n".join(_printed(block.text, svc_)) == block.text.rstrip("\n"), block.place


def test_the_language_page_lists_every_diagnostic() -> None:
    rows = [row for row in _rows("reference/language.md") if row[0].startswith("[VSC")]
    assert rows == [
        (
            f"[{code.code}](diagnostics/{code.code}.md)",
            code.name,
            code.level.value + (", off unless selected" if code.optional else ""),
            code.summary,
        )
        for code in CODES
    ]


def test_the_itil_page_lists_the_activities_of_the_catalogue() -> None:
    activities = svc.itil4.all_activities
    ids = {f"`{name}`" for name in activities}
    assert [row for row in _rows("explanation/itil.md") if len(row) == 6 and row[1] in ids] == [
        (each.title, f"`{each.name}`", each.section, _yes(each.begins), _yes(each.ends), each.purpose)
        for each in activities.values()
    ]


def test_the_itil_page_lists_the_practices_of_the_catalogue() -> None:
    practices = svc.itil4.all_practices
    ids = {f"`{name}`" for name in practices}
    assert [row for row in _rows("explanation/itil.md") if len(row) == 4 and row[1] in ids] == [
        (each.title, f"`{each.name}`", each.group, ", ".join(f"`{alias}`" for alias in each.aliases))
        for each in practices.values()
    ]


def test_the_itil_page_lists_the_one_sided_flows_of_the_catalogue() -> None:
    one_sided = [
        (f"`{flow.source}`", f"`{flow.target}`", f"`{flow.artefact}`", _side(flow))
        for flow in svc.itil4.flows
        if flow.listed_by != "both" and not {flow.source, flow.target} & svc.itil4.all_parties.keys()
    ]
    assert [
        row for row in _rows("explanation/itil.md") if len(row) == 4 and row[3] in ("the giver", "the taker")
    ] == one_sided


def test_the_itil_page_counts_right() -> None:
    text = " ".join((ROOT / "docs" / "explanation" / "itil.md").read_text("utf-8").split())
    catalogue = svc.itil4
    groups = [each.group for each in catalogue.all_practices.values()]
    sides = [line.side for line in catalogue.lines]
    assert (
        f"{len(groups)} practices: {groups.count('general')} of general management, "
        f"{groups.count('service')} of service management, {groups.count('technical')} of technical management." in text
    )
    assert f"the {sides.count('input')} input lines and {sides.count('output')} output lines" in text
    assert f"{len(catalogue.all_artefacts)} artefacts and {len(catalogue.flows)} flows." in text


def _side(flow: svc.ListedFlow) -> str:
    return "the giver" if flow.listed_by == "output" else "the taker"


def _yes(flag: bool) -> str:
    return "yes" if flag else ""


def _rows(page: str) -> Iterator[tuple[str, ...]]:
    """The rows of the tables of a page, cell by cell."""
    for line in (ROOT / "docs" / page).read_text("utf-8").splitlines():
        if line.startswith("| "):
            yield tuple(cell.strip() for cell in line.strip("|").split("|"))


def _printed(text: str, run: Svc) -> Iterator[str]:
    """The commands of a console block, each with what it prints; `echo $?` shows the last exit code."""
    code = 0
    for line in text.splitlines():
        if not line.startswith("$ "):
            continue
        yield line
        if line == "$ echo $?":
            yield str(code)
            continue
        program, *arguments = shlex.split(line[2:])
        assert program == "svc", f"only svc is run, not {line[2:]}"
        told = run(*arguments)
        code = told.code
        yield from (told.out + told.err).splitlines()
