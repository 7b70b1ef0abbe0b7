"""The chain view: the path of a stream through the activities of its catalogue, with steps as numbered circles."""

from collections.abc import Iterable, Iterator

from svc.diagnostics.diagnostic import Diagnostic
from svc.pictures import description
from svc.pictures.layout.chain_circles import APART, middles
from svc.pictures.layout.chain_positions import SIDE, WIDTH, Field, positions, room
from svc.pictures.layout.curves import along, curved
from svc.pictures.options import PictureOptions
from svc.pictures.scene import labels
from svc.pictures.scene.annotations import Marks, attach
from svc.pictures.scene.ids import Ids, slug
from svc.pictures.scene.panels import CIRCLE, Align, badge, broken, high, pill, wide, words_at
from svc.pictures.scene.shapes import Figure, Panel, Plan, Point, Scene, Stroke, Text
from svc.pictures.style import palette
from svc.pictures.style.colours import Colours
from svc.pictures.views.chain_names import beside_circles, in_columns
from svc.semantics import wording as words
from svc.semantics.bound import BoundFlow, BoundStream, Node

ELSEWHERE = ""
"""The field of steps whose activity the catalogue does not know."""


def chain(bound: BoundStream, diagnostics: Iterable[Diagnostic], options: PictureOptions) -> Scene:
    """A stream on the service value chain."""
    marks = attach(bound, diagnostics)
    figures = list(_Drawing(bound, marks, options.colours).figures())
    height = max(each.top + each.height for each in figures if isinstance(each, Panel))
    subtitle = labels.subtitle(bound, marks)
    counted = subtitle[-1:] if marks.all else []
    order = ["Numbers show the order in which the stream visits the activities"] if bound.steps else []
    sentences = labels.sentences(marks.all)
    dashed = any(isinstance(each, Stroke) and each.dashed for each in figures)
    return Scene(
        slug(bound.stream.name),
        "chain",
        labels.title(bound),
        [*order, *counted] if order else subtitle,
        description.running(bound, marks.all),
        sentences=sentences,
        advice=labels.smaller(sentences),
        legend=["dashed line: leads back"] if dashed else [],
        plan=Plan(WIDTH, height, {}, {}, figures=figures),
        colours=options.colours,
    )


