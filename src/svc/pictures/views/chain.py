"""The chain view: the path of a stream through the activities of its catalogue, with steps as numbered circles."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from svc.diagnostics.diagnostic import Diagnostic
from svc.model.quantities import Real
from svc.pictures import description
from svc.pictures.layout.chain_positions import SIDE, WIDTH, Chain, Field, positions, room
from svc.pictures.layout.curves import along, curved
from svc.pictures.options import PictureOptions
from svc.pictures.scene import labels
from svc.pictures.scene.annotations import Marks, attach
from svc.pictures.scene.ids import Ids, slug
from svc.pictures.scene.panels import CIRCLE, Align, badge, broken, high, pill, wide, words_at
from svc.pictures.scene.shapes import Figure, Panel, Plan, Point, Scene, Stroke, Text
from svc.pictures.style import palette
from svc.pictures.style.colours import Colours
from svc.semantics import wording as words
from svc.semantics.bound import BoundFlow, BoundStream, Node

APART = 32
"""Between the middles of two circles in a row, at least."""
NAME = 9.5
ELSEWHERE = ""
"""The field of steps whose activity the catalogue does not know."""
COLUMNS = 3
"""Of the list of names."""


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


@frozen
class _Name:
    """The name of a step beside its circle, and where it is."""

    step: Node
    at: Point
    lines: tuple[Text, ...]
    right: bool


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
        self._at = dict(self._middles(self._places))
        self._names = list(self._beside())

    def figures(self) -> Iterator[Figure]:
        """All figures, those in the background first."""
        yield from self._fields()
        yield from self._sides()
        yield from self._flows()
        for step, at in self._at.items():
            tooltip = f"{self._numbers[step]} {step.title} ({words.activity(self._bound, step)})"
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
            yield from self._list(self._places.box.bottom + 14)

    def _field_of(self, step: Node) -> str:
        return step.role if step.role and step.role in self._titles else ELSEWHERE

    def _tint(self, name: str) -> str:
        if not self._visits[name]:
            return palette.SOFT
        return self._accents.get(name, palette.NO_ACCENT).tint

    def _middles(self, places: Chain) -> Iterator[tuple[Node, Point]]:
        """The middles of the circles, in the order of the stream.

        They run from left to right over all fields of a column, and from top to bottom in a tall one; where there are
        too many, they are in rows.
        """
        order = self._bound.steps
        for name, steps in self._visits.items():
            field = places.fields[name]
            beside = [each for each in order if field.bar or places.fields[self._field_of(each)].left == field.left]
            yield from zip(steps, _spread(field, steps, beside if not field.tall else steps), strict=True)

    def _beside(self) -> Iterator[_Name]:
        """The names of all steps beside their circles, or none if there is no room for one of them."""
        names = []
        for name, steps in self._visits.items():
            field = self._places.fields[name]
            for step in steps:
                x, y = self._at[step]
                same_row = [other[0] for each in steps if (other := self._at[each])[0] > x and abs(other[1] - y) < 30]
                end = min([field.left + field.width - 4, *(other - CIRCLE / 2 - 4 for other in same_row)])
                start = x + CIRCLE / 2 + 4
                space = x - CIRCLE / 2 - 8 - field.left if field.tall else end - start
                codes = [
                    Text(code, 9, labels.COLOURS[level], bold=True) for code, level in self._marks.codes(step).items()
                ]
                lines = [*broken(step.title.strip() or step.name, NAME, min(space - 6, 130)), *codes[:2]]
                above = 30 if not field.tall and not field.bar else 0
                least = field.height - above if not field.tall else max(APART, field.height / max(len(steps), 1) - 4)
                if wide(lines) > space - 4 or high(lines) > min(least - 4, 50) or space < 50:
                    return
                at = (x - CIRCLE / 2 - 4, y) if field.tall else (start, y)
                names.append(_Name(step, at, tuple(lines), right=not field.tall))
        yield from names

    def _fields(self) -> Iterator[Panel]:
        box = self._places.box
        yield Panel(
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
        for name, field in self._places.fields.items():
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
        products = self._places.products
        yield Panel(
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
        taken = [
            (name.at[0] + (wide(name.lines) / 2 if name.right else -wide(name.lines) / 2), name.at[1])
            for name in self._names
        ]
        codes: list[Panel] = []
        middles: list[Point] = []
        pills: list[Point] = []
        for number, (source, target) in enumerate(pairs):
            flows = joined[source, target]
            is_back = flows[0] in back
            others = [at for step, at in self._at.items() if step not in (source, target)]
            points = curved(self._at[source], self._at[target], CIRCLE / 2, others, taken, middles)
            middles.append(along(points, 0.5))
            level = self._marks.level(*flows)
            id = self._ids.new("path", str(number + 1))
            given = [words.gives(self._bound, flow, f"{self._numbers[target]} {target.title}") for flow in flows]
            reported = [words.finding(finding) for flow in flows for finding in self._marks.about.get(flow, ())]
            tooltip = "\n".join([f"{self._numbers[source]} {source.title} {each}" for each in given] + reported)
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

    def _list(self, top: Real) -> Iterator[Panel]:
        """The names of all steps in columns, read downwards."""
        across = (WIDTH - 20 * (COLUMNS - 1)) / COLUMNS
        steps = self._bound.steps
        deep = -(-len(steps) // COLUMNS)
        for column in range(COLUMNS):
            y = top
            for step in steps[column * deep : (column + 1) * deep]:
                codes = " ".join(self._marks.codes(step))
                lines = broken(step.title.strip() or step.name, 10, across - 30, most=6)
                lines += [Text(codes, 9, labels.COLOURS[self._marks.level(step)], bold=True)] if codes else []
                left = column * (across + 20)
                id = self._ids.new("name", step.name)
                number = Text(str(self._numbers[step]), 10, bold=True)
                yield Panel(
                    f"{id}_number", left, y, 24, high([number]) + 2, [number], align="right", inset=2, kind="name"
                )
                yield Panel(id, left + 26, y, across - 26, high(lines) + 2, lines, align="left", inset=2, kind="name")
                y += high(lines) + 4


def _spread(field: Field, steps: Sequence[Node], beside: Sequence[Node]) -> list[Point]:
    """The middles of the circles of a field."""
    if not steps:
        return []
    if field.tall and len(steps) * APART <= field.height - 60:
        first, last = field.top + 56, field.bottom - 30
        apart = (last - first) / (len(steps) - 1) if len(steps) > 1 else 0
        x = field.left + field.width - 24
        return [(x, round(first + apart * number, 1)) for number in range(len(steps))]
    left, right = field.left + (130 if field.bar else 32), field.left + field.width - 32
    above = 0 if field.bar else 30
    middle = field.top + (field.height + above) / 2 - above / 15
    named = right - 90 if field.width > 240 else right
    apart = (named - left) / max(len(beside) - 1, 1)
    spots = [(round(left + apart * beside.index(step), 1), middle) for step in steps]
    if all(b[0] - a[0] >= APART for a, b in pairwise(spots)):
        return spots
    in_row = max(int((right - left + APART) // APART), 1)
    rows = -(-len(steps) // in_row)
    top = field.top + above + (field.height - above - 36 * rows) / 2 + 18
    apart = min((right - left) / max(min(in_row, len(steps)) - 1, 1), 60)
    return [(round(left + apart * (number % in_row), 1), top + 36 * (number // in_row)) for number in range(len(steps))]
