"""The chain view: the activities of a catalogue where people know them from, with the steps of a stream as circles."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from svc.diagnostics.diagnostic import Diagnostic
from svc.pictures import description
from svc.pictures.layout.chain_circles import middles
from svc.pictures.layout.chain_positions import WIDTH, positions
from svc.pictures.layout.clear_lines import clear_lines
from svc.pictures.layout.ground import Box
from svc.pictures.options import PictureOptions
from svc.pictures.scene import events, labels
from svc.pictures.scene.annotations import Marks, attach
from svc.pictures.scene.ids import Ids, slug
from svc.pictures.scene.panels import CIRCLE, Align, badge, words_at
from svc.pictures.scene.shapes import Figure, Panel, Plan, Point, Scene
from svc.pictures.style import palette
from svc.pictures.style.colours import Colours
from svc.pictures.views import chain_flows
from svc.pictures.views.chain_fields import Activity, fields, sides
from svc.pictures.views.chain_flows import Pair, room
from svc.pictures.views.chain_hops import HOP, at_circles, hops
from svc.pictures.views.chain_names import Name, Said, beside_circles, in_columns
from svc.semantics import wording as words
from svc.semantics.bound import BoundStream, Node

ELSEWHERE = ""
"""The field of steps whose activity the catalogue does not know."""
NUMBERED = "The steps are numbered in the order of the text; lines show what leads to what"


def chain(bound: BoundStream, diagnostics: Iterable[Diagnostic], options: PictureOptions) -> Scene:
    """A stream on the service value chain."""
    marks = attach(bound, diagnostics)
    drawing = _Drawing(bound, marks, options.colours)
    figures = list(drawing.figures())
    subtitle = labels.subtitle(bound, marks)
    counted = subtitle[-1:] if marks.all else []
    sentences = labels.sentences(marks.all)
    bottom = max(each.top + each.height for each in figures if isinstance(each, Panel))
    return Scene(
        slug(bound.stream.name),
        "chain",
        labels.title(bound),
        [NUMBERED, *counted] if bound.steps else subtitle,
        description.running(bound, marks.all),
        sentences=sentences,
        advice=labels.smaller(sentences),
        legend=drawing.legend(),
        plan=Plan(WIDTH, bottom, {}, {}, figures=figures),
        colours=options.colours,
    )


class _Drawing:
    """The figures of a chain: circles need their fields, names their circles, and lines both."""

    def __init__(self, bound: BoundStream, marks: Marks, colours: Colours) -> None:
        self._bound, self._marks, self._ids = bound, marks, Ids()
        self._numbers = {step: number for number, step in enumerate(bound.steps, 1)}
        self._flows, self._beside = chain_flows.joined(bound), chain_flows.beside(bound)
        self._back = {(flow.source, flow.target) for flow in bound.backward_flows}
        self._visits = _visits(bound)
        self._activities = _activities(bound, self._visits, colours)
        self._places = positions(list(self._visits), {name: len(steps) for name, steps in self._visits.items()})
        self._fields = list(fields(self._places, self._activities.values(), self._ids))
        self._at = middles(self._places.fields, self._visits, bound.steps, chain_flows.neighbours(self._flows))
        self._names, self._lines = self._named()
        self._hops: dict[Node, list[Pair]] = {}
        for pair in (each for each in self._flows if each not in self._lines):
            self._hops.setdefault(pair[0], []).append(pair)

    def legend(self) -> Iterator[str]:
        """What the signs mean that are drawn."""
        if self._back & self._lines.keys():
            yield "dashed line: leads back"
        if self._hops:
            yield f"{HOP} 8: leads to step 8, without a line"
        yield from events.meanings(self._bound)

    def figures(self) -> Iterator[Figure]:
        """All figures, those in the background first."""
        yield from self._fields
        yield from sides(self._bound, self._numbers, self._places, self._marks)
        strokes = chain_flows.strokes(self._lines, self._flows, self._back, self._bound, self._marks, self._ids)
        yield from strokes.values()
        yield from map(self._circle, self._bound.steps)
        yield from self._beside_circles() if self._names else self._below()
        codes = [(stroke, self._marks.codes(*self._flows[pair])) for pair, stroke in strokes.items()]
        taken = [*map(chain_flows.around, self._at.values()), *self._words(self._names)]
        pills = list(chain_flows.pills(codes, taken))
        yield from pills
        leads = {step: [self._numbers[target] for _, target in pairs] for step, pairs in self._hops.items()}
        yield from at_circles(leads, self._at, strokes.values(), [*taken, *map(room, pills)], self._ids)

    def _named(self) -> tuple[list[Name], dict[Pair, list[Point]]]:
        """The names beside the circles, and the lines; no names there if they were in the way of a line."""
        said = {step: self._said(step) for step in self._bound.steps}
        names = beside_circles(self._visits, self._places.fields, self._at, said)
        lines = self._clear(names)
        return (names, lines) if len(lines) == len(self._flows) or not names else ([], self._clear([]))

    def _clear(self, names: Iterable[Name]) -> dict[Pair, list[Point]]:
        box = self._places.box
        page = box.left + 2, box.top + 2, box.right - 2, box.bottom - 2
        return clear_lines(self._flows, self._at, CIRCLE / 2, self._words(names), page)

    def _words(self, names: Iterable[Name]) -> list[Box]:
        """Where no line may be."""
        return [*(room(panel) for panel in self._fields if not panel.behind), *(name.box for name in names)]

    def _said(self, step: Node, unlined: Collection[Pair] = ()) -> Said:
        """What is said of a step: where it leads without a line too, and the findings on that."""
        flows = [flow for pair in unlined for flow in self._flows[pair]]
        codes = self._marks.codes(step, *self._beside.get(step, ()), *flows)
        where = hops(unlined, self._numbers, self._back)
        return Said(
            self._numbers[step], step.title.strip() or step.name, [*events.signs(self._bound, step), *where], codes
        )

    def _circle(self, step: Node) -> Panel:
        flows = self._beside.get(step, ())
        reported = [words.finding(each) for flow in flows for each in self._marks.about.get(flow, ())]
        called = f"{self._numbers[step]} {step.title} ({words.activity(self._bound, step)})"
        return badge(
            self._ids.new("visit", step.name),
            self._at[step],
            self._numbers[step],
            level=self._marks.level(step, *flows),
            kind=f"visit {step.role or 'unknown'}",
            tooltip="\n".join((called, *words.note(step), *reported)),
        )

    def _beside_circles(self) -> Iterator[Panel]:
        for name in self._names:
            align: Align = "left" if name.right else "right"
            ground = self._activities[_field_of(name.step, self._bound)].tint
            id = self._ids.new("name", name.step.name)
            yield words_at(id, name.at, name.lines, align, ground=ground, kind="name")

    def _below(self) -> Iterator[Panel]:
        said = {step.name: self._said(step, self._hops.get(step, ())) for step in self._bound.steps}
        yield from in_columns(said, self._ids, self._places.box.bottom + 14)


def _visits(bound: BoundStream) -> dict[str, list[Node]]:
    """The steps in each activity, and those elsewhere if there are any."""
    visits: dict[str, list[Node]] = {name: [] for name in bound.catalogue.all_activities}
    for step in bound.steps:
        visits.setdefault(_field_of(step, bound), []).append(step)
    return visits


def _activities(bound: BoundStream, visits: Mapping[str, Sequence[Node]], colours: Colours) -> dict[str, Activity]:
    accents = palette.accents(bound.catalogue.all_activities, colours.accents)
    titles = {name: bound.catalogue.title_for(name) if name else "Unknown activity" for name in visits}
    return {
        name: Activity(name, titles[name], accents.get(name, palette.NO_ACCENT), bool(steps))
        for name, steps in visits.items()
    }


def _field_of(step: Node, bound: BoundStream) -> str:
    return step.role if step.role and step.role in bound.catalogue.all_activities else ELSEWHERE
