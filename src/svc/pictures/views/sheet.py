"""The sheet view: one activity, who gives to it on the left and to whom it gives on the right.

The flows that a stream uses stand out, as in the matrix, and its steps there are named.
"""

from collections.abc import Iterable, Iterator, Sequence

from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.errors import RenderError
from svc.model.quantities import Real
from svc.pictures import description
from svc.pictures.options import PictureOptions
from svc.pictures.scene import labels
from svc.pictures.scene.annotations import attach
from svc.pictures.scene.ids import slug
from svc.pictures.scene.shapes import Figure, Panel, Plan, Scene, Stroke, Text
from svc.pictures.scene.text_metrics import wrap
from svc.pictures.style import palette
from svc.pictures.style.colours import Colours
from svc.pictures.style.palette import Accent
from svc.pictures.views.matrix import LINE, Cells, Entry, entries, entry, in_lines, legend
from svc.semantics import wording as words
from svc.semantics.bound import BoundStream
from svc.semantics.catalogue import Catalogue
from svc.text.near_names import did_you_mean, near

SIDE, MIDDLE, BETWEEN = 330, 190, 56
"""The widths of the blocks of givers and takers, of the activity, and of what is between them."""
NAME = 92
"""The width of the name of a block."""
BAND = 20
INSET = 5
GAP = 6
SHOWN = 12
"""Steps that are named in the block of the activity; the number of the others is below them."""
LEAST = 34
"""How high a block is at least: two lines of its name."""


def sheet(bound: BoundStream, diagnostics: Iterable[Diagnostic], options: PictureOptions) -> Scene:
    """The chosen activity in a stream, else the one with most of its steps. Raises RenderError for an unknown one."""
    marks = attach(bound, diagnostics)
    roles = [step.role for step in bound.steps if step.role is not None]
    requested = options.activity or max(roles, key=roles.count, default=next(iter(bound.catalogue.all_activities), ""))
    chosen = activity_of(bound.catalogue, requested)
    cells, _ = entries(bound, marks)
    return Scene(
        slug(bound.stream.name),
        "sheet",
        labels.title(bound),
        list(filter(None, [words.counted(marks.all)])),
        description.running(bound, marks.all),
        sentences=labels.sentences(marks.all),
        legend=_legend(cells, chosen),
        plan=_plan(bound.catalogue, chosen, cells, options.colours, [*_steps(bound, chosen)]),
        colours=options.colours,
        advice=["page"],
    )


def catalogue_sheet(catalogue: Catalogue, options: PictureOptions) -> Scene:
    """The chosen activity of a catalogue. Raises RenderError if none is chosen, or it is unknown."""
    if options.activity is None and catalogue.all_activities:
        raise RenderError(f"a sheet shows one activity: choose one of {', '.join(catalogue.all_activities)}")
    chosen = activity_of(catalogue, options.activity or "")
    cells: dict[tuple[str, str], list[Entry]] = {}
    for flow in catalogue.flows:
        cells.setdefault((flow.source, flow.target), []).append(entry(catalogue, flow))
    title = wrap(catalogue.title_for(chosen), 18, labels.HEADING, bold=True, most=3)
    sentences = (
        f"{catalogue.title_for(source)} gives {_listed(cell)} to {catalogue.title_for(target)}."
        for (source, target), cell in cells.items()
        if chosen in (source, target)
    )
    return Scene(
        slug(f"{catalogue.name}_{chosen}"),
        "sheet",
        title,
        [catalogue.title or catalogue.name],
        " ".join((f"{catalogue.title_for(chosen)}.", *sentences)),
        legend=_legend(cells, chosen),
        plan=_plan(catalogue, chosen, cells, options.colours),
        colours=options.colours,
        advice=["page"],
    )


def _listed(entries: Iterable[Entry]) -> str:
    return ", ".join(each.title for each in entries)


def activity_of(catalogue: Catalogue, name: str) -> str:
    """The id of an activity by any of its names. Raises RenderError with suggestions for an unknown one."""
    if not catalogue.all_activities:
        raise RenderError(f"a sheet shows one activity, and the catalogue {catalogue.name} has none")
    id = catalogue.end(name)
    if id not in catalogue.all_activities:
        question = did_you_mean(near(name, catalogue.all_activities)[:3])
        known = f"its activities are {', '.join(catalogue.all_activities)}"
        raise RenderError(f"the catalogue {catalogue.name} has no activity `{name}`; {question or known}")
    return id


def _legend(cells: Cells, activity: str) -> list[str]:
    return legend(each for pair, cell in cells.items() if activity in pair for each in cell)


