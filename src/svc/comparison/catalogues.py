"""Compares two catalogues by what they mean: who may do what, and what things are called."""

from collections.abc import Iterable, Iterator, Mapping

from svc.comparison import catalogue_aspects
from svc.comparison.catalogue_difference import CatalogueChange, CatalogueDifference, Part
from svc.comparison.difference import Aspect, Effect, worst
from svc.comparison.measure_aspects import calendar, resource_aspects
from svc.diagnostics.diagnostic import Related
from svc.model import Line, Rule, Team, Tool
from svc.semantics import explanations
from svc.semantics.catalogue import Catalogue, ListedFlow
from svc.semantics.provenance import Thing
from svc.semantics.shipped import whole

Catalogues = tuple[Catalogue, Catalogue]
FlowIds = tuple[str, str, str]
"""Giver, taker and artefact, by the ids of the later catalogue."""


def diff_catalogues(a: Catalogue, b: Catalogue) -> CatalogueDifference:
    """What changed from one catalogue to another, with all that each inherits.

    Args:
        a: the catalogue before.
        b: the catalogue after.

    Returns:
        The changed activities, parties, practices, artefacts and the flows between them, each flow with the lines and
        rules that it comes from; teams, tools and the calendar. Empty, and false, if both say the same.

    Raises:
        TypeError: `a` or `b` is not a catalogue.
        Error: one of them extends a catalogue that is not known.
    """
    both = (whole(a), whole(b))
    return CatalogueDifference(
        a.name, b.name, (*_catalogue(both), *_things(both), *_flows(both), *_reasons(both), *_resources(both))
    )


def _catalogue(both: Catalogues) -> Iterator[CatalogueChange]:
    """The title, of two with one name: it is the same catalogue, later."""
    before, after = both
    if before.name == after.name and before.title != after.title:
        title = Aspect("title", before.title, after.title, Effect.COSMETIC)
        yield CatalogueChange(Part.CATALOGUE, after.name, Effect.COSMETIC, aspects=[title])
    if before.working != after.working:
        days = Aspect("calendar", calendar(before.working), calendar(after.working), Effect.COMPATIBLE)
        yield CatalogueChange(Part.CATALOGUE, after.name, Effect.COMPATIBLE, aspects=[days])


# --- what it calls things


def _things(both: Catalogues) -> Iterator[CatalogueChange]:
    before, after = both
    yield from _of_kind(Part.ACTIVITY, both, before.all_activities, after.all_activities, after.end_names)
    yield from _of_kind(Part.PARTY, both, before.all_parties, after.all_parties, after.end_names)
    yield from _of_kind(Part.PRACTICE, both, before.all_practices, after.all_practices, after.practice_names)
    yield from _of_kind(Part.ARTEFACT, both, before.all_artefacts, after.all_artefacts, after.artefact_names)


def _of_kind(
    part: Part, both: Catalogues, old: Mapping[str, Thing], new: Mapping[str, Thing], names: Mapping[str, str]
) -> Iterator[CatalogueChange]:
    """The things of one kind, in the order of the later catalogue, then those that are gone."""
    became = {_renamed(name, old, new, names): thing for name, thing in old.items()}
    for name, thing in new.items():
        known = became.pop(name, None)
        if known is None:
            yield CatalogueChange(part, name, Effect.COMPATIBLE, None, thing)
            continue
        aspects = tuple(catalogue_aspects.thing_aspects(known, thing, both[1]))
        if aspects:
            effect = worst(*(aspect.effect for aspect in aspects)) or Effect.COSMETIC
            yield CatalogueChange(part, name, effect, known, thing, aspects)
    for thing in became.values():
        yield CatalogueChange(part, thing.name, Effect.BREAKING, thing, None)


def _renamed(name: str, old: Mapping[str, Thing], new: Mapping[str, Thing], names: Mapping[str, str]) -> str:
    """The id of a thing in the later catalogue: another one if that has the old one for an alias."""
    later = names.get(name, name)
    return later if name not in new and later in new and later not in old else name


# --- what may go from one to another


def _flows(both: Catalogues) -> Iterator[CatalogueChange]:
    """The flows, by giver, artefact and taker in the order of the later catalogue; what goes on inside an activity
    counts where a rule forbids it."""
    before, after = both
    old = {_later(both, flow): flow for flow in _listed_flows(before)}
    new = {(flow.source, flow.target, flow.artefact): flow for flow in _listed_flows(after)}
    order = {end: number for number, end in enumerate([*after.ends, *before.ends])}
    for ids in sorted({**old, **new}, key=lambda each: (order[each[0]], each[2], order[each[1]])):
        yield from _flow(both, ids, old.get(ids), new.get(ids))


