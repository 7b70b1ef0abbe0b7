"""Compares two streams by what they mean: statement by statement, then finding by finding."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve

from svc.checker.context import catalogue_of, with_ids
from svc.comparison import aspects
from svc.comparison.applying import with_ends, with_names
from svc.comparison.difference import Aspect, Change, ChangeSubject, Difference, Effect, Heading, Statement, worst
from svc.comparison.findings import new_and_gone
from svc.comparison.flows import Meaning, meanings, named, parts
from svc.comparison.measure_aspects import promise_aspects, resource_aspects
from svc.comparison.pairing import NOWHERE, Keys, Pair, both, entries
from svc.comparison.renaming import renames
from svc.diagnostics.diagnostic import Diagnostic
from svc.model import Key, NamedParty, Promise, Step, Stream, Team, Tool
from svc.model.calendar import STANDARD
from svc.project.api import check
from svc.semantics.binder import bind_stream
from svc.semantics.bound import BoundStream
from svc.semantics.catalogue import Catalogue

Streams = tuple[BoundStream, BoundStream]


def diff(a: Stream, b: Stream, catalogue: Catalogue | None = None) -> Difference:
    """What changed from one stream to another in meaning.

    Args:
        a: the stream before.
        b: the stream after. Statements that were not understood are left out of both.
        catalogue: the catalogue to compare by; else the ones that the streams follow.

    Returns:
        The difference: empty, and false, exactly if the streams are equal. Other ways to write the same do not count: a
        short name, a title for a name, `90m` for `1.5h`.

    Raises:
        TypeError: `a` or `b` is not a stream, or `catalogue` is not a catalogue.
    """
    bound = _bound(a, catalogue), _bound(b, catalogue)
    if a == b:
        return Difference(a.name, b.name)
    findings = [check(with_ids(each, catalogue), catalogue) for each in (a, b)]
    difference = compare(bound, (findings[0], findings[1]))
    return evolve(difference, changes=filter(None, (_but_for_writing(change, bound) for change in difference.changes)))


def compare(streams: Streams, findings: tuple[Iterable[Diagnostic], Iterable[Diagnostic]] = ((), ())) -> Difference:
    """What changed between two bound streams, of which findings are known."""
    before, after = (bound.stream for bound in streams)
    renamed = renames(*streams)
    changes = (
        *_heading(*streams),
        *_keys(before, after),
        *_parties(streams, renamed),
        *_steps(streams, renamed),
        *_flows(streams, renamed),
        *_resources(before.teams, after.teams, ChangeSubject.TEAM),
        *_resources(before.tools, after.tools, ChangeSubject.TOOL),
        *_promises(streams, renamed),
    )
    return Difference(before.name, after.name, changes, *new_and_gone(*findings, renamed))


def _but_for_writing(change: Change, streams: Streams) -> Change | None:
    """A change without what is only written in another way; None if it is nothing else."""
    same = {*_same_times(change), *_same_artefacts(change, streams)}
    left = [aspect for aspect in change.aspects if aspect.name not in same]
    if len(left) == len(change.aspects):
        return change
    effect = worst(*(aspect.effect for aspect in left))
    return evolve(change, aspects=left, effect=effect) if effect else None


def _same_times(change: Change) -> Iterator[str]:
    """The times of a step or a promise that last as long as before."""
    before, after = change.before, change.after
    if isinstance(before, Step) and isinstance(after, Step):
        yield from (name for name in ("waits", "takes", "every") if getattr(before, name) == getattr(after, name))
    elif isinstance(before, Promise) and isinstance(after, Promise) and before.value == after.value:
        yield from ("value",) if before.unit == after.unit else ()


def _same_artefacts(change: Change, streams: Streams) -> Iterator[str]:
    """The artefacts of a flow, if only their names differ. Those of one catalogue may mean other things in another."""
    if change.subject is not ChangeSubject.FLOW or change.place is None or change.new_place is None:
        return
    before, after = streams[0].flows[change.place], streams[1].flows[change.new_place]
    if streams[0].catalogue == streams[1].catalogue and named(before) == named(after):
        yield "artefacts"


def heading(stream: Stream) -> Heading:
    """The first line of a stream."""
    return Heading(stream.name, stream.title, stream.follows, stream.calendar)


def _bound(stream: Stream, catalogue: Catalogue | None) -> BoundStream:
    if not isinstance(stream, Stream):
        raise TypeError(f"expected a stream, got {stream!r:.100}")
    return bind_stream(stream, catalogue_of(stream, catalogue))[0]


def _heading(before: BoundStream, after: BoundStream) -> Iterator[Change]:
    old, new = heading(before.stream), heading(after.stream)
    same = before.checkable and after.checkable and before.catalogue == after.catalogue
    yield from _changed(ChangeSubject.STREAM, old, new, aspects.heading_aspects(old, new, same))


def _keys(before: Stream, after: Stream) -> Iterator[Change]:
    for name in dict.fromkeys([*after.keys, *before.keys]):
        old, new = (Key(name, each.keys[name]) if name in each.keys else None for each in (before, after))
        yield from _changed(ChangeSubject.KEY, old, new, aspects.key_aspects(old, new))


def _parties(streams: Streams, renamed: Mapping[str, str]) -> Iterator[Change]:
    old, new = (bound.stream.parties for bound in streams)
    for pair, moved in both(_declared(old, renamed), _declared(new, {})):
        one, other = entries(pair, old, new)
        changed = aspects.party_aspects(one, other, streams) if one and other else ()
        yield from _changed(ChangeSubject.PARTY, one, other, (*changed, *_order(pair, moved)), pair)


def _steps(streams: Streams, renamed: Mapping[str, str]) -> Iterator[Change]:
    old, new = (bound.stream.steps for bound in streams)
    for pair, moved in both(_declared(old, renamed), _declared(new, {})):
        one, other = entries(pair, old, new)
        changed = aspects.step_aspects(one, other, streams) if one and other else ()
        yield from _changed(ChangeSubject.STEP, one, other, (*changed, *_order(pair, moved)), pair)


def _declared(statements: Iterable[Step] | Iterable[NamedParty], renamed: Mapping[str, str]) -> list[Keys]:
    names = [(each, renamed.get(each.name, each.name)) for each in statements]
    return [(each if name == each.name else evolve(each, name=name), name) for each, name in names]


def _flows(streams: Streams, renamed: Mapping[str, str]) -> Iterator[Change]:
    """Flows have no names: they belong together if they have the same ends and, if possible, more than that.

    What several flows carry between two ends may be split among them in another way: that is cosmetic.
    """
    old, new = (bound.stream.flows for bound in streams)
    meant, meant_new = meanings(streams[0], renamed), meanings(streams[1], {})
    given = {hand_over for each in meant_new for hand_over in each.hand_overs}
    parts_before, parts_after = parts(meant), parts(meant_new)

    def only_split(before: Meaning | None, after: Meaning | None) -> bool:
        return (before is None or before.is_part_of(parts_after)) and (after is None or after.is_part_of(parts_before))

    for pair, moved in both(
        [each.keys(with_ends(flow, renamed)) for each, flow in zip(meant, old, strict=True)],
        [each.keys(flow) for each, flow in zip(meant_new, new, strict=True)],
    ):
        one, other = entries(pair, old, new)
        meaning, meaning_new = entries(pair, meant, meant_new)
        gone = meaning is not None and not meaning.is_given(given, other)
        split = only_split(meaning, meaning_new)
        lost = Effect.COSMETIC if split else Effect.BREAKING if gone else Effect.COMPATIBLE
        if one is None or other is None or meaning is None or meaning_new is None:
            yield Change(ChangeSubject.FLOW, lost, one, other, (), *pair)
            continue
        same = meaning.artefacts == meaning_new.artefacts
        changed = aspects.flow_aspects(with_ends(one, renamed), other, Effect.COSMETIC if same else lost)
        yield from _changed(ChangeSubject.FLOW, one, other, (*changed, *_order(pair, moved)), pair)


def _resources(before: Sequence[Team | Tool], after: Sequence[Team | Tool], subject: ChangeSubject) -> Iterator[Change]:
    """Teams or tools. Nobody outside relies on one by itself: what its steps do is what counts."""
    for pair, moved in both([(each, each.name) for each in before], [(each, each.name) for each in after]):
        one, other = entries(pair, before, after)
        if one is None or other is None:
            yield Change(subject, Effect.COMPATIBLE, one, other, (), *pair)
        else:
            changed = resource_aspects(one, other)
            yield from _changed(subject, one, other, (*changed, *_order(pair, moved)), pair)


def _promises(streams: Streams, renamed: Mapping[str, str]) -> Iterator[Change]:
    """Promises of one measure belong together, if they are for the same party and about the same."""
    old, new = (bound.stream.promises for bound in streams)
    working = streams[1].stream.calendar or streams[1].catalogue.working or STANDARD
    named = [with_names(each, renamed) for each in old]
    for pair, moved in both([*map(_promised, named)], [*map(_promised, new)]):
        one, other = entries(pair, old, new)
        changed = promise_aspects(one, other, working) if one and other else ()
        yield from _changed(ChangeSubject.PROMISE, one, other, (*changed, *_order(pair, moved)), pair)


def _promised(promise: Promise) -> Keys:
    about = promise.measure, promise.to, promise.of
    return promise, (*about, promise.percentile, promise.bound), (*about, promise.bound), about


def _order(pair: Pair, moved: bool) -> Iterator[Aspect]:
    if moved and pair.before is not None and pair.after is not None:
        yield aspects.order(pair.before, pair.after)


def _changed(
    subject: ChangeSubject,
    before: Statement | None,
    after: Statement | None,
    found: Iterable[Aspect],
    pair: Pair = NOWHERE,
) -> Iterator[Change]:
    """A change, if there is one. A step or party that is gone breaks; a new one does not."""
    changed = tuple(found)
    if before is not None and after is not None and not changed:
        return
    effect = worst(*(aspect.effect for aspect in changed))
    if effect is None:
        effect = Effect.BREAKING if after is None else Effect.COMPATIBLE
    yield Change(subject, effect, before, after, changed, *pair)
