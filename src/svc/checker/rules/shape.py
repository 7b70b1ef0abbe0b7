"""The shape of a stream, a function a code (VSC4xx): does it lead from a demand to a value?

Judged on the graph of steps and parties, each cause told once. An arrow in error still joins its ends; an
unknown end counts as reached and as leading on.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from svc.checker.rules import triggers
from svc.checker.rules.graph import cut_off, finishes, has_demand, has_steps_after, has_value, one_way, starts
from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Applicability, Diagnostic, Fix, Related
from svc.diagnostics.removal import removal_from_list, removal_of_statement
from svc.model.quantities import plain
from svc.semantics.bound import Arrow, BoundStream, Carried, Kind, Node, Outcome
from svc.semantics.name_diagnostics import related

_SHARE = re.compile(r"\bshare[ \t]++[-+\d]")


def no_demand(bound: BoundStream) -> Iterator[Diagnostic]:
    """No party gives anything, and no trigger says what starts the stream."""
    if bound.arrows and not has_demand(bound):
        yield codes.BY_NAME["no-demand"].at(bound.stream.heading)


def no_value(bound: BoundStream) -> Iterator[Diagnostic]:
    """Nothing reaches a party."""
    if bound.arrows and not has_value(bound):
        yield codes.BY_NAME["no-value"].at(bound.stream.heading)


def unreachable_step(bound: BoundStream) -> Iterator[Diagnostic]:
    """Steps that no start reaches, at the first of each connected group."""
    if not has_demand(bound):
        return
    beginnings = [node for node in bound.nodes if starts(bound, node)]
    for group in cut_off(bound, beginnings, lambda node: [arrow.target for arrow in bound.outgoing[node]]):
        if not any(one_way(bound, node) == "gives" for node in group):
            trigger, code = triggers.starting(bound, group[0]), codes.BY_NAME["unreachable-step"]
            help = code.advice(also=_also(group)) + trigger.help
            yield code.at(group[0].place, name=group[0].written, related=trigger.related, help=help)


def dead_end_step(bound: BoundStream) -> Iterator[Diagnostic]:
    """Steps from which no end is reached, at the first of each connected group."""
    if not has_value(bound):
        return
    ends = [node for node in bound.nodes if finishes(bound, node)]
    for group in cut_off(bound, ends, lambda node: [arrow.source for arrow in bound.incoming[node]]):
        if not any(one_way(bound, node) == "gets" for node in group):
            yield codes.BY_NAME["dead-end-step"].at(group[0].place, name=group[0].written, also=_also(group))


def one_way_step(bound: BoundStream) -> Iterator[Diagnostic]:
    """A step that gives without getting, or gets without giving."""
    for node in bound.steps:
        way = one_way(bound, node)
        if way:
            activity = bound.catalogue.title_for(node.role) if node.role else "its activity"
            trigger = triggers.starting(bound, node) if way == "gives" else triggers.Advice()
            code = codes.BY_NAME["one-way-step"]
            help = code.advice(way, activity=activity) + trigger.help
            yield code.at(node.place, way, name=node.written, help=help, related=trigger.related)


def unreceived_artefact(bound: BoundStream) -> Iterator[Diagnostic]:
    """An artefact given by a step whose activity has no such output and which never received it."""
    passed_on = list(_passed_on(bound))
    if not passed_on:
        return
    received = {(arrow.target, carried.artefact) for arrow in bound.arrows for carried in arrow.carried}
    in_doubt = {arrow.target for arrow in bound.arrows if any(each.artefact is None for each in arrow.carried)}
    for arrow, part, carried in passed_on:
        if arrow.source not in in_doubt and (arrow.source, carried.artefact) not in received:
            yield codes.BY_NAME["unreceived-artefact"].at(
                bound.place(arrow, part),
                artefact=carried.written.strip('"'),
                activity=bound.catalogue.title_for(arrow.source.role or ""),
            )


def _passed_on(bound: BoundStream) -> Iterator[tuple[Arrow, int, Carried]]:
    """What steps give that is not an output of their activity, with its part of the arrow."""
    outputs: dict[tuple[str, Carried], bool] = {}
    for arrow in bound.arrows:
        role = arrow.source.role
        if role is None or arrow.source.kind is not Kind.STEP:
            continue
        for part, carried in enumerate(arrow.carried, 3):
            output = outputs.get((role, carried))
            if output is None:
                resolved = carried.outcome in (Outcome.LISTED, Outcome.INSIDE)
                output = not resolved or bound.catalogue.gives(role, carried.artefact or "")
                outputs[role, carried] = output
            if not output:
                yield arrow, part, carried


def unbalanced_shares(bound: BoundStream) -> Iterator[Diagnostic]:
    """Alternatives whose shares add up to over 100%, or to less where all carry one.

    One way beside what always happens, such as rework, is no alternative to anything: it may be taken at times.
    """
    for node, arrows in bound.outgoing.items():
        ways = _alternatives(arrows)
        shares = [share for share in ways.values() if share is not None]
        total = sum(shares, Decimal(0))
        optional = len(ways) == 1 and any(arrow.when is None and arrow.share is None for arrow in arrows)
        if total > 100 or (shares and len(shares) == len(ways) and total < 100 and not optional):
            first = next(arrow for arrow in arrows if arrow.share is not None)
            yield codes.BY_NAME["unbalanced-shares"].at(
                bound.place(first, 1), name=node.written, total=plain(total),
                related=[each for arrow in arrows for each in _share(bound, arrow)],
            )  # fmt: skip


def duplicate_flow(bound: BoundStream) -> Iterator[Diagnostic]:
    """The same arrow twice: same ends, artefact and condition."""
    first: dict[tuple[Node, Node, str | None, str | None], tuple[Arrow, int]] = {}
    for arrow in bound.arrows:
        names = [carried.artefact or carried.written for carried in arrow.carried]
        for part, name in enumerate(names, 3) if names else [(0, None)]:
            key = (arrow.source, arrow.target, name, arrow.when)
            known, where = first.setdefault(key, (arrow, part))
            if (known, where) != (arrow, part):
                yield codes.BY_NAME["duplicate-flow"].at(
                    bound.place(arrow, part) if name else bound.place_of_ends(arrow), "" if name else "unnamed",
                    artefact=arrow.carried[part - 3].written.strip('"') if name else "",
                    related=related("the first one", bound.place(known, where)),
                    fixes=_without(bound, arrow, part) if _says_the_same(bound, arrow, known) else (),
                )  # fmt: skip


def _says_the_same(bound: BoundStream, arrow: Arrow, known: Arrow) -> bool:
    """Whether an arrow surely repeats another one: its ends are known, and no share differs or can't be read."""
    sure = not any(each.guessed or _has_unread_share(bound, each) for each in (arrow, known))
    return sure and arrow.share == known.share


