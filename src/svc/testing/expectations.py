"""Expectations in a text: a comment at the end of a line says which findings are reported on that line.

`# error: VSC301` is one mark, `# error: VSC301, warning: VSC405` are two. A first line `# select: VSC410` asks
for findings that are reported only when they are selected. Independent of the messages of findings.
"""

import re
from collections.abc import Iterable

from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.text.pattern import Pattern
from svc.text.source import NEWLINE

Mark = tuple[int, str, str]
"""A finding as a mark has it: by its line, level and code."""

_MARK = Pattern(r"\b(error|warning|note): ([A-Z]{2,12}\d{3})\b")
_MARKS = Pattern(rf"[ \t]*#[ \t]*{_MARK.pattern}(?:,[ \t]*{_MARK.pattern})*[ \t]*$")
_TEXT = r'"(?:[^"\\]|\\.)*+"'
_COMMENT = Pattern(rf'(?:[^"#]|{_TEXT}|"(?!(?:[^"\\]|\\.)*+"))*+#(?P<comment>.*)')
"""A text without closing quote hides no comment here, so that it can be marked too."""
_SELECT = Pattern(r"# select: ([^\r\n]*)")


def selection(text: str) -> tuple[str, ...]:
    """What the first line `# select: ...` of a text selects."""
    line = _SELECT.match(text.removeprefix("\ufeff"))
    return tuple(code.strip() for code in line[1].split(",")) if line else ()


def marks(text: str) -> set[Mark]:
    """The findings that the marks of a text announce."""
    return {
        (number, level, code)
        for number, line in enumerate(NEWLINE.split(text), 1)
        if (match := _COMMENT.match(line)) is not None
        for level, code in _MARK.findall(match["comment"])
    }


def reported(findings: Iterable[Diagnostic]) -> set[Mark]:
    """Findings as marks have them; those without a place have none."""
    return {(each.range.start.line, each.level.value, each.code) for each in findings if each.range}


def differences(text: str, findings: Iterable[Diagnostic]) -> tuple[list[Mark], list[Mark]]:
    """What is reported and not marked, and what is marked and not reported. Notes need no mark."""
    wanted, given = marks(text), reported(findings)
    unmarked = {each for each in given - wanted if each[1] != Level.NOTE}
    return sorted(unmarked), sorted(wanted - given)


def remarked(text: str, findings: Iterable[Diagnostic]) -> str:
    """A text whose marks say what is reported. Lines that are marked rightly stay as they are; notes need no mark."""
    findings = list(findings)
    unmarked, unreported = differences(text, findings)
    wrong = {number for number, _, _ in (*unmarked, *unreported)}
    right = {each for each in reported(findings) if each[1] != Level.NOTE or each in marks(text)}
    pieces = re.split(f"({NEWLINE.pattern})", text)
    for number in wrong:
        line = _MARKS.sub("", pieces[2 * number - 2])
        wanted = ", ".join(f"{level}: {code}" for level, code in _by_weight(right, number))
        pieces[2 * number - 2] = f"{line}  # {wanted}" if wanted else line
    return "".join(pieces)


def _by_weight(marks: Iterable[Mark], number: int) -> list[tuple[str, str]]:
    weights = [level.value for level in Level]
    return sorted(
        ((level, code) for line, level, code in marks if line == number),
        key=lambda each: (weights.index(each[0]), each[1]),
    )
