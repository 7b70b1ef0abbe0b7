"""Catalogues: operating models of one's own, and ones that tailor another. Sound and free of findings."""

from collections.abc import Sequence

from attrs import evolve
from hypothesis import strategies as st

from svc.model import Activity, Artefact, Line, Party, Practice, Rule
from svc.semantics.catalogue import Catalogue
from svc.semantics.shipped import DEFAULT, SHIPPED
from svc.strategies.elements import Draw, one_of, quoted_texts, some_names
from svc.strategies.paths import ways_of

Exchange = tuple[str, str, str]
"""Who gives what to whom: source, target, artefact."""


@st.composite
def catalogues(draw: Draw, *, activities: tuple[int, int] = (1, 5)) -> Catalogue:
    """Small operating models with so many activities, through which at least one way leads from party to party."""
    working, outside, things, practices = (draw(st.integers(*size)) for size in (activities, (1, 3), (1, 6), (0, 3)))
    names = draw(some_names(1 + working + outside + things + practices, ("audit", "diff", *SHIPPED)))
    name, rest = names[0], names[1:]
    inner, outer, rest = rest[:working], rest[working : working + outside], rest[working + outside :]
    artefacts, practised = rest[:things], rest[things:]
    exchanges = [(outer[0], inner[0], artefacts[0]), (inner[0], outer[-1], artefacts[-1])]
    ends = [*inner, *outer]
    for artefact in artefacts:
        for _ in range(draw(st.integers(1, 2))):
            source = one_of(draw, ends)
            target = one_of(draw, [end for end in (inner if source in outer else ends) if end != source] or outer)
            exchanges.append((source, target, artefact))
    return Catalogue(
        name, draw(_title()), None,
        [_activity(draw, each, inner, exchanges) for each in inner],
        [Party(each, draw(_title())) for each in outer],
        [Practice(each, draw(_title()), one_of(draw, (None, "general"))) for each in practised],
        [Artefact(each, short=one_of(draw, (None, "In short"))) for each in artefacts],
    )  # fmt: skip


def _title() -> st.SearchStrategy[str | None]:
    return st.none() | quoted_texts().filter(str.strip)


def _activity(draw: Draw, name: str, inner: Sequence[str], exchanges: Sequence[Exchange]) -> Activity:
    """An activity that lists its exchanges with the outside, and of those with others some on one side only."""
    lines: list[Line] = []
    numbers = {"input": 0, "output": 0}
    for source, target, artefact in dict.fromkeys(exchanges):
        if name not in (source, target) or (source != name and source in inner and one_of(draw, (False, True))):
            continue
        side, other = ("output", target) if source == name else ("input", source)
        numbers[side] += 1
        line = Line(name, side, numbers[side], [artefact], [other], one_of(draw, ("", "What is needed")))  # type: ignore[arg-type]
        lines.append(line)
    begins, ends = one_of(draw, (False, True)), one_of(draw, (False, True))
    return Activity(name, draw(_title()), begins=begins, ends=ends, lines=lines)


@st.composite
def tailored_catalogues(draw: Draw, base: Catalogue | None = None) -> Catalogue:
    """Catalogues that extend `base`, itil4 unless given: with parties, artefacts, activities and rules of their own."""
    followed = base or SHIPPED[DEFAULT]
    name, party, artefact, activity = draw(some_names(4, _names(followed)))
    known = Catalogue("_", extends=followed.name, base=followed)
    added = evolve(
        known, name=name, title=draw(_title()),
        parties=[Party(party, draw(_title()))] if one_of(draw, (False, True)) else [],
        artefacts=[Artefact(artefact)],
        activities=[Activity(activity, lines=[
            Line(activity, "input", 1, [artefact], [one_of(draw, [*followed.all_activities])]),
        ])] if one_of(draw, (False, True)) else [],
    )  # fmt: skip
    return evolve(added, rules=[*_allowing(draw, added, artefact), *_forbidding(draw, followed)])


def _names(catalogue: Catalogue) -> set[str]:
    known = {*catalogue.end_names, *catalogue.practice_names, *catalogue.artefact_names}
    return known | {catalogue.name, *SHIPPED, "audit", "diff"}


def _allowing(draw: Draw, catalogue: Catalogue, artefact: str) -> list[Rule]:
    """Rules that allow what is not listed yet, the new artefact first."""
    ends, rules = [*catalogue.ends], []
    for number in range(draw(st.integers(1, 3))):
        source = one_of(draw, ends)
        target = one_of(draw, [end for end in ends if end != source])
        listed = catalogue.listed.get((source, target), {})
        free = [each for each in catalogue.all_artefacts if each not in listed]
        what = artefact if number == 0 and artefact in free else one_of(draw, free) if free else None
        if what is not None:
            rules.append(Rule("allow", source, target, [what], draw(st.none() | quoted_texts())))
    return list({(rule.source, rule.target, rule.artefacts): rule for rule in rules}.values())


def _forbidding(draw: Draw, base: Catalogue) -> list[Rule]:
    """A rule that forbids something of the base, but not on its first way from party to party."""
    ways = ways_of(base)
    walk = next(filter(None, (ways.through(way) for way in ways.all)), [])
    kept = {tuple(way) for way in walk}
    flows = [each for each in base.flows if (each.source, each.target, each.artefact) not in kept]
    if not flows or one_of(draw, (True, False)):
        return []
    flow = one_of(draw, flows)
    return [Rule("forbid", flow.source, flow.target, [flow.artefact], draw(st.none() | quoted_texts()))]
