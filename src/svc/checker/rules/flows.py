"""Flows against the catalogue, one function per code (VSC3xx)."""

from collections.abc import Iterator
from functools import partial

from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related
from svc.diagnostics.fixes import replacing
from svc.semantics import explanations
from svc.semantics.bound import BoundFlow, BoundStream, Carried, Node, Outcome
from svc.text.near_names import listed
from svc.text.source import Place


def unlisted_flow(bound: BoundStream) -> Iterator[Diagnostic]:
    """A flow that neither side lists, or that is forbidden; each artefact is checked alone."""
    for flow in bound.flows_where(partial(_is_unlisted, bound)):
        for number, carried in enumerate(flow.carried):
            if carried.outcome is Outcome.UNLISTED:
                yield _unlisted(bound, flow, carried, number)
        if not flow.carried:
            yield _nothing_listed(bound, flow)


def _is_unlisted(bound: BoundStream, flow: BoundFlow) -> bool:
    if not _known(bound, flow):
        return False
    return any(each.outcome is Outcome.UNLISTED for each in flow.carried) if flow.carried else _is_closed(bound, flow)


def one_sided_flow(bound: BoundStream) -> Iterator[Diagnostic]:
    """A flow between two activities of the source that only one of them lists."""
    catalogue = bound.catalogue
    places: dict[Carried, tuple[Related, ...]] = {}
    for flow in bound.flows_where(lambda flow: any(_is_one_sided(bound, each) for each in flow.carried)):
        for number, carried in enumerate(flow.carried):
            listed_flow = carried.listed
            if listed_flow is None or not _is_one_sided(bound, carried):
                continue
            if carried not in places:
                places[carried] = explanations.places(catalogue, listed_flow.because)
            ends = listed_flow.source, listed_flow.target
            side, other = reversed(ends) if listed_flow.listed_by == "input" else ends
            yield codes.BY_NAME["one-sided-flow"].at(
                bound.place(flow.spans.artefacts[number]),
                subject=bound.subject(flow, carried),
                side=catalogue.title_for(side),
                artefact=carried.written.strip('"'),
                source=catalogue.title_for(listed_flow.source),
                target=catalogue.title_for(listed_flow.target),
                other=catalogue.title_for(other),
                related=places[carried],
                facts=_facts(flow, listed_flow.artefact),
            )


def _is_one_sided(bound: BoundStream, carried: Carried) -> bool:
    catalogue, flow = bound.catalogue, carried.listed
    if flow is None or flow.listed_by == "both" or not bound.checkable:
        return False
    of_a_party = {flow.source, flow.target} & catalogue.all_parties.keys()
    return not (of_a_party or catalogue.is_new(flow.source) or catalogue.is_new(flow.target))


def unnamed_artefact(bound: BoundStream) -> Iterator[Diagnostic]:
    """A flow that names nothing, where the catalogue has something to name."""
    for flow in bound.flows_where(partial(_is_unnamed, bound)):
        offered, place = _offered(bound, flow), bound.place(flow)
        yield codes.BY_NAME["unnamed-artefact"].at(
            bound.place_of_ends(flow),
            subject=bound.subject(flow),
            source=_title(bound, flow.source),
            target=_title(bound, flow.target),
            artefacts=listed(offered),
            facts=_facts(flow, None),
            fixes=_naming(bound.place(flow.spans.target), offered[0]) if len(offered) == 1 and place else (),
        )


def _is_unnamed(bound: BoundStream, flow: BoundFlow) -> bool:
    return not flow.carried and not flow.inside and _known(bound, flow) and bool(_offered(bound, flow))


def _is_closed(bound: BoundStream, flow: BoundFlow) -> bool:
    """Whether nothing at all may go on a flow."""
    return bool(bound.catalogue.forbidding(*_roles(flow), None)) if flow.inside else not _offered(bound, flow)


def _known(bound: BoundStream, flow: BoundFlow) -> bool:
    return bound.checkable and not flow.guessed and flow.source.role is not None and flow.target.role is not None


def _offered(bound: BoundStream, flow: BoundFlow) -> list[str]:
    return [each.artefact for each in bound.catalogue.between(*_roles(flow))]


