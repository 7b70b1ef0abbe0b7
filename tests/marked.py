"""Cases as texts: the line on which a finding is expected says so in a comment at its end.

`# error: VSC301` is one mark, `# error: VSC301, warning: VSC405` are two. A first line `# select: VSC410`
makes a case one of what that selection tells. Knows nothing of what the findings say.
"""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

import svc

CASES = Path(__file__).parent / "cases"
_MARK = re.compile(r"\b(error|warning|note): (VSC\d{3})\b")
_SELECT = re.compile(r"^# select: ([^\r\n]*)")
Told = tuple[int, str, str]
"""A finding by its line, level and code."""


def cases(folder: str = "") -> pytest.MarkDecorator:
    """Runs a test on each case file of a folder, or of all of them; the test takes a `case`."""
    paths = sorted((CASES / folder).rglob("*.vsc"))
    names = [path.relative_to(CASES).with_suffix("").as_posix() for path in paths]
    return pytest.mark.parametrize("case", paths, ids=names)


def text_of(case: Path) -> str:
    """The text of a case file, its newlines as they are."""
    return case.read_bytes().decode("utf-8")


def analysed(text: str) -> svc.Analysis:
    """A case with the selection that it asks for."""
    return svc.analyse(text, "case.vsc", select=selection(text))


def selection(text: str) -> tuple[str, ...]:
    """What the first line `# select: ...` of a case asks for."""
    line = _SELECT.match(text.removeprefix("\ufeff"))
    return tuple(code.strip() for code in line[1].split(",")) if line else ()


def marks(text: str) -> set[Told]:
    """The findings that the marks of a text announce."""
    lines = re.split(r"\r\n?|\n", text)
    return {(number, *mark) for number, line in enumerate(lines, 1) for mark in _MARK.findall(line)}


def told(findings: Iterable[svc.Diagnostic]) -> set[Told]:
    """Findings as marks have them."""
    return {(each.range.start.line, each.level.value, each.code) for each in findings if each.range}


def assert_as_marked(text: str) -> None:
    """The findings of a text are those that its marks announce, and no others."""
    assert told(analysed(text).diagnostics) == marks(text)


def codes(findings: Iterable[svc.Diagnostic]) -> list[str]:
    """The codes of findings, in their order."""
    return [finding.code for finding in findings]


def finding(text: str, code: str) -> svc.Diagnostic:
    """The only finding of a code in a text."""
    (found,) = (each for each in analysed(text).diagnostics if each.code == code)
    return found


def words(finding: svc.Diagnostic, text: str) -> str:
    """The words that stand at the place of a finding."""
    assert finding.range is not None
    return text.removeprefix("\ufeff")[finding.range.start.offset : finding.range.end.offset]


def fixed(fix: svc.Fix, text: str) -> str:
    """A text with a fix applied."""
    for edit in sorted(fix.edits, key=lambda each: each.range.start.offset, reverse=True):
        text = text[: edit.range.start.offset] + edit.text + text[edit.range.end.offset :]
    return text
