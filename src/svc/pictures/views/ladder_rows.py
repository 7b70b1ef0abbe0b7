"""The cards of a ladder in rows, what is between and below them, and where everything is."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from svc.measures.step_times import step_times
from svc.model.quantities import Real
from svc.pictures.options import PictureOptions
from svc.pictures.scene.annotations import Marks
from svc.pictures.scene.cards import WIDTH, aligned, card
from svc.pictures.scene.panels import broken, high, pill
from svc.pictures.scene.shapes import Card, Emblem, Figure, Line, Panel, Plan, Point, Scene, Stroke, Text
from svc.pictures.style import palette
from svc.pictures.views.timing import BOX, DROP, SCALE, TILE, TILES, Times, box, steps_of_ladder, to_scale, totals
from svc.semantics.bound import BoundFlow, BoundStream, Node, NodeKind

IN_A_ROW = 5
"""Cards that fit side by side on a slide."""
APART = 46
"""Between two cards, where work waits."""
SIDE = 48
"""What the words left of a ladder take, at least; a party at an end of the way may take more."""
QUEUE = (26, 22)
BETWEEN = 34
"""Between two rows."""
HEADING = 30
"""The height of the heading above the steps beside the way."""


class Ladder:
    """The cards of a way in rows, what is between and below them."""

    def __init__(self, bound: BoundStream, marks: Marks, drawn: Scene, times: Times, options: PictureOptions) -> None:
        self._bound, self._marks, self.times, self._has_details = bound, marks, times, options.details
        self._accents = palette.accents(bound.catalogue.all_activities, options.colours.accents)
        self._numbers = {step: number for number, step in enumerate(bound.steps, 1)}
        steps = [node for node in bound.nodes if node.kind is not NodeKind.PARTY]
        known = [node.id for node in drawn.nodes if isinstance(node, Card)]
        self._way = times.measured.path
        self._branch = tuple(step_times(step, times.calendar) for step in bound.steps if step in times.beside)
        self._cards = _as_high(dict(self._brief(dict(zip(steps, known, strict=True)))))
        self._lines = dict(zip(bound.flows, drawn.lines, strict=True))
        emblems = {node.id: node for node in drawn.nodes if isinstance(node, Emblem)}
        way = [each.step for each in times.measured.path]
        self._first, self._last = _ends(bound, way, self._lines, emblems) if way else (None, None)
        self._side = APART + max([SIDE, *(each.width + 8 for each in (self._first, self._last) if each)])
        self._rows = -(-len(way) // IN_A_ROW) or 1
        self._in_row = -(-len(way) // self._rows)
        self._tall = max((each.height for each in self._cards.values()), default=0)

    @property
    def nodes(self) -> list[Card | Emblem]:
        """The cards and parties of the path."""
        return [each for each in (self._first, *self._cards.values(), self._last) if each]

    def plan(self) -> Plan:
        """Where everything is."""
        wide = max(self._across if self._cards else 0, TILES * (TILE[0] + 8) - 8)
        places = dict(self._places())
        figures = [*self._between(places), *self._below(places)]
        top = self._row_top(self._rows + self._rows_of(len(self._branch))) if self._cards else 0
        figures += [*self._totals(wide, top)]
        height = max((each.top + each.height for each in figures if isinstance(each, Panel)), default=20)
        return Plan(wide, height, places, {}, figures=figures)

    def _brief(self, ids: Mapping[Node, str]) -> Iterator[tuple[Node, Card]]:
        for each in (*self._way, *self._branch):
            step = each.step
            accent = self._accents.get(step.role or "", palette.NO_ACCENT)
            codes = self._marks.codes(step)
            yield (
                step,
                card(
                    self._bound,
                    step,
                    self._numbers.get(step),
                    ids[step],
                    accent,
                    codes,
                    brief=True,
                    details=self._has_details,
                ),
            )

    @property
    def _across(self) -> Real:
        return 2 * self._side + self._in_row * (WIDTH + APART) - APART

    def _rows_of(self, cards: int) -> int:
        return -(-cards // self._in_row) if self._in_row else 0

    def _row(self, number: int) -> tuple[int, int]:
        """The row and the column of a card: those of the branch are in rows below those of the way."""
        if number < len(self._way):
            return divmod(number, self._in_row)
        row, column = divmod(number - len(self._way), self._in_row)
        return self._rows + row, column

    def _row_top(self, row: int) -> Real:
        heading = HEADING if self._branch and row >= self._rows else 0
        return heading + row * (self._tall + 8 + BOX + 30 + DROP + BETWEEN)

    def _places(self) -> Iterator[tuple[str, Point]]:
        """The middles of cards and parties."""
        cards = list(self._cards.values())
        for number, each in enumerate(cards):
            row, column = self._row(number)
            yield each.id, (self._side + column * (WIDTH + APART) + WIDTH / 2, self._row_top(row) + self._tall / 2 + 14)
        for emblem, number, side in ((self._first, 0, -1), (self._last, len(self._way) - 1, 1)):
            if emblem:
                row, column = divmod(number, self._in_row)
                x = self._side + column * (WIDTH + APART) + WIDTH / 2
                x += side * (WIDTH / 2 + self._side - emblem.width / 2)
                yield emblem.id, (x, self._row_top(row) + self._tall / 2 + 14)

    def _between(self, places: Mapping[str, Point]) -> Iterator[Figure]:
        """The flows along the way, with the codes of their findings, and where work waits before a step."""
        way = [each.step for each in self._way]
        for before, steps in ((0, way), (len(way), [each.step for each in self._branch])):
            for number, (source, target) in enumerate(pairwise(steps), before + 1):
                flows = [each for each in self._bound.outgoing[source] if each.target is target]
                ends = places[self._cards[source].id], places[self._cards[target].id]
                yield from self._flow(flows, _course(*ends, self._row_top(self._row(number)[0]) + 3))
        if self._first:
            flows = [each for each in self._bound.incoming[way[0]] if self._lines[each].source == self._first.id]
            (x, y), (end, _) = places[self._first.id], places[self._cards[way[0]].id]
            yield from self._flow(flows, [(x + self._first.width / 2, y), (end - WIDTH / 2, y)])
        if self._last:
            flows = [each for each in self._bound.outgoing[way[-1]] if self._lines[each].target == self._last.id]
            (x, y), (start, _) = places[self._last.id], places[self._cards[way[-1]].id]
            yield from self._flow(flows, [(start + WIDTH / 2, y), (x - self._last.width / 2, y)])
        for each in (*self._way, *self._branch):
            if each.wait.most:
                x, y = places[self._cards[each.step].id]
                tooltip = f"Work waits {self.times.text(each.wait)} before step {self._numbers.get(each.step, '')}"
                yield Panel(
                    f"{self._cards[each.step].id}_queue",
                    x - WIDTH / 2 - APART / 2 - QUEUE[0] / 2 - 3,
                    y - QUEUE[1] - 5,
                    *QUEUE,
                    fill=palette.ALERT,
                    outline=palette.WARNING,
                    weight=1.3,
                    shape="triangle",
                    kind="queue",
                    tooltip=tooltip,
                )

    def _flow(self, flows: Sequence[BoundFlow], points: Sequence[Point]) -> Iterator[Figure]:
        if not flows:
            return
        lines = [self._lines[flow] for flow in flows]
        tooltip = "\n".join(dict.fromkeys(line.tooltip for line in lines))
        yield Stroke(lines[0].id, points, head=True, tooltip=tooltip, kind="flow", level=self._marks.level(*flows))
        middle = ((points[0][0] + points[1][0]) / 2, points[0][1] + 12)
        for number, (code, each) in enumerate(self._marks.codes(*flows).items()):
            at = (middle[0], middle[1] + 16 * number)
            yield pill(f"{lines[0].id}_code_{number}", at, code, each, tooltip)

    def _below(self, places: Mapping[str, Point]) -> Iterator[Figure]:
        """Data boxes and ladders, row by row, those of the branch with a heading."""
        every = (*self._way, *self._branch)
        numbers = [*range(0, len(self._way), self._in_row or 1), *range(len(self._way), len(every), self._in_row or 1)]
        for start, end in pairwise([*numbers, len(every)]):
            row = every[start:end]
            top = self._row_top(self._row(start)[0]) + self._tall + 14 + 8
            if start == len(self._way):
                yield from self._heading()
            spans = []
            for each in row:
                id = self._cards[each.step].id
                left = places[id][0] - WIDTH / 2
                spans.append((left, left + WIDTH))
                yield from box(self.times, each, f"{id}_data", left, top, WIDTH)
            up = top + BOX + 28
            for word, y in (("Wait", up - 11), ("Process", up + DROP - 11)):
                yield Panel(
                    f"svc_{word.lower()}_{start}",
                    0,
                    y - 8,
                    44,
                    16,
                    [Text(word, 9.5, palette.MUTED)],
                    align="left",
                    inset=0,
                    kind="words",
                )
            yield from steps_of_ladder(self.times, row, spans, APART, up, f"svc_ladder_{start}")

    def _heading(self) -> Iterator[Figure]:
        """What the branch is: the steps beside the way that it waits for, and where they leave it and come back."""
        way, branch = {each.step for each in self._way}, {each.step for each in self._branch}
        leaving = sorted(
            {self._numbers[each] for each in way for flow in self._bound.outgoing[each] if flow.target in branch}
        )
        back = sorted(
            {self._numbers[each] for each in way for flow in self._bound.incoming[each] if flow.source in branch}
        )
        places = [("from", leaving), ("back at", back)]
        said = ", ".join(f"{word} {', '.join(map(str, numbers))}" for word, numbers in places if numbers)
        words = [Text(f"Beside this way, and it waits for them: {said}", 10, bold=True)]
        top = self._row_top(self._rows) - HEADING + 2
        yield Stroke("svc_branch_rule", [(0, top), (self._across, top)], palette.RULE, 1, kind="rule")
        yield Panel("svc_waited", 0, top + 2, self._across, 18, words, align="left", inset=0, kind="words")

    def _totals(self, wide: Real, top: Real) -> Iterator[Figure]:
        """The totals, the lead time to scale, and which steps are not on the way."""
        way = self.times.measured.path
        timed = self.times.measured.untimed < len(way)
        if timed:
            yield from totals(self.times, 0, top)
            top += TILE[1] + 14
            title = Text("Lead time to scale: waiting in grey, work in the colour of its activity", 10, bold=True)
            yield Panel("svc_scale", 0, top, wide, 18, [title], align="left", inset=0, kind="words")
            parts = [(self._numbers.get(each.step, 0), each, self._cards[each.step].accent) for each in way]
            yield from to_scale(self.times, parts, 0, top + 22, wide)
            top += 22 + SCALE + 8
        measured = {each.step for each in way}
        others = [step for step in self._bound.steps if step not in measured and step not in self.times.beside]
        if others:
            names = ", ".join(f"{self._numbers[step]} {step.title}" for step in others)
            lines = broken(f"Not on this way: {names}", 9.5, wide - 8, palette.MUTED)
            yield Panel("svc_others", 0, top, wide, high(lines) + 8, lines, align="left", inset=0, kind="words")


def _as_high(cards: Mapping[Node, Card]) -> dict[Node, Card]:
    """Cards as high as the highest of them."""
    high = aligned(cards.values(), {each.id: 0 for each in cards.values()})
    return {step: card for step, each in cards.items() if isinstance(card := high[each.id], Card)}


def _ends(
    bound: BoundStream, way: Sequence[Node], lines: Mapping[BoundFlow, Line], emblems: Mapping[str, Emblem]
) -> tuple[Emblem | None, Emblem | None]:
    """The parties at the two ends of a way, as in the stream view, which never draws one for both."""
    giving = [lines[flow].source for flow in bound.incoming[way[0]] if flow.source.kind is NodeKind.PARTY]
    taking = [lines[flow].target for flow in bound.outgoing[way[-1]] if flow.target.kind is NodeKind.PARTY]
    first, last = (emblems[ids[0]] if ids else None for ids in (giving, taking))
    return first, last


def _course(start: Point, end: Point, between: Real) -> list[Point]:
    """From one card to the next: straight, or round the end of a row to the beginning of the one below."""
    first, last = (start[0] + WIDTH / 2, start[1]), (end[0] - WIDTH / 2, end[1])
    if start[1] == end[1]:
        return [first, last]
    right, left = first[0] + APART / 2, last[0] - APART / 2 - 24
    return [first, (right, start[1]), (right, between), (left, between), (left, end[1]), last]
