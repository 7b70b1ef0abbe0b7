"""The names of steps in the view chain: beside their circles or, if one of them has no room there, in a list below."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from svc.model.quantities import Real
from svc.pictures.layout.chain_circles import APART
from svc.pictures.layout.chain_positions import WIDTH, Field
from svc.pictures.scene import labels
from svc.pictures.scene.annotations import Marks
from svc.pictures.scene.ids import Ids
from svc.pictures.scene.panels import CIRCLE, broken, high, wide
from svc.pictures.scene.shapes import Panel, Point, Text
from svc.semantics.bound import Node

SIZE = 9.5
"""The size of the words beside a circle."""
COLUMNS = 3
"""Of the list of names."""


@frozen
class Name:
    """The name of a step beside its circle, and where it is."""

    step: Node
    at: Point
    lines: tuple[Text, ...]
    right: bool
    """Whether it is right of the circle."""

    @property
    def middle(self) -> Point:
        """The middle of the words."""
        half = wide(self.lines) / 2
        return self.at[0] + (half if self.right else -half), self.at[1]


def beside_circles(
    visits: Mapping[str, Sequence[Node]], fields: Mapping[str, Field], at: Mapping[Node, Point], marks: Marks
) -> list[Name]:
    """The names of all steps beside their circles, or none if there is no room for one of them."""
    names = []
    for field, steps in ((fields[name], steps) for name, steps in visits.items()):
        for step in steps:
            name = _beside(step, steps, field, at, marks)
            if name is None:
                return []
            names.append(name)
    return names


def _beside(step: Node, steps: Sequence[Node], field: Field, at: Mapping[Node, Point], marks: Marks) -> Name | None:
    """The name of one of the steps of a field; None if it has no room."""
    x, y = at[step]
    same_row = [other[0] for each in steps if (other := at[each])[0] > x and abs(other[1] - y) < 30]
    end = min([field.left + field.width - 4, *(other - CIRCLE / 2 - 4 for other in same_row)])
    start = x + CIRCLE / 2 + 4
    space = x - CIRCLE / 2 - 8 - field.left if field.tall else end - start
    codes = [Text(code, 9, labels.COLOURS[level], bold=True) for code, level in marks.codes(step).items()]
    lines = [*broken(step.title.strip() or step.name, SIZE, min(space - 6, 130)), *codes[:2]]
    above = 30 if not field.tall and not field.bar else 0
    least = field.height - above if not field.tall else max(APART, field.height / max(len(steps), 1) - 4)
    if wide(lines) > space - 4 or high(lines) > min(least - 4, 50) or space < 50:
        return None
    return Name(step, (x - CIRCLE / 2 - 4, y) if field.tall else (start, y), tuple(lines), right=not field.tall)


def in_columns(numbers: Mapping[Node, int], marks: Marks, ids: Ids, top: Real) -> Iterator[Panel]:
    """The names of all steps with their numbers in columns, read downwards."""
    across = (WIDTH - 20 * (COLUMNS - 1)) / COLUMNS
    steps = list(numbers)
    deep = -(-len(steps) // COLUMNS)
    for column in range(COLUMNS):
        y = top
        for step in steps[column * deep : (column + 1) * deep]:
            codes = " ".join(marks.codes(step))
            lines = broken(step.title.strip() or step.name, 10, across - 30, most=6)
            lines += [Text(codes, 9, labels.COLOURS[marks.level(step)], bold=True)] if codes else []
            left = column * (across + 20)
            id = ids.new("name", step.name)
            number = Text(str(numbers[step]), 10, bold=True)
            yield Panel(f"{id}_number", left, y, 24, high([number]) + 2, [number], align="right", inset=2, kind="name")
            yield Panel(id, left + 26, y, across - 26, high(lines) + 2, lines, align="left", inset=2, kind="name")
            y += high(lines) + 4
