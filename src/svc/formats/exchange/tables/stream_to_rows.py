"""A stream as rows: one a statement, in columns that people fill in too. Nothing of it is left out.

What has a column of its own is in it. All else that a statement says is in the column `more`, in words of the language.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from svc.formats.exchange.tables.words import names, written
from svc.model import Flow, NamedParty, Step, Stream
from svc.model.open_values import written_value
from svc.syntax import measure_printer as measures
from svc.syntax.writing import called, words

SHEETS: Mapping[str, tuple[str, ...]] = {
    "stream": ("stream", "key", "team", "tool", "promise", "calendar"),
    "parties": ("party",),
    "steps": ("step",),
    "flows": ("flow",),
}
"""The sheets of a workbook, and the kinds of rows on each."""
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "stream": ("kind", "name", "title", "more"),
    "parties": ("kind", "name", "title", "party", "note", "more"),
    "steps": (
        "kind", "step", "title", "activity", "by", "waits", "takes", "accurate", "opens", "note", "more",
    ),
    "flows": ("kind", "from", "to", "artefacts", "as", "when", "share", "note", "more"),
}  # fmt: skip
"""The columns of each sheet."""
ALL = (
    "kind", "name", "step", "title", "activity", "party", "by", "waits", "takes", "accurate", "opens", "from", "to",
    "artefacts", "as", "when", "share", "note", "more",
)  # fmt: skip
"""The columns of one table with all."""


class Row(NamedTuple):
    """A statement: its kind, and what is in each column."""

    kind: str
    cells: Mapping[str, str]


def rows(stream: Stream) -> Iterator[Row]:
    """The statements of a stream, kind by kind."""
    follows = "" if stream.follows is None else f"follows {stream.follows}"
    yield Row("stream", {"name": stream.name, "title": written(stream.title), "more": follows})
    for name, value in stream.keys.items():
        yield Row("key", {"name": name, "title": written(value)})
    yield from (Row("team", {"more": words(*measures.team(each))}) for each in stream.teams)
    yield from (Row("tool", {"more": words(*measures.tool(each))}) for each in stream.tools)
    yield from (Row("promise", {"more": f"promise {measures.promise_words(each)}"}) for each in stream.promises)
    if stream.calendar is not None:
        yield Row("calendar", {"more": measures.calendar(stream.calendar)})
    yield from map(_party, stream.parties)
    yield from map(_step, stream.steps)
    yield from map(_flow, stream.flows)


def _party(party: NamedParty) -> Row:
    seen = measures.labels("seen", party.seen) if party.seen else ""
    cells = {"name": party.name, "title": written(party.title), "party": called(party.party)}
    return Row("party", {**cells, "note": written(party.note), "more": seen})


def _step(step: Step) -> Row:
    return Row("step", {
        "step": step.name, "title": written(step.title), "activity": called(step.activity), "by": names(step.practices),
        **_values(step, "waits", "takes", "accurate"), "opens": step.opens or "", "note": written(step.note),
        "more": words(*measures.values(step, "every", "batch", "costs"), *measures.measured(step)),
    })  # fmt: skip


def _flow(flow: Flow) -> Row:
    return Row("flow", {
        "from": called(flow.source), "to": called(flow.target), "artefacts": names(flow.artefacts),
        "as": written(flow.wording), "when": written(flow.when), **_values(flow, "share"),
        "note": written(flow.note), "more": words(*measures.values(flow, "arrives")),
    })  # fmt: skip


def _values(statement: Step | Flow, *clauses: str) -> dict[str, str]:
    return {clause: written_value(statement, clause) or "" for clause in clauses}
