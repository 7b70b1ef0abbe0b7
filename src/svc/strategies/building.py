"""Builds valid streams: walks along the flows of a catalogue, with more flows added.

Each walk leads from an outside party, or a trigger, to an outside party: so every step is reached, every step
leads on, and whatever is given may be given. A flow that is added between what is there breaks none of that.
Applies no rule.
"""

from collections.abc import Sequence
from functools import cache

from attrs import frozen
from hypothesis import reject
from hypothesis import strategies as st

from svc.model import KEYS, NamedParty, Stream
from svc.semantics.shipped import DEFAULT
from svc.strategies.details import branching, called, detailed_step, worded
from svc.strategies.draft import Draft, DraftFlow, Node
from svc.strategies.elements import NUMBERS, VERBS, Draw, one_of, quoted_texts, up_to
from svc.strategies.measures import measured
from svc.strategies.paths import Way, Ways


@frozen
class Wanted:
    """What is asked of a stream beside a walk: by itself as little as can be.

    `more_flows` is how many more there may be, `details` are titles, keys and the like. All steps have names of their
    own if they are to be `named`.
    """

    steps: tuple[int, int] = (1, 4)
    parties: tuple[int, int] = (1, 2)
    loops: bool | None = False
    branches: bool | None = False
    times: bool | None = False
    more_flows: int = 0
    details: bool = False
    named: bool = False
    measures: bool | None = False


@st.composite
def drawn(draw: Draw, ways: Ways, wanted: Wanted) -> Stream:
    """A stream with the wanted number of steps."""
    stream = draw_stream(draw, ways, _walk(draw, ways, wanted), wanted)
    return measured(draw, stream, ways.catalogue, wanted.measures)


def _walk(draw: Draw, ways: Ways, wanted: Wanted) -> list[Way]:
    """A walk from a party to a party. Each step is drawn by one number: take it away, and the step is gone. So
    hypothesis finds short walks."""
    least, most = wanted.steps
    stops = 2 + (most - least) // 2
    walk = [one_of(draw, ways.starts(least, most))]
    while True:
        here, steps = walk[-1].target, len(walk)
        home = ways.onward(here, 0, 0) if steps >= least else []
        on = ways.onward(here, max(1, least - steps), most - steps)
        number = draw(NUMBERS)
        if home and (number % stops == 0 or not on):
            break
        walk.append(on[number // stops % len(on)])
    same = [way for way in home if way.target == walk[0].source]
    return [*walk, one_of(draw, same if same and wanted.parties[1] == 1 else [*same, *home])]


def draw_stream(draw: Draw, ways: Ways, walk: Sequence[Way], wanted: Wanted) -> Stream:
    """A stream that takes a walk, with what else is wanted."""
    details = draw(up_to(31)) if wanted.details else 0
    one_party_too_many = wanted.parties[1] == 1 and walk[0].source != walk[-1].target
    triggered = one_party_too_many or details & 24 == 24
    draft = Draft(ways, walk[triggered:])
    _invite(draw, draft, wanted)
    _connect(draw, draft, wanted)
    names, declared = called(draw, draft, bool(wanted.times) or wanted.named, some=not wanted.named)
    keys = draw(_keys()) if details & 2 else {}
    if triggered:
        keys["trigger"] = draw(quoted_texts())
    timed = bool(wanted.times) or (wanted.times is None and bool(details & 1))
    flows = branching(draw, draft.flows(names), wanted.branches)
    return Stream(
        one_of(draw, VERBS),
        draw(quoted_texts()) if details & 4 else None,
        None if ways.catalogue.name == DEFAULT else ways.catalogue.name,
        keys,
        [
            detailed_step(draw, ways.catalogue, names[node], node.role, timed, bool(details & 8))
            for node in draft.steps if node in declared
        ],
        [NamedParty(names[node], None, node.role) for node in draft.parties if node in declared],
        worded(draw, flows) if details & 8 else flows,
    )  # fmt: skip


@cache
def _keys() -> st.SearchStrategy[dict[str, str]]:
    return st.dictionaries(st.sampled_from(KEYS), quoted_texts(), max_size=2)


def _invite(draw: Draw, draft: Draft, wanted: Wanted) -> None:
    """Further parties, each joined to a step."""
    least, most = wanted.parties
    numbers = [draw(NUMBERS) for _ in range(least + draw(up_to(most - least)) - 1)]
    inviting = numbers[len(draft.parties) - 1 :]
    joins = draft.joins() if inviting else []
    for number in inviting:
        way, step = joins[number % len(joins)]
        party = draft.new(way.source if draft.is_party(way.source) else way.target)
        draft.add(DraftFlow(*((party, step) if way.source == party.role else (step, party)), way.artefact))


def _connect(draw: Draw, draft: Draft, wanted: Wanted) -> None:
    """Further flows between what is there."""
    more = draw(up_to(wanted.more_flows))
    if not (more or wanted.loops or wanted.branches):
        return
    onward, back = draft.possible()
    possible = onward if wanted.loops is False else onward + back
    if wanted.loops:
        _add(draw, draft, back)
    if wanted.branches:
        giving = draft.giving
        _add(draw, draft, [ends for ends in possible if ends[0] in giving])
    for _ in range(more if possible else 0):
        _add(draw, draft, possible)


def _add(draw: Draw, draft: Draft, possible: Sequence[tuple[Node, Node]]) -> None:
    """One more flow between two nodes. A walk that leaves none, as only few catalogues have, is given up."""
    if not possible:
        reject()
    number, between = divmod(draw(NUMBERS), len(possible))
    source, target = possible[between]
    ways = draft.ways.between(source.role, target.role)
    draft.add(DraftFlow(source, target, ways[number % len(ways)].artefact))