class _Drawing:
    """The figures of a chain: the circles need their fields, names and lines need the circles."""

    def __init__(self, bound: BoundStream, marks: Marks, colours: Colours) -> None:
        self._bound, self._marks, self._ids = bound, marks, Ids()
        catalogue = bound.catalogue
        self._titles = {name: catalogue.title_for(name) for name in catalogue.all_activities}
        if any(step.role not in self._titles for step in bound.steps):
            self._titles[ELSEWHERE] = "Unknown activity"
        self._accents = palette.accents(catalogue.all_activities, colours.accents)
        self._numbers = {step: number for number, step in enumerate(bound.steps, 1)}
        self._visits = {name: [step for step in bound.steps if self._field_of(step) == name] for name in self._titles}
        rooms = room(list(self._titles))
        self._places = positions(
            list(self._titles),
            {name: -(-len(steps) // max(int((rooms[name] - 140) // APART), 1)) for name, steps in self._visits.items()},
        )
        self._at = dict(middles(self._places.fields, self._visits, bound.steps))
        self._names = beside_circles(self._visits, self._places.fields, self._at, marks)

    def figures(self) -> Iterator[Figure]:
        """All figures, those in the background first."""
        yield from self._fields()
        yield from self._sides()
        yield from self._flows()
        for step, at in self._at.items():
            called = f"{self._numbers[step]} {step.title} ({words.activity(self._bound, step)})"
            tooltip = "\n".join((called, *words.note(step)))
            kind = f"visit {step.role or 'unknown'}"
            id = self._ids.new("visit", step.name)
            yield badge(id, at, self._numbers[step], level=self._marks.level(step), kind=kind, tooltip=tooltip)
        for name in self._names:
            ground = self._tint(self._field_of(name.step))
            align: Align = "left" if name.right else "right"
            yield words_at(
                self._ids.new("name", name.step.name), name.at, name.lines, align, ground=ground, kind="name"
            )
        if len(self._names) < len(self._at):
            yield from in_columns(self._numbers, self._marks, self._ids, self._places.box.bottom + 14)

    def _field_of(self, step: Node) -> str:
        return step.role if step.role and step.role in self._titles else ELSEWHERE

    def _tint(self, name: str) -> str:
        if not self._visits[name]:
            return palette.SOFT
        return self._accents.get(name, palette.NO_ACCENT).tint

    def _fields(self) -> Iterator[Panel]:
        yield self._chain()
        for name, field in self._places.fields.items():
            yield from self._field(name, field)
        yield self._products()

    def _chain(self) -> Panel:
        box = self._places.box
        return Panel(
            "svc_chain",
            box.left,
            box.top,
            box.width,
            box.height,
            fill=palette.FIELD,
            outline=palette.RULE,
            weight=1.2,
            shape="rounded",
            behind=True,
            kind="chain",
        )

    def _field(self, name: str, field: Field) -> Iterator[Panel]:
        """The field of an activity, and its title."""
        accent, visited = self._accents.get(name, palette.NO_ACCENT), bool(self._visits[name])
        id = self._ids.new("activity", name or "unknown")
        yield Panel(
            id,
            field.left,
            field.top,
            field.width,
            field.height,
            fill=self._tint(name),
            outline=accent.band if visited else palette.RULE,
            weight=2,
            shape="rounded",
            behind=True,
            kind=f"activity {name}",
            tooltip=self._titles[name],
        )
        title = broken(self._titles[name], 11, field.width - 40, accent.text, bold=True, most=2)
        across = min(wide(title) + 18, field.width - 16)
        left = field.left + (field.width - across) / 2 if field.tall else field.left + 8
        left = field.left + field.width - across - 8 if field.title_right else left
        yield Panel(
            f"{id}_title",
            left,
            field.top + 8,
            across,
            high(title) + 6,
            title,
            fill=accent.band,
            shape="rounded",
            inset=2,
            kind=f"activity-title {name}",
            tooltip=self._titles[name],
        )

    def _products(self) -> Panel:
        products = self._places.products
        return Panel(
            "svc_products",
            products.left,
            products.top,
            products.width,
            products.height,
            [Text("Products", 12, bold=True), Text("& services", 12, bold=True)],
            fill=palette.CHIP,
            outline=palette.LINE,
            weight=1.4,
            shape="rounded",
            kind="products",
            tooltip="Products and services",
        )

    def _sides(self) -> Iterator[Panel]:
        """Demand and value, with what the stream takes and gives."""
        opening = {word.lower(): text for word, text in words.opening(self._bound)}
        demand = opening.get("demand") or opening.get("trigger", "")
        value = opening.get("value") or opening.get("outcome", "")
        middle = self._places.products.top + self._places.products.height / 2
        for word, text, left in (("Demand", demand, 0), ("Value", value, WIDTH - SIDE + 10)):
            room = SIDE - 10
            id = f"svc_{word.lower()}"
            yield Panel(
                id,
                left,
                middle - 56,
                room,
                56,
                [Text(word, 13, palette.ON_PARTY, bold=True)],
                fill=palette.PARTY,
                outline=palette.PARTY,
                shape="chevron",
                kind=f"party {word.lower()}",
                tooltip=f"{word}: {text}",
            )
            lines = broken(" ".join(text.split()), 10, room - 8, most=8) if text.strip() else []
            if lines:
                yield Panel(f"{id}_words", left, middle + 6, room, high(lines) + 4, lines, inset=2, kind="side")

    def _flows(self) -> Iterator[Figure]:
        """A curve for each pair of steps that a flow joins; one with a finding is marked with its codes."""
        joined: dict[tuple[Node, Node], list[BoundFlow]] = {}
        for flow in self._bound.flows:
            if flow.source in self._at and flow.target in self._at and flow.source is not flow.target:
                joined.setdefault((flow.source, flow.target), []).append(flow)
        pairs = list(joined)
        back = set(self._bound.backward_flows)
        taken = [name.middle for name in self._names]
        codes: list[Panel] = []
        drawn: list[Point] = []
        pills: list[Point] = []
        for number, (source, target) in enumerate(pairs):
            flows = joined[source, target]
            is_back = flows[0] in back
            others = [at for step, at in self._at.items() if step not in (source, target)]
            points = curved(self._at[source], self._at[target], CIRCLE / 2, others, taken, drawn)
            drawn.append(along(points, 0.5))
            level = self._marks.level(*flows)
            id = self._ids.new("path", str(number + 1))
            ends = [f"{self._numbers[node]} {node.title}" for node in (source, target)]
            given = [(f"{ends[0]} {words.gives(self._bound, flow, ends[1])}", *words.note(flow)) for flow in flows]
            reported = [words.finding(finding) for flow in flows for finding in self._marks.about.get(flow, ())]
            tooltip = "\n".join([line for lines in given for line in lines] + reported)
            yield Stroke(
                id,
                points,
                palette.INK,
                1.6 if is_back else 2,
                dashed=is_back,
                head=True,
                curve=True,
                tooltip=tooltip,
                kind="path",
                level=level,
            )
            for code, each in list(self._marks.codes(*flows).items())[:3]:
                spots = [along(points, part) for part in (0.5, 0.4, 0.6, 0.3, 0.7)]
                spot = next(
                    (at for at in spots if all(abs(at[0] - x) > 48 or abs(at[1] - y) > 15 for x, y in pills)), spots[0]
                )
                pills.append(spot)
                codes.append(pill(f"{id}_code_{len(pills)}", spot, code, each, tooltip))
        yield from codes
