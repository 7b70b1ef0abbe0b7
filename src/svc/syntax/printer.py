"""Prints streams: the text that the parser reads back as an equal value. Independent of catalogues."""

from collections.abc import Iterator

from svc.diagnostics.errors import Error
from svc.model import Flow, NamedParty, Step, Stream
from svc.model.quantities import plain


def plain_text(stream: Stream) -> str:
    """The text of a stream as it is, each statement on one line. Raises Error for a name that no text can hold."""
    blocks = [
        [heading(stream), *(f"  {_named(name)}: {quoted(text)}" for name, text in stream.keys.items())],
        [f"  {_party(party)}" for party in stream.parties],
        [f"  {_step(step)}" for step in stream.steps],
        [f"  {_flow(flow)}" for flow in stream.flows],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def heading(stream: Stream) -> str:
    """The first line of a stream."""
    return _words(
        "stream", _named(stream.name), _title(stream.title), stream.follows and f"follows {_named(stream.follows)}"
    )


def quoted(text: str) -> str:
    """A text in quotes, with escapes for what a text can't hold."""
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\r\n", "\n").replace("\r", "\n")
    return '"' + text.replace("\n", "\\n") + '"'


def _named(name: str) -> str:
    if not name.isidentifier():
        raise Error(f"{name!r} is not a name and can't be written: a name holds letters, digits and _")
    return name


def _words(*words: str | None) -> str:
    return " ".join(filter(None, words))


def _title(title: str | None) -> str | None:
    return None if title is None else quoted(title)


def _party(party: NamedParty) -> str:
    return _words("party", _named(party.name), _title(party.title), f"in {_called(party.party)}")


def _step(step: Step) -> str:
    return _words("step", _named(step.name), _title(step.title), f"in {_called(step.activity)}", *_clauses(step))


def _clauses(step: Step) -> Iterator[str]:
    if step.practices:
        yield f"by {', '.join(map(_called, step.practices))}"
    if step.waits is not None:
        yield f"waits {step.waits}"
    if step.takes is not None:
        yield f"takes {step.takes}"
    if step.accurate is not None:
        yield f"accurate {plain(step.accurate)}%"
    if step.opens is not None:
        yield f"opens {_named(step.opens)}"


def _flow(flow: Flow) -> str:
    carried = f": {', '.join(map(_called, flow.artefacts))}" if flow.artefacts else None
    when = None if flow.when is None else f"when {quoted(flow.when)}"
    share = None if flow.share is None else f"share {plain(flow.share)}%"
    return _words(_called(flow.source), "->", _called(flow.target), carried, when, share)


def _called(name: str) -> str:
    """A name as it is; of a title in quotes, what it can't hold is escaped."""
    title = len(name) > 1 and name.startswith('"') and name.endswith('"')
    return quoted(name[1:-1]) if title else _named(name)
