"""Streams and catalogues as text: what the parser reads back as an equal value."""

from collections.abc import Iterator

from svc.context import with_ids
from svc.errors import Error
from svc.formatting import laid_out
from svc.model import Catalogue, Flow, NamedParty, Step, Stream
from svc.quantities import plain


def to_text(stream: Stream, catalogue: Catalogue | None = None) -> str:
    """The `.vsc` text of a stream in the layout of `svc fmt`.

    Artefacts, and whatever it names by a title, are written by their ids. They are found in `catalogue`, else in the
    one that the stream follows; what is not known stays as it is. The text parses back to an equal stream. Raises Error
    for a name that no text can hold.
    """
    if not isinstance(stream, Stream):
        raise TypeError(f"expected a stream, got {stream!r:.100}")
    return laid_out(one_a_line(stream, catalogue))


def one_a_line(stream: Stream, catalogue: Catalogue | None = None) -> str:
    """The text of a stream as `to_text` gives it, but with each statement on one line of its own."""
    stream = with_ids(stream, catalogue)
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
