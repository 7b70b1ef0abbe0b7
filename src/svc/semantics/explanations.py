"""Explains why a flow is or is not in a catalogue: who lists it, who else gives and takes what, and alternatives.

The catalogue's own lines are the source. Serves the help of findings and `svc why`.
"""

from collections import deque
from collections.abc import Iterable, Iterator

from svc.diagnostics.codes import BY_NAME
from svc.diagnostics.diagnostic import Related
from svc.model import Line, Rule
from svc.semantics.bound import Carried
from svc.semantics.catalogue import Catalogue, ListedFlow
from svc.text.near_names import did_you_mean, listed
from svc.text.source import Place

_CODE = BY_NAME["unlisted-flow"]
FITTING = 3
"""If a short name fits more artefacts, the help leaves out who gives each."""


def cited(catalogue: Catalogue, flow: ListedFlow) -> tuple[str, ...]:
    """The lines and rules that list a flow, in words, those of files of yours with their places."""
    return tuple(_placed(catalogue, statement) for statement in flow.because)


def _placed(catalogue: Catalogue, statement: Line | Rule) -> str:
    place = place_of(catalogue, statement)
    words = citation(catalogue, statement)
    return words if place is None or is_shipped(place) else f"{words} ({where(place)})"


def where(place: Place) -> str:
    """A place as file and line."""
    return f"{place.source.name}:{place.range.start.line}"


def is_shipped(place: Place) -> bool:
    """Whether a place is in a catalogue that comes with svc: there is no file to open."""
    return place.source.name.startswith("svc:")


def citation(catalogue: Catalogue, statement: Line | Rule) -> str:
    """A line or a rule in words: `input 3 of Engage (5.5): "Detailed requirements ..."`."""
    if isinstance(statement, Rule):
        because = f": {statement.because}" if statement.because else ""
        return f"{statement.word} in catalogue {statement.catalogue}{because}"
    section = catalogue.all_activities[statement.activity].section
    where = f" ({section})" if section else ""
    wording = f': "{statement.wording}"' if statement.wording else ""
    return f"{statement.side} {statement.number} of {catalogue.title_for(statement.activity)}{where}{wording}"


def listing(flow: ListedFlow, both: str, input: str, output: str) -> str:
    """Who lists a flow: the words for both sides, for the taker or for the giver, and whether a rule allows it."""
    by_lines = {"both": both, "input": input, "output": output, "none": ""}[flow.sides]
    listed = f"listed by {by_lines}" if by_lines else ""
    return " and ".join(filter(None, (listed, "allowed by a rule" if flow.allowed else "")))


def places(catalogue: Catalogue, statements: Iterable[Line | Rule]) -> tuple[Related, ...]:
    """The lines and rules as places to look at."""
    return tuple(
        Related(citation(catalogue, statement), place.source.name, place.range)
        for statement in statements
        if (place := place_of(catalogue, statement))
    )


def place_of(catalogue: Catalogue, statement: Line | Rule) -> Place | None:
    """The place of a line or a rule, in whichever catalogue states it."""
    level = catalogue.stating(statement)
    return level.place(statement) if level else None


def givers(catalogue: Catalogue, artefact: str) -> tuple[ListedFlow, ...]:
    """The flows that carry an artefact."""
    return tuple(flow for flow in catalogue.flows if flow.artefact == artefact)


def chain(catalogue: Catalogue, source: str, target: str, artefact: str | None) -> tuple[tuple[str, str], ...]:
    """The shortest chain of catalogue flows between two ends, one of which carries the artefact if there is one.

    As pairs of ends; empty if there is none. Of several, the first by the order of the catalogue.
    """
    onward: dict[str, dict[str, bool]] = {}
    for flow in catalogue.flows:
        carries = onward.setdefault(flow.source, {})
        carries[flow.target] = carries.get(flow.target, False) or flow.artefact == artefact
    order = {end: number for number, end in enumerate(catalogue.ends)}
    begin = (source, artefact is None)
    queue = deque([begin])
    came: dict[tuple[str, bool], tuple[str, bool] | None] = {begin: None}
    while queue:
        state = queue.popleft()
        if state == (target, True):
            hops: list[tuple[str, str]] = []
            while (before := came[state]) is not None:
                hops.insert(0, (before[0], state[0]))
                state = before
            return tuple(hops)
        for end in sorted(onward.get(state[0], ()), key=order.__getitem__):
            reached = (end, state[1] or onward[state[0]][end])
            if reached not in came and end != source and (end != target or reached[1]):
                came[reached] = state
                queue.append(reached)
    return ()


def explain_chain(catalogue: Catalogue, hops: tuple[tuple[str, str], ...], artefact: str | None) -> str:
    """A chain in words, and on lines of their own what its other flows may carry."""
    carrying = next((hop for hop in hops if artefact and catalogue.allows(*hop, artefact)), None)
    way = hops[0][0]
    others = []
    for source, target in hops:
        way += f" -> {target}"
        if (source, target) == carrying:
            way += f" : {artefact}"
        else:
            offered = _some(flow.artefact for flow in catalogue.between(source, target))
            others.append(f"  {source} -> {target} may carry {offered}")
    return "\n".join((way, *others))