def _roles(flow: BoundFlow) -> tuple[str, str]:
    """The activities or parties of the ends; of one that is unknown a name that nothing has."""
    return flow.source.role or "", flow.target.role or ""


def _title(bound: BoundStream, node: Node) -> str:
    return bound.catalogue.title_for(node.role or node.name)


def _facts(flow: BoundFlow, artefact: str | None) -> dict[str, str | None]:
    return {"source": flow.source.role, "target": flow.target.role, "artefact": artefact}


def _naming(target: Place | None, artefact: str) -> tuple[Fix, ...]:
    if target is None:
        return ()
    edit = Edit(target.source.range((target.span[1], target.span[1])), f" : {artefact}")
    return (Fix(f"name `{artefact}`", (edit,)),)


def _related(bound: BoundStream, flow: BoundFlow) -> list[Related]:
    found = []
    for word, node, span in zip(("from", "to"), (flow.source, flow.target), flow.spans.ends, strict=True):
        place = node.place if node.step or node.party else bound.place(span)
        if place is not None and node.role is not None:
            title = bound.catalogue.title_for(node.role)
            if node.step:
                message = f"`{node.written}` is a step of {title}"
            elif node.party:
                message = f"`{node.written}` is a {title}"
            else:
                message = f"{word} {title}"
            found.append(Related(message, place.source.name, place.range))
    return found


def _unlisted(bound: BoundStream, flow: BoundFlow, carried: Carried, number: int) -> Diagnostic:
    catalogue = bound.catalogue
    source, target = _roles(flow)
    place = bound.place(flow.flow.artefact_span(number))
    form = "forbidden" if carried.forbidding else "inside" if flow.inside else ""
    fixes: tuple[Fix, ...] = ()
    if len(carried.candidates) == 1:
        fixes = replacing(place, carried.candidates[0])
    elif (
        carried.artefact
        and not carried.candidates
        and len(flow.carried) == 1
        and not flow.is_alternative
        and catalogue.allows(target, source, carried.artefact)
    ):
        fixes = _turned_round(bound, flow)
    related = _related(bound, flow)
    if carried.forbidding:
        meant = carried.artefact or (carried.elsewhere[0] if len(carried.elsewhere) == 1 else None)
        related.extend(explanations.forbidden(catalogue, source, target, meant, carried.forbidding))
    return codes.BY_NAME["unlisted-flow"].at(
        place, form, subject=bound.subject(flow, carried),
        source=_title(bound, flow.source), target=_title(bound, flow.target),
        artefact=carried.written.strip('"'),
        catalogue=carried.forbidding[0].catalogue if carried.forbidding else "",
        help=explanations.unlisted(catalogue, source, target, carried, carried.forbidding),
        related=related, fixes=fixes,
        facts=_facts(flow, carried.artefact or carried.written.strip('"')),
    )  # fmt: skip


def _nothing_listed(bound: BoundStream, flow: BoundFlow) -> Diagnostic:
    catalogue = bound.catalogue
    source, target = _roles(flow)
    rules = catalogue.forbidding(source, target, None)
    parties = {source, target} <= catalogue.all_parties.keys()
    related = _related(bound, flow)
    related.extend(explanations.places(catalogue, rules))
    return codes.BY_NAME["unlisted-flow"].at(
        bound.place_of_ends(flow), "forbidden-all" if rules else "parties" if parties else "nothing",
        subject=bound.subject(flow),
        source=_title(bound, flow.source), target=_title(bound, flow.target),
        catalogue=rules[0].catalogue if rules else "",
        help=explanations.unlisted(catalogue, source, target, None, rules),
        related=related, facts=_facts(flow, None),
    )  # fmt: skip


def _turned_round(bound: BoundStream, flow: BoundFlow) -> tuple[Fix, ...]:
    source, target = map(bound.place, flow.spans.ends)
    if source is None or target is None or source.span == target.span:
        return ()
    edits = (Edit(source.range, target.text), Edit(target.range, source.text))
    return (Fix("reverse the flow", edits),)
