"""Every link of every page leads to a file of the project, and to a heading of it where the link names one."""

import re
from pathlib import Path

from tests.support import ROOT
from tests.support.tables import every

PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / "examples").rglob("*.md"))]
_CODE = re.compile(r"^(`{3,})[^`\n]*\n.*?^\1[ \t]*$|`[^`\n]+`(?!\])", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)")
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


def links(page: Path) -> list[tuple[str, str]]:
    """The links of a page within the project: each a path, which may be empty, and an anchor, which may be empty."""
    return _LINK.findall(_without_code(page))


def anchors(page: Path) -> set[str]:
    """The anchors that forges give the headings of a page: small letters, digits, `-` and `_`."""
    headings = _HEADING.findall(re.sub(_CODE, lambda code: "" if code[1] else code[0], page.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _without_code(page: Path) -> str:
    return _CODE.sub("", page.read_text("utf-8"))


def dead_links(page: Path) -> list[str]:
    """The links of a page that lead nowhere."""
    return [f"{path}#{anchor}" for path, anchor in links(page) if not _leads_somewhere(page, path, anchor)]


def _leads_somewhere(page: Path, path: str, anchor: str) -> bool:
    target = page.parent / path if path else page
    return target.exists() and (not anchor or anchor in anchors(target))


@every("page", PAGES)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    assert dead_links(page) == []


def test_a_dead_file_and_a_dead_anchor_are_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One `two`, three\n[a](page.md#one-two-three) [b](gone.md) [c](#gone) `[d](code.md)`\n", "utf-8")
    assert dead_links(page) == ["gone.md#", "#gone"]


def test_every_page_of_the_documentation_can_be_reached_from_its_index() -> None:
    reached, waiting = set[Path](), [ROOT / "docs" / "index.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached and page.suffix == ".md":
            reached.add(page)
            waiting += [(page.parent / path).resolve() for path, _ in links(page) if path]
    assert set((ROOT / "docs").rglob("*.md")) - reached == set()


def test_every_module_that_a_docstring_or_the_architecture_names_is_there() -> None:
    files = [path.as_posix() for folder in ("src", "tests", "benchmarks") for path in (ROOT / folder).rglob("*.py")]
    source = "".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    texts = [*re.findall(r'"""(.*?)"""', source, re.DOTALL), (ROOT / "docs" / "architecture.md").read_text("utf-8")]
    named = {name for text in texts for name in re.findall(r"`([\w/]+\.py)`", text)}
    assert {name for name in named if not any(file.endswith(f"/{name}") for file in files)} == set()
