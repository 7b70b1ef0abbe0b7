"""The facts about each step, party and flow of a stream, with the other things that it names."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve

from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.model.quantities import plain
from svc.pictures.page.addresses import NOWHERE, Addresses
from svc.pictures.page.content import Fact, Finding, Group, Phrase, Thing, Words
from svc.pictures.page.opened import link, opened_group, opened_streams
from svc.pictures.scene.annotations import about
from svc.semantics import explanations
from svc.semantics import measure_wording as measures
from svc.semantics import wording as words
from svc.semantics.bound import BoundFlow, BoundStream, Node, NodeKind

_SIDES = ("both sides", "only the receiving side", "only the giving side")
_ORDER = (Level.ERROR, Level.WARNING, Level.NOTE)


def keys(bound: BoundStream) -> dict[Node | BoundFlow, str]:
    """The key of each thing: `step-1`, `party-1`, `flow-1`, in the order of the text."""
    parties = [node for node in bound.nodes if node.kind is NodeKind.PARTY]
    steps = [node for node in bound.nodes if node.kind is not NodeKind.PARTY]
    kinds: tuple[tuple[str, Iterable[Node | BoundFlow]], ...] = (
        ("step", steps),
        ("party", parties),
        ("flow", bound.flows),
    )
    return {thing: f"{kind}-{number}" for kind, things in kinds for number, thing in enumerate(things, 1)}


def findings(bound: BoundStream, diagnostics: Iterable[Diagnostic]) -> tuple[Finding, ...]:
    """The findings, errors first, each with what it is about."""
    ordered = sorted(diagnostics, key=_level)
    things = about(bound, ordered)
    keys_of: dict[int, list[str]] = {}
    for thing, key in keys(bound).items():
        for finding in things.get(thing, ()):
            keys_of.setdefault(id(finding), []).append(key)
    shown = zip(listed(ordered), ordered, strict=True)
    return tuple(evolve(each, about=keys_of.get(id(finding), ())) for each, finding in shown)


def listed(diagnostics: Iterable[Diagnostic]) -> tuple[Finding, ...]:
    """The findings, errors first, where nothing is shown that they are about."""
    return tuple(
        Finding(f"finding-{number}", finding.level.value, finding.code, _sentence(finding), finding.help, ())
        for number, finding in enumerate(sorted(diagnostics, key=_level), 1)
    )


def _level(finding: Diagnostic) -> int:
    return _ORDER.index(finding.level)


def _sentence(finding: Diagnostic) -> str:
    where = f" (line {finding.range.start.line})" if finding.file and finding.range else ""
    return f"{words.sentence(finding)}{where}."


def groups(bound: BoundStream, reported: Iterable[Finding], addresses: Addresses = NOWHERE) -> tuple[Group, ...]:
    """Steps, parties, flows and opened streams, with what is said of each; no group is empty."""
    facts = _Facts(bound, reported, addresses)
    nodes = {kind: [node for node in bound.nodes if (node.kind is NodeKind.PARTY) is kind] for kind in (False, True)}
    groups = (
        Group("Steps", "Step", map(facts.step, nodes[False])),
        Group("Parties", "Party", map(facts.party, nodes[True])),
        Group("Flows", "Flow", map(facts.flow, bound.flows)),
        opened_group(bound, keys(bound)),
    )
    return tuple(group for group in groups if group.things)


class _Facts:
    """The facts about each thing of one stream."""

    def __init__(self, bound: BoundStream, reported: Iterable[Finding], addresses: Addresses) -> None:
        self._addresses = addresses
        self._bound, self._keys, self._called = bound, keys(bound), words.called(bound)
        self._opened = opened_streams(bound)
        self._findings: dict[str, list[Finding]] = {}
        for finding in reported:
            for key in finding.about:
                self._findings.setdefault(key, []).append(finding)

    def step(self, node: Node) -> Thing:
        bound, step = self._bound, node.step
        facts = [Fact("Activity", [(self._word(words.activity(bound, node), "activity", node.role),)])]
        facts.append(Fact("Practices", self._practices(node)))
        if step is not None:
            facts.append(Fact("Waits", [_line(words.duration(step.waits))] if step.waits else ()))
            facts.append(Fact("Takes", [_line(words.duration(step.takes))] if step.takes else ()))
            accurate = () if step.accurate is None else [_line(f"{plain(step.accurate)}%")]
            facts.append(Fact("Complete and accurate", accurate))
            facts.append(Fact("Opens", [(self._opens(step.opens),)] if step.opens else ()))
            facts += [Fact(each.about, [self._said(each)]) for each in measures.of_step(bound, node)]
        facts.append(_note(node))
        return self._thing(node, self._called[node], [*facts, *self._given(node)])

    def _opens(self, name: str) -> Words:
        """What a step opens: a link to its page, else to what this page says of it."""
        elsewhere = self._addresses.get("stream", name)
        return self._word(name, "stream", name) if elsewhere else link(name, self._opened)

    def party(self, node: Node) -> Thing:
        kind = self._bound.catalogue.title_for(node.role or "party")
        return self._thing(node, self._called[node], [Fact("Kind", [_line(kind)]), _note(node), *self._given(node)])

    def flow(self, flow: BoundFlow) -> Thing:
        ends = (flow.source, flow.target)
        share = [_line(f"{plain(flow.share)}%")] if flow.share is not None else ()
        facts = [
            *(Fact(label, [(self._link(end),)]) for label, end in zip(("From", "To"), ends, strict=True)),
            Fact("Carries", [(piece,) for piece in self._carried(flow)]),
            Fact("In own words", map(_line, filter(None, [words.own_words(flow)]))),
            Fact("When", [_line(flow.when)] if flow.when else ()),
            Fact("Share", share),
            Fact("Arrive", [_line(measures.rate(flow.flow.arrives))] if flow.flow.arrives else ()),
            _note(flow),
            Fact("In the catalogue", map(_line, _listed(flow))),
        ]
        called = f"{self._called[flow.source]} to {self._called[flow.target]}"
        return self._thing(flow, called, facts)

    def _practices(self, node: Node) -> Iterator[Phrase]:
        names = node.step.practices if node.step else ()
        for title, name in zip(words.practices(self._bound, node), names, strict=True):
            yield (self._word(title, "practice", self._bound.catalogue.practice_names.get(name)),)

    def _carried(self, flow: BoundFlow) -> Iterator[Words]:
        for title, carried in zip(words.artefacts(self._bound, flow), flow.carried, strict=True):
            yield self._word(title, "artefact", carried.artefact)

    def _said(self, said: measures.Said) -> Phrase:
        if not said.names:
            return _line(said.text)
        pieces = [(Words(", "), self._word(title, said.kind, name)) for name, title in said.names.items()]
        return tuple(piece for both in pieces for piece in both)[1:]

    def _word(self, text: str, kind: str, name: str | None) -> Words:
        return Words(text, address=self._addresses.get(kind, name))

    def _thing(self, thing: Node | BoundFlow, called: str, facts: Iterable[Fact]) -> Thing:
        key = self._keys[thing]
        findings = Fact(
            "Findings",
            (
                (Words(f"{finding.code} {finding.level}", finding.key), Words(f": {finding.sentence}"))
                for finding in self._findings.get(key, ())
            ),
        )
        return Thing(key, called, [*facts, findings])

    def _given(self, node: Node) -> Iterator[Fact]:
        """What a node gets and gives, each with who is at the other end."""
        yield Fact("Receives", [self._by(flow, "from", flow.source) for flow in self._bound.incoming[node]])
        yield Fact("Gives", [self._by(flow, "to", flow.target) for flow in self._bound.outgoing[node]])

    def _by(self, flow: BoundFlow, preposition: str, other: Node) -> Phrase:
        given = words.given(self._bound, flow) or "a flow"
        case = words.alternative(flow)
        phrase = (Words(given, self._keys[flow]), Words(f" {preposition} "), self._link(other))
        return (*phrase, Words(f" ({case})")) if case else phrase

    def _link(self, node: Node) -> Words:
        return Words(self._called[node], self._keys[node])


def _listed(flow: BoundFlow) -> Iterator[str]:
    """Which side of the catalogue lists what a flow carries, and whether a rule allows it."""
    several = len(flow.carried) > 1
    listed: Mapping[str, str] = {
        each.written: explanations.listing(each.listed, *_SIDES) for each in flow.carried if each.listed is not None
    }
    if several and len(set(listed.values())) > 1:
        yield from (f"{name.replace('_', ' ')}: {sides}" for name, sides in listed.items())
    else:
        yield from dict.fromkeys(listed.values())


def _note(thing: Node | BoundFlow) -> Fact:
    return Fact("Note", map(_line, words.note(thing)))


def _line(text: str) -> Phrase:
    return (Words(text),)
