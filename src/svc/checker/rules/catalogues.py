"""Catalogues and how they are tailored, one function per code (VSC6xx)."""

from collections.abc import Iterator

from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic
from svc.model import Activity, Line, Practice
from svc.semantics import explanations
from svc.semantics.catalogue import Catalogue, ListedFlow
from svc.semantics.subjects import catalogue_subject
from svc.text import near_names


def needless_forbid(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """A rule that forbids what nothing allows."""
    for number, rule in enumerate(catalogue.rules, 1):
        ends = catalogue.ends_of(rule)
        if rule.word == "allow" or ends[0] == ends[1] or not set(ends) <= catalogue.ends.keys():
            continue
        listed = catalogue.listed.get(ends, {})
        for artefact in rule.artefacts or [None]:
            known = artefact is None or artefact in catalogue.artefact_names
            if known and not (listed if artefact is None else catalogue.artefact_id(artefact) in listed):
                offered = near_names.listed(sorted(listed)) or "nothing"
                yield codes.BY_NAME["needless-forbid"].at(
                    catalogue.place(rule), "all" if artefact is None else "",
                    subject=catalogue_subject(catalogue, rule, number),
                    artefact=_bare(artefact), source=_bare(rule.source), target=_bare(rule.target),
                    giver=catalogue.title_for(ends[0]), taker=catalogue.title_for(ends[1]), offered=offered,
                )  # fmt: skip


def needless_allow(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """A rule that allows what the lines list on both sides, or on the one side that is enough with a party; or what
    another rule forbids, which wins."""
    lines_of: dict[ListedFlow, list[Line]] = {}
    for number, rule in enumerate(catalogue.rules, 1):
        ends = catalogue.ends_of(rule)
        for artefact in rule.artefacts if rule.word == "allow" else ():
            forbidding = catalogue.forbidding(*ends, catalogue.artefact_id(artefact))
            if forbidding:
                yield codes.BY_NAME["needless-allow"].at(
                    catalogue.place(rule), "forbidden",
                    subject=catalogue_subject(catalogue, rule, number), catalogue=forbidding[0].catalogue,
                    artefact=_bare(artefact), source=_bare(rule.source), target=_bare(rule.target),
                    help="; ".join(explanations.citation(catalogue, each) for each in forbidding),
                    related=explanations.places(catalogue, forbidding),
                )  # fmt: skip
                continue
            flow = catalogue.listed.get(ends, {}).get(catalogue.artefact_id(artefact))
            if flow and flow not in lines_of:  # once a flow, however many rules have the same meaning
                lines_of[flow] = [each for each in flow.because if isinstance(each, Line)]
            lines = lines_of[flow] if flow else []
            both = len({line.side for line in lines}) == 2
            if both or (lines and set(ends) & catalogue.all_parties.keys()):
                yield codes.BY_NAME["needless-allow"].at(
                    catalogue.place(rule), "" if both else "party",
                    subject=catalogue_subject(catalogue, rule, number),
                    artefact=_bare(artefact), source=_bare(rule.source), target=_bare(rule.target),
                    help="; ".join(explanations.citation(catalogue, line) for line in lines),
                    related=explanations.places(catalogue, lines),
                )  # fmt: skip


def unused_artefact(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """An artefact of this catalogue that no line and no rule, inherited or own, speaks of."""
    given = {artefact for listed in catalogue.listed.values() for artefact in listed}
    spoken = given | {catalogue.artefact_id(name) for rule in catalogue.rules for name in rule.artefacts}
    for artefact in {each.name: each for each in reversed(catalogue.artefacts)}.values():
        if artefact.name not in spoken:
            yield codes.BY_NAME["unused-artefact"].at(
                catalogue.place(artefact.spans.name), subject=catalogue_subject(catalogue, artefact),
                name=artefact.name,
            )  # fmt: skip


def _bare(artefact: str | None) -> str:
    return (artefact or "").strip('"')


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
                catalogue.place(thing.spans.name), subject=catalogue_subject(catalogue, thing), name=thing.name
            )  # fmt: skip


def _says_more(thing: Activity | Practice) -> bool:
    if isinstance(thing, Practice):
        return thing.group is not None
    return bool(thing.lines or thing.section or thing.purpose or thing.begins or thing.ends)