def _listed_flows(catalogue: Catalogue) -> Iterator[ListedFlow]:
    yield from catalogue.flows
    listed = {(flow.source, flow.artefact) for flow in catalogue.flows if flow.source == flow.target}
    for activity in catalogue.all_activities:
        for artefact in catalogue.inside(activity):
            if (activity, artefact) not in listed:
                yield ListedFlow(activity, activity, artefact, "both")


def _later(both: Catalogues, flow: ListedFlow) -> FlowIds:
    """A flow of the earlier catalogue by the ids of the later one."""
    before, after = both
    source, target = (_renamed(end, before.ends, after.ends, after.end_names) for end in (flow.source, flow.target))
    artefact = _renamed(flow.artefact, before.all_artefacts, after.all_artefacts, after.artefact_names)
    return source, target, artefact


def _flow(both: Catalogues, ids: FlowIds, old: ListedFlow | None, new: ListedFlow | None) -> Iterator[CatalogueChange]:
    before, after = both
    name = f"{ids[0]} -> {ids[1]} : {ids[2]}"
    if old is None and new is not None:
        forbade = before.forbidding(*ids)
        if forbade or not _follows(new):
            because = (*_cited(after, new.because), *_cited(before, forbade, "before: "))
            yield CatalogueChange(Part.FLOW, name, Effect.COMPATIBLE, None, new, because=because)
    elif new is None and old is not None:
        forbids = after.forbidding(*ids)
        if forbids or not _follows(old):
            because = _cited(after, forbids) if forbids else _cited(before, old.because, "before: ")
            yield CatalogueChange(Part.FLOW, name, Effect.BREAKING, old, None, because=because)
    elif old is not None and new is not None and old.listed_by != new.listed_by:
        aspect = Aspect("listed by", old.listed_by, new.listed_by, Effect.COMPATIBLE)
        because = _added(both, old.because, new.because)
        yield CatalogueChange(Part.FLOW, name, Effect.COMPATIBLE, old, new, [aspect], because)


def _follows(flow: ListedFlow) -> bool:
    """Whether something may go on inside an activity only because it comes in or goes out: that flow is reported, and
    not what follows from it."""
    return flow.source == flow.target and not flow.because


def _cited(catalogue: Catalogue, statements: Iterable[Line | Rule], when: str = "") -> tuple[Related, ...]:
    """Lines and rules in words, with their places if they have one."""
    related = []
    for statement in statements:
        words = f"{when}{explanations.citation(catalogue, statement)}"
        place = explanations.place_of(catalogue, statement)
        related.append(Related(words, place.source.name, place.range) if place else Related(words))
    return tuple(related)


def _added(both: Catalogues, old: Iterable[Line | Rule], new: Iterable[Line | Rule]) -> tuple[Related, ...]:
    """The lines and rules that only one of two catalogues has."""
    before, after = _cited(both[0], old, "before: "), _cited(both[1], new)
    known, later = {each.message.removeprefix("before: ") for each in before}, {each.message for each in after}
    gone = (each for each in before if each.message.removeprefix("before: ") not in later)
    return (*(each for each in after if each.message not in known), *gone)


# --- why


def _reasons(both: Catalogues) -> Iterator[CatalogueChange]:
    """Rules that have the same meaning for another reason."""
    before, after = ({_key(catalogue, rule): rule for rule in catalogue.all_rules} for catalogue in both)
    for key, rule in after.items():
        old = before.get(key)
        if old is not None and old.because != rule.because:
            aspect = Aspect("because", old.because, rule.because, Effect.COSMETIC)
            because = _cited(both[1], [rule])
            yield CatalogueChange(Part.RULE, key, Effect.COSMETIC, old, rule, [aspect], because)


# --- who works with what


def _resources(both: Catalogues) -> Iterator[CatalogueChange]:
    """Teams and tools. Streams that name one no longer can when it is gone."""
    before, after = both
    yield from _of_resource(Part.TEAM, before.all_teams, after.all_teams)
    yield from _of_resource(Part.TOOL, before.all_tools, after.all_tools)


def _of_resource(
    part: Part, old: Mapping[str, Team | Tool], new: Mapping[str, Team | Tool]
) -> Iterator[CatalogueChange]:
    for name, thing in new.items():
        known = old.get(name)
        aspects = () if known is None else tuple(resource_aspects(known, thing))
        if known is None or aspects:
            effect = worst(*(aspect.effect for aspect in aspects)) or Effect.COMPATIBLE
            yield CatalogueChange(part, name, effect, known, thing, aspects)
    for name, thing in old.items():
        if name not in new:
            yield CatalogueChange(part, name, Effect.BREAKING, thing, None)


def _key(catalogue: Catalogue, rule: Rule) -> str:
    source, target = catalogue.ends_of(rule)
    artefacts = sorted(map(catalogue.artefact_id, rule.artefacts))
    return f"{rule.word} {source} -> {target}" + (f" : {', '.join(artefacts)}" if artefacts else "")
