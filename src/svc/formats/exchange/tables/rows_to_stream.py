"""Rows of ours as a stream: the tables that svc wrote, perhaps edited since."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from attrs import evolve

from svc.diagnostics import limits
from svc.formats.exchange.losses import Loss, dropped_element, renamed, unreadable_part
from svc.formats.exchange.meanings import can_be_name
from svc.formats.exchange.tables import amounts
from svc.formats.exchange.tables.cells import Cell
from svc.formats.exchange.tables.records import Record, value
from svc.formats.exchange.tables.words import listed, reference, restored, text
from svc.model import HOLE, Flow, NamedParty, Step, Stream
from svc.syntax.parser import parse
from svc.text.near_names import name_for
from svc.text.source import Source

T = TypeVar("T")
_OF_STEPS = (
    "begins", "ends", "every", "batch", "costs", "responsible", "accountable", "consulted", "informed", "uses", "seen",
    "queued",
)  # fmt: skip


def stream_of(records: Iterable[Record], name: str) -> tuple[Stream, list[Loss]]:
    """The stream that rows of ours say, and what of them can't be read; it has the given name if no row names it."""
    reading = _Reading(Stream(name))
    for record in records:
        reading.read(record)
    return reading.stream(), reading.losses


class _Reading:
    def __init__(self, stream: Stream) -> None:
        self.losses: list[Loss] = []
        self._stream = stream
        self._keys: dict[str, str] = {}
        self._found: dict[str, list[Any]] = {
            each: [] for each in ("steps", "flows", "parties", "teams", "tools", "promises")
        }

    def stream(self) -> Stream:
        found = self._found
        return evolve(
            self._stream, keys=self._keys, steps=found["steps"], parties=found["parties"], flows=found["flows"],
            teams=found["teams"], tools=found["tools"], promises=found["promises"],
        )  # fmt: skip

    def read(self, record: Record) -> None:
        kind = self._words(record, "kind").casefold()
        more = self._words(record, "more")
        match kind:
            case "stream":
                about = self._parsed(record, f"stream x {more}") if more else None
                self._stream = evolve(
                    self._stream, name=self._name(record, "name"), title=self._text(record, "title"),
                    follows=about.follows if about else None,
                )  # fmt: skip
            case "key":
                self._keys[self._name(record, "name")] = self._text(record, "title") or ""
            case "team" | "tool" | "promise":
                about = self._parsed(record, more)
                self._found[f"{kind}s"] += getattr(about, f"{kind}s") if about else ()
            case "calendar":
                about = self._parsed(record, more)
                self._stream = evolve(self._stream, calendar=about.calendar if about else None)
            case "party":
                self._found["parties"].append(self._party(record, more))
            case "step":
                self._found["steps"].append(self._step(record, more))
            case "flow":
                self._found["flows"].append(self._flow(record, more))
            case _ if any(cell.words for cell in record.cells.values()):
                known = "stream, key, party, team, tool, promise, calendar, step or flow"
                self.losses.append(dropped_element("the row", record.place, f"its kind is not one of {known}"))

    def _party(self, record: Record, more: str) -> NamedParty:
        about = self._parsed(record, f"party x in user {more}") if more else None
        return NamedParty(
            self._name(record, "name"), self._text(record, "title"), self._one(record, "party"),
            about.parties[0].seen if about and about.parties else (), self._text(record, "note"),
        )  # fmt: skip

    def _step(self, record: Record, more: str) -> Step:
        about = self._parsed(record, f"step x in plan {more}") if more else None
        steps = about.steps if about else ()
        values = self._values(
            record, steps, waits=amounts.duration, takes=amounts.duration, accurate=amounts.percentage
        )  # fmt: skip
        said = {each: getattr(steps[0], each) for each in _OF_STEPS} if steps else {}
        opens = (self._words(record, "opens") and self._name(record, "opens")) or None
        return Step(
            self._name(record, "step"), self._text(record, "title"), self._one(record, "activity"),
            self._several(record, "by"), opens=opens, note=self._text(record, "note"), **values, **said,
        )  # fmt: skip

    def _flow(self, record: Record, more: str) -> Flow:
        about = self._parsed(record, f"x -> y {more}") if more else None
        flows = about.flows if about else ()
        return Flow(
            self._one(record, "from"), self._one(record, "to"), self._several(record, "artefacts"),
            self._text(record, "when"), arrives=flows[0].arrives if flows else None,
            wording=self._text(record, "as"), note=self._text(record, "note"),
            **self._values(record, flows, share=amounts.percentage),
        )  # fmt: skip

    # --- cells

    def _words(self, record: Record, column: str) -> str:
        cell = record.cells.get(column)
        return restored(cell.words) if cell else ""

    def _text(self, record: Record, column: str) -> str | None:
        return text(self._words(record, column))

    def _name(self, record: Record, column: str) -> str:
        words = self._words(record, column)
        if can_be_name(words):
            return words
        name = name_for(words)[: limits.NAME] if words else "_"
        self.losses.append(renamed(f"`{words}`", record.place, f"it is not a name: it is `{name}` now"))
        return name

    def _one(self, record: Record, column: str) -> str:
        found = self._several(record, column)
        if len(found) > 1:
            why = f"one name is expected, so `{found[0]}` is kept"
            self.losses.append(dropped_element(f"the rest of `{self._words(record, column)}`", record.place, why))
        return found[0] if found else HOLE

    def _several(self, record: Record, column: str) -> tuple[str, ...]:
        found: list[str] = []
        for item in listed(self._words(record, column)):
            try:
                found.append(reference(item))
            except ValueError:
                why = "it is neither a name nor a title in double quotes; a hole is in its place"
                self.losses.append(unreadable_part(f"`{item}`", record.cells[column].place, why))
                found.append(HOLE)
        return tuple(found)

    def _values(
        self, record: Record, more: Sequence[Step | Flow], **read: Callable[[Cell, str], Any]
    ) -> dict[str, Any]:
        """The values of columns, and those that they or the column `more` leave open."""
        said = {column: value(record, column, _restoring(read[column]), self.losses) for column in read}
        found = amounts.with_open_values(said, read)
        return found | {"open_values": (*found["open_values"], *(more[0].open_values if more else ()))}

    def _parsed(self, record: Record, statement: str) -> Stream | None:
        """What one statement says; None, and reported, if it is not one."""
        file, problems = parse(Source("", statement))
        if problems or len(file.streams) != 1 or len(file.streams[0].statements) > 1:
            why = problems[0].message if problems else "one statement is expected"
            self.losses.append(unreadable_part("the column `more`", record.place, why))
            return None
        return file.streams[0]


def _restoring(read: Callable[[Cell, str], Any]) -> Callable[[Cell, str], Any]:
    """The same for cells of ours, in which what looks like a formula is kept from being one."""

    def read_restored(cell: Cell, unit: str) -> Any:
        return read(cell._replace(value=restored(cell.value)) if isinstance(cell.value, str) else cell, unit)

    return read_restored
