"""Streams for property tests with hypothesis, valid by construction. Needs hypothesis, and nothing else does.

A stream is drawn as walks along the arrows of a catalogue, each from an outside party to an outside party: so every
step is reached, every step leads on, and whatever is given may be given. Knows no rule.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import chain, pairwise
from string import ascii_lowercase, digits

from attrs import evolve
from hypothesis import strategies as st

from svc.catalogues import DEFAULT, SHIPPED
from svc.model import KEYS, Catalogue, Flow, ListedFlow, NamedParty, Step, Stream
from svc.quantities import UNITS, Duration


def valid_streams(catalogue: Catalogue | None = None, *, walks: int = 3, hops: int = 6) -> st.SearchStrategy[Stream]:
    """Streams without errors and warnings, of up to `walks` walks that turn home after `hops` arrows.

    They shrink towards one short walk without declarations. `catalogue` is itil4 unless given; a stream that
    follows another is checked against it: `svc.check(stream, catalogue)`.
    """
    followed = catalogue or SHIPPED[DEFAULT]
    onward = _onward(followed)
    if not any(onward[party] for party in followed.all_parties):
        return st.nothing()
    return st.lists(_walks(followed, onward, hops), min_size=1, max_size=walks).flatmap(
        lambda drawn: _streams(followed, drawn)
    )


@cache
def durations() -> st.SearchStrategy[Duration]:
    """Lengths of time, ranges among them."""
    amounts = st.decimals(0, 999, places=1)
    units = st.sampled_from(UNITS)
    ranges = st.builds(
        lambda least, more, unit: Duration(least, unit, Duration(least + more, unit)), amounts, amounts, units
    )
    return st.builds(Duration, amounts, units) | ranges


@cache
def texts() -> st.SearchStrategy[str]:
    """What may stand in quotes: whatever can be seen, and newlines."""
    seen = st.characters(exclude_categories=("C", "Zl", "Zp"))
    return st.text(seen | st.just("\n"), max_size=20)


def names(catalogue: Catalogue) -> st.SearchStrategy[str]:
    """Names of one's own, apart from those of a catalogue's activities and parties."""
    endings = st.text(ascii_lowercase + digits + "_", max_size=7)
    drawn = st.builds(str.__add__, st.sampled_from(ascii_lowercase), endings)
    return drawn.filter(lambda name: name not in catalogue.end_names)


def _onward(catalogue: Catalogue) -> dict[str, list[ListedFlow]]:
    """By activity or party: the arrows on which it may give and from which a party is reached, nearest first."""
    flows = [flow for flow in catalogue.flows if flow.source != flow.target and _may_give(catalogue, flow)]
    onward: dict[str, list[ListedFlow]] = {end: [] for end in catalogue.ends}
    reached = set(catalogue.all_parties)
    while nearest := [flow for flow in flows if flow.target in reached and flow not in onward[flow.source]]:
        for flow in nearest:
            onward[flow.source].append(flow)
        reached.update(flow.source for flow in nearest)
    return onward


def _may_give(catalogue: Catalogue, flow: ListedFlow) -> bool:
    """Whether an arrow can be the first that carries its artefact: one side's word is not enough for that."""
    return flow.source in catalogue.all_parties or catalogue.gives(flow.source, flow.artefact)


@st.composite
def _walks(
    draw: st.DrawFn, catalogue: Catalogue, onward: dict[str, list[ListedFlow]], hops: int
) -> tuple[ListedFlow, ...]:
    walk = [draw(st.sampled_from([flow for party in catalogue.all_parties for flow in onward[party]]))]
    while (here := walk[-1].target) not in catalogue.all_parties:
        walk.append(draw(st.sampled_from(onward[here][: None if len(walk) < hops else 1])))
    return tuple(walk)


@st.composite
def _streams(draw: st.DrawFn, catalogue: Catalogue, walks: Sequence[Sequence[ListedFlow]]) -> Stream:
    """The stream that takes some walks; whom it meets there it calls by names of its own or by the catalogue's."""
    visits = [[walk[0].source, *(flow.target for flow in walk)] for walk in walks]
    met = list(dict.fromkeys(chain.from_iterable(visits)))
    bearers = draw(st.dictionaries(names(catalogue), st.sampled_from(met), max_size=6))
    called = {end: [name for name, bearer in bearers.items() if bearer == end] or [end] for end in met}
    carried: dict[tuple[str, str], dict[str, None]] = {}
    for walk, visited in zip(walks, visits, strict=True):
        for flow, ends in zip(walk, pairwise(draw(st.sampled_from(called[end])) for end in visited), strict=True):
            carried.setdefault(ends, {})[flow.artefact] = None
    used = {name: bearers[name] for ends in carried for name in ends if name in bearers}
    return Stream(
        draw(names(catalogue)),
        draw(st.none() | texts()),
        None if catalogue.name == DEFAULT else catalogue.name,
        draw(st.dictionaries(st.sampled_from(KEYS), texts(), max_size=2)),
        [draw(_steps(catalogue, name, end)) for name, end in used.items() if end in catalogue.all_activities],
        [
            NamedParty(name, draw(st.none() | texts()), end)
            for name, end in used.items()
            if end in catalogue.all_parties
        ],
        draw(_branching([Flow(source, target, list(artefacts)) for (source, target), artefacts in carried.items()])),
    )


def _steps(catalogue: Catalogue, name: str, activity: str) -> st.SearchStrategy[Step]:
    practices = (
        st.sets(st.sampled_from([*catalogue.all_practices]), max_size=3) if catalogue.all_practices else st.just(())
    )
    return st.builds(
        Step, st.just(name), st.none() | texts(), st.just(activity), practices.map(sorted),
        waits=st.none() | durations(), takes=st.none() | durations(),
        accurate=st.none() | st.decimals(0, 100, places=1),
    )  # fmt: skip


@st.composite
def _branching(draw: st.DrawFn, flows: Sequence[Flow]) -> list[Flow]:
    """Arrows, those out of some ends as alternatives: with conditions, or with shares that add up to 100%."""
    found = list(flows)
    for source in dict.fromkeys(flow.source for flow in flows):
        numbers = [number for number, flow in enumerate(flows) if flow.source == source]
        kind = draw(st.sampled_from(("always", "when", "share")))
        if kind == "share":
            cuts = sorted(draw(st.integers(0, 100)) for _ in numbers[1:])
            for number, (low, high) in zip(numbers, pairwise([0, *cuts, 100]), strict=True):
                found[number] = evolve(flows[number], share=Decimal(high - low))
        for number in numbers if kind == "when" else ():
            found[number] = evolve(flows[number], when=draw(texts()))
    return found
