"""The flows of a workshop's table: those of its rows, and those that follow from the order of its steps."""

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from svc.model import HOLE, Flow


class Given(NamedTuple):
    """A flow whose ends are still words of the table; the step of a row is its name already."""

    source: str
    target: str
    artefacts: tuple[str, ...]
    said: Mapping[str, Any]
    place: str


class Loose(NamedTuple):
    """What a row of a step takes in or gives away, where it does not say from whom or to whom."""

    taken: dict[str, tuple[str, ...]]
    given: dict[str, tuple[str, ...]]
    said: dict[str, Mapping[str, Any]]


def chained(
    steps: Iterable[str], given: Iterable[Given], called: Callable[[str], str | None], loose: Loose
) -> list[Given]:
    """A flow from each step to the next, unless the table has one, with what the one gives and the other takes."""
    joined = {(called(each.source), called(each.target)) for each in given}
    found: list[Given] = []
    for source, target in pairwise(steps):
        if (source, target) not in joined:
            carried = dict.fromkeys((*loose.given.pop(source, ()), *loose.taken.pop(target, ())))
            found.append(Given(source, target, tuple(carried), loose.said.get(source, {}), ""))
    return found


def open_ended(loose: Loose) -> list[Given]:
    """What is taken from an open end, and what is given to one."""
    taken = [Given(HOLE, step, artefacts, {}, "") for step, artefacts in loose.taken.items()]
    given = [Given(step, HOLE, carried, loose.said.get(step, {}), "") for step, carried in loose.given.items()]
    return [*taken, *given]


def without_repeats(flows: Iterable[Flow]) -> list[Flow]:
    """Flows without those that say nothing more than another one between the same ends."""
    found: dict[tuple[object, ...], list[Flow]] = {}
    for number, flow in enumerate(flows):
        ends = flow.source, flow.target
        same = found.setdefault((number, *ends) if HOLE in ends else ends, [])
        if not same:
            same.append(flow)
        elif flow not in same:
            nothing = Flow(*ends, [HOLE])
            if flow != nothing:
                same[:] = [*(each for each in same if each != nothing), flow]
    return [flow for each in found.values() for flow in each]
