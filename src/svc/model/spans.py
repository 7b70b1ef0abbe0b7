"""Where a statement and its parts are written, each part by its name.

A span is None where its part is not written: in a value that was built in Python, or for a clause that is left out.
A list of spans is as long as the list of the things that it is for.
"""

from collections.abc import Collection, Iterator
from itertools import chain, islice, repeat
from typing import NamedTuple

from svc.text.pattern import Pattern
from svc.text.source import Span

Offsets = tuple[int, ...]
"""Where the parts of a statement begin and end, in the order of their names below: a compact form for the parser."""
Spans = tuple[Span | None, ...]

_LINE_WITHOUT_COMMENT = Pattern(r"[^\r\n#]*")
_WORD = Pattern(r"\w+|\?")


class HeadingSpans(NamedTuple):
    """The heading of a section, its name, and the catalogue that it follows or extends."""

    whole: Span | None
    name: Span | None
    catalogue: Span | None


class BrokenSpans(NamedTuple):
    """A statement that could not be understood, and the name that it would declare."""

    whole: Span | None
    name: Span | None


class UseSpans(NamedTuple):
    """A `use` line and its path, with the quotes."""

    whole: Span | None
    path: Span | None


class KeySpans(NamedTuple):
    """A key with its text, and its name."""

    whole: Span | None
    name: Span | None


class StepSpans(NamedTuple):
    """A step, its name, its activity, the stream that it opens, its practices, teams and tools, and its open values."""

    whole: Span | None
    name: Span | None
    activity: Span | None
    opens: Span | None
    practices: Spans
    teams: Spans = ()
    tools: Spans = ()
    open_values: Spans = ()


class NamedPartySpans(NamedTuple):
    """A party of a stream, its name, and the outside party that it is."""

    whole: Span | None
    name: Span | None
    party: Span | None


class FlowSpans(NamedTuple):
    """A flow or a rule about flows, its two ends, its artefacts, and of a flow its arrivals and its open values."""

    whole: Span | None
    source: Span | None
    target: Span | None
    artefacts: Spans
    arrives: Span | None = None
    open_values: Spans = ()

    @property
    def ends(self) -> tuple[Span | None, Span | None]:
        """The source and the target."""
        return self.source, self.target


class TeamSpans(NamedTuple):
    """A team or a tool, its name, the outside party that it belongs to, and of a team its open values."""

    whole: Span | None
    name: Span | None
    party: Span | None
    open_values: Spans = ()


class PromiseSpans(NamedTuple):
    """A promise, its measure, the party that it is made to, and the step or team that it is about."""

    whole: Span | None
    measure: Span | None
    to: Span | None
    of: Span | None


class LineSpans(NamedTuple):
    """An input or output line, its artefacts and its counterparties."""

    whole: Span | None
    artefacts: Spans
    counterparties: Spans


class DeclarationSpans(NamedTuple):
    """A declaration of a catalogue, its name and its aliases."""

    whole: Span | None
    name: Span | None
    aliases: Spans

    @property
    def names(self) -> Spans:
        """The name, then the aliases."""
        return (self.name, *self.aliases)


def plain_line(text: str, start: int) -> Offsets:
    """The offsets of a statement whose parts are the words of its line, one after the other."""
    line = _LINE_WITHOUT_COMMENT.match(text, start)
    words = [word.span() for word in _WORD.finditer(text, start, line.end() if line else start)]
    return (start, words[-1][1], *chain.from_iterable(words))


def pairs(offsets: Offsets) -> Iterator[Span]:
    """The spans of the parts one after the other."""
    return zip(offsets[::2], offsets[1::2], strict=True)


def parts(offsets: Offsets) -> Iterator[Span | None]:
    """The same, then None without end."""
    return chain(pairs(offsets), repeat(None))


def several(part: Iterator[Span | None], things: Collection[object]) -> Spans:
    """The next spans, one for each of some things."""
    return tuple(islice(part, len(things)))
