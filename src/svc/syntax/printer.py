"""Prints streams: the text that the parser reads back as an equal value. Independent of catalogues."""

from collections.abc import Iterator

from svc.model import Flow, NamedParty, Step, Stream
from svc.model.quantities import plain
from svc.syntax.measure_printer import amounts, labels, measured, standing, team, tool
from svc.syntax.writing import called, named, quoted, said, titled, words


def plain_text(stream: Stream) -> str:
    """The text of a stream as it is, each statement on one line. Raises Error for a name that no text can hold."""
    blocks = [
        [heading(stream), *(f"  {named(name)}: {quoted(text)}" for name, text in stream.keys.items())],
        [f"  {each}" for each in standing(stream)],
        [f"  {_party(party)}" for party in stream.parties],
        [*(f"  {team(each)}" for each in stream.teams), *(f"  {tool(each)}" for each in stream.tools)],
        [f"  {_step(step)}" for step in stream.steps],
        [f"  {_flow(flow)}" for flow in stream.flows],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def heading(stream: Stream) -> str:
    """The first line of a stream."""
    return words(
        "stream", named(stream.name), titled(stream.title), stream.follows and f"follows {named(stream.follows)}"
    )


def _party(party: NamedParty) -> str:
    seen = labels("seen", party.seen) if party.seen else None
    within = f"in {called(party.party)}"
    return words("party", named(party.name), titled(party.title), within, seen, said("note", party.note))


def _step(step: Step) -> str:
    within = f"in {called(step.activity)}"
    return words("step", named(step.name), titled(step.title), within, *_clauses(step), said("note", step.note))


def _clauses(step: Step) -> Iterator[str]:
    if step.practices:
        yield f"by {', '.join(map(called, step.practices))}"
    if step.waits is not None:
        yield f"waits {step.waits}"
    if step.takes is not None:
        yield f"takes {step.takes}"
    if step.accurate is not None:
        yield f"accurate {plain(step.accurate)}%"
    yield from amounts(step)
    if step.opens is not None:
        yield f"opens {named(step.opens)}"
    yield from measured(step)


def _flow(flow: Flow) -> str:
    carried = f": {', '.join(map(called, flow.artefacts))}" if flow.artefacts else None
    share = None if flow.share is None else f"share {plain(flow.share)}%"
    arrives = None if flow.arrives is None else f"arrives {flow.arrives}"
    return words(
        called(flow.source), "->", called(flow.target), carried, said("as", flow.wording), said("when", flow.when),
        share, arrives, said("note", flow.note),
    )  # fmt: skip