def _plan(catalogue: Catalogue, activity: str, cells: Cells, colours: Colours, steps: Sequence[Text] = ()) -> Plan:
    accents = dict.fromkeys({*catalogue.ends, *(end for pair in cells for end in pair)}, palette.OF_PARTIES)
    accents |= palette.accents(catalogue.all_activities, colours.accents)
    accents |= {end: accent for end, accent in colours.accents.items() if end in catalogue.all_parties}
    order = [*catalogue.ends, *sorted(accents.keys() - catalogue.ends.keys())]
    givers = [(end, cells[end, activity]) for end in order if (end, activity) in cells]
    takers = [(end, cells[activity, end]) for end in order if (activity, end) in cells]
    middle = [*_purpose(catalogue, activity), *steps]
    heights = [_stack(side) for side in (givers, takers)]
    height = max(*heights, BAND + 2 * INSET + 15 * len(middle), 80)
    left = SIDE + BETWEEN
    figures: list[Figure] = [
        *_side(catalogue, givers, accents, (height - heights[0]) / 2, left, giving=True),
        *_side(catalogue, takers, accents, (height - heights[1]) / 2, left + MIDDLE, giving=False),
        *_block("svc_activity", catalogue.title_for(activity), middle, accents[activity], (left, 0), (MIDDLE, height)),
    ]
    return Plan(2 * (SIDE + BETWEEN) + MIDDLE, height, {}, {}, figures=figures)


def _purpose(catalogue: Catalogue, activity: str) -> Iterator[Text]:
    """What an activity is for, and where its source speaks of it."""
    known = catalogue.all_activities[activity]
    for line in wrap(known.purpose or "", 10, MIDDLE - 2 * INSET, most=12):
        yield Text(line, 10)
    if known.section:
        yield Text(f"section {known.section}", 9, palette.MUTED)


def _steps(bound: BoundStream, activity: str) -> Iterator[Text]:
    """What a stream does in an activity, and by which practices."""
    here, called = [step for step in bound.steps if step.role == activity], words.called(bound)
    for step in here[:SHOWN]:
        yield Text("", 6)
        yield from (Text(line, 10, bold=True) for line in wrap(called[step], 10, MIDDLE - 2 * INSET, bold=True, most=3))
        by = ", ".join(words.practices(bound, step))
        yield from (Text(line, 9, palette.MUTED) for line in wrap(by, 9, MIDDLE - 2 * INSET, most=3) if by)
    if here[SHOWN:]:
        yield Text("", 6)
        yield Text(f"and {len(here) - SHOWN} more", 9, palette.MUTED)


def _stack(side: Sequence[tuple[str, Sequence[Entry]]]) -> Real:
    """How high the blocks of a side are together."""
    return sum(_high(cell) + GAP for _, cell in side) - GAP if side else 0


def _high(cell: Sequence[Entry]) -> Real:
    return max(LEAST, 2 * INSET + LINE * len(list(_listed_in(cell))))


def _listed_in(cell: Sequence[Entry]) -> Iterator[Text]:
    return in_lines(cell, SIDE - NAME - 2 * INSET)


def _side(
    catalogue: Catalogue,
    side: Sequence[tuple[str, Sequence[Entry]]],
    accents: dict[str, Accent],
    top: Real,
    edge: Real,
    *,
    giving: bool,
) -> Iterator[Figure]:
    """The blocks of a side, each with an arrow to the edge of the activity, or from there."""
    kind = "giver" if giving else "taker"
    for number, (end, cell) in enumerate(side, 1):
        left, high = edge - BETWEEN - SIDE if giving else edge + BETWEEN, _high(cell)
        lines, title = list(_listed_in(cell)), catalogue.title_for(end)
        muted = not any(entry.strong for entry in cell)
        level = next((entry.level for entry in cell if entry.level), None)
        y, from_x = top + high / 2, left + SIDE if giving else edge
        yield Stroke(
            f"svc_{kind}_{number}_line",
            [(from_x, y), (from_x + BETWEEN, y)],
            weight=1 if muted else 2,
            head=True,
            colour=palette.RULE if muted else palette.LINE,
            level=level,
            kind="flow",
        )
        yield from _beside(f"svc_{kind}_{number}", title, lines, accents[end], (left, top), high)
        top += high + GAP


def _beside(
    id: str, title: str, lines: Sequence[Text], accent: Accent, at: tuple[Real, Real], high: Real
) -> Iterator[Panel]:
    """A field with a name at its left end, and lines right of it."""
    words = wrap(title, 10, NAME - 2 * INSET, bold=True, most=2)
    name = [Text(line, 10, accent.text, bold=True) for line in words]
    yield Panel(f"{id}_body", *at, SIDE, high, fill=accent.tint, outline=palette.LINE, tooltip=title, kind="body")
    yield Panel(f"{id}_band", *at, NAME, high, name, fill=accent.band, inset=INSET, align="left", kind="band")
    yield Panel(f"{id}_words", at[0] + NAME, at[1], SIDE - NAME, high, lines, align="left", inset=INSET, kind="words")


def _block(
    id: str, title: str, lines: Sequence[Text], accent: Accent, at: tuple[Real, Real], size: tuple[Real, Real]
) -> Iterator[Panel]:
    """A field with a name in its band, and lines below it."""
    words = wrap(title, 10, size[0] - 2 * INSET, bold=True, most=1)
    name = [Text(line, 10, accent.text, bold=True) for line in words]
    yield Panel(f"{id}_body", *at, *size, fill=accent.tint, outline=palette.LINE, tooltip=title, kind="body")
    yield Panel(f"{id}_band", *at, size[0], BAND, name, fill=accent.band, inset=INSET, align="left", kind="band")
    yield Panel(
        f"{id}_words",
        at[0],
        at[1] + BAND,
        size[0],
        size[1] - BAND,
        lines,
        align="left",
        centred=False,
        inset=INSET,
        kind="words",
    )