def unlisted(catalogue: Catalogue, source: str, target: str, carried: Carried | None, rules: Iterable[Rule]) -> str:
    """The help for a flow that is not in the catalogue: who forbids or gives it, and alternatives."""
    return "\n".join(_help_lines(catalogue, source, target, carried, tuple(rules)))


def _help_lines(
    catalogue: Catalogue, source: str, target: str, carried: Carried | None, rules: tuple[Rule, ...]
) -> Iterator[str]:
    giver, taker = catalogue.title_for(source), catalogue.title_for(target)
    offered = [flow.artefact for flow in catalogue.between(source, target)]
    meant = (carried.candidates or _but_for_plurals(carried.written, offered)) if carried else ()
    yield from forbidding(rules)
    if meant:
        yield did_you_mean(meant, ", which this flow may carry")
    if source == target and source in catalogue.all_activities:
        yield _CODE.advice("inside", activity=giver, artefacts=_some(catalogue.inside(source)))
        return
    fitting = carried.elsewhere if carried else ()
    artefact = carried.artefact if carried else None
    if carried is not None and not offered:
        yield nothing_listed(catalogue, source, target)
    if artefact is not None:
        yield _givers(catalogue, artefact)
    yield from _fitting(catalogue, carried.written if carried else "", fitting)
    artefact = fitting[0] if len(fitting) == 1 else artefact
    if rules and _allowing(catalogue, source, target, artefact):
        yield _CODE.advice("useless allow")
    if offered:
        yield _CODE.advice("offered", source=giver, target=taker, artefacts=_some(offered))
    if len(meant) != 1:
        yield from _ways_round(catalogue, source, target, carried, artefact)
        yield from tailoring(catalogue, source, target, artefact, rules)


def _but_for_plurals(name: str, offered: Iterable[str]) -> tuple[str, ...]:
    """The artefacts that have all the words of a name, one thing or several: `service` for `delivered_services`."""
    wanted = {word.rstrip("s") for word in name.split("_")}
    return tuple(each for each in offered if wanted <= {word.rstrip("s") for word in each.split("_")})


def nothing_listed(catalogue: Catalogue, source: str, target: str) -> str:
    """That no artefact may be carried between two ends."""
    giver, taker = catalogue.title_for(source), catalogue.title_for(target)
    return _CODE.advice("nothing", source=giver, target=taker, catalogue=catalogue.name)


def _fitting(catalogue: Catalogue, written: str, fitting: tuple[str, ...]) -> Iterator[str]:
    """Who gives each of the artefacts that a name fits; of many, only their names."""
    if len(fitting) > FITTING:
        yield _CODE.advice("matches", name=written, artefacts=_some(fitting))
        return
    for each in fitting:
        yield _CODE.advice("matching givers", name=written, artefact=each, givers=_givers(catalogue, each))


def _ways_round(
    catalogue: Catalogue, source: str, target: str, carried: Carried | None, artefact: str | None
) -> Iterator[str]:
    """The shortest chain of flows that carries the artefact, or that there is none."""
    hops = chain(catalogue, source, target, artefact) if artefact or carried is None else ()
    if hops:
        yield _CODE.advice("chain", chain=explain_chain(catalogue, hops, artefact))
    elif artefact or carried is None:
        giver, taker = catalogue.title_for(source), catalogue.title_for(target)
        form = "no chain with" if artefact else "no chain"
        yield _CODE.advice(form, source=giver, target=taker, artefact=artefact)


def tailoring(
    catalogue: Catalogue, source: str, target: str, artefact: str | None, rules: Iterable[Rule] = ()
) -> Iterator[str]:
    """How a custom catalogue would allow a flow; between outside parties, why none does."""
    if {source, target} <= catalogue.all_parties.keys():
        yield _CODE.advice("parties")
    elif not tuple(rules):
        yield _CODE.advice("tailoring", allow=allow_line(source, target, artefact))


def forbidding(rules: Iterable[Rule]) -> Iterator[str]:
    """The rules that forbid a flow, each with its reason."""
    for rule in rules:
        form = "forbidding because" if rule.because else "forbidding"
        yield _CODE.advice(form, catalogue=rule.catalogue, because=rule.because)


def forbidden(
    catalogue: Catalogue, source: str, target: str, artefact: str | None, rules: Iterable[Rule]
) -> tuple[Related, ...]:
    """Places to look at where a flow is forbidden: the rules that do, and those that allow it without effect."""
    return places(catalogue, [*rules, *_allowing(catalogue, source, target, artefact)])


def _allowing(catalogue: Catalogue, source: str, target: str, artefact: str | None) -> list[Rule]:
    flow = catalogue.listed.get((source, target), {}).get(artefact or "")
    return [each for each in flow.because if isinstance(each, Rule)] if flow else []


def _givers(catalogue: Catalogue, artefact: str) -> str:
    ways = [f"{flow.source} -> {flow.target}" for flow in givers(catalogue, artefact)]
    return _CODE.advice("givers" if ways else "no givers", artefact=artefact, flows=_some(ways))


def allow_line(source: str, target: str, artefact: str | None) -> str:
    """The line for a tailored catalogue that would allow a flow."""
    return f'allow {source} -> {target} : {artefact or "..."} because "..."'


def _some(names: Iterable[str]) -> str:
    return listed(names) or "nothing"
