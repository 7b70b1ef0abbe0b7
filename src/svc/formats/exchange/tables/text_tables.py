"""Tables in texts: CSV with any of the usual separators, and the tables of Markdown."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from svc.diagnostics.errors import Error
from svc.formats.exchange.losses import Loss, dropped_element
from svc.formats.exchange.tables.cells import Cell, Sheet, place
from svc.text.pattern import Pattern

SEPARATORS = (",", ";", "\t", "|")
_NAMED = Pattern(r"sep=(.)\r?\n", re.IGNORECASE)
_QUOTED = Pattern(r'"(?:[^"]|"")*"')
_RULE = Pattern(r"\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_BAR = Pattern(r"(?<!\\)((?:\\\\)*)\|")
_LINK = Pattern(r"(?<![\\!])\[([^\[\]\\]+)\]\(([^()\s\\]*)\)")
_STYLED = Pattern(r"(?<!\\)(\*\*|~~|[*`])([^*`~\\]+)\1")
_BREAK = Pattern(r"(?<!\\)<br[ ]?/?>", re.IGNORECASE)
_ESCAPED = Pattern(r"\\([!-/:-@\[-`{-~])")


def csv_sheet(text: str) -> Sheet:
    """The table of a CSV text. Raises Error for a text that is not CSV."""
    named = _NAMED.match(text)
    first = named.end() if named else 0
    reader = csv.reader(StringIO(text[first:], newline=""), delimiter=named[1] if named else _separator(text))
    rows: list[list[Cell]] = []
    try:
        for number, row in enumerate(reader, 1 if named else 0):
            rows.append([Cell(each, place(number, column)) for column, each in enumerate(row)])
    except csv.Error as error:
        raise Error(f"line {reader.line_num} is not CSV: {error}") from None
    return Sheet("", rows)


def _separator(text: str) -> str:
    """The separator that the first line with any of them has most of, outside of quotes."""
    for line in _QUOTED.sub("", text[:100_000]).splitlines():
        counted = Counter(sign for sign in line if sign in SEPARATORS)
        if counted:
            return max(SEPARATORS, key=lambda sign: counted[sign])
    return ","


def markdown_sheet(text: str, losses: list[Loss]) -> Sheet:
    """The first table of a Markdown text, its cells as plain text. Raises Error if there is none."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number in range(1, len(lines)):
        if "|" in lines[number - 1] and "-" in lines[number] and _RULE.fullmatch(lines[number].strip()):
            return Sheet("", list(_rows(lines, number, losses)))
    raise Error("there is no table in this Markdown: a heading line, a line of dashes, then a line for each row")


def _rows(lines: list[str], rule: int, losses: list[Loss]) -> Iterator[list[Cell]]:
    """The rows of the table whose rule is on a line: its heading, then all lines up to an empty one."""
    yield _row(lines[rule - 1], rule - 1, losses)
    for number in range(rule + 1, len(lines)):
        if not lines[number].strip():
            return
        yield _row(lines[number], number, losses)


def _row(line: str, number: int, losses: list[Loss]) -> list[Cell]:
    inner = line.strip()
    inner = inner[1:] if inner.startswith("|") else inner
    parts = _BAR.sub(r"\1" + "\x00", inner).split("\x00")
    if len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    where = f"line {number + 1}"
    places = (f"{where}, column {column}" for column in range(1, len(parts) + 1))
    return [Cell(_plain(part.strip(), place, losses), place) for part, place in zip(parts, places, strict=True)]


def _plain(cell: str, place: str, losses: list[Loss]) -> str:
    """The words of a cell: without emphasis, and of a link what it shows."""
    for link in _LINK.finditer(cell):
        losses.append(dropped_element(f"the link to `{link[2]}`", place, "its words are kept", cosmetic=True))
    shown = _STYLED.sub(r"\2", _LINK.sub(r"\1", cell))
    return _ESCAPED.sub(r"\1", _BREAK.sub("\n", shown))
