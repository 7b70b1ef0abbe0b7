"""The stream view: steps and parties from left to right, what they give each other on the lines between them."""

from collections.abc import Iterable, Iterator, Mapping

from svc.diagnostics.diagnostic import Diagnostic
from svc.pictures import description
from svc.pictures.layout.party_places import Place, seat
from svc.pictures.options import PictureOptions
from svc.pictures.scene import events, labels
from svc.pictures.scene.annotations import Marks, attach
from svc.pictures.scene.cards import card, times
from svc.pictures.scene.emblems import emblem, forms
from svc.pictures.scene.ids import Ids, slug
from svc.pictures.scene.shapes import Card, Emblem, Line, Scene
from svc.pictures.style import palette
from svc.semantics import wording as words
from svc.semantics.bound import BoundFlow, BoundStream, Node, NodeKind
from svc.semantics.graph import longest, ranks
from svc.semantics.rework import rework

ABBREVIATIONS = {"P": "P process time", "W": "W wait before the step", "C&A": "C&A complete and accurate"}


def stream(bound: BoundStream, diagnostics: Iterable[Diagnostic], options: PictureOptions) -> Scene:
    """A stream as cards, parties and lines, its findings marked."""
    marks = attach(bound, diagnostics)
    drawing = _Drawing(bound, marks, options)
    sentences = labels.sentences(marks.all)
    return Scene(
        slug(bound.stream.name),
        "stream",
        labels.title(bound),
        labels.subtitle(bound, marks),
        description.running(bound, marks.all),
        (*drawing.emblems.values(), *drawing.cards.values()),
        drawing.lines,
        sentences,
        tuple(_legend(bound, drawing.lines)),
        colours=options.colours,
        advice=["slide", *labels.smaller(sentences)],
    )


class _Drawing:
    """The nodes and lines of a stream: parties need the steps' order, lines need both."""

    def __init__(self, bound: BoundStream, marks: Marks, options: PictureOptions) -> None:
        self._bound, self._marks, self._colours, self._ids = bound, marks, options.colours, Ids()
        self._has_details = options.details
        self._back, self._main, rank = _order(bound)
        self._rework = rework(bound)
        self._seating = seat(bound, rank)
        self.cards = dict(self._cards())
        self.emblems = dict(self._emblems())
        names = words.called(bound)
        self.lines = [self._line(number, flow, names) for number, flow in enumerate(bound.flows, 1)]

    def _cards(self) -> Iterator[tuple[Node, Card]]:
        bound = self._bound
        accents = palette.accents(bound.catalogue.all_activities, self._colours.accents)
        numbers = {step: number for number, step in enumerate(bound.steps, 1)}
        for node in bound.nodes:
            if node.kind is not NodeKind.PARTY:
                accent = accents.get(node.role or "", palette.NO_ACCENT)
                codes, id = self._marks.codes(node), self._ids.new("step", node.name)
                yield node, card(bound, node, numbers.get(node), id, accent, codes, details=self._has_details)

    def _emblems(self) -> Iterator[tuple[Place, Emblem]]:
        shapes = forms(self._bound.catalogue)
        for place in self._seating.places:
            kind = self._bound.catalogue.title_for(place.party.role or "party")
            level = self._marks.level(place.party)
            accent = self._colours.accents.get(place.party.role or "", palette.OF_PARTIES)
            id = self._ids.new("party", place.party.name)
            own = place.role == "demand" and events.begins(self._bound, place.party)
            role = f"{events.BEGINS} {place.role}" if own else place.role
            yield place, emblem(place.party, role, kind, shapes, id, level, accent)

    def _line(self, number: int, flow: BoundFlow, names: Mapping[Node, str]) -> Line:
        bound, marks = self._bound, self._marks
        unwrapped = tuple(labels.carried(bound, flow, marks, rework=flow in self._rework))
        given = words.given(bound, flow) or "flow"
        case = words.alternative(flow)
        tooltip = f"{given}: {names[flow.source]} to {names[flow.target]}{f' ({case})' if case else ''}"
        reported = [words.finding(finding) for finding in marks.about.get(flow, ())]
        return Line(
            self._ids.new("flow", str(number)),
            self._end(flow.source, self._seating.giving.get(flow)),
            self._end(flow.target, self._seating.taking.get(flow)),
            labels.in_lines(unwrapped),
            "\n".join((tooltip, *words.note(flow), *reported)),
            labels.pills(marks.codes(flow)),
            marks.level(flow),
            dashed=flow in self._back,
            back=flow in self._back,
            main=flow in self._main,
            unwrapped=unwrapped,
        )

    def _end(self, node: Node, place: Place | None) -> str:
        return self.emblems[place].id if place else self.cards[node].id


def _order(bound: BoundStream) -> tuple[set[BoundFlow], set[BoundFlow], dict[Node, int]]:
    """The flows that lead back, those of the longest path, and the rank of each step."""
    steps = [node for node in bound.nodes if node.kind is not NodeKind.PARTY]
    between = [flow for flow in bound.flows if NodeKind.PARTY not in (flow.source.kind, flow.target.kind)]
    back = set(bound.backward_flows)
    forward = [flow for flow in between if flow not in back]
    edges = [(flow.source, flow.target) for flow in forward]
    rank = ranks(steps, edges)
    return back, {forward[number] for number in longest(edges, rank)}, rank


def _legend(bound: BoundStream, lines: Iterable[Line]) -> Iterator[str]:
    used = {label for step in bound.steps for label, _ in times(step.step)}
    yield from (meaning for label, meaning in ABBREVIATIONS.items() if label in used)
    if any(line.dashed for line in lines):
        yield "dashed line: leads back"
    yield from events.meanings(bound)
