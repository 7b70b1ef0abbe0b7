"""The names of steps in the view chain: beside their circles or, if one of them has no room there, in a list below."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import field, frozen

from svc.diagnostics.diagnostic import Level
from svc.model.quantities import Real
from svc.pictures.layout.chain_positions import APART, WIDTH, Field
from svc.pictures.scene import labels
from svc.pictures.scene.ids import Ids
from svc.pictures.scene.panels import CIRCLE, broken, high, wide
from svc.pictures.scene.shapes import Panel, Point, Text
from svc.pictures.style.palette import MUTED
from svc.semantics.bound import Node

SIZE = 9.5
"""The size of the words beside a circle."""
COLUMNS = 3
"""Of the list of names."""
LEVEL = 1.5
"""How much lower plain words are in their field than bold ones, whichever engine draws."""
NUMBER = 24
"""The room of a number before its name."""


@frozen
class Said:
    """What is said of a step: its title, then where cases begin and end and where it leads, then codes."""

    number: int
    title: str
    signs: tuple[str, ...] = field(converter=tuple[str, ...])
    codes: Mapping[str, Level]


@frozen
class Name:
    """The name of a step beside its circle, and where it is."""

    step: Node
    at: Point
    lines: tuple[Text, ...]
    right: bool
    """Whether it is right of the circle."""

    @property
    def box(self) -> tuple[Real, Real, Real, Real]:
        """The room of the words: left, top, right, bottom."""
        across, half = wide(self.lines), high(self.lines) / 2
        left = self.at[0] - (0 if self.right else across)
        return left, self.at[1] - half, left + across, self.at[1] + half


def beside_circles(
    visits: Mapping[str, Sequence[Node]],
    fields: Mapping[str, Field],
    at: Mapping[Node, Point],
    said: Mapping[Node, Said],
) -> list[Name]:
    """The names of all steps beside their circles, or none if there is no room for one of them."""
    names = []
    for activity, steps in visits.items():
        for step in steps:
            name = _beside(step, steps, fields[activity], at, said[step])
            if name is None:
                return []
            names.append(name)
    return names


def _beside(step: Node, steps: Sequence[Node], field: Field, at: Mapping[Node, Point], said: Said) -> Name | None:
    """The name of one of the steps of a field; None if it has no room."""
    x, y = at[step]
    same_row = [other[0] for each in steps if (other := at[each])[0] > x and abs(other[1] - y) < APART]
    end = min([field.end - 4, *(other - CIRCLE / 2 - 4 for other in same_row)])
    start = x + CIRCLE / 2 + 4
    space = x - CIRCLE / 2 - 8 - field.left if field.tall else end - start
    codes = [Text(code, 9, labels.COLOURS[level], bold=True) for code, level in said.codes.items()]
    signs = [line for sign in said.signs for line in broken(sign, 9, min(space - 6, 130), MUTED, most=2)]
    lines = [*broken(said.title, SIZE, min(space - 6, 130)), *signs, *codes[:2]]
    least = field.height - field.head if not field.tall else max(APART, field.height / max(len(steps), 1) - 4)
    if wide(lines) > space - 4 or high(lines) > min(least - 4, 64) or space < 50:
        return None
    return Name(step, (x - CIRCLE / 2 - 4, y) if field.tall else (start, y), tuple(lines), right=not field.tall)


def in_columns(said: Mapping[str, Said], ids: Ids, top: Real) -> Iterator[Panel]:
    """The names of all steps with their numbers in columns, read downwards; `said` is by the names of steps."""
    across = (WIDTH - 20 * (COLUMNS - 1)) / COLUMNS
    deep = -(-len(said) // COLUMNS)
    for column in range(COLUMNS):
        y = top
        left = column * (across + 20)
        for name, each in list(said.items())[column * deep : (column + 1) * deep]:
            lines = _listed(each, across - NUMBER - 6)
            id, number = ids.new("name", name), Text(str(each.number), 10, bold=True)
            yield Panel(
                f"{id}_number",
                left,
                y + LEVEL,
                NUMBER,
                high([number]) + 2,
                [number],
                align="right",
                inset=2,
                kind="name",
            )
            yield Panel(
                id,
                left + NUMBER + 2,
                y,
                across - NUMBER - 2,
                high(lines) + 2,
                lines,
                align="left",
                inset=2,
                kind="name",
            )
            y += high(lines) + 4


def _listed(said: Said, room: Real) -> list[Text]:
    """What is said of a step, line by line."""
    codes = " ".join(said.codes)
    level = next(iter(said.codes.values()), None)
    return [
        *broken(said.title, 10, room, most=6),
        *(line for words in said.signs for line in broken(words, 9, room, MUTED)),
        *([Text(codes, 9, labels.COLOURS[level], bold=True)] if codes else []),
    ]
