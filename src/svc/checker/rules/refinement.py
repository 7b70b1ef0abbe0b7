"""Steps that open a stream: what the step does and what the stream does agree (VSC211 to VSC213).

A step gets and gives what its flows carry. A stream surely takes in what outside parties give, and steps of other
activities that got nothing themselves; it may take in what else comes into the activity of the step that opens it.
If it begins in that activity, nothing says what it takes in. It gives out in the same way.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from svc.diagnostics import codes, limits
from svc.diagnostics.diagnostic import Diagnostic, Related
from svc.semantics.bound import BoundFlow, BoundStream, Node, NodeKind
from svc.semantics.name_diagnostics import related
from svc.semantics.reachability import shortest_path


def incomplete_refinement(bound: BoundStream) -> Iterator[Diagnostic]:
    """What a step gets or gives and the stream that it opens does not."""
    seen: _Seen = {}
    for node, stream in _checkable_openings(bound):
        for form, step, opened in _sides(bound, node, stream, seen):
            missing = step.flows.keys() - opened.perhaps.flows.keys()
            if missing and opened.perhaps.complete and not opened.begins:
                yield _differing("incomplete-refinement", form, bound, node, missing, (bound, step.flows))


def wider_refinement(bound: BoundStream) -> Iterator[Diagnostic]:
    """What a stream takes in or gives out and the step that opens it does not get or give."""
    seen: _Seen = {}
    for node, stream in _checkable_openings(bound):
        for form, step, opened in _sides(bound, node, stream, seen):
            more = opened.surely.flows.keys() - step.flows.keys()
            if more and step.complete:
                yield _differing("wider-refinement", form, bound, node, more, (stream, opened.surely.flows))


def circular_opens(bound: BoundStream) -> Iterator[Diagnostic]:
    """A step that opens a stream which, perhaps through others, opens the step's own stream."""
    ways: dict[str, list[BoundStream]] = {}
    for node, stream in openings(bound):
        name = stream.stream.name
        if name not in ways:
            ways[name] = _way_back(bound, stream)
        way = ways[name]
        if way:
            yield codes.BY_NAME["circular-opens"].at(
                bound.place(node.step.spans.opens) if node.step else None, "by way" if way[1:] else "",
                subject=bound.subject(node), name=stream.stream.name,
                streams=", ".join(each.stream.name for each in way[1:]),
                related=related(f"the stream `{stream.stream.name}`", stream.stream.heading),
            )  # fmt: skip


def openings(bound: BoundStream) -> Iterator[tuple[Node, BoundStream]]:
    """The steps that open a stream which is known, and that stream."""
    for node in bound.steps:
        name = node.step.opens if node.step else None
        stream = bound.opened(name) if name is not None else None
        if stream is not None:
            yield node, stream


class Way(NamedTuple):
    """A flow on which something comes into a stream or leaves it, surely or perhaps."""

    flow: BoundFlow
    surely: bool


def taken_in(stream: BoundStream, activity: str | None = None) -> Iterator[Way]:
    """The flows on which a stream takes something in; perhaps those that come into an activity, or lead to a party:
    what a party gets is given."""
    for flow in stream.flows:
        outside = _is_outside(flow.source, stream.incoming, activity)
        if outside or (flow.source.role != activity == flow.target.role):
            yield Way(flow, outside and flow.target.kind is not NodeKind.PARTY)


def given_out(stream: BoundStream, activity: str | None = None) -> Iterator[Way]:
    """The flows on which a stream gives something out; perhaps those that leave an activity, or come from a party:
    what a party gives is taken in."""
    for flow in stream.flows:
        outside = _is_outside(flow.target, stream.outgoing, activity)
        if outside or (flow.target.role != activity == flow.source.role):
            yield Way(flow, outside and flow.source.kind is not NodeKind.PARTY)


def _is_outside(node: Node, flows: Mapping[Node, tuple[BoundFlow, ...]], activity: str | None) -> bool:
    return node.kind is not NodeKind.STEP or (not flows[node] and node.role != activity)


