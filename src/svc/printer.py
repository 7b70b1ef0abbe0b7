"""Streams and catalogues as text: what the parser reads back as an equal value."""

from collections.abc import Iterable, Iterator

from svc.model import Flow, NamedParty, Step, Stream
from svc.quantities import plain


def to_text(stream: Stream) -> str:
    """The `.vsc` text of a stream: its artefacts as the stream holds them, one statement a line."""
    blocks = [
        [heading(stream), *(f"  {name}: {quoted(text)}" for name, text in stream.keys.items())],
        [f"  {_party(party)}" for party in stream.parties],
        [f"  {_step(step)}" for step in stream.steps],
        [f"  {_flow(flow)}" for flow in stream.flows],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def heading(stream: Stream) -> str:
    """The first line of a stream."""
    return _words("stream", stream.name, _title(stream.title), stream.follows and f"follows {stream.follows}")


def quoted(text: str) -> str:
    """A text in quotes, with escapes for what a text can't hold."""
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\r\n", "\n").replace("\r", "\n")
    return '"' + text.replace("\n", "\\n") + '"'


def _words(*words: str | None) -> str:
    return " ".join(filter(None, words))


def _title(title: str | None) -> str | None:
    return None if title is None else quoted(title)


def _party(party: NamedParty) -> str:
    return _words("party", party.name, _title(party.title), f"in {party.party}")


def _step(step: Step) -> str:
    return _words("step", step.name, _title(step.title), f"in {step.activity}", *_clauses(step))


def _clauses(step: Step) -> Iterator[str]:
    if step.practices:
        yield f"by {', '.join(step.practices)}"
    if step.waits is not None:
        yield f"waits {step.waits}"
    if step.takes is not None:
        yield f"takes {step.takes}"
    if step.accurate is not None:
        yield f"accurate {plain(step.accurate)}%"
    if step.opens is not None:
        yield f"opens {step.opens}"


def _flow(flow: Flow) -> str:
    carried = f": {', '.join(_artefacts(flow.artefacts))}" if flow.artefacts else None
    when = None if flow.when is None else f"when {quoted(flow.when)}"
    share = None if flow.share is None else f"share {plain(flow.share)}%"
    return _words(flow.source, "->", flow.target, carried, when, share)


def _artefacts(artefacts: Iterable[str]) -> Iterator[str]:
    """Names as they are; a title in quotes has what it can't hold escaped."""
    for artefact in artefacts:
        title = len(artefact) > 1 and artefact.startswith('"') and artefact.endswith('"')
        yield quoted(artefact[1:-1]) if title else artefact
