"""The card of a step: its band, title, practices, times and the codes of its findings, row by row."""

from collections.abc import Iterable, Iterator, Mapping

from svc.diagnostics.diagnostic import Level
from svc.model import Step
from svc.model.quantities import Duration, plain
from svc.pictures.scene.shapes import Card, Row, Text
from svc.pictures.scene.text_metrics import width, wrap
from svc.pictures.style.palette import ERROR, MUTED, WARNING, Accent
from svc.semantics import measure_wording as measures
from svc.semantics import wording as words
from svc.semantics.bound import BoundStream, Node

WIDTH = 150
INSET = 8
ROOM = WIDTH - 2 * INSET
BAND, TITLE, SMALL = 17, 15, 13
"""Heights of rows."""
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
) -> Card:
    """The card of a step, or of an end that is unknown; a `brief` one has its title and its findings alone.

    With `details` it says who works, with what and at what cost.
    """
    activity = words.activity(bound, step)
    practices = words.practices(bound, step)
    title = step.title.strip() or step.name
    rows = [
        band(activity, number, accent),
        Row(4),
        *(Row(TITLE, Text(line, OF_TITLE, bold=True)) for line in wrap(title, OF_TITLE, ROOM, bold=True, most=MOST)),
        Row(3),
        *([] if brief else _details(step, practices)),
        *(_resources(bound, step) if details else ()),
        *_codes(codes),
    ]
    tooltip = f"{f'{number} ' if number else ''}{title} ({activity})"
    return Card(
        id,
        WIDTH,
        rows,
        accent,
        "\n".join((tooltip, *practices, *words.note(step))),
        next(iter(codes.values()), None),
        step.role or "unknown",
        is_open=step.is_open,
    )


def _details(step: Node, practices: Iterable[str]) -> Iterator[Row]:
    """Who does it, what it opens, how long it takes."""
    yield from small(_joined(practices))
    yield from small([f"opens {step.step.opens}"] if step.step and step.step.opens else [])
    yield from timing(step.step)


def _resources(bound: BoundStream, step: Node) -> Iterator[Row]:
    """Teams, tools and costs; the tooltip of a picture and its description have all that a step says."""
    said = [each for each in measures.of_step(bound, step) if each.about in SHOWN]
    if said:
        yield Row(3)
    yield from small(line for each in said for line in wrap(f"{each.about}: {each.text}", 9, ROOM, most=2))


def band(activity: str, number: int | None, accent: Accent) -> Row:
    """The band with the name of an activity, in letters as large as fit, and the number of a step."""
    room = ROOM - 14
    capitals = activity.upper()
    size = next((size for size in (9, 8.5, 8) if width(capitals, size, bold=True) <= room), 7.5)
    name = Text(wrap(capitals, size, room, bold=True, most=1)[0], size, accent.text, bold=True)
    return Row(BAND, name, Text(str(number), 10, accent.text, bold=True) if number else None)


def small(lines: Iterable[str]) -> list[Row]:
    """Muted lines, with a gap below them if there are any."""
    rows = [Row(SMALL, Text(line, 9, MUTED)) for line in lines]
    return [*rows, Row(3)] if rows else []


def _joined(practices: Iterable[str]) -> list[str]:
    """The practices in lines; short ones share a line, a dot between them."""
    lines: list[str] = []
    for practice in practices:
        joined = f"{lines[-1]}  ·  {practice}" if lines else practice
        if lines and width(joined, 9) <= ROOM:
            lines[-1] = joined
        else:
            lines.extend(wrap(practice, 9, ROOM, most=2))
    return lines if len(lines) <= MOST else [*lines[: MOST - 1], "…"]


def timing(step: Step | None) -> Iterator[Row]:
    """The times and the accuracy of a step, side by side if there is room."""
    shown = [(label, value) for label, value in times(step)]
    if not shown:
        return
    cells = tuple((Text(f"{label} ", 8, MUTED), Text(value, 9, bold=True)) for label, value in shown)
    room = WIDTH / len(cells) - 4
    if all(width(label.words, 8) + width(value.words, 9, bold=True) <= room for label, value in cells):
        yield Row(18, cells=cells, ruled=True)
    else:
        yield from (
            Row(18 if number == 0 else 15, cells=(cell,), ruled=number == 0) for number, cell in enumerate(cells)
        )


def times(step: Step | None) -> list[tuple[str, str]]:
    """The times and the accuracy of a step that are given, with their abbreviations."""
    if step is None:
        return []
    accurate = None if step.accurate is None else f"{plain(step.accurate)}%"
    every = (("P", _duration(step.takes)), ("W", _duration(step.waits)), ("C&A", accurate))
    return [(label, value) for label, value in every if value]


def _duration(duration: Duration | None) -> str:
    return str(duration or "").replace("..", "–")


def _codes(codes: Mapping[str, Level]) -> Iterator[Row]:
    for level, colour in ((Level.ERROR, ERROR), (Level.WARNING, WARNING)):
        of_level = [code for code, each in codes.items() if each is level]
        if of_level:
            for line in wrap(f"{level} {' '.join(of_level)}, see below", 9, ROOM, bold=True, most=3):
                yield Row(SMALL, Text(line, 9, colour, bold=True))
    if codes:
        yield Row(3)
