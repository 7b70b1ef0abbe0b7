"""Which drawn thing a finding is about: told by where the finding stands in the text.

A stream that was built in Python has no text; `placed` gives its statements places of their own.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count
from typing import TypeVar

from attrs import evolve, field, frozen

from svc.checker.context import carrying, context_of
from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.model import Statement, Stream, Written
from svc.semantics.bound import Arrow, BoundStream, Carried, Node
from svc.text.source import Source, Span

Drawn = Node | Arrow | tuple[Arrow, Carried]
"""Equal arrows may carry the very same thing, so that is told with its arrow."""
Moved = TypeVar("Moved", bound=Statement)


@frozen
class Marks:
    """The errors and warnings of each thing that is drawn, and `all` of them, also those about no such thing.

    What is wrong with one artefact is told of its arrow too.
    """

    all: tuple[Diagnostic, ...] = field(converter=tuple[Diagnostic, ...])
    about: Mapping[Drawn, list[Diagnostic]]

    def codes(self, *things: Drawn) -> dict[str, Level]:
        """The codes that mark some things, errors first."""
        found = [finding for thing in things for finding in self.about.get(thing, ())]
        return {each.code: each.level for each in sorted(found, key=lambda each: each.level is not Level.ERROR)}

    def level(self, *things: Drawn) -> Level | None:
        """The worst level that marks some things."""
        return next(iter(self.codes(*things).values()), None)


def attach(bound: BoundStream, findings: Iterable[Diagnostic]) -> Marks:
    """Sort findings by what they are about. Notes are not drawn."""
    told = [finding for finding in findings if finding.level is not Level.NOTE]
    return Marks(told, about(bound, told))


def about(bound: BoundStream, findings: Iterable[Diagnostic]) -> dict[Drawn, list[Diagnostic]]:
    """The findings about each thing of a stream, notes too."""
    written: list[tuple[Written | None, Node | Arrow]] = [(node.step or node.party, node) for node in bound.nodes]
    written += [(arrow.flow, arrow) for arrow in bound.arrows]
    spans = [(each.span, thing) for each, thing in written if each is not None]
    statements = sorted(((span, thing) for span, thing in spans if span), key=lambda statement: statement[0])
    found: dict[Drawn, list[Diagnostic]] = {}
    for finding in findings:
        for thing in _things(statements, finding):
            found.setdefault(thing, []).append(finding)
    return found


def _things(statements: list[tuple[Span, Node | Arrow]], finding: Diagnostic) -> list[Drawn]:
    if finding.range is None:
        return []
    start, end = finding.range.start.offset, finding.range.end.offset
    at = bisect_right(statements, start, key=lambda statement: statement[0][0]) - 1
    if at < 0 or start >= statements[at][0][1]:
        return []
    thing = statements[at][1]
    if isinstance(thing, Node):
        return [thing]
    for node, span in zip((thing.source, thing.target), thing.spans.ends, strict=True):
        if span == (start, end):
            return [node]
    carried = zip(thing.carried, thing.spans.artefacts, strict=True)
    return [thing, *((thing, each) for each, span in carried if span == (start, end))]


def within(stream: Stream, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings of a file that stand in one of its streams, or nowhere."""
    start, end = stream.body
    return [each for each in findings if each.range is None or start <= each.range.start.offset <= end]


def placed(stream: Stream) -> Stream:
    """The stream as if its statements stood in a text, one after the other; as it is if they do."""
    statements = (*stream.steps, *stream.parties, *stream.flows)
    if stream.origin is not None and all(statement.offsets for statement in statements):
        return stream
    at = count(0, 2)
    made = evolve(
        stream,
        steps=[_placed(step, 4 + len(step.practices), at) for step in stream.steps],
        parties=[_placed(party, 3, at) for party in stream.parties],
        flows=[_placed(flow, 3 + len(flow.artefacts), at) for flow in stream.flows],
        _passage=evolve(stream.passage, origin=Source("", ""), offsets=()),
    )
    spans = {
        old.offsets[0]: span
        for old, new in zip(statements, (*made.steps, *made.parties, *made.flows), strict=True)
        if old.offsets and (span := new.span)
    }
    if stream.offsets and made.heading:
        spans[stream.offsets[0]] = made.heading.span
    return carrying(made, context_of(stream).moved(spans))


def _placed(statement: Moved, parts: int, at: Iterator[int]) -> Moved:
    """A statement with the next offsets: one for each part, the first of which is the whole statement."""
    starts = [next(at) for _ in range(parts)]
    spans = [(starts[0], starts[-1] + 1), *((start, start + 1) for start in starts[1:])]
    return evolve(statement, _offsets=tuple(chain.from_iterable(spans)))
