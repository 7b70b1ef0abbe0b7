"""In what differs what two streams say of their measures, and what that means for others.

A promise that is looser, or gone, breaks those who rely on it; one that is tighter, or new, does not.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from svc.comparison.difference import Aspect, Effect
from svc.model import Begins, Ends, Flow, NamedParty, Promise, Step, Team, Tool
from svc.model.calendar import Calendar
from svc.model.open_values import written_value
from svc.model.quantities import Duration, plain


def amounts(before: Step | Flow | Team, after: Step | Flow | Team, *clauses: str) -> Iterator[Aspect]:
    """Clauses with a value, which may be open; one that is written in another way is the same."""
    for clause in clauses:
        old, new = getattr(before, clause), getattr(after, clause)
        effect = Effect.COSMETIC if old is not None and old == new else Effect.COMPATIBLE
        yield from _aspect(clause, written_value(before, clause), written_value(after, clause), effect)


def step_measures(before: Step, after: Step) -> Iterator[Aspect]:
    """A step at which no case begins any more is gone as a start."""
    gone = before.begins is not None and after.begins is None
    yield from _aspect(
        "begins", _begins(before.begins), _begins(after.begins), Effect.BREAKING if gone else Effect.COMPATIBLE
    )
    yield from _aspect("ends", _ends(before.ends), _ends(after.ends))
    yield from amounts(before, after, "every", "batch", "costs")
    yield from _aspect("responsible", _list(before.responsible), _list(after.responsible))
    yield from _aspect("accountable", before.accountable, after.accountable)
    yield from _aspect("consulted", _list(before.consulted), _list(after.consulted))
    yield from _aspect("informed", _list(before.informed), _list(after.informed))
    yield from _aspect("uses", _list(before.uses), _list(after.uses))
    yield from _aspect("seen", _labels(before.seen), _labels(after.seen), Effect.COSMETIC)
    yield from _aspect("queued", _labels(before.queued), _labels(after.queued), Effect.COSMETIC)


def flow_measures(before: Flow, after: Flow) -> Iterator[Aspect]:
    """How many cases begin with a flow."""
    yield from amounts(before, after, "arrives")


def party_measures(before: NamedParty, after: NamedParty) -> Iterator[Aspect]:
    """How records call a party."""
    yield from _aspect("seen", _labels(before.seen), _labels(after.seen), Effect.COSMETIC)


def resource_aspects(before: Team | Tool, after: Team | Tool) -> Iterator[Aspect]:
    """A team or a tool, whose names are the same."""
    yield from _aspect("title", before.title, after.title, Effect.COSMETIC)
    yield from _aspect("party", before.party, after.party)
    if isinstance(before, Team) and isinstance(after, Team):
        yield from amounts(before, after, "size", "costs")
        yield from _aspect("calendar", calendar(before.calendar), calendar(after.calendar))


def promise_aspects(before: Promise, after: Promise, working: Calendar) -> Iterator[Aspect]:
    """Two promises of one measure, for the same party and about the same."""
    if before.percentile != after.percentile:
        more = before.percentile is not None and after.percentile is not None and after.percentile > before.percentile
        effect = Effect.COMPATIBLE if more else Effect.BREAKING
        yield Aspect("percentile", _percent(before.percentile), _percent(after.percentile), effect)
    if before.bound != after.bound:
        yield Aspect("bound", before.bound, after.bound, Effect.BREAKING)
    yield from _aspect("value", before.limit, after.limit, _limit_effect(before, after, working))


def _limit_effect(before: Promise, after: Promise, working: Calendar) -> Effect:
    old, new = _worth(before, working), _worth(after, working)
    looser = new > old if after.bound == "within" else new < old
    return Effect.BREAKING if looser or before.unit != after.unit else Effect.COMPATIBLE


def _worth(promise: Promise, working: Calendar) -> Decimal:
    return working.seconds(promise.value)[0] if isinstance(promise.value, Duration) else promise.value


def calendar(working: Calendar | None) -> str | None:
    """A calendar as it is written."""
    return None if working is None else f"{plain(working.day)}h {plain(working.week)}d"


def _aspect(name: str, before: str | None, after: str | None, effect: Effect = Effect.COMPATIBLE) -> Iterator[Aspect]:
    if before != after:
        yield Aspect(name, before, after, effect)


def _begins(begins: Begins | None) -> str | None:
    return None if begins is None else "here" if begins.text is None else _quoted(begins.text)


def _ends(ends: Ends | None) -> str | None:
    if ends is None:
        return None
    said = (_percent(ends.share), None if ends.text is None else _quoted(ends.text))
    return " ".join(filter(None, said)) or "here"


def _list(names: Iterable[str]) -> str | None:
    return ", ".join(names) or None


def _labels(texts: Iterable[str]) -> str | None:
    return ", ".join(map(_quoted, texts)) or None


def _quoted(text: str) -> str:
    return f'"{text}"'


def _percent(value: Decimal | None) -> str | None:
    return None if value is None else f"{plain(value)}%"
