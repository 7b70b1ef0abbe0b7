"""The headings of tables: what each column holds, by the words that people write above it, in any order."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from svc.formats.exchange.tables.cells import Cell, Sheet
from svc.text.pattern import Pattern

SYNONYMS: Mapping[str, str] = {
    "kind": "kind",
    "step": "step|steps|step name|process step|task|process|action|work step|what happens",
    "title": "title",
    "activity": "activity|value chain activity|svc activity|chain activity",
    "by": "by|practice|practices",
    "who": "who|done by|team|role|owner|actor|performer|responsible",
    "from": "from|giver|given by|source|sender|supplier|triggered by",
    "to": "to|receiver|taker|given to|target|recipient|goes to|customer",
    "input": "input|inputs|in|receives",
    "output": "output|outputs|out|gives|result|deliverable",
    "artefacts": "artefact|artefacts|artifact|artifacts|what|what is given|information|carries",
    "waits": "waits|wait|wait time|waiting time|waiting|queue time|delay|wt",
    "takes": "takes|process time|processing time|touch time|work time|working time|duration|time|pt|p/t|ct|cycle time",
    "lead": "lead time|leadtime|lt|l/t|elapsed time|total time",
    "accurate": "accurate|%c&a|c&a|c/a|%c/a|%ca|complete and accurate|complete&accurate|first time right|quality",
    "opens": "opens|opens stream",
    "when": "when|condition|if",
    "share": "share|share %|probability|frequency|how often|%",
    "as": "as|wording|called",
    "note": "note|notes|comment|comments|remark|remarks",
    "phase": "phase|stage|group|lane|swimlane|section",
    "order": "no|no.|nr|nr.|number|order|#|id",
    "name": "name",
    "party": "party",
    "more": "more",
}
"""What columns hold, and the headings that say so."""


def vocabulary(synonyms: Mapping[str, str]) -> Mapping[str, str]:
    """What columns hold, by each heading that says so."""
    return {heading: column for column, headings in synonyms.items() for heading in headings.split("|")}


OF_STREAMS = vocabulary(SYNONYMS)
_UNIT = Pattern(r"[\[(]\s*(?:in\s+)?([^\[\]()]+?)\s*[\])]|(?:,|\bin)\s+(\w+)$")
_UNITS = {
    word: unit
    for unit, words in {
        "s": "s sec secs second seconds", "m": "m min mins minute minutes", "h": "h hr hrs hour hours",
        "d": "d day days", "w": "w wk week weeks", "%": "% percent",
    }.items()
    for word in words.split()
}  # fmt: skip
NAMING = ("step", "name", "title", "activity", "party", "practice", "artefacts", "from")
"""The columns that say what a row is about, in tables of a stream or of a catalogue."""
SEARCHED = 20
"""Rows in which the headings are looked for."""


class Heading(NamedTuple):
    """A column: what it holds, the unit of its bare numbers, and its cell."""

    column: str
    unit: str
    cell: Cell


class Headings(NamedTuple):
    """The headings of a table: the number of their last row, the columns that are known by index, and the others.

    There are two rows if one of units, or of closer headings, is below the first.
    """

    row: int
    known: dict[int, Heading]
    unknown: dict[int, Cell]
    rows: int = 1

    @property
    def first(self) -> int:
        """The number of their first row."""
        return self.row - self.rows + 1

    def are_repeated(self, row: list[Cell]) -> bool:
        """Whether a row repeats them, as on each page of a printed table."""
        same = (index < len(row) and row[index].words == each.cell.words for index, each in self.known.items())
        return len(self.known) > 1 and all(same)


def find(sheet: Sheet, known: Mapping[str, str] = OF_STREAMS) -> Headings | None:
    """The row of headings of a table: of its first rows the one with most that are known; None if there is none."""
    best: Headings | None = None
    for number, row in enumerate(sheet.rows[:SEARCHED]):
        headings = _read(number, row, known)
        if headings.known and (best is None or len(headings.known) > len(best.known)):
            best = headings
    if best is None or best.row + 1 == len(sheet.rows):
        return best
    return _with_second_row(best, sheet.rows[best.row + 1], known)


def _with_second_row(headings: Headings, row: list[Cell], vocabulary: Mapping[str, str]) -> Headings:
    """The headings with those of the row below, if all that it holds are units and headings, and it names nothing."""
    known, unknown = dict(headings.known), dict(headings.unknown)
    below = {index: cell for index, cell in enumerate(row) if cell.words}
    naming = next((index for index, each in known.items() if each.column in NAMING), min(known))
    if not below or naming in below:
        return headings
    for index, cell in below.items():
        column, unit = column_of(cell.words, vocabulary)
        above = known.get(index)
        measure = _UNITS.get(cell.words.strip("()[] ").casefold(), "")
        if above and measure:
            known[index] = above._replace(unit=measure)
        elif column:
            known = {at: each for at, each in known.items() if each.column != column}
            known[index] = Heading(column, unit, cell)
            unknown.pop(index, None)
        else:
            return headings
    return Headings(headings.row + 1, dict(sorted(known.items())), unknown, 2)


def _read(number: int, row: list[Cell], vocabulary: Mapping[str, str]) -> Headings:
    known: dict[int, Heading] = {}
    unknown: dict[int, Cell] = {}
    taken: set[str] = set()
    for index, cell in enumerate(row):
        column, unit = column_of(cell.words, vocabulary)
        if column and column not in taken:
            taken.add(column)
            known[index] = Heading(column, unit, cell)
        elif cell.words:
            unknown[index] = cell
    return Headings(number, known, unknown)


def column_of(heading: str, known: Mapping[str, str] = OF_STREAMS) -> tuple[str, str]:
    """What a column holds, and the unit of its numbers; both empty if its heading is not known."""
    words = re.sub(r"[\s_]+", " ", heading).strip().casefold()
    words = re.sub(r"(?<=[%&]) | (?=&)", "", words)
    if words in known:
        return known[words], "%" if "%" in words else ""
    match = _UNIT.search(words)
    unit = _UNITS.get((match[1] or match[2]).strip(), "") if match else ""
    plain = (words[: match.start()] + words[match.end() :]).strip(" ,:") if match and unit else words.rstrip(":")
    return known.get(plain, ""), unit if plain in known else ""