def _has_unread_share(bound: BoundStream, arrow: Arrow) -> bool:
    """Whether an arrow seems to carry a share that is not a percentage."""
    place = bound.place(arrow)
    return arrow.share is None and place is not None and _SHARE.search(place.text) is not None


def _without(bound: BoundStream, arrow: Arrow, part: int) -> tuple[Fix, ...]:
    """The fix that removes an arrow, or of several artefacts one. Not safe where its share may count twice."""
    counts = arrow.share is not None and arrow.when is None
    applicability = Applicability.SUGGESTED if counts else Applicability.SAFE
    if len(arrow.carried) < 2:
        return removal_of_statement("remove this flow", bound.place(arrow), applicability)
    before = bound.place(arrow, part - 1) if part > 3 else None
    behind = bound.place(arrow, part + 1) if part < len(arrow.carried) + 2 else None
    return removal_from_list("remove it from this flow", bound.place(arrow, part), before, behind, applicability)


def unused_declaration(bound: BoundStream) -> Iterator[Diagnostic]:
    """A declared step or party that no arrow of its stream uses."""
    for node in bound.nodes:
        if (node.step or node.party) and not bound.outgoing[node] and not bound.incoming[node]:
            kind = "step" if node.step else "party"
            yield codes.BY_NAME["unused-declaration"].at(node.place, kind=kind, name=node.written)


def no_practice(bound: BoundStream) -> Iterator[Diagnostic]:
    """A step that draws on no practice."""
    for node in bound.steps:
        if node.step and not node.step.practices:
            yield codes.BY_NAME["no-practice"].at(node.place, name=node.written)


def single_practice(bound: BoundStream) -> Iterator[Diagnostic]:
    """A stream whose steps draw on one practice between them; published streams draw on several."""
    names = bound.catalogue.practice_names
    practices = {names.get(each, each) for node in bound.steps if node.step for each in node.step.practices}
    if len(practices) == 1:
        yield codes.BY_NAME["single-practice"].at(bound.stream.heading)


def no_closing_step(bound: BoundStream) -> Iterator[Diagnostic]:
    """A stream in which no step of an activity that may end a stream comes last."""
    activities = [each for each in bound.catalogue.all_activities.values() if each.ends]
    closing = {activity.name for activity in activities}
    last = [node for node in bound.steps if node.role in closing and not has_steps_after(bound, node)]
    if bound.steps and closing and not last:
        titles = [bound.catalogue.title_for(activity.name) for activity in activities]
        yield codes.BY_NAME["no-closing-step"].at(bound.stream.heading, activities=" or ".join(titles))


def _also(group: list[Node]) -> str:
    others = ", ".join(f"`{node.name}`" for node in group[1:6])
    more = f" and {len(group) - 6} more" if len(group) > 6 else ""
    return f"; the same holds for {others}{more}" if others else ""


def _share(bound: BoundStream, arrow: Arrow) -> tuple[Related, ...]:
    """The share of an alternative, as a place to look at."""
    if arrow.share is None and arrow.when is None:
        return ()
    share = "no share" if arrow.share is None else f"{plain(arrow.share)}%"
    condition = "" if arrow.when is None else f' when "{arrow.when}"'
    return related(f"{share}{condition}", bound.place_of_ends(arrow))


def _alternatives(arrows: Iterable[Arrow]) -> Mapping[object, Decimal | None]:
    """The ways out of a node that exclude each other, with their shares; one condition is one way."""
    ways: dict[object, Decimal | None] = {}
    for arrow in arrows:
        if arrow.when is not None or arrow.share is not None:
            way = arrow.when if arrow.when is not None else arrow
            shares = [share for share in (ways.get(way), arrow.share) if share is not None]
            ways[way] = max(shares) if shares else None
    return ways
