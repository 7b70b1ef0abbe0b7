"""The card of a step: its band, title, practices, times and the codes of its findings, row by row."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from attrs import evolve

from svc.diagnostics.diagnostic import Level
from svc.model import Step
from svc.model.open_values import written_value
from svc.pictures.scene import events, text_metrics
from svc.pictures.scene.shapes import Card, Row, Text
from svc.pictures.scene.shapes import Node as Shape
from svc.pictures.scene.small_print import PRINT
from svc.pictures.scene.text_metrics import wrap
from svc.pictures.style.palette import ERROR, MUTED, WARNING, Accent
from svc.semantics import measure_wording as measures
from svc.semantics import wording as words
from svc.semantics.bound import BoundStream, Node

WIDTH = 150
INSET = 8
BAND, TITLE, SMALL, TIMES = 17, 15, 12, 17
"""Heights of rows."""
RULED, STRIPE, BETWEEN = 4, 6, 6
"""Across: what a ruled row needs besides its cells, the stripe of a card in a lane, and the gap between two cells."""
OF_TITLE = 12
"""The size of the letters of a title, which nothing else in a card has."""
SHOWN = ("Responsible", "Accountable", "Consulted", "Informed", "Uses", "Costs")
"""What cards with details say of measures, beside times."""
MOST = 6
"""Lines of a title or of the practices; the tooltip holds the rest."""


def card(
    bound: BoundStream,
    step: Node,
    number: int | None,
    id: str,
    accent: Accent,
    codes: Mapping[str, Level],
    *,
    brief: bool = False,
    details: bool = False,
    width: int = WIDTH,
) -> Card:
    """The card of a step, or of an end that is unknown; a `brief` one has no practices and no times.

    With `details` it says who works, with what and at what cost.
    """
    activity = words.activity(bound, step)
    practices = words.practices(bound, step)
    title = step.title.strip() or step.name
    room = width - 2 * INSET
    rows = [
        band(activity, number, accent, room),
        Row(4),
        *(Row(TITLE, Text(line, OF_TITLE, bold=True)) for line in wrap(title, OF_TITLE, room, bold=True, most=MOST)),
        Row(3),
        *_signs(bound, step, room),
        *([] if brief else _details(step, practices, room)),
        *(_resources(bound, step, room) if details else ()),
        *_codes(codes, room),
    ]
    tooltip = f"{f'{number} ' if number else ''}{title} ({activity})"
    return Card(
        id,
        width,
        rows,
        accent,
        "\n".join((tooltip, *events.signs(bound, step), *practices, *words.note(step))),
        next(iter(codes.values()), None),
        step.role or "unknown",
        is_open=step.is_open,
        in_width=partial(card, bound, step, number, id, accent, codes, brief=brief, details=details),
    )


def _signs(bound: BoundStream, step: Node, room: int) -> list[Row]:
    """Whether cases begin or end there."""
    return small(line for sign in events.signs(bound, step) for line in wrap(sign, PRINT, room, most=2))


def aligned(nodes: Iterable[Shape], rows: Mapping[str, int]) -> dict[str, Shape]:
    """Nodes by id, all cards of a row as high as the highest: what is below a hairline stays at the bottom."""
    every = list(nodes)
    tallest: dict[int, int] = {}
    for node in every:
        if isinstance(node, Card):
            tallest[rows[node.id]] = max(tallest.get(rows[node.id], 0), node.height)
    return {
        node.id: _heightened(node, tallest[rows[node.id]] - node.height) if isinstance(node, Card) else node
        for node in every
    }


def _heightened(card: Card, more: int) -> Card:
    ruled = next((number for number, row in enumerate(card.rows) if row.ruled), len(card.rows))
    return evolve(card, rows=(*card.rows[:ruled], Row(more), *card.rows[ruled:])) if more else card


def _details(step: Node, practices: Iterable[str], room: int) -> Iterator[Row]:
    """Who does it, what it opens, how long it takes."""
    yield from small(_joined(practices, room))
    yield from small(wrap(f"opens {step.step.opens}", PRINT, room, most=2) if step.step and step.step.opens else [])
    yield from timing(step.step, room)


def _resources(bound: BoundStream, step: Node, room: int) -> Iterator[Row]:
    """Teams, tools and costs; the tooltip of a picture and its description have all that a step says."""
    said = [each for each in measures.of_step(bound, step) if each.about in SHOWN]
    if said:
        yield Row(3)
    yield from small(line for each in said for line in wrap(f"{each.about}: {each.text}", PRINT, room, most=2))


def band(activity: str, number: int | None, accent: Accent, room: int = WIDTH - 2 * INSET) -> Row:
    """The band with the name of an activity, in letters as large as fit, and the number of a step."""
    room -= 14
    capitals = activity.upper()
    size = next((size for size in (PRINT, 8.5, 8) if text_metrics.width(capitals, size, bold=True) <= room), 7.5)
    name = Text(wrap(capitals, size, room, bold=True, most=1)[0], size, accent.text, bold=True)
    return Row(BAND, name, Text(str(number), 10, accent.text, bold=True) if number else None)


def small(lines: Iterable[str]) -> list[Row]:
    """Muted lines, with a gap below them if there are any."""
    rows = [Row(SMALL, Text(line, PRINT, MUTED)) for line in lines]
    return [*rows, Row(3)] if rows else []


def _joined(practices: Iterable[str], room: int) -> list[str]:
    """The practices in lines; short ones share a line, a dot between them."""
    lines: list[str] = []
    for practice in practices:
        joined = f"{lines[-1]}  ·  {practice}" if lines else practice
        if lines and text_metrics.width(joined, PRINT) <= room:
            lines[-1] = joined
        else:
            lines.extend(wrap(practice, PRINT, room, most=2))
    return lines if len(lines) <= MOST else [*lines[: MOST - 1], "…"]


def timing(step: Step | None, room: int = WIDTH - 2 * INSET) -> Iterator[Row]:
    """The times and the accuracy of a step, side by side if there is room."""
    shown = [(label, value) for label, value in times(step)]
    if not shown:
        return
    cells = tuple((Text(f"{label} ", PRINT, MUTED), Text(value, PRINT, bold=True)) for label, value in shown)
    if cell_widths(cells, room + 2 * INSET):
        yield Row(TIMES, cells=cells, ruled=True)
    else:
        yield from (
            Row(TIMES if number == 0 else 15, cells=(cell,), ruled=number == 0) for number, cell in enumerate(cells)
        )


def cell_widths(cells: Sequence[Sequence[Text]], width: int) -> tuple[int, list[int]] | None:
    """Where cells side by side begin in a card and how wide they are; None if there is no room for them.

    They are alike where the first words then begin clear of the stripe of a lane card, else as wide as they need.
    """
    words = [sum(text_metrics.width(each.words, each.size, bold=each.bold) for each in cell) for cell in cells]
    alike = (width - RULED) // len(cells)
    if len(cells) == 1 or (max(words) <= width / len(cells) - RULED and words[0] <= alike - 2 * STRIPE):
        return 0, [alike] * len(cells)
    spare = (width - RULED - INSET - sum(words)) / len(cells)
    return (INSET - RULED // 2, [int(each + spare) for each in words]) if spare >= BETWEEN else None


def times(step: Step | None) -> list[tuple[str, str]]:
    """The times and the accuracy of a step that are given or open, with their abbreviations."""
    if step is None:
        return []
    shown = (("P", "takes"), ("W", "waits"), ("C&A", "accurate"))
    every = ((label, written_value(step, clause)) for label, clause in shown)
    return [(label, value.replace("..", "–")) for label, value in every if value]


def _codes(codes: Mapping[str, Level], room: int) -> Iterator[Row]:
    for level, colour in ((Level.ERROR, ERROR), (Level.WARNING, WARNING)):
        of_level = [code for code, each in codes.items() if each is level]
        if of_level:
            for line in wrap(f"{level} {' '.join(of_level)}, see below", PRINT, room, bold=True, most=3):
                yield Row(SMALL, Text(line, PRINT, colour, bold=True))
    if codes:
        yield Row(3)