def _begins_within(stream: BoundStream, activity: str | None, form: str) -> bool:
    """Whether a stream begins, or ends, in an activity: then nothing says what it takes in, or gives out, there."""
    before, after = (stream.incoming, stream.outgoing) if form == "in" else (stream.outgoing, stream.incoming)
    return any(node.role == activity and after[node] and not before[node] for node in stream.steps)


class Side(NamedTuple):
    """What goes in or out: the artefacts, each with a flow that carries it. Complete if all flows say what."""

    flows: Mapping[str, BoundFlow]
    complete: bool


def _carried(flows: Iterable[BoundFlow]) -> Side:
    every = list(flows)
    carried = [(each.artefact, flow) for flow in reversed(every) for each in flow.carried]
    complete = all(flow.carried for flow in every) and all(artefact for artefact, _ in carried)
    return Side({artefact: flow for artefact, flow in carried if artefact is not None}, complete)


_Seen = dict[tuple[str, str | None, str], "_Opened"]


class _Opened(NamedTuple):
    """One side of a stream that steps of an activity open: what it surely takes in or gives out, what it perhaps does,
    and whether it begins or ends in that activity."""

    surely: Side
    perhaps: Side
    begins: bool


def _opened(stream: BoundStream, activity: str | None, form: str) -> _Opened:
    ways = list((taken_in if form == "in" else given_out)(stream, activity))
    surely = _carried(each.flow for each in ways if each.surely)
    return _Opened(surely, _carried(each.flow for each in ways), _begins_within(stream, activity, form))


def _sides(bound: BoundStream, node: Node, stream: BoundStream, seen: _Seen) -> Iterator[tuple[str, Side, _Opened]]:
    """The way in and the way out: of the step, and of the stream that it opens, which is looked at once."""
    for form, flows in (("in", bound.incoming[node]), ("out", bound.outgoing[node])):
        key = (stream.stream.name, node.role, form)
        if key not in seen:
            seen[key] = _opened(stream, node.role, form)
        yield form, _carried(flows), seen[key]


def _checkable_openings(bound: BoundStream) -> Iterator[tuple[Node, BoundStream]]:
    """Openings of which something can be said: the stream is understood, and no cycle, and the step is in use."""
    checkable: dict[str, bool] = {}
    for node, stream in openings(bound):
        if not (bound.incoming[node] or bound.outgoing[node]):
            continue
        name = stream.stream.name
        if name not in checkable:
            checkable[name] = stream.checkable and not stream.stream.broken and not _way_back(bound, stream)
        if checkable[name]:
            yield node, stream


def _differing(
    code: str, form: str, bound: BoundStream, node: Node, artefacts: Iterable[str],
    carried: tuple[BoundStream, Mapping[str, BoundFlow]],
) -> Diagnostic:  # fmt: skip
    """The finding about a step; `carried` are the flows that carry the artefacts, and the stream they are in."""
    step, stream, names = node.step, carried[0], sorted(artefacts)
    opened = step.opens if step else None
    return codes.BY_NAME[code].at(
        bound.place(step.spans.opens) if step else None, form, subject=bound.subject(node), name=opened,
        artefact=" and ".join(f'"{name}"' for name in names),
        facts={"stream": opened, "side": form, "artefacts": ", ".join(names)},
        related=list(_related(stream, [carried[1][name] for name in names])),
    )  # fmt: skip


def _related(stream: BoundStream, flows: Iterable[BoundFlow]) -> Iterator[Related]:
    for flow in dict.fromkeys(flows):
        yield from related("this flow carries it", stream.place(flow))


def _is_same(one: BoundStream, other: BoundStream) -> bool:
    """Whether two bound streams are one stream of a text: it may be bound more than once."""
    if one is other:
        return True
    of_one_text = one.stream.origin is not None and one.stream.origin is other.stream.origin
    return of_one_text and one.stream.body == other.stream.body


def _way_back(bound: BoundStream, stream: BoundStream) -> list[BoundStream]:
    """The streams from one to another that opens it, each opened by the one before; empty if there is none."""
    return shortest_path(
        stream,
        lambda each: _is_same(each, bound),
        lambda each: (opened for _, opened in openings(each)),
        limits.OPENED,
    )
