"""Cases as texts: the line on which a finding is expected says so in a mark at its end.

`svc.testing.expectations` reads the marks.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

import svc
from svc.testing.expectations import Mark, marks, reported, selection
from tests.support import CASES
from tests.support.tables import Test, every

__all__ = [
    "CASES", "Mark", "analysed", "assert_as_marked", "cases", "codes", "finding", "fixed", "marks", "reported",
    "selection", "text_of", "words",
]  # fmt: skip


def cases(folder: str = "", stride: int = 1) -> Callable[[Test], Test]:
    """Runs a test on each case file of a folder, or of all of them; the test takes a `case`. See `every`."""
    paths = sorted((CASES / folder).rglob("*.vsc"))
    return every("case", {path.relative_to(CASES).with_suffix("").as_posix(): path for path in paths}, stride)


def text_of(case: Path) -> str:
    """The text of a case file, its newlines as they are."""
    return case.read_bytes().decode("utf-8")


def analysed(text: str) -> svc.Analysis:
    """A case with its own selection."""
    return svc.analyse(text, "case.vsc", select=selection(text))


def assert_as_marked(text: str) -> None:
    """The findings of a text are those that its marks announce, and no others: notes need marks here."""
    assert reported(analysed(text).diagnostics) == marks(text)


def codes(findings: Iterable[svc.Diagnostic]) -> list[str]:
    """The codes of findings, in their order."""
    return [finding.code for finding in findings]


def finding(text: str, code: str) -> svc.Diagnostic:
    """The only finding of a code in a text."""
    (found,) = (each for each in analysed(text).diagnostics if each.code == code)
    return found


def words(finding: svc.Diagnostic, text: str) -> str:
    """The words at the place of a finding."""
    assert finding.range is not None
    return text.removeprefix("\ufeff")[finding.range.start.offset : finding.range.end.offset]


def fixed(fix: svc.Fix, text: str) -> str:
    """A text with a fix applied."""
    for edit in sorted(fix.edits, key=lambda each: each.range.start.offset, reverse=True):
        text = text[: edit.range.start.offset] + edit.text + text[edit.range.end.offset :]
    return text
