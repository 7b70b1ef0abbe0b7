"""What a step that is done once leads to: one of its alternatives or the end, together with what always happens."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from attrs import field, frozen

from svc.semantics.bound import BoundFlow, BoundStream, Node, NodeKind, alternatives, stated_share

ALL = Decimal(100)


@frozen
class Outcome:
    """One of the outcomes of a step, in `share` of the times that it is done, with the flows that are taken then."""

    share: float
    flows: tuple[BoundFlow, ...] = field(converter=tuple[BoundFlow, ...])


@frozen
class Outcomes:
    """All outcomes of a step. Their shares add up to 1; `guessed` are the flows whose share was not said."""

    all: tuple[Outcome, ...] = field(converter=tuple[Outcome, ...])
    guessed: tuple[BoundFlow, ...] = ()
    never: tuple[Outcome, ...] = ()
    """Those that are declared, and for which the shares of the others leave nothing."""


@frozen
class _Option:
    """What a step may choose: flows that exclude others, or to end here."""

    share: Decimal | None
    flows: tuple[BoundFlow, ...]
    is_end: bool = False


def outcomes(bound: BoundStream, node: Node, flows: Sequence[BoundFlow], back: Collection[int]) -> Outcomes:
    """The outcomes of a step with the flows that leave it; `back` are the numbers of the flows that lead back.

    An alternative with a flow that leads back is rework: it holds back what always happens. Shares that are not said
    divide the rest equally. Shares over 100% are scaled. What they leave happens without any alternative where flows
    always happen, ends where the activity may end, and else is scaled too. An end that says its share takes its cases
    from what always goes to steps.
    """
    always = tuple(flow for flow in flows if not flow.is_alternative)
    options = _options(node, flows)
    if not options:
        return Outcomes([Outcome(1.0, always)])
    shares, rest = _shares(options, may_leave=bool(always) or _may_end(bound, node))
    made = [
        Outcome(float(share / ALL), _taken(option, always, back)) for option, share in zip(options, shares, strict=True)
    ]
    found = [each for each in made if each.share]
    if rest:
        found.append(Outcome(float(rest / ALL), always))
    silent = [option for option in options if option.share is None]
    guessed = tuple(flow for option in silent for flow in option.flows) if len(silent) > 1 else ()
    return Outcomes(found, guessed, tuple([each for each in made if not each.share]))


def _options(node: Node, flows: Sequence[BoundFlow]) -> list[_Option]:
    """The alternatives, those of one condition as one, and the end. In an order that the text does not decide."""
    options = [_Option(stated_share(each), tuple(each)) for each in alternatives(flows)]
    options.sort(key=_place)
    ends = node.step.ends if node.step else None
    if ends is not None and (options or ends.share is not None):
        options.append(_Option(ends.share, (), is_end=True))
    return options


def _place(option: _Option) -> tuple[str, list[str], str]:
    names = sorted(f"{flow.target.name} {' '.join(flow.flow.artefacts)}" for flow in option.flows)
    return option.flows[0].when or "", names, str(option.share)


def _shares(options: Sequence[_Option], may_leave: bool) -> tuple[list[Decimal], Decimal]:
    """The share of each option in per cent, and what they leave."""
    total = sum((option.share for option in options if option.share is not None), Decimal(0))
    silent = sum(option.share is None for option in options)
    rest = max(ALL - total, Decimal(0))
    if silent:
        said = [option.share for option in options]
        scale = ALL / max(total, ALL)
        return [rest / silent if share is None else share * scale for share in said], Decimal(0)
    known = [option.share or Decimal(0) for option in options]
    if total and not (rest and (may_leave or _only_ends(options))):
        return [share * ALL / total for share in known], Decimal(0)
    if not total and not may_leave:
        return [ALL / len(options) for _ in options], Decimal(0)
    return known, rest


def _only_ends(options: Sequence[_Option]) -> bool:
    return all(option.is_end for option in options)


def _taken(option: _Option, always: tuple[BoundFlow, ...], back: Collection[int]) -> tuple[BoundFlow, ...]:
    if option.is_end:
        return tuple(flow for flow in always if flow.target.kind is NodeKind.PARTY)
    return option.flows if any(flow.number in back for flow in option.flows) else (*option.flows, *always)


def _may_end(bound: BoundStream, node: Node) -> bool:
    activity = bound.catalogue.all_activities.get(node.role or "")
    return activity is None or activity.ends
