"""The shape of a stream, one function per code (VSC4xx): does it lead from a demand to a value?

Checked on the graph of steps and parties, each cause reported once. A flow in error still joins its ends; an
unknown end counts as reached and as leading on.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache, partial

from svc.checker.rules import triggers
from svc.checker.rules.connections import (
    finishes,
    has_demand,
    has_steps_after,
    has_value,
    one_way,
    unreached,
    without_end,
)
from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Applicability, Diagnostic, Fix, Related
from svc.diagnostics.removal import removal, removal_from_list
from svc.diagnostics.subject import Subject, SubjectKind
from svc.model import HOLE, Team, Tool
from svc.model.quantities import plain
from svc.semantics.bound import BoundFlow, BoundStream, Carried, Node, NodeKind, alternatives, stated_share
from svc.semantics.name_diagnostics import related
from svc.text.pattern import Pattern

_SHARE = Pattern(r"\bshare[ \t]++[-+\d]")


def no_demand(bound: BoundStream) -> Iterator[Diagnostic]:
    """No party gives anything, and no trigger says what starts the stream."""
    if bound.flows and not has_demand(bound):
        yield codes.BY_NAME["no-demand"].at(bound.stream.heading, subject=bound.subject())


def no_value(bound: BoundStream) -> Iterator[Diagnostic]:
    """Nothing reaches a party."""
    if bound.flows and not has_value(bound):
        yield codes.BY_NAME["no-value"].at(bound.stream.heading, subject=bound.subject())


def unreachable_step(bound: BoundStream) -> Iterator[Diagnostic]:
    """Steps that no start reaches, at the first of each connected group."""
    if not has_demand(bound):
        return
    for group in unreached(bound):
        if not any(one_way(bound, node) == "gives" for node in group):
            trigger, code = triggers.starting(bound, group[0]), codes.BY_NAME["unreachable-step"]
            help = code.advice(also=_also(group)) + trigger.help
            yield code.at(
                group[0].place, subject=bound.subject(group[0]), name=group[0].written,
                related=trigger.related, help=help,
            )  # fmt: skip


def dead_end_step(bound: BoundStream) -> Iterator[Diagnostic]:
    """Steps from which no end is reached, at the first of each connected group."""
    if not has_value(bound):
        return
    for group in without_end(bound):
        if not any(one_way(bound, node) == "gets" for node in group):
            yield codes.BY_NAME["dead-end-step"].at(
                group[0].place, subject=bound.subject(group[0]), name=group[0].written, also=_also(group)
            )


def one_way_step(bound: BoundStream) -> Iterator[Diagnostic]:
    """A step that gives without getting, or gets without giving."""
    for node in [node for node, leaving, reaching in bound.links() if bool(leaving) != bool(reaching)]:
        way = one_way(bound, node)
        if way:
            activity = bound.catalogue.title_for(node.role) if node.role else "its activity"
            code = codes.BY_NAME["one-way-step"]
            end = triggers.Advice(code.advice("ends") if node.step else "")
            trigger = triggers.starting(bound, node) if way == "gives" else end
            help = code.advice(way, activity=activity) + trigger.help
            yield code.at(
                node.place, way, subject=bound.subject(node), name=node.written, help=help, related=trigger.related
            )


def unreceived_artefact(bound: BoundStream) -> Iterator[Diagnostic]:
    """An artefact given by a step whose activity has no such output and which never received it."""
    received: dict[str, set[str | None]] = {}
    for flow, number, carried in _passed_on(bound):
        node = flow.source
        if node.name not in received:
            received[node.name] = {each.artefact for other in bound.incoming[node] for each in other.carried}
        if None not in received[node.name] and carried.artefact not in received[node.name]:
            yield codes.BY_NAME["unreceived-artefact"].at(
                bound.place(flow.spans.artefacts[number]),
                subject=bound.subject(flow, carried),
                artefact=carried.written.strip('"'),
                activity=bound.catalogue.title_for(flow.source.role or ""),
            )


def _passed_on(bound: BoundStream) -> Iterator[tuple[BoundFlow, int, Carried]]:
    """What steps give that is not an output of their activity, with its number on the flow."""
    for flow in bound.flows_where(lambda flow: any(_is_passed_on(bound, flow, each) for each in flow.carried)):
        for number, carried in enumerate(flow.carried):
            if _is_passed_on(bound, flow, carried):
                yield flow, number, carried


def _is_passed_on(bound: BoundStream, flow: BoundFlow, carried: Carried) -> bool:
    source = flow.source
    if source.role is None or source.kind is not NodeKind.STEP or not carried.is_clear:
        return False
    return not bound.catalogue.gives(source.role, carried.artefact or "")


def unbalanced_shares(bound: BoundStream) -> Iterator[Diagnostic]:
    """Alternatives whose shares add up to over 100%, or to less where all carry one and the stream can't end here.

    One way beside what always happens, such as rework, is not an alternative to anything: it may be taken at times.
    """
    for node, flows in _decisions(bound):
        stated = _shares(flows, node)
        shares = [share for share in stated if share is not None]
        total = sum(shares, Decimal(0))
        optional = len(stated) == 1 and not all(flow.is_alternative for flow in flows)
        has_rest = shares and len(shares) == len(stated) and total < 100
        if total > 100 or (has_rest and not optional and not _may_end(bound, node)):
            first = next((flow for flow in flows if flow.share is not None), None)
            place = bound.place(first.spans.source) if first else node.place
            yield codes.BY_NAME["unbalanced-shares"].at(
                place, subject=bound.subject(node), name=node.written, total=plain(total),
                related=[each for flow in flows for each in _share(bound, flow)],
            )  # fmt: skip


def _decisions(bound: BoundStream) -> Iterator[tuple[Node, tuple[BoundFlow, ...]]]:
    """The nodes that have alternatives, with the flows that leave them."""
    deciding = {flow.source.name for flow in bound.flows if flow.is_alternative}
    deciding |= {node.name for node in bound.own_ends}
    return ((node, flows) for node, flows in bound.outgoing.items() if node.name in deciding and not node.is_hole)


def _may_end(bound: BoundStream, node: Node) -> bool:
    """Whether some of the work may end at a step, and what no share takes is what ends here."""
    if node.step is not None and node.step.ends is not None:
        return node.step.ends.share is None
    return node.kind is NodeKind.STEP and bool(finishes(bound, [node]))


def duplicate_flow(bound: BoundStream) -> Iterator[Diagnostic]:
    """The same flow twice: same ends, artefact, condition and own words."""
    says_the_same = cache(partial(_says_the_same, bound))  # a flow may repeat another one for each of many artefacts
    for flow, number, known, where in sorted(_repeats(bound), key=lambda repeat: (repeat[0].number, repeat[1])):
        carried = flow.carried[number] if flow.carried else None
        yield codes.BY_NAME["duplicate-flow"].at(
            bound.place(flow.flow.artefact_span(number)) if carried else bound.place_of_ends(flow),
            "" if carried else "unnamed",
            subject=bound.subject(flow, carried),
            artefact=carried.written.strip('"') if carried else "",
            related=related("the first one", bound.place(known.flow.artefact_span(where) if carried else known)),
            fixes=_without(bound, flow, number) if says_the_same(flow, known) else (),
        )


def _repeats(bound: BoundStream) -> Iterator[tuple[BoundFlow, int, BoundFlow, int]]:
    """The flows that repeat what an earlier one says of an artefact, each with the number of the artefact on both.

    Only flows from one source can: where each has a target of its own, there is nothing to compare.
    """
    repeating = {flow.source.name for flow in bound.flows_where(_repeats_itself)}
    for source, flows in bound.outgoing.items():
        if source.name not in repeating and len({flow.target.name for flow in flows}) == len(flows):
            continue
        first: dict[tuple[str | None, ...], tuple[BoundFlow, int]] = {}
        for flow in flows:
            for number, name in enumerate(_names(flow) or [None]):
                if name == HOLE:
                    continue
                same = flow.target.name, name, flow.when, flow.flow.wording
                known, where = first.setdefault(same, (flow, number))
                if known is not flow or where != number:
                    yield flow, number, known, where


def _repeats_itself(flow: BoundFlow) -> bool:
    return len(flow.carried) > len({*_names(flow)})


def _names(flow: BoundFlow) -> list[str]:
    return [carried.artefact or carried.written for carried in flow.carried]


def _says_the_same(bound: BoundStream, flow: BoundFlow, known: BoundFlow) -> bool:
    """Whether a flow surely repeats another one: its ends are known, no share can't be read, and nothing differs that
    would be lost."""
    sure = not any(each.guessed or _has_unread_share(bound, each) for each in (flow, known))
    said, before = ((each.share, each.arrives, each.note, each.open_values) for each in (flow.flow, known.flow))
    return sure and said == before


def _has_unread_share(bound: BoundStream, flow: BoundFlow) -> bool:
    """Whether a flow seems to carry a share that is not a percentage."""
    place = bound.place(flow)
    return flow.share is None and place is not None and _SHARE.search(place.text) is not None


def _without(bound: BoundStream, flow: BoundFlow, number: int) -> tuple[Fix, ...]:
    """The fix that removes a flow, or of several artefacts one. Not safe where its share may count twice."""
    counts = flow.share is not None and flow.when is None
    applicability = Applicability.SUGGESTED if counts else Applicability.SAFE
    owners = bound.stream.owners
    if len(flow.carried) < 2:
        stays = owners.stay_with(flow.flow)
        return () if stays else removal("remove this flow", bound.place(flow), applicability)
    spans = [flow.flow.artefact_span(at) if at >= 0 else None for at in (number - 1, number, number + 1)]
    before, this, behind = map(bound.place, (*spans[:2], spans[2] if number + 1 < len(flow.carried) else None))
    if this is not None and owners.stay_within(this.span):
        return ()
    return removal_from_list("remove it from this flow", this, before, behind, applicability)


def unused_declaration(bound: BoundStream) -> Iterator[Diagnostic]:
    """A declared step or party that no flow of its stream uses, and a team or tool that no step names."""
    code = codes.BY_NAME["unused-declaration"]
    for node, leaving, reaching in bound.links():
        if not leaving and not reaching and (node.step or node.party) and not _is_whole(node):
            kind = "step" if node.step else "party"
            yield code.at(node.place, kind, subject=bound.subject(node), kind=kind, name=node.written)
    stream = bound.stream
    if stream.teams or stream.tools:
        used = {name for step in stream.steps for name in step.teams} | {promise.of for promise in stream.promises}
        tools = {name for step in stream.steps for name in step.uses}
        unused: list[Team | Tool] = [team for team in stream.teams if team.name not in used]
        unused += [tool for tool in stream.tools if tool.name not in tools]
        for thing in unused:
            kind = SubjectKind.TEAM if isinstance(thing, Team) else SubjectKind.TOOL
            about = Subject(kind, stream.name, name=thing.name)
            yield code.at(stream.place(thing.spans.name), kind.value, subject=about, kind=kind.value, name=thing.name)


def _is_whole(node: Node) -> bool:
    """Whether cases begin and end at a step, so that it needs no flow."""
    return node.step is not None and node.step.begins is not None and node.step.ends is not None


def no_practice(bound: BoundStream) -> Iterator[Diagnostic]:
    """A step that draws on no practice."""
    for node in bound.steps:
        if node.step and not node.step.practices:
            yield codes.BY_NAME["no-practice"].at(node.place, subject=bound.subject(node), name=node.written)


def single_practice(bound: BoundStream) -> Iterator[Diagnostic]:
    """A stream whose steps draw on one practice between them; published streams draw on several."""
    names = bound.catalogue.practice_names
    practices = {names.get(each, each) for node in bound.steps if node.step for each in node.step.practices}
    if len(practices) == 1 and HOLE not in practices:
        yield codes.BY_NAME["single-practice"].at(bound.stream.heading, subject=bound.subject())


def no_closing_step(bound: BoundStream) -> Iterator[Diagnostic]:
    """A stream in which no step of an activity that may end a stream comes last."""
    activities = [each for each in bound.catalogue.all_activities.values() if each.ends]
    closing = {activity.name for activity in activities}
    last = [node for node in bound.steps if node.role in closing and not has_steps_after(bound, node)]
    if bound.steps and closing and not last:
        titles = [bound.catalogue.title_for(activity.name) for activity in activities]
        yield codes.BY_NAME["no-closing-step"].at(
            bound.stream.heading, subject=bound.subject(), activities=" or ".join(titles)
        )


def _also(group: list[Node]) -> str:
    others = ", ".join(f"`{node.name}`" for node in group[1:6])
    more = f" and {len(group) - 6} more" if len(group) > 6 else ""
    return f"; the same holds for {others}{more}" if others else ""


def _share(bound: BoundStream, flow: BoundFlow) -> tuple[Related, ...]:
    """The share of an alternative, as a place to look at."""
    if not flow.is_alternative:
        return ()
    share = "no share" if flow.share is None else f"{plain(flow.share)}%"
    condition = "" if flow.when is None else f' when "{flow.when}"'
    return related(f"{share}{condition}", bound.place_of_ends(flow))


def _shares(flows: Iterable[BoundFlow], node: Node) -> list[Decimal | None]:
    """The shares of the alternatives at a node; to end is one of them if it states its share."""
    shares = [*map(stated_share, alternatives(flows))]
    ends = node.step.ends.share if node.step is not None and node.step.ends is not None else None
    return shares if ends is None else [ends, *shares]
