"""The table of a workshop as a stream: a row for each step or each flow, in the words of those who were there.

The order of rows is that of steps. What a table does not say is a hole, and what a stream can't hold is reported.
"""

from collections.abc import Iterable
from typing import Any

from svc.formats.exchange.losses import Loss, dropped_element, flattened_structure, merged, renamed, unreadable_part
from svc.formats.exchange.meanings import Meanings, Names, can_be_name
from svc.formats.exchange.tables import amounts
from svc.formats.exchange.tables.records import Record
from svc.formats.exchange.tables.totals import is_total
from svc.formats.exchange.tables.workshop_cells import WorkshopCells
from svc.formats.exchange.tables.workshop_flows import Given, Loose, chained, open_ended, without_repeats
from svc.model import HOLE, Flow, Step, Stream, Team

READ = frozenset((
    "step", "title", "activity", "by", "who", "from", "to", "input", "output", "artefacts", "waits", "takes", "lead",
    "accurate", "opens", "when", "share", "as", "note", "phase",
))  # fmt: skip
"""The columns that say something of a workshop's stream; `name` is that of a step where no other column is."""


class Workshop:
    """Collects the rows of a table."""

    def __init__(self, meanings: Meanings, losses: list[Loss], columns: Iterable[str]) -> None:
        self._meanings, self._losses, self._cells = meanings, losses, WorkshopCells(losses)
        self._columns = {*columns}
        self._names = Names(meanings.reserved, losses)
        self._steps: dict[str, dict[str, Any]] = {}
        self._by_words: dict[str, str] = {}
        self._by_title: dict[str, str] = {}
        self._teams: dict[str, Team] = {}
        self._given: list[Given] = []
        self._loose = Loose({}, {}, {})
        self._phases: set[str] = set()
        self._own = next((each for each in ("step", "name", "title", "activity") if each in self._columns), "step")
        self._joins = bool(self._columns & {"from", "to", "input", "output", "artefacts"})

    def read(self, record: Record) -> None:
        """Read one row."""
        if all(amounts.says_nothing(cell) for cell in record.cells.values()):
            return
        words = self._cells.words(record, self._own)
        if is_total(words):
            why = "a total of the rows above: svc measure works it out of what they say"
            self._losses.append(dropped_element(f"the row `{words}`", record.place, why))
            return
        if words or not self._columns & {"from", "to"}:
            self._step_row(record, words or "step")
        else:
            artefacts = next((each for each in ("artefacts", "output", "input") if each in self._columns), "artefacts")
            self._add_flows(record, self._cells.items(record, "from"), self._cells.items(record, "to"), artefacts)
        if phase := self._cells.words(record, "phase"):
            if phase not in self._phases:
                why = "a stream has no groups of steps; the steps themselves are kept"
                self._losses.append(flattened_structure(f"`{phase}`", record.cells["phase"].place, why))
            self._phases.add(phase)

    def stream(self, name: str, chain: bool) -> Stream:
        """The stream of all rows; with `chain` each step leads to the next."""
        joined = chained(self._steps, self._given, self._step_called, self._loose) if chain else []
        flows = [self._flow(each) for each in (*self._given, *joined, *open_ended(self._loose))]
        steps = [Step(**each) for each in self._steps.values()]
        return Stream(name, steps=steps, teams=tuple(self._teams.values()), flows=without_repeats(flows))

    # --- rows

    def _step_row(self, record: Record, words: str) -> None:
        has_title = bool(self._cells.words(record, "title"))
        known = self._by_words.get(words.casefold()) if has_title else self._step_called(words)
        step = known if known is not None and self._joins else self._new_step(record, words)
        self._fill(record, step)
        given, taken = self._cells.items(record, "from"), self._cells.items(record, "to")
        inputs, outputs = ("input", "output")
        if "artefacts" in self._columns:
            inputs, outputs = ("artefacts", outputs) if "from" in self._columns and "to" not in self._columns else (
                inputs, "artefacts")  # fmt: skip
        if given:
            self._add_flows(record, given, [step], inputs, alone=not taken)
        elif carried := self._carried(record, inputs):
            self._loose.taken[step] = (*self._loose.taken.get(step, ()), *carried)
        if taken:
            self._add_flows(record, [step], taken, outputs)
        else:
            carried, said = self._carried(record, outputs), self._cells.alternative(record)
            if carried or any(said.values()):
                self._loose.given[step] = (*self._loose.given.get(step, ()), *carried)
                self._loose.said[step] = said

    def _new_step(self, record: Record, words: str) -> str:
        name = self._names.new(words, record.place)
        self._by_words.setdefault(words.casefold(), name)
        self._by_words.setdefault(name, name)
        title = self._cells.words(record, "title") or words
        self._by_title.setdefault(title.casefold(), name)
        self._add_step(name, title)
        return name

    def _add_step(self, name: str, title: str) -> None:
        """A step of which nothing else is known yet."""
        shown = None if title == name else title
        self._steps[name] = {"name": name, "title": shown, "activity": HOLE, "open_values": ()}

    def _fill(self, record: Record, step: str) -> None:
        """What a row says of its step; what an earlier row said of it stays."""
        said = self._steps[step]
        activity = self._cells.words(record, "activity")
        known = self._meanings.id_of("activities", activity, record.cells["activity"].place) if activity else None
        if known and said["activity"] == HOLE:
            said["activity"] = known
        elif activity and not known and self._own != "activity":
            why = "the catalogue has no activity of this name, so `?` is in its place; a map can say what it means"
            self._losses.append(dropped_element(f"`{activity}`", record.cells["activity"].place, why))
        found = amounts.with_open_values(self._cells.times(record), ("waits", "takes", "accurate")) | {
            "note": self._cells.words(record, "note") or None, "opens": self._opens(record), **self._workers(record),
        }  # fmt: skip
        said["open_values"] += found.pop("open_values")
        for key, value in found.items():
            if value and said.setdefault(key, value) != value:
                why = f"an earlier row says something else of {key}, which is kept"
                self._losses.append(merged(f"the row of `{step}`", record.place, why))

    def _workers(self, record: Record) -> dict[str, tuple[str, ...]]:
        """Practices, and teams for all others that work."""
        practices, teams = [], []
        for column in ("by", "who"):
            for item in self._cells.items(record, column):
                place = record.cells[column].place
                practice = HOLE if item == HOLE else self._meanings.id_of("practices", item, place)
                if practice:
                    practices.append(practice)
                else:
                    teams.append(self._team(item, record))
        return {"practices": tuple(practices), "responsible": tuple(teams)}

    def _team(self, title: str, record: Record) -> str:
        folded = title.casefold()
        if folded not in self._teams:
            name = Names([each.name for each in self._teams.values()], self._losses).new(title, record.place)
            self._teams[folded] = Team(name, None if name == title else title)
        return self._teams[folded].name

    def _opens(self, record: Record) -> str | None:
        words = self._cells.words(record, "opens")
        if words and not can_be_name(words):
            why = "a stream that a step opens goes by its name"
            self._losses.append(unreadable_part(f"`{words}`", record.cells["opens"].place, why))
            return None
        return words or None

    # --- flows

    def _add_flows(
        self, record: Record, sources: list[str], targets: list[str], column: str, alone: bool = True
    ) -> None:
        """A flow from each source to each target; a cell without one is a hole. Those that are `alone` in their row
        have its condition."""
        said = self._cells.alternative(record) if alone else {}
        carried = self._carried(record, column)
        for source in sources or [HOLE]:
            self._given += [Given(source, each, carried, said, record.place) for each in targets or [HOLE]]

    def _carried(self, record: Record, column: str) -> tuple[str, ...]:
        return tuple(self._cells.items(record, column))

    def _step_called(self, words: str) -> str | None:
        folded = words.casefold()
        return words if words in self._steps else self._by_words.get(folded) or self._by_title.get(folded)

    def _flow(self, given: Given) -> Flow:
        source, target = self._end(given.source, given.place), self._end(given.target, given.place)
        artefacts, own = [], []
        for words in given.artefacts or (HOLE,):
            known = None if words == HOLE else self._meanings.id_of("artefacts", words, given.place)
            artefacts.append(known or HOLE)
            own += [words] if words != HOLE and not known else []
        said = dict(given.said)
        if own:
            said["wording"] = "; ".join(filter(None, (said.get("wording"), *own)))
        return Flow(source, target, dict.fromkeys(artefacts), **said)

    def _end(self, words: str, place: str) -> str:
        """The step, party or activity that words mean; else a step of its own, whose activity is open."""
        if words == HOLE:
            return HOLE
        known = self._step_called(words) or self._meanings.end_of(words, place)
        if known:
            return known
        name = self._names.new(words, place)
        self._by_words[words.casefold()] = name
        self._add_step(name, words)
        why = "it is neither a step of the table nor a party: it is a step whose activity is open"
        self._losses.append(renamed(f"`{words}`", place, why))
        return name
