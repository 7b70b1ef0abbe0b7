"""Rows as a catalogue: its lines, and what else tables say of activities, parties, practices and artefacts.

Whom a line names is an activity of the tables, else a party. What a catalogue can't hold is reported.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from attrs import evolve

from svc.formats.exchange.losses import Loss, dropped_element, renamed, unreadable_part
from svc.formats.exchange.meanings import Names
from svc.formats.exchange.tables.catalogue_cells import Cells
from svc.formats.exchange.tables.catalogue_headings import KINDS
from svc.formats.exchange.tables.declared import Declared
from svc.formats.exchange.tables.records import Record
from svc.formats.exchange.tables.totals import is_total
from svc.model import Activity, Artefact, Line, Party, Practice, Rule
from svc.model.parts import ALL, Side
from svc.semantics.catalogue import Catalogue
from svc.text.near_names import did_you_mean, near

_SIDES: Mapping[str, Side] = {
    "input": "input", "inputs": "input", "in": "input", "i": "input", "receives": "input", "takes": "input",
    "output": "output", "outputs": "output", "out": "output", "o": "output", "gives": "output",
}  # fmt: skip
_RULES: Mapping[str, Literal["allow", "forbid"]] = {"allow": "allow", "forbid": "forbid"}
SIDES: tuple[Side, ...] = ("input", "output")
_ALL = {"all", "all activities", "all other activities", "every activity", "everyone", "everybody"}
_NAMED = ("artefacts", "input", "output", "counterparties", "from", "to")
"""The columns of lines that hold names."""
_SAID: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "activities": ("activity", ("title", "section", "purpose", "begins", "ends", "aliases")),
    "parties": ("party", ("title", "aliases")),
    "practices": ("practice", ("title", "group", "aliases")),
    "artefacts": ("artefacts", ("title", "short", "aliases")),
    "lines": ("activity", ("section",)),
}
"""Of each table the column that names a thing, and those that say something of it."""


def catalogue_of(tables: Mapping[str, Iterable[Record]], name: str, losses: list[Loss], *, exact: bool) -> Catalogue:
    """The catalogue in some tables; of a table of ours, names are `exact` and separated by spaces."""
    reading = _Reading(losses, exact=exact)
    records = {kind: [*tables.get(kind, ())] for kind in KINDS}
    if not exact:
        records = {kind: [each for each in found if not reading.sums_up(kind, each)] for kind, found in records.items()}
    for act in (reading.reserve, reading.declare):
        for kind in KINDS:
            for record in records[kind]:
                act(kind, record)
    for record in records["lines"]:
        reading.read_line(record)
    return reading.catalogue(name)


class _Reading:
    def __init__(self, losses: list[Loss], *, exact: bool) -> None:
        self._losses, self._cells = losses, Cells(exact)
        ends = Names((), losses)
        self._activities = Declared(Activity, ends, losses, exact=exact)
        self._parties = Declared(Party, ends, losses, exact=exact)
        self._practices = Declared(Practice, Names((), losses), losses, exact=exact)
        self._artefacts = Declared(Artefact, Names((), losses), losses, exact=exact)
        self._declared: Mapping[str, Declared[Any]] = {
            "activities": self._activities, "lines": self._activities, "parties": self._parties,
            "practices": self._practices, "artefacts": self._artefacts,
        }  # fmt: skip
        self._lines: dict[str, list[Line]] = {}
        self._rules: list[Rule] = []

    def catalogue(self, name: str) -> Catalogue:
        activities = [evolve(each, lines=self._lines.get(each.name, ())) for each in self._activities.things()]
        return Catalogue(
            name, activities=activities, parties=self._parties.things(), practices=self._practices.things(),
            artefacts=self._artefacts.things(), rules=self._rules,
        )  # fmt: skip

    def sums_up(self, kind: str, record: Record) -> bool:
        """Whether a row only sums up others, which is reported."""
        words = self._cells.text(record, _SAID[kind][0])
        if words is None or not is_total(words):
            return False
        self._losses.append(dropped_element(f"the row `{words}`", record.place, "a total of the rows above"))
        return True

    def reserve(self, kind: str, record: Record) -> None:
        """Note the name of the thing that a row declares, as names win over titles of other rows."""
        words = self._cells.text(record, _SAID[kind][0])
        if words is not None and kind != "lines":
            self._declared[kind].reserve(words)

    def declare(self, kind: str, record: Record) -> None:
        """The thing that a row is about, and what it says of it."""
        column, said = _SAID[kind]
        words = self._cells.text(record, column)
        if kind == "lines" and (words is None or self._rule_of(record)):
            return
        if words is None:
            self._drop(record, f"it names nothing in `{column}`")
            return
        known = self._declared[kind]
        name = known.add(words, record.cells[column].place)
        for each in said:
            value = self._cells.value(record, each)
            if value:
                known.say(name, each, value, record.cells[each].place)

    # --- lines and rules

    def read_line(self, record: Record) -> None:
        """The lines or the rule of a row: by its side, or by its columns of inputs and outputs."""
        words = self._cells.text(record, "activity")
        if words is None:
            self._drop(record, "it names no activity")
            return
        self._report_open(record)
        if rule := self._rule_of(record):
            self._add_rule(rule, words, record)
        else:
            sides = [each for each in SIDES if self._cells.items(record, each)]
            for side in sides:
                self._add_line(self._activities.add(words, record.place), side, record, side)
            if not sides:
                self._by_side(record, words)

    def _report_open(self, record: Record) -> None:
        """Report the open items in cells with names."""
        for column in _NAMED:
            for words in self._cells.open_items(record, column):
                why = "a catalogue leaves nothing open"
                self._losses.append(dropped_element(f"`{words}`", record.cells[column].place, why))

    def _rule_of(self, record: Record) -> Literal["allow", "forbid"] | None:
        return _RULES.get((self._cells.text(record, "side") or "").casefold())

    def _by_side(self, record: Record, activity: str) -> None:
        said = self._cells.text(record, "side")
        side = _SIDES.get((said or "").casefold())
        if side:
            self._add_line(self._activities.add(activity, record.place), side, record, "artefacts")
        elif said:
            why = "a side is input or output"
            self._losses.append(unreadable_part(f"`{said}`", record.cells["side"].place, why))
        else:
            self._drop(record, "it says neither input nor output")

    def _add_line(self, activity: str, side: Side, record: Record, column: str) -> None:
        artefacts = self._carried(record, column)
        if not artefacts:
            self._drop(record, "it names no artefact")
            return
        lines = self._lines.setdefault(activity, [])
        number = 1 + sum(each.side == side for each in lines)
        others = self._counterparties(record, "from" if side == "input" else "to")
        lines.append(Line(activity, side, number, artefacts, others, self._cells.text(record, "wording") or ""))

    def _add_rule(self, word: Literal["allow", "forbid"], source: str, record: Record) -> None:
        artefacts, others = self._carried(record, "artefacts"), self._counterparties(record, "to")
        if len(others) != 1 or ALL in others or (word == "allow" and not artefacts):
            self._drop(record, "a rule names one taker, and an allow what it gives")
            return
        giver = self._end(source, record.cells["activity"].place)
        self._rules.append(Rule(word, giver, others[0], artefacts, self._cells.text(record, "wording")))

    def _drop(self, record: Record, why: str) -> None:
        self._losses.append(dropped_element("the row", record.place, why))

    def _carried(self, record: Record, column: str) -> list[str]:
        return [self._artefacts.add(each, record.cells[column].place) for each in self._cells.items(record, column)]

    def _counterparties(self, record: Record, column: str) -> tuple[str, ...]:
        found = dict.fromkeys(
            self._end(each, record.cells[at].place)
            for at in ("counterparties", column)
            for each in self._cells.items(record, at)
        )
        return (ALL,) if ALL in found else tuple(found)

    def _end(self, words: str, where: str) -> str:
        """The activity or the party that words mean; else a party of its own."""
        if words.casefold() in _ALL:
            return ALL
        activities, parties = self._activities, self._parties
        finds = (activities.named, parties.named, activities.titled, parties.titled)
        known = next(filter(None, (find(words) for find in finds)), None)
        if known is None:
            known = self._parties.add(words, where)
            question = did_you_mean(near(words, self._activities)[:3])
            why = "; ".join(filter(None, ("no activity of the table has this name, so it is a party", question)))
            self._losses.append(renamed(f"`{words}`", where, why))
        return known
