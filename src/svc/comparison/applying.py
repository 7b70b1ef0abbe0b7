"""Applies a difference to a stream. Independent of how the difference was found."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from attrs import evolve

from svc.checker.context import catalogue_of
from svc.comparison.difference import Change, ChangeSubject, Difference, Heading, Statement
from svc.diagnostics.errors import Error
from svc.model import Flow, Key, NamedParty, Promise, Step, Stream, Team, Tool
from svc.semantics.binder import bind_stream
from svc.text.arguments import expect

Listed = TypeVar("Listed", Step, NamedParty, Flow, Team, Tool, Promise)


def apply(difference: Difference, stream: Stream) -> Stream:
    """The stream after the changes: applied to `a`, the difference of `a` and `b` gives `b`.

    Args:
        difference: what changed, as `diff` returns it.
        stream: the stream before. Statements that were not understood stay as they are.

    Returns:
        The stream after.

    Raises:
        Error: the difference is not one of this stream.
        TypeError: `difference` is not a difference, or `stream` is not a stream.
    """
    expect(difference, Difference, "a difference")
    expect(stream, Stream, "a stream")
    if difference.before != stream.name or difference.after is None:
        raise Error(f"the difference is one of {difference.before or 'no stream'}, not of {stream.name}")
    stream = bind_stream(stream, catalogue_of(stream))[0].stream  # with names for titles, as it was compared
    heading = _heading(difference, stream)
    return evolve(
        stream,
        name=heading.name, title=heading.title, follows=heading.follows, calendar=heading.calendar,
        keys=_keys(difference, stream),
        steps=_listed(Step, _changes(difference, ChangeSubject.STEP), stream.steps, stream.steps),
        parties=_listed(NamedParty, _changes(difference, ChangeSubject.PARTY), stream.parties, stream.parties),
        flows=_listed(
            Flow, _changes(difference, ChangeSubject.FLOW), stream.flows,
            [with_ends(flow, difference.renamed) for flow in stream.flows],
        ),
        teams=_listed(Team, _changes(difference, ChangeSubject.TEAM), stream.teams, stream.teams),
        tools=_listed(Tool, _changes(difference, ChangeSubject.TOOL), stream.tools, stream.tools),
        promises=_listed(
            Promise, _changes(difference, ChangeSubject.PROMISE), stream.promises,
            [with_names(promise, difference.renamed) for promise in stream.promises],
        ),
    )  # fmt: skip


def with_names(promise: Promise, renamed: Mapping[str, str]) -> Promise:
    """A promise whose party and step have their new names."""
    to = promise.to and renamed.get(promise.to, promise.to)
    of = promise.of and renamed.get(promise.of, promise.of)
    return promise if (to, of) == (promise.to, promise.of) else evolve(promise, to=to, of=of)


def with_ends(flow: Flow, renamed: Mapping[str, str]) -> Flow:
    """A flow whose ends have their new names."""
    if flow.source not in renamed and flow.target not in renamed:
        return flow
    ends = renamed.get(flow.source, flow.source), renamed.get(flow.target, flow.target)
    return evolve(flow, source=ends[0], target=ends[1])


def _changes(difference: Difference, subject: ChangeSubject) -> list[Change]:
    return [change for change in difference.changes if change.subject is subject]


def _heading(difference: Difference, stream: Stream) -> Heading:
    heading = Heading(stream.name, stream.title, stream.follows, stream.calendar)
    for change in _changes(difference, ChangeSubject.STREAM):
        _expect(change, heading)
        if isinstance(change.after, Heading):
            heading = change.after
    return heading


def _keys(difference: Difference, stream: Stream) -> Mapping[str, str]:
    texts = dict(stream.keys)
    for change in _changes(difference, ChangeSubject.KEY):
        if isinstance(change.before, Key):
            _expect(change, Key(change.before.name, stream.keys.get(change.before.name, "")))
            texts.pop(change.before.name, None)
        if isinstance(change.after, Key):
            texts[change.after.name] = change.after.text
    return texts


def _listed(
    kind: type[Listed], changes: Sequence[Change], before: Sequence[Listed], kept: Sequence[Listed]
) -> list[Listed]:
    """What changed goes where its change says, with the unchanged around it in their old order."""
    touched: set[int] = set()
    placed: dict[int, Listed] = {}
    for change in changes:
        if change.place is not None:
            _expect(change, before[change.place] if change.place < len(before) else None)
            touched.add(change.place)
        if change.new_place is not None and isinstance(change.after, kind):
            placed[change.new_place] = change.after
    rest = iter([each for number, each in enumerate(kept) if number not in touched])
    length = len(kept) - len(touched) + len(placed)
    if placed and max(placed) >= length:
        raise Error("the difference does not fit this stream: it has fewer statements than the one that was compared")
    return list(_merged(placed, rest, length))


def _merged(placed: Mapping[int, Listed], rest: Iterator[Listed], length: int) -> Iterator[Listed]:
    for number in range(length):
        yield placed[number] if number in placed else next(rest)


def _expect(change: Change, there: Statement | None) -> None:
    """Raises Error if a change is about another statement than the one that is there."""
    if change.before != there:
        raise Error(
            f"the difference does not fit this stream: its {change.subject.word} is not the one that was compared"
        )
