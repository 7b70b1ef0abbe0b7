"""A stream with one fault that is known beforehand: which finding it is, and where it is reported. Draws nothing."""

from collections.abc import Callable

from attrs import frozen
from hypothesis import strategies as st

from svc.checker.canonical_text import to_text
from svc.model import Stream
from svc.strategies.building import Wanted, drawn
from svc.strategies.paths import Ways
from svc.syntax.parser import parse
from svc.text.source import Place, Range, Source


@frozen
class InvalidStream:
    """A stream with one fault. `range` is the place of the finding `code` in its `text`.

    The stream was read from the text, so what `svc.check` finds in it has that range too.
    """

    stream: Stream
    code: str
    text: str
    range: Range


Where = Callable[[Stream], Place | None]
"""The place of a fault in a stream that was read from text."""

Faulty = tuple[Stream, Where]
Faults = st.SearchStrategy[Faulty]


def labelled(faulty: Faulty, code: str) -> InvalidStream:
    """A faulty stream, read back from its text so that its parts have places."""
    stream, where = faulty
    source = Source("drawn.vsc", to_text(stream))
    (read,) = parse(source)[0].streams
    place = where(read)
    if place is None:
        raise AssertionError(f"a fault without a place: {source.text}")
    return InvalidStream(read, code, source.text, place.range)


def base(ways: Ways, named: bool = False) -> st.SearchStrategy[Stream]:
    """Valid streams to put a fault into: small ones, whose steps are all declared if `named`."""
    wanted = Wanted(more_flows=0 if named else 2, named=named)
    return drawn(ways, wanted) if ways.starts(*wanted.steps) else st.nothing()


def heading(read: Stream) -> Place | None:
    """The place of findings about a whole stream."""
    return read.heading


def at_source(number: int) -> Where:
    """The source of a flow."""
    return lambda read: read.place(read.flows[number].spans.source)


def at_target(number: int) -> Where:
    """The target of a flow."""
    return lambda read: read.place(read.flows[number].spans.target)


def at_artefact(number: int) -> Where:
    """The first artefact of a flow."""
    return lambda read: read.place(read.flows[number].spans.artefacts[0])


def at_ends(number: int) -> Where:
    """A flow from its source to its target."""

    def where(read: Stream) -> Place | None:
        source, target = read.flows[number].spans.ends
        return read.place((source[0], target[1])) if source and target else None

    return where


def at_step(number: int) -> Where:
    """The name of a step."""
    return lambda read: read.place(read.steps[number].spans.name)


def at_activity(number: int) -> Where:
    """The activity of a step."""
    return lambda read: read.place(read.steps[number].spans.activity)


def at_practice(number: int) -> Where:
    """The first practice of a step."""
    return lambda read: read.place(read.steps[number].spans.practices[0])
