"""Binds one stream to its catalogue: what it declares, then its arrows."""

from collections.abc import Callable, Collection, Mapping
from functools import cached_property, partial
from typing import Any

from attrs import evolve

from svc.diagnostics import limits
from svc.diagnostics.diagnostic import Diagnostic
from svc.model import Activity, Catalogue, Flow, Key, NamedParty, Step, Stream, Written, title_of
from svc.model.titles import is_title, only
from svc.semantics import name_diagnostics
from svc.semantics.binder.artefacts import meaning
from svc.semantics.binder.findings import Findings
from svc.semantics.binder.titles import StreamTitles, Titles, alternatives, by_names, shared, titles_in
from svc.semantics.bound import Arrow, BoundStream, Carried, Kind, Node, Outcome, nothing
from svc.text.near_names import listed, name_for, near
from svc.text.source import Place


def bind_stream(
    stream: Stream, catalogue: Catalogue | None, opened: Callable[[str], BoundStream | None] = nothing
) -> tuple[BoundStream, list[Diagnostic]]:
    """Bind one stream to a catalogue, None if that is not known; `opened` finds the streams that its steps open."""
    binder = _StreamBinder(stream, catalogue, opened)
    return binder.bound(), binder.findings


class _StreamBinder:
    """Binds one stream: first what it declares, then its arrows."""

    def __init__(
        self, stream: Stream, catalogue: Catalogue | None, opened: Callable[[str], BoundStream | None]
    ) -> None:
        self.findings = Findings()
        self._catalogue = catalogue or Catalogue(name=stream.follows or "_")
        self._stream = stream = by_names(stream, self._catalogue)
        self._judged = catalogue is not None
        self._opened = opened
        self._lost = {broken.name for broken in stream.broken}
        self._loses_titles = any(broken.word in ("step", "party") for broken in stream.broken)
        self._declared: dict[str, Node] = {}
        self._implicit: dict[str, Node] = {}
        self._unknown: dict[str, Node] = {}
        self._steps_of: dict[str, Step] = {}
        self._meanings: dict[tuple[str | None, str | None, str], Carried] = {}
        self._clear: dict[tuple[str | None, str | None, tuple[str, ...]], tuple[Carried, ...]] = {}

    def bound(self) -> BoundStream:
        self._keys()
        declared: list[Step | NamedParty] = [*self._stream.steps, *self._stream.parties]
        for statement in sorted(declared, key=lambda each: each.offsets):
            self._declare(statement)
        self._alike()
        arrows = self._as_meant(tuple(self._arrow(number, flow) for number, flow in enumerate(self._stream.flows, 1)))
        nodes = dict.fromkeys([*self._declared.values(), *self._implicit.values(), *self._unknown.values()])
        in_order = sorted(nodes, key=lambda node: node.place.span if node.place else (0, 0))
        return BoundStream(self._stream, self._catalogue, tuple(in_order), arrows, self._judged, self._opened)

    # --- what is declared

    def _keys(self) -> None:
        first: dict[str, Key] = {}
        for key in self._stream.keys.lines:
            known = first.setdefault(key.name, key)
            if known is not key:
                self._tell(name_diagnostics.duplicate_name, self._place(key, 1), key.name, self._place(known, 1), "key")
            elif (meant := name_diagnostics.slip_of_key(key.name)) and meant not in self._stream.keys:
                self._tell(name_diagnostics.misspelt_key, self._place(key, 1), key, meant)
            elif key.name in name_diagnostics.STATEMENTS:
                self._tell(name_diagnostics.statement_as_key, self._place(key, 1), key)

    def _declare(self, statement: Step | NamedParty) -> None:
        name, place = statement.name, self._place(statement, 1)
        if name in self._declared:
            self._tell(name_diagnostics.duplicate_name, place, name, self._declared[name].place)
            return
        title = statement.title or title_of(Activity(name))
        if isinstance(statement, NamedParty):
            role = self._role(statement, statement.party, "party", self._catalogue.all_parties)
            self._declared[name] = Node(Kind.PARTY, name, title, role, place=place, party=statement)
            return
        role = self._role(statement, statement.activity, "activity", self._catalogue.all_activities)
        self._declared[name] = Node(Kind.STEP, name, title, role, step=statement, place=place)
        if role is not None:
            self._steps_of.setdefault(role, statement)
        hidden = self._catalogue.end(name)
        if role is not None and hidden in self._catalogue.all_activities and hidden != role:
            self._tell(name_diagnostics.misleading_step, place, statement, self._catalogue, hidden)
        self._practices(statement)

    def _role(self, statement: Written, name: str, kind: str, known: Mapping[str, object]) -> str | None:
        role = self._catalogue.end(name)
        if role in known:
            return role
        if self._judged:
            ends = self._catalogue.end_names
            titles = {title: having for title, having in self._titles.roles.items() if {*having} <= known.keys()}
            of_kind = self.findings.likely(
                lambda: alternatives(name, [each for each, end in ends.items() if end in known], titles)
            )
            offer = name_diagnostics.offered(kind, known=listed(known)) if of_kind else ""
            self._unknown_name(self._place(statement, 2), kind, name, of_kind, offer, titles)
        return None

    def _practices(self, step: Step) -> None:
        catalogue = self._catalogue
        for part, practice in enumerate(step.practices, 4):
            known = catalogue.practice_names.get(practice)
            if known is None:
                if self._judged:
                    offer = name_diagnostics.offered("practice", catalogue=catalogue.name)
                    place = self._place(step, part)
                    titles = self._titles.practices
                    there = self.findings.likely(partial(alternatives, practice, catalogue.practice_names, titles))
                    self._unknown_name(place, "practice", practice, there, offer, titles)
            elif known != practice:
                place = self._place(step, part)
                self._tell(name_diagnostics.practice_alias, place, practice, catalogue.all_practices[known])

    def _alike(self) -> None:
        seen: dict[str, Node] = {}
        for node in self._declared.values():
            other = seen.setdefault(name_diagnostics.skeleton(node.name), node)
            if other is not node:
                self._tell(name_diagnostics.confusable_names, node.place, node.name, other.name, other.place)
                self._tell(name_diagnostics.confusable_names, other.place, other.name, node.name, node.place)

    # --- arrows

    def _arrow(self, number: int, flow: Flow) -> Arrow:
        declared = self._declared
        source = declared.get(flow.source) or self._end(flow, flow.source, 1)
        target = declared.get(flow.target) or self._end(flow, flow.target, 2)
        key = (source.role, target.role, flow.artefacts)
        carried = self._clear.get(key)
        if carried is None:
            named = enumerate(flow.artefacts, 3)
            carried = tuple(self._carried(flow, source, target, part, name) for part, name in named)
            if all(each.outcome in (Outcome.LISTED, Outcome.INSIDE) for each in carried):
                self._clear[key] = carried
        return Arrow(flow, source, target, carried, flow.when, flow.share, number=number)

    def _end(self, flow: Flow, name: str, part: int) -> Node:
        node = self._declared.get(name) or self._implicit.get(name)
        if node is None:
            node = self._catalogue_end(flow, name, part)
        if node.kind is Kind.UNKNOWN and self._judged and not self._is_lost(name):
            declared = f"{name_for(name)} {name}" if is_title(name) else name
            kind, known = "step, activity or party", listed(self._catalogue.ends)
            offer = name_diagnostics.offered(kind, declared=declared, known=known)
            self._unknown_name(self._place(flow, part), kind, name, self._known_ends(name), offer, self._titles.ends)
        return node

    def _is_lost(self, name: str) -> bool:
        """Whether a statement that declares a name, or perhaps the thing with a title, could not be understood."""
        return name in self._lost or (self._loses_titles and is_title(name))

    def _unknown_name(
        self, place: Place | None, kind: str, name: str, known: Collection[str], offer: str, titles: Titles
    ) -> None:
        several = shared(name, titles)
        if several:
            known, offer = (), name_diagnostics.offered("shared title", several=listed(several, " or "))
        self._tell(name_diagnostics.unknown_name, place, kind, name, known, offer)

    @cached_property
    def _titles(self) -> StreamTitles:
        return titles_in(self._stream, self._catalogue)

    def _as_meant(self, arrows: tuple[Arrow, ...]) -> tuple[Arrow, ...]:
        """The arrows with ends that are surely a slip joined to what was meant, so that a slip is told once."""
        meant: dict[Node, Node] = {}
        ends = {**self._implicit, **self._declared} if self._unknown else {}
        for name, node in list(self._unknown.items())[: limits.FINDINGS]:
            candidates = near(name, self._known_ends(name)) if self._judged and not self._is_lost(name) else ()
            known = ends.get(only(self._titles.ends, candidates[0])) if len(candidates) == 1 else None
            if known is not None:
                meant[node] = known
                del self._unknown[name]
        if not meant:
            return arrows
        return tuple(
            evolve(arrow, source=meant.get(arrow.source, arrow.source), target=meant.get(arrow.target, arrow.target),
                   guessed=arrow.source in meant or arrow.target in meant)
            for arrow in arrows
        )  # fmt: skip

    def _known_ends(self, name: str) -> Collection[str]:
        return self.findings.likely(
            lambda: alternatives(name, [*self._declared, *self._catalogue.end_names], self._titles.ends)
        )

    def _catalogue_end(self, flow: Flow, name: str, part: int) -> Node:
        catalogue, place = self._catalogue, self._place(flow, part)
        role = catalogue.end_names.get(name) if name not in self._lost else None
        if role is None:
            return self._unknown.setdefault(name, Node(Kind.UNKNOWN, name, name, None, place=place))
        title = catalogue.title_for(role)
        if role in catalogue.all_parties:
            node = Node(Kind.PARTY, name, title, role, place=place)
        else:
            node = Node(Kind.STEP, name, title, role, place=place)
            if role in self._steps_of:
                first = self._place(self._steps_of[role], 1)
                self._tell(name_diagnostics.activity_beside_steps, place, node.written, catalogue, role, first)
        same = next((known for known in self._implicit.values() if known.role == role), node)
        self._implicit[name] = same
        return same

    def _carried(self, flow: Flow, source: Node, target: Node, part: int, name: str) -> Carried:
        key = (source.role, target.role, name)
        carried = self._meanings.get(key)
        if carried is None:
            carried = self._meanings[key] = meaning(self._catalogue, source, target, name, self._judged)
        if carried.outcome is Outcome.UNKNOWN and self._judged:
            known = self.findings.likely(lambda: self._catalogue.artefact_names)
            ends = (source.role, target.role) if source.role and target.role else None
            place, here = self._place(flow, part), carried.candidates
            self._tell(name_diagnostics.unknown_artefact, place, name, self._catalogue, known, ends, here)
        elif carried.outcome is Outcome.AMBIGUOUS:
            giver, taker = (self._catalogue.title_for(node.role or node.name) for node in (source, target))
            place = self._place(flow, part)
            inside = "inside" if source.role == target.role else ""
            self._tell(name_diagnostics.ambiguous_artefact, place, name, carried.candidates, giver, taker, inside)
        return carried

    def _place(self, statement: Written, part: int) -> Place | None:
        return self._stream.place(statement, part)

    def _tell(self, finding: Callable[..., Diagnostic], *args: Any) -> None:
        self.findings.tell(finding, *args)
