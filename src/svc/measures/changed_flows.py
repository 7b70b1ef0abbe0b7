"""What if other cases came, or they took other ways: a stream with other arrivals or shares of its flows."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from attrs import evolve

from svc.diagnostics.errors import UnknownNameError
from svc.measures.scaling import is_relative, scaled
from svc.model import Flow, Stream
from svc.model.quantities import percent, plain
from svc.semantics.bound import BoundFlow, BoundStream, Node, alternatives, stated_share

ARROW = "->"


def with_arrivals(bound: BoundStream, stream: Stream, name: str, value: object) -> Stream:
    """A stream with other arrivals at `PARTY->STEP`, or at a party or a step where cases begin.

    A change such as `+20%` is one of all flows there that say how many arrive.
    """
    starts = {(start.party, start.step) for start in bound.case_starts}
    found = [(flow, begins) for flow in bound.flows if (begins := _begins(flow, starts)) and _is_at(flow, name, begins)]
    if not found:
        known = ", ".join(dict.fromkeys(_written(flow) for flow in bound.flows if _begins(flow, starts)))
        raise UnknownNameError(f"no case begins at {name}{f': choose {known}' if known else ''}")
    saying = [each for each in found if _now(stream, each[0]).arrives is not None]
    chosen = saying or found[:1]
    if is_relative(value):
        new = {flow.number: {"arrives": scaled(_now(stream, flow).arrives, "arrives", value)} for flow, _ in chosen}
        return _evolved(stream, new)
    if len(saying) > 1 or len({begins for _, begins in saying or found}) > 1:
        known = ", ".join(dict.fromkeys(_written(flow) for flow, _ in saying or found))
        raise ValueError(f"cases arrive with several flows: choose one of {known}, or a change such as +20%")
    return _evolved(stream, {chosen[0][0].number: {"arrives": value}})


def with_share(bound: BoundStream, stream: Stream, name: str, value: Decimal | float | str, fixed: set[int]) -> Stream:
    """A stream in which an alternative, `SOURCE->TARGET`, has another share.

    The shares of the other alternatives, except those of the flows that are `fixed`, change in proportion, so that all
    of them together are as much as before; those that say no share take the rest anyway.
    """
    source, separator, target = (each.strip() for each in name.partition(ARROW))
    if not separator:
        raise UnknownNameError(f"a share is that of a flow: write SOURCE{ARROW}TARGET.share instead of {name}.share")
    flows = [flow for flow in bound.flows if (flow.source.name, flow.target.name) == (source, target)]
    if not flows:
        known = ", ".join(_written(flow) for flow in bound.flows if flow.source.name == source)
        raise UnknownNameError(f"no flow goes from {source} to {target}{f': choose {known}' if known else ''}")
    ways = alternatives(bound.outgoing[flows[0].source])
    chosen = [way for way in ways if any(flow in flows for flow in way)]
    if len(chosen) != 1:
        raise ValueError(
            f"{len(chosen)} alternatives lead from {source} to {target}: change the file"
            if chosen
            else f"what goes from {source} to {target} is not an alternative, so it has no share"
        )
    return _with_shares(stream, flows[0].source, ways, chosen[0], percent(value), fixed)


def _with_shares(
    stream: Stream,
    node: Node,
    ways: Sequence[Sequence[BoundFlow]],
    chosen: Sequence[BoundFlow],
    share: Decimal,
    fixed: set[int],
) -> Stream:
    """A stream with the share of one of the ways on from a step, and those of the others that are not fixed."""
    ends = next((step.ends for step in stream.steps if step.name == node.name), None)
    end = ends.share if ends is not None else None
    shares = [_share(stream, way) for way in ways]
    whole = sum((each for each in (*shares, end) if each is not None), Decimal(0))
    if None in shares:
        whole = Decimal(100)
    fixed.update(flow.number for flow in chosen)
    now = [share if way is chosen else each for way, each in zip(ways, shares, strict=True)]
    is_fixed = [way is chosen or way[0].number in fixed for way in ways]
    held = sum((each for each, is_held in zip(now, is_fixed, strict=True) if is_held and each is not None), Decimal(0))
    others = sum((each for each, is_held in zip(now, is_fixed, strict=True) if not is_held and each), end or Decimal(0))
    if held > whole or (None in now and held + others > whole):
        raise ValueError(f"{plain(share)}% is too much: all alternatives together would be over {plain(whole)}%")
    factor = (whole - held) / others if others and None not in now else Decimal(1)
    new = {
        flow.number: {"share": round(each if is_held else each * factor, 9)}
        for way, each, is_held in zip(ways, now, is_fixed, strict=True)
        if each is not None
        for flow in way
    }
    steps = [
        evolve(step, ends=evolve(step.ends, share=round(end * factor, 9)))
        if end is not None and step.ends is not None and step.name == node.name
        else step
        for step in stream.steps
    ]
    return _evolved(evolve(stream, steps=steps), new)


def _share(stream: Stream, way: Iterable[BoundFlow]) -> Decimal | None:
    return stated_share(_now(stream, flow) for flow in way)


def _begins(flow: BoundFlow, starts: set[tuple[Node | None, Node]]) -> tuple[Node | None, Node] | None:
    """Where cases begin that arrive with a flow."""
    own = (None, flow.source)
    return own if own in starts else (flow.source, flow.target) if (flow.source, flow.target) in starts else None


def _is_at(flow: BoundFlow, name: str, begins: tuple[Node | None, Node]) -> bool:
    if ARROW in name:
        return _written(flow) == ARROW.join(each.strip() for each in name.split(ARROW))
    return name in [node.name for node in begins if node is not None]


def _written(flow: BoundFlow) -> str:
    return f"{flow.source.name}{ARROW}{flow.target.name}"


def _now(stream: Stream, flow: BoundFlow) -> Flow:
    """A flow as it is after what has been changed already."""
    return stream.flows[flow.number - 1]


def _evolved(stream: Stream, new: Mapping[int, Mapping[str, Any]]) -> Stream:
    flows: list[Any] = [evolve(flow, **new.get(number, {})) for number, flow in enumerate(stream.flows, 1)]
    return evolve(stream, flows=flows)
