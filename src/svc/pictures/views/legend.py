"""The legend view: one picture that explains every sign of the others, for any catalogue."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.model import Step
from svc.model.quantities import Real
from svc.pictures.options import DEFAULTS, PictureOptions
from svc.pictures.scene import events, labels
from svc.pictures.scene.cards import OF_TITLE, TITLE, WIDTH, band, small, timing
from svc.pictures.scene.emblems import emblem, forms
from svc.pictures.scene.ids import Ids, slug
from svc.pictures.scene.panels import CIRCLE, badge, broken, high, pill, words_at
from svc.pictures.scene.shapes import Card, Emblem, Figure, Panel, Plan, Point, Row, Scene, Stroke, Text
from svc.pictures.style import palette
from svc.pictures.style.colours import Colours
from svc.pictures.style.palette import Accent
from svc.semantics import wording as words
from svc.semantics.bound import BoundStream, Node, NodeKind
from svc.semantics.catalogue import Catalogue

COLUMNS = 6
GAP = 14
LINE = 96
"""How long the arrows are."""
ROW = 88
"""How high a row of signs is, with their words."""

Sign = Callable[[str, Point], Iterable[Figure]]
"""Draws a sign around a point; its ids have the given prefix."""


def legend(bound: BoundStream, diagnostics: Iterable[Diagnostic], options: PictureOptions) -> Scene:
    """The legend of the catalogue that a stream follows."""
    return catalogue_legend(bound.catalogue, options)


def catalogue_legend(catalogue: Catalogue, options: PictureOptions = DEFAULTS) -> Scene:
    """The legend of a catalogue."""
    cards, emblems = _cards(catalogue, options.colours), _emblems(catalogue, options.colours)
    places: dict[str, Point] = {}
    top = 0.0
    for above, row in (*((0, row) for row in _rows(cards)), *((8, row) for row in _rows(emblems))):
        top += above
        tall = max(each.height for each in row)
        places |= {each.id: (column * (WIDTH + GAP) + WIDTH / 2, top + tall / 2) for column, each in enumerate(row)}
        top += tall + GAP
    figures = [*_signs(top + 10)]
    height = max(each.top + each.height for each in figures if isinstance(each, Panel))
    return Scene(
        slug(f"{catalogue.name}_legend"),
        "legend",
        ["How to read the pictures"],
        [words.catalogue_title(catalogue)],
        " ".join(_in_words(catalogue)),
        (*emblems, *cards),
        legend=MEANT,
        plan=Plan(COLUMNS * (WIDTH + GAP) - GAP, height, places, {}, figures=figures),
        colours=options.colours,
    )


MEANT = ("P process time", "W wait before the step", "C&A share of work that is complete and accurate")


def _in_words(catalogue: Catalogue) -> Iterator[str]:
    """The same in words."""
    titles = ", ".join(map(catalogue.title_for, catalogue.all_activities))
    yield f"How to read the pictures of {words.catalogue_title(catalogue)}."
    yield f"A step has the colour and the name of its activity: {titles}."
    yield f"Outside parties have shapes of their own: {', '.join(map(catalogue.title_for, catalogue.all_parties))}."
    yield from (f"{sign[0].upper()}{sign[1:]}: {meaning}." for sign, meaning, _ in SIGNS)


def _rows(nodes: Sequence[Card | Emblem]) -> Iterator[Sequence[Card | Emblem]]:
    yield from (nodes[start : start + COLUMNS] for start in range(0, len(nodes), COLUMNS))


def _cards(catalogue: Catalogue, colours: Colours) -> list[Card]:
    """A step of each activity, with all that a card may hold."""
    ids = Ids()
    accents = palette.accents(catalogue.all_activities, colours.accents)
    return [
        _card(ids.new("step", name), number, catalogue.title_for(name), name, accents[name])
        for number, name in enumerate(catalogue.all_activities, 1)
    ]


def _card(id: str, number: int, title: str, name: str, accent: Accent) -> Card:
    shown = Step("step", activity=name, takes="30m", waits="2h", accurate=90)
    heading = (band(title, number, accent), Row(4), Row(TITLE, Text("Step", OF_TITLE, bold=True)), Row(3))
    return Card(id, WIDTH, (*heading, *small(["practices"]), *timing(shown)), accent, f"A step of {title}", kind=name)


def _emblems(catalogue: Catalogue, colours: Colours) -> list[Emblem]:
    ids = Ids()
    shapes, titles = forms(catalogue), {name: catalogue.title_for(name) for name in catalogue.all_parties}
    return [
        emblem(
            Node(NodeKind.PARTY, name, title, name),
            "",
            title,
            shapes,
            ids.new("party", name),
            None,
            colours.accents.get(name, palette.OF_PARTIES),
        )
        for name, title in titles.items()
    ]


def _signs(top: Real) -> Iterator[Figure]:
    """The signs in a grid, each above what it means."""
    for number, (sign, meaning, draw) in enumerate(SIGNS):
        row, column = divmod(number, COLUMNS)
        id, x, y = f"svc_sign_{number + 1}", column * (WIDTH + GAP) + WIDTH / 2, top + ROW * row + 16
        yield from draw(id, (x, y))
        lines = [*broken(sign, 10, WIDTH - 8, bold=True), *broken(meaning, 9, WIDTH - 8, palette.MUTED)]
        yield Panel(
            f"{id}_words", x - WIDTH / 2, y + 18, WIDTH, high(lines) + 6, lines, inset=2, centred=False, kind="words"
        )


def _flow(label: str, level: Level | None = None, *, dashed: bool = False, bold: bool = False) -> Sign:
    def draw(id: str, at: Point) -> Iterator[Figure]:
        ends = [(at[0] - LINE / 2, at[1]), (at[0] + LINE / 2, at[1])]
        yield Stroke(id, ends, dashed=dashed, head=True, kind="flow", level=level)
        if label:
            yield words_at(f"{id}_said", at, [Text(label, 10, labels.COLOURS[level], bold)], ground=palette.CANVAS)

    return draw


def _event(words: str) -> Sign:
    def draw(id: str, at: Point) -> Iterator[Figure]:
        yield words_at(id, at, [Text(words, 10, palette.MUTED)])

    return draw


def _dotted(id: str, at: Point) -> Iterator[Figure]:
    yield Stroke(id, [(at[0] - LINE / 2, at[1]), (at[0] + LINE / 2, at[1])], dotted=True, kind="flow")


def _code(id: str, at: Point) -> Iterator[Figure]:
    yield pill(id, (at[0] - 32, at[1]), "VSC301", Level.ERROR)
    yield pill(f"{id}_warning", (at[0] + 32, at[1]), "VSC402", Level.WARNING)


def _visit(id: str, at: Point) -> Iterator[Figure]:
    yield badge(id, at, 3)


def _queue(id: str, at: Point) -> Iterator[Figure]:
    yield Panel(
        id,
        at[0] - CIRCLE / 2,
        at[1] - 12,
        CIRCLE,
        22,
        fill=palette.ALERT,
        outline=palette.WARNING,
        weight=1.3,
        shape="triangle",
        kind="queue",
    )


def _ladder(id: str, at: Point) -> Iterator[Figure]:
    xs, high, low = [at[0] + part for part in (-46, -16, -16, 16, 16, 46)], at[1] - 10, at[1] + 10
    yield Stroke(id, zip(xs, (high, high, low, low, high, high), strict=True), palette.INK, 2, kind="ladder")


SIGNS: tuple[tuple[str, str, Sign], ...] = (
    ("arrow", "who gives what to whom", _flow("artefact")),
    ("alternative", "when, and how often", _flow("70% yes", bold=True)),
    ("dashed", "leads back; rework where it says so", _flow("rework 10%", dashed=True, bold=True)),
    ("dot", f"{events.MEANINGS[events.BEGINS]}: a trigger, or a reason", _event(f"{events.BEGINS} an alarm")),
    ("square", f"{events.MEANINGS[events.ENDS]}: how often, and why", _event(f"{events.ENDS} 20% refused")),
    ("dotted", "was removed, or lacks times", _dotted),
    ("double line", "an error: reported below", _flow("", Level.ERROR)),
    ("thick line", "a warning: reported below", _flow("", Level.WARNING)),
    ("code", "svc explain VSC301 says more", _code),
    ("circle", "a step, by its number", _visit),
    ("triangle", "work waits", _queue),
    ("ladder", "waits are up, work is down", _ladder),
)
"""The signs of pictures besides steps and parties, with their meanings."""
