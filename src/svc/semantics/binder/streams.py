"""Binds one stream to its catalogue: what it declares, then its flows."""

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from functools import cached_property, partial
from typing import Any

from svc.diagnostics import limits
from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.fixes import Judge
from svc.diagnostics.subject import Subject, SubjectKind
from svc.model import HOLE, Flow, NamedParty, Step, Stream, title_of
from svc.model.written import maker
from svc.semantics import name_diagnostics
from svc.semantics.binder.artefacts import meaning, offered
from svc.semantics.binder.end_alternatives import EndAlternatives
from svc.semantics.binder.findings import Findings
from svc.semantics.binder.keys import check_keys
from svc.semantics.binder.measured import Known, bind_measures, says_measures
from svc.semantics.binder.nodes import as_meant, hole, in_order, span_of_role
from svc.semantics.binder.open_values import report_open_values
from svc.semantics.binder.titles import StreamTitles, Titles, alternatives, by_names, shared
from svc.semantics.bound import BoundFlow, BoundStream, Carried, Node, NodeKind, Outcome, nothing
from svc.semantics.catalogue import Catalogue
from svc.semantics.catalogue.titles import is_title, only
from svc.semantics.open_points import open_point
from svc.text.near_names import listed, name_for, near
from svc.text.source import Place, Span

_STEP, _PARTY, _UNKNOWN = NodeKind.STEP, NodeKind.PARTY, NodeKind.UNKNOWN
_node, _bound_flow = maker(Node), maker(BoundFlow)
_SUBJECT_KINDS = {Step: SubjectKind.STEP, NamedParty: SubjectKind.PARTY}


def bind_stream(
    stream: Stream, catalogue: Catalogue | None, opened: Callable[[str], BoundStream | None] = nothing
) -> tuple[BoundStream, list[Diagnostic]]:
    """Bind one stream to a catalogue, None if that is not known; `opened` finds the streams that its steps open."""
    binder = _StreamBinder(stream, catalogue, opened)
    return binder.bound(), binder.findings


