"""What a stream says of its measures, in running text: who works with what, where cases begin and end, promises."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from svc.model import Promise, Rate, Step, Team, Tool, title_of
from svc.model.quantities import Duration, plain
from svc.semantics.bound import BoundStream, Node
from svc.semantics.wording import duration
from svc.text.frozenmap import FrozenMap

MEASURES = {
    "lead": "lead time", "first": "time to the first result", "work": "process time", "wait": "wait time",
    "cost": "cost", "wip": "work in progress", "visits": "number of visits", "rework": "share with rework",
    "efficiency": "flow efficiency", "accurate": "rolled accuracy", "handovers": "number of hand-overs",
    "utilisation": "utilisation",
}  # fmt: skip
"""What the measures are called in the field."""
_TIMES = {"h": "an hour", "d": "a working day", "w": "a working week"}


class Said(NamedTuple):
    """One thing that is said, and what it is about: `Accountable`, `Service desk`.

    Where it names teams or tools, `kind` says which, and `names` holds their titles by their names.
    """

    about: str
    text: str
    kind: str = ""
    names: Mapping[str, str] = FrozenMap()


def _naming(about: str, kind: str, names: Mapping[str, str]) -> Said:
    return Said(about, ", ".join(names.values()), kind, names)


def of_step(bound: BoundStream, node: Node) -> Iterator[Said]:
    """What a step says of its measures, but for its times and its accuracy."""
    step = node.step
    if step is None:
        return
    yield from _cases(step)
    if step.every is not None:
        yield Said("Every", duration(step.every))
    if step.batch is not None:
        yield Said("Batch", str(step.batch))
    if step.costs is not None:
        currency = bound.stream.keys.get("currency", "")
        yield Said("Costs", f"{plain(step.costs)} {currency}".strip())
    accountable = () if step.accountable is None else (step.accountable,)
    for about, teams in (
        ("Responsible", step.responsible), ("Accountable", accountable), ("Consulted", step.consulted),
        ("Informed", step.informed),
    ):  # fmt: skip
        if teams:
            yield _naming(about, "team", {name: team(bound, name) for name in teams})
    if step.uses:
        yield _naming("Uses", "tool", {name: tool(bound, name) for name in step.uses})
    for about, labels in (("Seen as", step.seen), ("Queued as", step.queued)):
        if labels:
            yield Said(about, ", ".join(labels))


def _cases(step: Step) -> Iterator[Said]:
    if step.begins is not None:
        yield Said("Cases begin", step.begins.text or "here")
    if step.ends is not None:
        share = "" if step.ends.share is None else f"{plain(step.ends.share)}%"
        yield Said("Cases end", " ".join(filter(None, (share, step.ends.text))) or "here")


def rate(arrivals: Rate) -> str:
    """How many in a time: `20 in a working day`."""
    return f"{plain(arrivals.amount)} in {_TIMES[arrivals.unit]}"


def team(bound: BoundStream, name: str) -> str:
    """The title of a team, or its name."""
    known = bound.teams.get(name)
    return title_of(known) if known is not None else name.replace("_", " ")


def tool(bound: BoundStream, name: str) -> str:
    """The title of a tool, or its name."""
    known = bound.tools.get(name)
    return title_of(known) if known is not None else name.replace("_", " ")


def resource(bound: BoundStream, thing: Team | Tool) -> str:
    """A team or a tool of a stream: `Night shift (Supplier), 2 people, 55 an hour`."""
    called = team(bound, thing.name) if isinstance(thing, Team) else tool(bound, thing.name)
    party = next((node.title for node in bound.nodes if node.name == thing.party), None)
    within = "" if thing.party is None else f" ({party or bound.catalogue.title_for(bound.catalogue.end(thing.party))})"
    said = [f"{called}{within}"]
    if isinstance(thing, Team):
        if thing.size is not None:
            said.append(f"{thing.size} {'person' if thing.size == 1 else 'people'}")
        if thing.costs is not None:
            said.append(f"{plain(thing.costs)} an hour")
        if thing.calendar is not None:
            said.append(f"{plain(thing.calendar.day)} hours a day, {plain(thing.calendar.week)} days a week")
    return ", ".join(said)


def promise(bound: BoundStream, promised: Promise) -> str:
    """A promise: `lead time within 3 working days in 85% of cases, to User`."""
    limit = duration(promised.value) if isinstance(promised.value, Duration) else promised.limit
    share = "" if promised.percentile is None else f" in {plain(promised.percentile)}% of cases"
    names = {node.name: node.title for node in bound.nodes}
    to = "" if promised.to is None else f", to {names.get(promised.to) or bound.catalogue.title_for(promised.to)}"
    of = "" if promised.of is None else f" of {names.get(promised.of) or team(bound, promised.of)}"
    return f"{MEASURES.get(promised.measure, promised.measure)}{of} {promised.bound} {limit}{share}{to}"
