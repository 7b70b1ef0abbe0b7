"""Catalogues and how they are tailored, a function a code (VSC6xx)."""

from collections.abc import Iterator

from svc import codes, reasons
from svc.diagnostics import Diagnostic
from svc.model import Activity, Catalogue, Practice, Rule


def needless_forbid(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """A rule that forbids what nothing allows."""
    for rule in catalogue.rules:
        if rule.word != "forbid":
            continue
        source, target = catalogue.end(rule.source), catalogue.end(rule.target)
        listed = catalogue.listed.get((source, target), {})
        if not {source, target} <= catalogue.ends.keys():
            continue
        help = f"{catalogue.title_for(source)} may give {catalogue.title_for(target)}: {', '.join(listed) or 'nothing'}"
        if not rule.artefacts and not listed:
            yield codes.BY_NAME["needless-forbid"].at(
                catalogue.place(rule), "all", source=rule.source, target=rule.target, help=help
            )
        for part, artefact in enumerate(rule.artefacts, 3):
            known = catalogue.artefact_names.get(artefact)
            if known is not None and known not in listed and source != target:
                yield codes.BY_NAME["needless-forbid"].at(
                    catalogue.place(rule, 0), artefact=artefact.strip('"'), source=rule.source, target=rule.target,
                    help=help,
                )  # fmt: skip


def needless_allow(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """A rule that allows what both sides list already."""
    for rule in catalogue.rules:
        if rule.word != "allow":
            continue
        for artefact in rule.artefacts:
            ends = catalogue.end(rule.source), catalogue.end(rule.target)
            flow = catalogue.listed.get(ends, {}).get(catalogue.artefact_id(artefact))
            if flow is None:
                continue
            sides = {each.side for each in flow.because if not isinstance(each, Rule)}
            if len(sides) == 2 or (sides and set(ends) & catalogue.all_parties.keys()):
                yield codes.BY_NAME["needless-allow"].at(
                    catalogue.place(rule), artefact=artefact.strip('"'), source=rule.source, target=rule.target,
                    help="; ".join(reasons.cited(catalogue, flow)),
                    related=reasons.places(catalogue, [each for each in flow.because if not isinstance(each, Rule)]),
                )  # fmt: skip


def unused_artefact(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """An artefact of this catalogue that no line and no rule, inherited or own, speaks of."""
    given = {flow.artefact for listed in catalogue.listed.values() for flow in listed.values()}
    spoken = given | {catalogue.artefact_id(name) for rule in catalogue.rules for name in rule.artefacts}
    for artefact in catalogue.artefacts:
        if artefact.name not in spoken:
            yield codes.BY_NAME["unused-artefact"].at(
                catalogue.place(artefact, 1), name=artefact.name,
                help="name it in an input or output line or in an allow rule, or remove it",
            )  # fmt: skip


def restated_detail(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """An inherited activity or practice stated again with more than a title and aliases."""
    base = catalogue.base
    if base is None:
        return
    things: list[Activity | Practice] = [*catalogue.activities, *catalogue.practices]
    for thing in things:
        inherited = base.all_activities if isinstance(thing, Activity) else base.all_practices
        if thing.name in inherited and _says_more(thing):
            yield codes.BY_NAME["restated-detail"].at(
                catalogue.place(thing, 1), name=thing.name,
                help="say what goes in and out with allow and forbid, or choose another name",
            )  # fmt: skip


def _says_more(thing: Activity | Practice) -> bool:
    if isinstance(thing, Practice):
        return thing.group is not None
    return bool(thing.lines or thing.section or thing.purpose or thing.begins or thing.ends)
