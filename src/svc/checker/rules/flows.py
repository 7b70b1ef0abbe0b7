"""Arrows against the catalogue, a function a code (VSC3xx)."""

from collections.abc import Iterator

from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related
from svc.diagnostics.fixes import replacing
from svc.semantics import explanations
from svc.semantics.bound import Arrow, BoundStream, Carried, Node, Outcome
from svc.text.near_names import listed
from svc.text.source import Place


def unlisted_flow(bound: BoundStream) -> Iterator[Diagnostic]:
    """An arrow that neither side lists, or that is forbidden; each artefact is judged alone."""
    for arrow in bound.arrows:
        if not _known(bound, arrow):
            continue
        for number, carried in enumerate(arrow.carried):
            if carried.outcome is Outcome.UNLISTED:
                yield _unlisted(bound, arrow, carried, number)
        if not arrow.carried and _is_closed(bound, arrow):
            yield _nothing_listed(bound, arrow)


def one_sided_flow(bound: BoundStream) -> Iterator[Diagnostic]:
    """An arrow between two activities of the source that only one of them lists."""
    catalogue = bound.catalogue
    places: dict[Carried, tuple[Related, ...]] = {}
    for arrow in bound.arrows:
        for number, carried in enumerate(arrow.carried):
            flow = carried.listed
            if flow is None or flow.listed_by == "both" or not bound.judged:
                continue
            if {flow.source, flow.target} & catalogue.all_parties.keys():
                continue
            if catalogue.is_new(flow.source) or catalogue.is_new(flow.target):
                continue
            if carried not in places:
                places[carried] = explanations.places(catalogue, flow.because)
            side, other = (flow.target, flow.source) if flow.listed_by == "input" else (flow.source, flow.target)
            yield codes.BY_NAME["one-sided-flow"].at(
                bound.place(arrow, 3 + number),
                side=catalogue.title_for(side),
                artefact=carried.written.strip('"'),
                source=catalogue.title_for(flow.source),
                target=catalogue.title_for(flow.target),
                other=catalogue.title_for(other),
                related=places[carried],
                facts=_facts(arrow, flow.artefact),
            )


def unnamed_artefact(bound: BoundStream) -> Iterator[Diagnostic]:
    """An arrow that names nothing, where the catalogue has something to name."""
    for arrow in bound.arrows:
        if arrow.carried or arrow.inside or not _known(bound, arrow):
            continue
        offered = _offered(bound, arrow)
        if offered:
            place = bound.place(arrow)
            yield codes.BY_NAME["unnamed-artefact"].at(
                bound.place_of_ends(arrow),
                source=_title(bound, arrow.source),
                target=_title(bound, arrow.target),
                artefacts=listed(offered),
                facts=_facts(arrow, None),
                fixes=_naming(bound.place(arrow, 2), offered[0]) if len(offered) == 1 and place else (),
            )


def _is_closed(bound: BoundStream, arrow: Arrow) -> bool:
    """Whether nothing at all may go on an arrow."""
    return bool(bound.catalogue.forbidding(*_roles(arrow), None)) if arrow.inside else not _offered(bound, arrow)


def _known(bound: BoundStream, arrow: Arrow) -> bool:
    return bound.judged and not arrow.guessed and arrow.source.role is not None and arrow.target.role is not None


def _offered(bound: BoundStream, arrow: Arrow) -> list[str]:
    return [flow.artefact for flow in bound.catalogue.between(*_roles(arrow))]


def _roles(arrow: Arrow) -> tuple[str, str]:
    """The activities or parties of the ends; of one that is unknown a name that nothing bears."""
    return arrow.source.role or "", arrow.target.role or ""


def _title(bound: BoundStream, node: Node) -> str:
    return bound.catalogue.title_for(node.role or node.name)


def _facts(arrow: Arrow, artefact: str | None) -> dict[str, str | None]:
    return {"source": arrow.source.role, "target": arrow.target.role, "artefact": artefact}


def _naming(target: Place | None, artefact: str) -> tuple[Fix, ...]:
    if target is None:
        return ()
    edit = Edit(target.source.range((target.span[1], target.span[1])), f" : {artefact}")
    return (Fix(f"name `{artefact}`", (edit,)),)


def _related(bound: BoundStream, arrow: Arrow) -> list[Related]:
    found = []
    for part, node in enumerate((arrow.source, arrow.target), 1):
        place = node.place if node.step or node.party else bound.place(arrow, part)
        if place is not None and node.role is not None:
            title = bound.catalogue.title_for(node.role)
            if node.step:
                message = f"`{node.written}` is a step of {title}"
            elif node.party:
                message = f"`{node.written}` is a {title}"
            else:
                message = f"{'from' if part == 1 else 'to'} {title}"
            found.append(Related(message, place.source.name, place.range))
    return found


def _unlisted(bound: BoundStream, arrow: Arrow, carried: Carried, number: int) -> Diagnostic:
    catalogue = bound.catalogue
    source, target = _roles(arrow)
    place = bound.place(arrow, 3 + number)
    form = "forbidden" if carried.forbidding else "inside" if arrow.inside else ""
    fixes: tuple[Fix, ...] = ()
    if len(carried.candidates) == 1:
        fixes = replacing(place, carried.candidates[0])
    elif (
        carried.artefact
        and not carried.candidates
        and len(arrow.carried) == 1
        and arrow.when is None
        and arrow.share is None
        and catalogue.allows(target, source, carried.artefact)
    ):
        fixes = _turned_round(bound, arrow)
    related = _related(bound, arrow)
    if carried.forbidding:
        meant = carried.artefact or (carried.elsewhere[0] if len(carried.elsewhere) == 1 else None)
        related.extend(explanations.forbidden(catalogue, source, target, meant, carried.forbidding))
    return codes.BY_NAME["unlisted-flow"].at(
        place, form,
        source=_title(bound, arrow.source), target=_title(bound, arrow.target),
        artefact=carried.written.strip('"'),
        catalogue=carried.forbidding[0].catalogue if carried.forbidding else "",
        help=explanations.unlisted(catalogue, source, target, carried, carried.forbidding),
        related=related, fixes=fixes,
        facts=_facts(arrow, carried.artefact or carried.written.strip('"')),
    )  # fmt: skip


def _nothing_listed(bound: BoundStream, arrow: Arrow) -> Diagnostic:
    catalogue = bound.catalogue
    source, target = _roles(arrow)
    rules = catalogue.forbidding(source, target, None)
    parties = {source, target} <= catalogue.all_parties.keys()
    related = _related(bound, arrow)
    related.extend(explanations.places(catalogue, rules))
    return codes.BY_NAME["unlisted-flow"].at(
        bound.place_of_ends(arrow), "forbidden-all" if rules else "parties" if parties else "nothing",
        source=_title(bound, arrow.source), target=_title(bound, arrow.target),
        catalogue=rules[0].catalogue if rules else "",
        help=explanations.unlisted(catalogue, source, target, None, rules),
        related=related, facts=_facts(arrow, None),
    )  # fmt: skip


def _turned_round(bound: BoundStream, arrow: Arrow) -> tuple[Fix, ...]:
    source, target = bound.place(arrow, 1), bound.place(arrow, 2)
    if source is None or target is None or source.span == target.span:
        return ()
    edits = (Edit(source.range, target.text), Edit(target.range, source.text))
    return (Fix("reverse the flow", edits),)
