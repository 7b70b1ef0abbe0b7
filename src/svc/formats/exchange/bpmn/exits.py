"""How cases leave a step: what always happens, and the alternatives, each with all that happens in it together."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from svc.formats.exchange.diagrams.own_data import condition
from svc.semantics.bound import BoundFlow, Node

Onward = Mapping[Node, list[BoundFlow]]
"""Flows to steps and to open ends, by where they lead."""


class Option(NamedTuple):
    """An alternative: when it is taken, and the flows that are taken then, those to parties apart."""

    when: str
    onward: Onward
    given: list[BoundFlow]


class Exits(NamedTuple):
    """What always happens, what is given to parties in any case, the alternatives, and whether cases may end here."""

    always: Onward
    given: list[BoundFlow]
    options: list[Option]
    may_end: bool

    @property
    def ends(self) -> bool:
        """Whether cases end here, always or in some case."""
        return not self.leads_on or self.may_end or any(option.given for option in self.options)

    @property
    def leads_on(self) -> bool:
        """Whether any flow leads to another step."""
        return bool(self.always or self.options)


def exits(
    node: Node, flows: Sequence[BoundFlow], parties: Collection[Node], back: Collection[int], end: bool = False
) -> Exits:
    """The exits of a step; `back` are the numbers of flows that lead back.

    Where a step only leads back, cases may also end: if that is not always so, or if there is to be an `end`.
    """
    given = [flow for flow in flows if flow.target in parties]
    onward: dict[Node, list[BoundFlow]] = {}
    for flow in flows:
        if flow.target not in parties:
            onward.setdefault(flow.target, []).append(flow)
    may_end = bool(node.step and node.step.ends)
    if not onward:
        return Exits({}, given, [], may_end)
    inside = [flow for group in onward.values() for flow in group]
    loops = all(flow.number in back for flow in inside) and (end or any(condition(flow.flow) for flow in inside))
    always = {
        target: group
        for target, group in onward.items()
        if not loops and any(not condition(flow.flow) for flow in group)
    }
    values = [flow for flow in given if condition(flow.flow)]
    cases = {target: group for target, group in onward.items() if target not in always}
    return Exits(always, [each for each in given if each not in values], _options(cases, values), may_end or loops)


def _options(cases: Onward, values: Sequence[BoundFlow]) -> list[Option]:
    """The alternatives: flows with one condition are taken together."""
    options: dict[object, Option] = {}
    for target, group in cases.items():
        whens = {_key(flow) for flow in group}
        key = whens.pop() if len(whens) == 1 else target
        option = options.setdefault(key, Option(condition(group[0].flow), {}, []))
        options[key] = option._replace(onward={**option.onward, target: group})
    for flow in values:
        options.setdefault(_key(flow), Option(condition(flow.flow), {}, [])).given.append(flow)
    return list(options.values())


def _key(flow: BoundFlow) -> object:
    return flow.number if flow.when is None else flow.when