class _StreamBinder:
    """Binds one stream: first what it declares, then its flows."""

    def __init__(
        self, stream: Stream, catalogue: Catalogue | None, opened: Callable[[str], BoundStream | None]
    ) -> None:
        self.findings = Findings()
        self._catalogue = catalogue or Catalogue(name=stream.follows or "_")
        self._stream = stream = by_names(stream, self._catalogue)
        self._checkable = catalogue is not None
        self._opened = opened
        self._lost = {broken.name for broken in stream.broken}
        self._loses_titles = any(broken.word in ("step", "party") for broken in stream.broken)
        self._declared: dict[str, Node] = {}
        self._known: dict[str, Node] = {}
        self._ends: dict[str, Node] = {}
        self._implicit: dict[str, Node] = {}
        self._steps_of: dict[str, Step] = {}

    def bound(self) -> BoundStream:
        check_keys(self._stream, self.findings)
        declared: list[Step | NamedParty] = [*self._stream.steps, *self._stream.parties]
        if self._stream.parties and all(each.begin is not None for each in declared):
            declared.sort(key=lambda each: each.begin or 0)
        for statement in declared:
            self._declare(statement)
        self._alike()
        self._known, self._ends = dict(self._declared), dict(self._declared)
        flows = tuple(self._flows())
        meant = self._meant()
        ends = [meant.get(end.name, end) for end in self._ends.values()]
        nodes = in_order(list({end.name: end for end in ends}.values()))
        flows = as_meant(flows, meant)
        report_open_values(self._stream, self.findings)
        if says_measures(self._stream):
            bind_measures(self._stream, self._catalogue, self._nameable(nodes), self._titles, self.findings)
        return BoundStream(self._stream, self._catalogue, tuple(nodes), flows, self._checkable, self._opened)

    def _nameable(self, nodes: Iterable[Node]) -> Known:
        """What teams, tools and promises may name."""
        catalogue = self._catalogue
        parties = [name for name, end in catalogue.end_names.items() if end in catalogue.all_parties]
        own = [node.name for node in nodes if node.kind is _PARTY]
        steps = [node.name for node in nodes if node.kind is _STEP]
        loses_titles = any(broken.word in ("step", "party", "team", "tool") for broken in self._stream.broken)
        return Known(tuple(dict.fromkeys((*own, *parties))), steps, self._lost, self._checkable, loses_titles)

    # --- what is declared

    def _declare(self, statement: Step | NamedParty) -> None:
        name, origin = statement.name, self._stream.origin
        if name in self._declared:
            words = self._place(statement.name_span), name, self._declared[name].place
            self._report(self._about(statement), name_diagnostics.duplicate_name, *words)
            return
        catalogue = self._catalogue
        if isinstance(statement, NamedParty):
            role = self._role(statement, statement.party, "party", catalogue.all_parties)
            node = _node(origin, None, _PARTY, name, title_of(statement), role, None, statement)
            self._declared[name] = node
            return
        role = self._role(statement, statement.activity, "activity", catalogue.all_activities)
        self._declared[name] = _node(origin, None, _STEP, name, title_of(statement), role, statement)
        if role is not None:
            self._steps_of.setdefault(role, statement)
            hidden = catalogue.end_names.get(name)
            if hidden is not None and hidden != role and hidden in catalogue.all_activities:
                about, place = self._about(statement), self._place(statement.name_span)
                self._report(about, name_diagnostics.misleading_step, place, statement, catalogue, hidden)
        if statement.practices:
            self._practices(statement)

    def _role(self, statement: Step | NamedParty, name: str, kind: str, known: Mapping[str, object]) -> str | None:
        if name == HOLE:
            self._report(self._about(statement), open_point, self._place(span_of_role(statement)), kind, known)
            return None
        role = self._catalogue.end_names.get(name) or self._catalogue.end(name)
        if role in known:
            return role
        if self._checkable:
            span = span_of_role(statement)
            ends = self._catalogue.end_names
            titles = {title: having for title, having in self._titles.roles.items() if {*having} <= known.keys()}
            of_kind = self.findings.likely(
                lambda: alternatives(name, [each for each, end in ends.items() if end in known], titles)
            )
            offer = name_diagnostics.offered(kind, known=listed(known)) if of_kind else ""
            self._unknown_name(self._about(statement), self._place(span), kind, name, of_kind, offer, titles, known)
        return None

    def _practices(self, step: Step) -> None:
        catalogue = self._catalogue
        for number, practice in enumerate(step.practices):
            known = catalogue.practice_names.get(practice)
            if practice == HOLE:
                place = self._place(step.spans.practices[number])
                self._report(self._about(step), open_point, place, "practice")
            elif known is None:
                if self._checkable:
                    offer = name_diagnostics.offered("practice", catalogue=catalogue.name)
                    about, place = self._about(step), self._place(step.spans.practices[number])
                    titles = self._titles.practices
                    ids = catalogue.practice_names
                    there = self.findings.likely(partial(alternatives, practice, ids, titles))
                    self._unknown_name(
                        about, place, "practice", practice, there, offer, titles, catalogue.practice_names
                    )
            elif known != practice:
                about, place = self._about(step), self._place(step.spans.practices[number])
                self._report(about, name_diagnostics.practice_alias, place, practice, catalogue.all_practices[known])

    def _alike(self) -> None:
        seen: dict[str, Node] = {}
        for node in self._declared.values():
            other = seen.setdefault(name_diagnostics.skeleton(node.name), node)
            if other is not node:
                for one, twin in ((node, other), (other, node)):
                    words = one.place, one.name, twin.name, twin.place
                    self._report(one.subject(self._stream.name), name_diagnostics.confusable_names, *words)

    # --- flows

    def _flows(self) -> Iterator[BoundFlow]:
        """The flows with their ends and what they carry; what is clear is looked up once for all flows alike."""
        known, clear = self._known.get, dict[object, tuple[Carried, ...]]()
        for number, flow in enumerate(self._stream.flows, 1):
            source = known(flow.source) or self._end(number, flow, flow.source, 0)
            target = known(flow.target) or self._end(number, flow, flow.target, 1)
            alike = source.role, target.role, flow.artefacts
            carried = clear.get(alike)
            if carried is None:
                carried = self._carried(number, flow, source, target)
                if all(each.is_clear for each in carried):
                    clear[alike] = carried
            yield _bound_flow(number, flow, source, target, carried)

    def _hole(self, number: int, flow: Flow, side: int) -> Node:
        """An end that is not known yet: each hole is a node of its own."""
        span = flow.spans.ends[side]
        node = hole(number, side, self._stream.origin, span)
        about = Subject(SubjectKind.END, self._stream.name, None, HOLE, flow.source, flow.target, number)
        self._report(about, open_point, self._place(span), ("source", "target")[side])
        return self._ends.setdefault(node.name, node)

    def _end(self, number: int, flow: Flow, name: str, side: int) -> Node:
        if name == HOLE:
            return self._hole(number, flow, side)
        node = self._ends.get(name)
        if node is None:
            node = self._ends[name] = self._catalogue_end(flow, name, side)
        if node.kind is not _UNKNOWN:
            self._known[name] = node
        elif self._checkable and not self._is_lost(name):
            declared = f"{name_for(name)} {name}" if is_title(name) else name
            kind, known = "step, activity or party", listed(self._catalogue.ends)
            offer = name_diagnostics.offered(kind, declared=declared, known=known)
            plain = name.strip('"')
            ids = {plain} if plain in self._declared or plain in self._catalogue.end_names else ()
            about = Subject(SubjectKind.END, self._stream.name, None, name, flow.source, flow.target, number)
            place = self._place(flow.spans.ends[side])
            known_ends, titles = self._alternatives.known(name), self._titles.ends
            self._unknown_name(about, place, kind, name, known_ends, offer, titles, ids, self._alternatives.is_slip)
        return node

    def _is_lost(self, name: str) -> bool:
        """Whether a statement that declares a name, or perhaps the thing with a title, could not be understood."""
        return name in self._lost or (self._loses_titles and is_title(name))

    def _unknown_name(
        self, about: Subject, place: Place | None, kind: str, name: str, known: Collection[str], offer: str,
        titles: Titles, ids: Container[str], surely: Judge | None = None,
    ) -> None:  # fmt: skip
        several = shared(name, titles)
        if several:
            known, ids, offer = (), (), name_diagnostics.offered("shared title", several=listed(several, " or "))
        self._report(about, name_diagnostics.unknown_name, place, kind, name, known, offer, ids, surely)

    @cached_property
    def _alternatives(self) -> EndAlternatives:
        return EndAlternatives(self._stream, self._catalogue, self._declared, self._titles.ends, self.findings)

    @cached_property
    def _titles(self) -> StreamTitles:
        return StreamTitles(self._stream, self._catalogue)

    def _meant(self) -> Mapping[str, Node]:
        """What the ends that are surely a slip mean."""
        meant: dict[str, Node] = {}
        if not self._checkable:
            return meant
        unknown = [name for name in self._ends if name not in self._known and name[0] != HOLE]
        for name in unknown[: limits.FINDINGS]:
            candidates = () if self._is_lost(name) else near(name, self._alternatives.known(name))
            known = self._known.get(only(self._titles.ends, candidates[0])) if len(candidates) == 1 else None
            if known is not None:
                meant[name] = known
        return meant

    def _catalogue_end(self, flow: Flow, name: str, side: int) -> Node:
        catalogue, origin, span = self._catalogue, self._stream.origin, flow.spans.ends[side]
        role = catalogue.end_names.get(name) if name not in self._lost else None
        if role is None:
            return Node(_UNKNOWN, name, name, None, _origin=origin, _span=span)
        kind = _PARTY if role in catalogue.all_parties else _STEP
        node = Node(kind, name, catalogue.title_for(role), role, _origin=origin, _span=span)
        same = self._implicit.setdefault(role, node)
        if role in self._steps_of:
            about, first = same.subject(self._stream.name), self._place(self._steps_of[role].spans.name)
            place = self._place(span)
            self._report(about, name_diagnostics.activity_beside_steps, place, node.written, catalogue, role, first)
        return same

    def _carried(self, number: int, flow: Flow, source: Node, target: Node) -> tuple[Carried, ...]:
        """What a flow carries; what is wrong with it is reported."""
        known = self._catalogue, source, target
        carried = tuple([meaning(*known, name, self._checkable) for name in flow.artefacts])
        for index, each in enumerate(carried):
            self._report_artefact(number, flow, source, target, index, each)
        return carried

    def _report_artefact(
        self, number: int, flow: Flow, source: Node, target: Node, index: int, carried: Carried
    ) -> None:
        name = carried.written
        if name == HOLE:
            place, about = self._place(flow.spans.artefacts[index]), self._about_artefact(number, source, target, name)
            self._report(about, open_point, place, "artefact", offered(self._catalogue, source, target))
        elif carried.outcome is Outcome.UNKNOWN and self._checkable:
            known = self.findings.likely(lambda: self._catalogue.artefact_names)
            ends = (source.role, target.role) if source.role and target.role else None
            place, here = self._place(flow.spans.artefacts[index]), carried.candidates
            about = self._about_artefact(number, source, target, name)
            self._report(about, name_diagnostics.unknown_artefact, place, name, self._catalogue, known, ends, here)
        elif carried.outcome is Outcome.AMBIGUOUS:
            giver, taker = (self._catalogue.title_for(node.role or node.name) for node in (source, target))
            about, place = self._about_artefact(number, source, target, name), self._place(flow.spans.artefacts[index])
            inside = "inside" if source.role == target.role else ""
            words = place, name, carried.candidates, giver, taker, inside
            self._report(about, name_diagnostics.ambiguous_artefact, *words)

    def _place(self, span: Span | None) -> Place | None:
        return self._stream.place(span)

    def _about(self, statement: Step | NamedParty) -> Subject:
        return Subject(_SUBJECT_KINDS[type(statement)], self._stream.name, name=statement.name)

    def _about_artefact(self, number: int, source: Node, target: Node, name: str) -> Subject:
        return Subject(SubjectKind.ARTEFACT, self._stream.name, None, name, source.name, target.name, number)

    def _report(self, about: Subject, finding: Callable[..., Diagnostic], *args: Any) -> None:
        self.findings.report(about, finding, *args)
