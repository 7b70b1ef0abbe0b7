"""Prints streams: statements that the parser reads back as an equal value. Independent of catalogues."""

from collections.abc import Iterator, Sequence

from svc.model import Flow, NamedParty, Step, Stream
from svc.model.open_values import STEP_VALUES
from svc.syntax.measure_printer import labels, measured, standing, team, tool, values
from svc.syntax.writing import Clauses, called, named, quoted, said, statement, titled


def blocks(stream: Stream) -> Iterator[Sequence[Clauses]]:
    """The statements of a stream as it is, in blocks. Raises Error for a name that no text can hold."""
    yield [_heading(stream), *((f"{named(name)}:", quoted(text)) for name, text in stream.keys.items())]
    yield [*standing(stream)]
    yield [_party(party) for party in stream.parties]
    yield [*map(team, stream.teams), *map(tool, stream.tools)]
    yield [_step(step) for step in stream.steps]
    yield [_flow(flow) for flow in stream.flows]


def _heading(stream: Stream) -> Clauses:
    follows = stream.follows and f"follows {named(stream.follows)}"
    return statement(f"stream {named(stream.name)}", titled(stream.title), follows)


def _party(party: NamedParty) -> Clauses:
    seen = labels("seen", party.seen) if party.seen else None
    within = f"in {called(party.party)}"
    return statement(f"party {named(party.name)}", titled(party.title), within, seen, said("note", party.note))


def _step(step: Step) -> Clauses:
    within = f"in {called(step.activity)}"
    return statement(f"step {named(step.name)}", titled(step.title), within, *_clauses(step), said("note", step.note))


def _clauses(step: Step) -> Iterator[str]:
    if step.practices:
        yield f"by {', '.join(map(called, step.practices))}"
    yield from values(step, *STEP_VALUES)
    if step.opens is not None:
        yield f"opens {named(step.opens)}"
    yield from measured(step)


def _flow(flow: Flow) -> Clauses:
    carried = f": {', '.join(map(called, flow.artefacts))}" if flow.artefacts else None
    return statement(
        called(flow.source), f"-> {called(flow.target)}", carried, said("as", flow.wording), said("when", flow.when),
        *values(flow, "share", "arrives"), said("note", flow.note),
    )  # fmt: skip
