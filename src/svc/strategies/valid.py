"""Streams that are valid by construction: walks along the arrows of a catalogue, with more arrows added.

Each walk leads from an outside party, or a trigger, to an outside party: so every step is reached, every step
leads on, and whatever is given may be given. An arrow that is added between what is there breaks none of that.
Knows no rule.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from decimal import Decimal
from itertools import pairwise

from attrs import evolve, frozen
from hypothesis import reject
from hypothesis import strategies as st

from svc.catalogues import DEFAULT, SHIPPED
from svc.model import KEYS, Catalogue, Flow, NamedParty, Step, Stream
from svc.strategies.draft import Arrow, Draft, Node
from svc.strategies.ways import Way, Ways, ways_of
from svc.strategies.words import NUMBERS, VERBS, conditions, durations, one_of, percentages, quoted_texts, some_names

Count = int | tuple[int, int]
"""A number, or the least and the greatest."""


def valid_streams(
    catalogue: Catalogue | None = None,
    *,
    steps: Count = (1, 10),
    parties: Count = (1, 3),
    loops: bool | None = None,
    branches: bool | None = None,
    times: bool | None = None,
    activities: Collection[str] | None = None,
) -> st.SearchStrategy[Stream]:
    """Streams without errors and warnings, that shrink towards one step between a party and itself.

    `steps` and `parties` say how many. Ways that lead back (`loops`), alternatives (`branches`) and lengths of
    time at steps (`times`) are in every stream if True, in none if False, in some if None. `activities` are the
    ids of those that steps may belong to. `catalogue` is itil4 unless given; a stream that follows another one is
    checked against it: `svc.check(stream, catalogue)`. Draws nothing where the catalogue has no such way.
    """
    ways = ways_of(catalogue or SHIPPED[DEFAULT], activities)
    least, most = _between(steps, "steps", 1)
    least = max(least, 2 if loops else 1)
    if not ways.starts(least, most):
        return st.nothing()
    wanted = Wanted((least, most), _between(parties, "parties", 1), loops, branches, times, arrows=3, details=True)
    return drawn(ways, wanted)


@frozen
class Wanted:
    """What is asked of a stream beside a walk: by itself as little as can be.

    `arrows` is how many more there may be, `details` are titles, keys and the like. All steps bear names of their
    own if they are to be `named`.
    """

    steps: tuple[int, int] = (1, 4)
    parties: tuple[int, int] = (1, 2)
    loops: bool | None = False
    branches: bool | None = False
    times: bool | None = False
    arrows: int = 0
    details: bool = False
    named: bool = False


def _between(count: Count, what: str, least: int) -> tuple[int, int]:
    low, high = (count, count) if isinstance(count, int) else count
    if not least <= low <= high:
        raise ValueError(f"{what} must be a number from {least} up, or the least and the greatest, not {count}")
    return low, high


@st.composite
def drawn(draw: st.DrawFn, ways: Ways, wanted: Wanted) -> Stream:
    """A stream with the wanted number of steps."""
    return draw_stream(draw, ways, _walk(draw, ways, wanted), wanted)


def _walk(draw: st.DrawFn, ways: Ways, wanted: Wanted) -> list[Way]:
    """A walk from a party to a party. Each step is drawn by two numbers side by side: take them away, and the step
    is gone. So hypothesis finds short walks."""
    least, most = wanted.steps
    walk = [one_of(draw, ways.starts(least, most))]
    while True:
        here, steps = walk[-1].target, len(walk)
        home = ways.onward(here, 0, 0) if steps >= least else []
        on = ways.onward(here, max(1, least - steps), most - steps)
        stops = draw(NUMBERS) % (2 + (most - least) // 2) == 0
        if home and (stops or not on):
            break
        walk.append(one_of(draw, on))
    same = [way for way in home if way.target == walk[0].source]
    return [*walk, one_of(draw, same if same and wanted.parties[1] == 1 else [*same, *home])]


def draw_stream(draw: st.DrawFn, ways: Ways, walk: Sequence[Way], wanted: Wanted) -> Stream:
    """A stream that takes a walk, with what else is wanted."""
    details = draw(st.integers(0, 31)) if wanted.details else 0
    one_party_too_many = wanted.parties[1] == 1 and walk[0].source != walk[-1].target
    triggered = one_party_too_many or details & 24 == 24
    draft = Draft(ways, walk[triggered:])
    _invite(draw, draft, wanted)
    _connect(draw, draft, wanted)
    called, declared = _called(draw, draft, wanted)
    keys = draw(st.dictionaries(st.sampled_from(KEYS), quoted_texts(), max_size=2)) if details & 2 else {}
    if triggered:
        keys["trigger"] = draw(quoted_texts())
    timed = bool(wanted.times) or (wanted.times is None and bool(details & 1))
    return Stream(
        one_of(draw, VERBS),
        draw(quoted_texts()) if details & 4 else None,
        None if ways.catalogue.name == DEFAULT else ways.catalogue.name,
        keys,
        [
            _step(draw, ways.catalogue, called[node], node.role, timed, bool(details & 8))
            for node in draft.steps if node in declared
        ],
        [NamedParty(called[node], None, node.role) for node in draft.parties if node in declared],
        _branching(draw, draft.flows(called), wanted.branches),
    )  # fmt: skip


def _invite(draw: st.DrawFn, draft: Draft, wanted: Wanted) -> None:
    """Further parties, each joined to a step."""
    least, most = wanted.parties
    numbers = [draw(NUMBERS) for _ in range(draw(st.integers(least, most)) - 1)]
    joins = draft.joins()
    for number in numbers[len(draft.parties) - 1 :]:
        way, step = joins[number % len(joins)]
        party = draft.new(way.source if draft.is_party(way.source) else way.target)
        draft.add(Arrow(*((party, step) if way.source == party.role else (step, party)), way.artefact))


def _connect(draw: st.DrawFn, draft: Draft, wanted: Wanted) -> None:
    """Further arrows between what is there."""
    more = draw(st.integers(0, wanted.arrows))
    if not (more or wanted.loops or wanted.branches):
        return
    possible = [arrow for arrow in draft.possible() if wanted.loops is not False or not draft.leads_back(arrow)]
    if wanted.loops:
        draft.add(_some(draw, [arrow for arrow in possible if draft.leads_back(arrow)]))
    if wanted.branches:
        draft.add(_some(draw, [arrow for arrow in possible if draft.goes_on(arrow.source)]))
    for _ in range(more if possible else 0):
        draft.add(_some(draw, possible))


def _some(draw: st.DrawFn, arrows: Sequence[Arrow]) -> Arrow:
    """One of some arrows. A walk that leaves none, as only few catalogues have, is given up."""
    return one_of(draw, arrows) if arrows else reject()


def _called(draw: st.DrawFn, draft: Draft, wanted: Wanted) -> tuple[dict[Node, str], list[Node]]:
    """What the nodes are called, and which are declared: of several with one role all are, of others some."""
    roles = Counter(node.role for node in draft.nodes)
    steps = {step for step in draft.steps if wanted.times or wanted.named}
    some = 0 if wanted.named else draw(st.integers(0, 2 ** len(draft.nodes) - 1))
    declared = [node for node in draft.nodes if roles[node.role] > 1 or node in steps or some >> node.number & 1]
    names = draw(some_names(len(declared), draft.ways.catalogue.end_names)) if declared else []
    return {node: node.role for node in draft.nodes} | dict(zip(declared, names, strict=True)), declared


def _step(draw: st.DrawFn, catalogue: Catalogue, name: str, activity: str, timed: bool, detailed: bool) -> Step:
    """A step with lengths of time, and with all else that can be said of it."""
    known = [*catalogue.all_practices]
    says = draw(st.integers(0, 15)) if detailed or timed else 0
    practices = [one_of(draw, known) for _ in range(says & 3)] if detailed and known else []
    return Step(
        name, draw(quoted_texts()) if detailed and says & 4 else None, activity, dict.fromkeys(practices),
        waits=draw(durations()) if timed and says & 8 else None,
        takes=draw(durations()) if timed else None,
        accurate=draw(percentages()) if timed and says & 4 else None,
    )  # fmt: skip


def _branching(draw: st.DrawFn, flows: list[Flow], branches: bool | None) -> list[Flow]:
    """Arrows, those out of some ends as alternatives: with conditions, or with shares that add up to 100%."""
    if branches is False:
        return flows
    out = Counter(flow.source for flow in flows)
    for source in [source for source, ways in out.items() if ways > 1]:
        numbers = [number for number, flow in enumerate(flows) if flow.source == source]
        kind = one_of(draw, ("when", "share") if branches else ("always", "when", "share"))
        if kind == "share":
            cuts = sorted(draw(st.integers(0, 100)) for _ in numbers[1:])
            for number, (low, high) in zip(numbers, pairwise([0, *cuts, 100]), strict=True):
                flows[number] = evolve(flows[number], share=Decimal(high - low))
        for number in numbers if kind == "when" else ():
            flows[number] = evolve(flows[number], when=draw(conditions()))
    return flows
