"""The matrix view: who may give what to whom, one row per giver and one column per taker.

The flows that a stream uses stand out and the others are muted; what the catalogue does not have is marked.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from attrs import frozen

from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.model import Rule, title_of
from svc.model.quantities import Real
from svc.pictures import description
from svc.pictures.layout.time_budget import late
from svc.pictures.options import DEFAULTS, PictureOptions
from svc.pictures.scene import labels
from svc.pictures.scene.annotations import Marks, attach
from svc.pictures.scene.ids import slug
from svc.pictures.scene.shapes import Panel, Plan, Scene, Text
from svc.pictures.scene.text_metrics import wrap
from svc.pictures.style import palette
from svc.pictures.style.colours import Colours
from svc.pictures.style.palette import Accent
from svc.pictures.views.slide import SLIDE
from svc.semantics import wording as words
from svc.semantics.bound import BoundStream, Outcome
from svc.semantics.catalogue import Catalogue, ListedFlow

GIVER = 78
"""The width of the column of givers."""
TAKERS = range(118, 240, 4)
"""How wide the column of a taker may be: as wide as makes the picture largest on a slide."""
MANY, COARSE = 600, 10
"""How many artefacts make all widths but every so-many-th too many to try."""
EMPTY = 2500
"""Cells up to which those that hold nothing are drawn too."""
SPARSE, FEW = 80, 2
"""The width of a column in which no more than a few cells are filled."""
HEAD = 29
AROUND = (36, 130)
"""What margins, title and legend take besides."""
LINE = 12
GAP = 2
INSET = 3
SIZE = 9
ONE_SIDED, ALLOWED = "°", "+"
"""Signs after an artefact: only one side lists it; a catalogue that tailors another one allows it."""
ADVICE = ("matrix", "page")
"""What to do if its words are too small: forms of the help text of VSC806."""
LEGEND = {ONE_SIDED: "° only one side lists it", ALLOWED: "+ allowed by tailoring"}


@frozen
class Entry:
    """An artefact in a cell: its words, whether it is used where only some are, and the code of a finding about it."""

    title: str
    used: bool | None = None
    code: str = ""
    level: Level | None = None
    sign: str = ""
    """The sign after it that says how it came there."""

    @property
    def strong(self) -> bool:
        """Whether it is not muted."""
        return self.used is not False


Cells = Mapping[tuple[str, str], Sequence[Entry]]
"""The entries of each cell, by giver and taker."""


def matrix(bound: BoundStream, diagnostics: Iterable[Diagnostic], options: PictureOptions) -> Scene:
    """The catalogue of a stream; the flows that the stream uses stand out."""
    marks = attach(bound, diagnostics)
    cells, used = entries(bound, marks)
    plan = _plan(bound.catalogue, cells, options.colours)
    number = f"{used} of {len(bound.catalogue.flows)} flows of {words.catalogue_title(bound.catalogue)} in use"
    return Scene(
        slug(bound.stream.name),
        "matrix",
        labels.title(bound),
        [number, *filter(None, [words.counted(marks.all)])],
        description.running(bound, marks.all),
        sentences=labels.sentences(marks.all),
        legend=_legend(cells),
        plan=plan,
        colours=options.colours,
        advice=ADVICE,
    )


def catalogue_matrix(catalogue: Catalogue, options: PictureOptions = DEFAULTS) -> Scene:
    """All flows of a catalogue."""
    cells: dict[tuple[str, str], list[Entry]] = {}
    for flow in catalogue.flows:
        cells.setdefault((flow.source, flow.target), []).append(entry(catalogue, flow))
    number = f"{len(catalogue.flows)} flows: read a row for what one gives, a column for what one receives"
    title = wrap(words.catalogue_title(catalogue), 18, labels.HEADING, bold=True, most=3)
    sentences = (
        f"{catalogue.title_for(source)} gives {', '.join(entry.title for entry in entries)} to "
        f"{catalogue.title_for(target)}."
        for (source, target), entries in cells.items()
    )
    return Scene(
        slug(catalogue.name),
        "matrix",
        title,
        [number],
        " ".join((f"{words.catalogue_title(catalogue)}.", *sentences)),
        legend=_legend(cells),
        plan=_plan(catalogue, cells, options.colours),
        colours=options.colours,
        advice=ADVICE,
    )


def entries(bound: BoundStream, marks: Marks) -> tuple[dict[tuple[str, str], list[Entry]], int]:
    """The entries of each cell for a stream: its catalogue's flows, then what the catalogue does not have; and how
    many of the flows the stream uses."""
    used = {
        (carried.listed.source, carried.listed.target, carried.listed.artefact)
        for flow in bound.flows
        for carried in flow.carried
        if carried.listed is not None
    }
    cells: dict[tuple[str, str], list[Entry]] = {}
    for listed in bound.catalogue.flows:
        is_used = (listed.source, listed.target, listed.artefact) in used
        cells.setdefault((listed.source, listed.target), []).append(entry(bound.catalogue, listed, is_used))
    for flow in bound.flows:
        source, target = flow.source.role, flow.target.role
        if source is None or target is None or flow.inside:
            continue
        for carried in flow.carried:
            if carried.outcome in (Outcome.UNLISTED, Outcome.AMBIGUOUS, Outcome.UNKNOWN):
                codes = marks.codes((flow, carried)) or marks.codes(flow)
                code, level = next(iter(codes.items()), ("", None))
                cells.setdefault((source, target), []).append(Entry(words.artefact(bound, carried), True, code, level))
    return cells, len(used)


def entry(catalogue: Catalogue, flow: ListedFlow, used: bool | None = None) -> Entry:
    """A flow of a catalogue as an entry of a cell."""
    title = words.lowered(title_of(catalogue.all_artefacts[flow.artefact]))
    return Entry(title, used, sign=sign(catalogue, flow))


def sign(catalogue: Catalogue, flow: ListedFlow) -> str:
    """The sign after an artefact: a rule allows it, or only one side lists it where both should."""
    if any(isinstance(each, Rule) for each in flow.because):
        return ALLOWED
    between = {flow.source, flow.target}
    enough = between & catalogue.all_parties.keys() or any(map(catalogue.is_new, between))
    return "" if flow.listed_by == "both" or enough else ONE_SIDED


def _legend(cells: Cells) -> list[str]:
    return legend(entry for entries in cells.values() for entry in entries)


def legend(entries: Iterable[Entry]) -> list[str]:
    """What the signs behind entries mean."""
    shown = {entry.sign for entry in entries}
    return [meaning for sign, meaning in LEGEND.items() if sign in shown]


def _plan(catalogue: Catalogue, cells: Cells, colours: Colours) -> Plan:
    """The cells as panels, each row as high as its fullest cell."""
    ends = [*catalogue.ends, *sorted({end for pair in cells for end in pair} - catalogue.ends.keys())]
    givers = [end for end in ends if any(source == end for source, _ in cells)]
    takers = [end for end in ends if any(target == end for _, target in cells)]
    accents = dict.fromkeys(ends, palette.OF_PARTIES)
    accents |= palette.accents(catalogue.all_activities, colours.accents)
    accents |= {end: accent for end, accent in colours.accents.items() if end in catalogue.all_parties}
    grid = _grid(givers, takers, cells)
    lefts, tops = grid.lefts, grid.tops
    all_shown = len(givers) * len(takers) <= EMPTY
    panels: list[Panel] = []
    for column, taker in enumerate(takers):
        head = catalogue.title_for(taker), lefts[column], 0, grid.widths[column], HEAD
        panels.append(_head(f"svc_to_{column}", *head, accents[taker]))
    for row, giver in enumerate(givers):
        top, height = tops[row], grid.heights[row]
        panels.append(_head(f"svc_from_{row}", catalogue.title_for(giver), 0, top, GIVER, height, accents[giver]))
        for column, taker in enumerate(takers):
            pair, left = (giver, taker), lefts[column]
            if pair not in cells and giver != taker and not all_shown:
                continue
            strong = any(entry.strong for entry in cells.get(pair, ()))
            level = next((entry.level for entry in cells.get(pair, ()) if entry.level), None)
            fill = palette.RULE if giver == taker else accents[giver].tint if strong else palette.SOFT
            tooltip = f"{catalogue.title_for(giver)} to {catalogue.title_for(taker)}"
            tooltip += ": " + ", ".join(entry.title for entry in cells[pair]) if pair in cells else ": nothing"
            panels.append(
                Panel(
                    f"svc_cell_{row}_{column}",
                    left,
                    top,
                    grid.widths[column],
                    height,
                    grid.lines.get(pair, ()),
                    fill=fill,
                    align="left",
                    centred=False,
                    inset=INSET,
                    tooltip=tooltip,
                    kind="used" if strong else "unused",
                    level=level,
                )
            )
    return Plan(grid.width, grid.height, {}, {}, figures=panels)


@frozen
class _Grid:
    """How wide columns are, how high rows, and the words of the cells in lines that fit."""

    widths: tuple[int, ...]
    heights: tuple[int, ...]
    lines: Mapping[tuple[str, str], Sequence[Text]]

    @property
    def lefts(self) -> list[int]:
        return list(accumulate((width + GAP for width in self.widths), initial=GIVER + GAP))

    @property
    def tops(self) -> list[int]:
        return list(accumulate((height + GAP for height in self.heights), initial=HEAD + GAP))

    @property
    def width(self) -> int:
        return self.lefts[-1] - GAP

    @property
    def height(self) -> int:
        return self.tops[-1] - GAP

    @property
    def scale(self) -> Real:
        """How large it is on a slide."""
        return min(SLIDE[0] / (self.width + AROUND[0]), SLIDE[1] / (self.height + AROUND[1]))


def _grid(givers: Sequence[str], takers: Sequence[str], cells: Cells) -> _Grid:
    """The grid that is largest on a slide."""
    sparse = [sum((giver, taker) in cells for giver in givers) <= FEW for taker in takers]

    def grid(width: int) -> _Grid:
        widths = tuple(SPARSE if few else width for few in sparse)
        lines = {
            (giver, taker): list(in_lines(cells[giver, taker], across - 2 * INSET))
            for giver in givers
            for taker, across in zip(takers, widths, strict=True)
            if (giver, taker) in cells
        }
        most = (max((len(lines.get((giver, taker), ())) for taker in takers), default=0) for giver in givers)
        return _Grid(widths, tuple(max(HEAD, 2 * INSET + LINE * number) for number in most), lines)

    many = sum(map(len, cells.values())) > MANY
    best = grid(TAKERS[0])
    for width in TAKERS[COARSE if many else 1 :: COARSE if many else 1]:
        if late():
            break
        best = max(best, grid(width), key=lambda each: each.scale)
    return best


def in_lines(entries: Iterable[Entry], room: Real) -> Iterator[Text]:
    """Entries in lines: a bullet before what is used, and before all where nothing is; a hyphen before what is not,
    which is muted."""
    for entry in entries:
        colour = labels.COLOURS[entry.level] if entry.level else palette.INK if entry.strong else palette.MUTED
        called = f"{entry.code} {entry.title}" if entry.code else entry.title
        lines = wrap(called, SIZE, room - 14, most=4)
        lines[-1] += entry.sign
        for number, line in enumerate(lines):
            before = "   " if number else "• " if entry.strong else "- "
            yield Text(f"{before}{line}", SIZE, colour)


def _head(id: str, words: str, left: Real, top: Real, width: int, height: Real, accent: Accent) -> Panel:
    lines = [Text(line, 10, accent.text, bold=True) for line in wrap(words, 10, width - 8, bold=True, most=3)]
    return Panel(id, left, top, width, height, lines, fill=accent.band, inset=3, tooltip=words, kind="head")
