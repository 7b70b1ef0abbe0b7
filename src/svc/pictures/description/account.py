"""The content of a description, part by part in the order of reading; formats lay it out."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.semantics import measure_wording as measures
from svc.semantics import wording as words
from svc.semantics.bound import BoundFlow, BoundStream, Node, NodeKind
from svc.semantics.dimensions import in_words
from svc.text.compared import Compared


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _each_in_one_line(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(_in_one_line, texts))


@frozen(repr=False, eq=False)
class Item(Compared):
    """One entry of a description, and its details."""

    text: str = field(converter=_in_one_line)
    details: tuple[str, ...] = field(default=(), converter=_each_in_one_line)


@frozen(repr=False, eq=False)
class Part(Compared):
    """The entries under one heading; `numbered` items are known by their numbers, from 1."""

    heading: str
    items: tuple[Item, ...] = field(converter=tuple[Item, ...])
    numbered: bool = False


@frozen(repr=False, eq=False)
class Account(Compared):
    """A stream in words. `keys` are what it says of itself, each with its word; no part is empty."""

    title: str = field(converter=_in_one_line)
    name: str
    catalogue: str
    keys: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]


@frozen(repr=False, eq=False)
class Figures(Compared):
    """What is measured of a stream, in words: the figures of each kind of case, and whether each promise is kept."""

    items: tuple[Item, ...] = field(converter=tuple[Item, ...])
    verdicts: tuple[str, ...] = field(converter=tuple[str, ...])


def account(bound: BoundStream, diagnostics: Iterable[Diagnostic] = (), figures: Figures | None = None) -> Account:
    """All there is to say of a stream, without notes; its figures too if they are given."""
    parts = (
        Part("Parties", _parties(bound)),
        Part("Steps", _steps(bound), numbered=True),
        Part("Flows", _flows(bound)),
        Part("Alternatives", _alternatives(bound)),
        Part("Measures", figures.items if figures else ()),
        Part("Promises", _promises(bound, figures.verdicts if figures else ())),
        Part("Teams", (Item(measures.resource(bound, each)) for each in bound.stream.teams)),
        Part("Tools", (Item(measures.resource(bound, each)) for each in bound.stream.tools)),
        Part("Four dimensions", (Item(f"{title}: {said}") for title, said in in_words(bound)) if figures else ()),
        Part("Findings", map(Item, map(words.finding, _reported(diagnostics)))),
    )
    keys = tuple((word, text) for word, text in _keys(bound) if text)
    catalogue = bound.stream.follows or bound.catalogue.name
    filled = tuple(part for part in parts if part.items)
    return Account(words.stream_title(bound), bound.stream.name, catalogue, keys, filled)


def _reported(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Errors and warnings, errors first."""
    reported = [finding for finding in diagnostics if finding.level is not Level.NOTE]
    return sorted(reported, key=lambda finding: finding.level is not Level.ERROR)


def _keys(bound: BoundStream) -> Iterator[tuple[str, str]]:
    """What the stream answers and what it is for, then its other keys in their order."""
    opening = words.opening(bound)
    yield from ((word, _in_one_line(text)) for word, text in opening)
    shown = {word.lower() for word, _ in opening}
    for key, text in bound.stream.keys.items():
        if key.lower() not in shown:
            yield key.replace("_", " ").strip().capitalize(), _in_one_line(text)


def _parties(bound: BoundStream) -> Iterator[Item]:
    for party in bound.nodes:
        if party.kind is NodeKind.PARTY:
            kind = bound.catalogue.title_for(party.role or "party")
            called = party.title if kind.casefold() == party.title.casefold() else f"{party.title} ({kind})"
            yield Item(called, _note(party))


def _steps(bound: BoundStream) -> Iterator[Item]:
    for step in bound.steps:
        practices, times = words.practices(bound, step), words.times(step)
        details = [f"by {', '.join(practices)}"] if practices else []
        details += [", ".join(times)] if times else []
        details += [f"opens {step.step.opens}"] if step.step and step.step.opens else []
        details += [f"{words.lowered(each.about)}: {each.text}" for each in measures.of_step(bound, step)]
        yield Item(f"{step.title} ({words.activity(bound, step)})", [*details, *_note(step)])


def _flows(bound: BoundStream) -> Iterator[Item]:
    names = words.called(bound)
    for flow in bound.flows:
        arrives = flow.flow.arrives
        details = () if arrives is None else (f"{measures.rate(arrives)} arrive",)
        yield Item(f"{names[flow.source]} {words.gives(bound, flow, names[flow.target])}", (*details, *_note(flow)))


def _note(thing: Node | BoundFlow) -> list[str]:
    lines = words.note(thing)
    return [f"note: {' '.join(lines)}"] if lines else []


def _alternatives(bound: BoundStream) -> Iterator[Item]:
    """The branches of a stream: each case with what it leads to. Flows of one case go together."""
    names = words.called(bound)
    for node in bound.nodes:
        cases: dict[str, list[BoundFlow]] = {}
        for flow in bound.outgoing[node]:
            if words.alternative(flow):
                cases.setdefault(words.alternative(flow), []).append(flow)
        if cases:
            yield Item(f"From {names[node]}", (f"{case}: {_leads(flows, names)}" for case, flows in cases.items()))


def _promises(bound: BoundStream, verdicts: tuple[str, ...]) -> Iterator[Item]:
    for number, promise in enumerate(bound.stream.promises):
        yield Item(measures.promise(bound, promise), verdicts[number : number + 1])


def _leads(flows: Iterable[BoundFlow], names: Mapping[Node, str]) -> str:
    return "to " + ", ".join(dict.fromkeys(names[flow.target] for flow in flows))
