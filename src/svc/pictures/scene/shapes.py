"""What a picture is made of: cards, parties, lines and what is below them, with their sizes in points.

Shapes only: independent of streams, and of how they are drawn.
"""

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from attrs import field, frozen

from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.model.quantities import Real
from svc.pictures.style.colours import NONE, Colours
from svc.pictures.style.palette import CANVAS, INK, LINE, OF_PARTIES, Accent
from svc.text.compared import Compared

Point = tuple[Real, Real]


class Text(NamedTuple):
    """Words in one style."""

    words: str
    size: Real = 10
    colour: str = INK
    bold: bool = False


class Row(NamedTuple):
    """One line of a card: a text on the left, one on the right, or `cells` side by side; empty is a gap."""

    height: int
    left: Text | None = None
    right: Text | None = None
    cells: tuple[tuple[Text, ...], ...] = ()
    ruled: bool = False
    """With a hairline above."""


@frozen(repr=False, eq=False)
class Card(Compared):
    """A step: a coloured band, then rows. The first row is the band's text."""

    id: str
    width: int
    rows: tuple[Row, ...] = field(converter=tuple[Row, ...])
    accent: Accent
    tooltip: str
    level: Level | None = None
    kind: str = ""
    """What it is of, as a word for style sheets."""
    body: str = ""
    """The colour below its band, if not the tint of its accent."""
    striped: bool = False
    """With a stripe on the left instead of the band, and no text of a band."""
    is_open: bool = False
    """Not known yet: with a dashed outline."""
    in_width: Callable[..., "Card"] | None = field(default=None, eq=False, repr=False)
    """Makes it again with another `width`, its words broken into lines anew."""

    @property
    def ground(self) -> str:
        """The colour that is drawn below its band."""
        return self.body or self.accent.tint

    @property
    def height(self) -> int:
        """All rows together."""
        return sum(row.height for row in self.rows)


@frozen(repr=False, eq=False)
class Emblem(Compared):
    """A party: its name in a shape of its own."""

    id: str
    width: int
    height: int
    shape: str
    texts: tuple[Text, ...] = field(converter=tuple[Text, ...])
    tooltip: str
    level: Level | None = None
    kind: str = ""
    double: bool = False
    """With a double outline."""
    accent: Accent = OF_PARTIES
    is_open: bool = False
    """Not known yet: with a dashed outline."""
    in_width: Callable[..., "Emblem"] | None = field(default=None, eq=False, repr=False)
    """Makes it again with at most another `width`, its words broken into lines anew."""


Node = Card | Emblem


class Pill(NamedTuple):
    """The code of a finding where it belongs."""

    code: str
    level: Level


@frozen(repr=False, eq=False)
class Line(Compared):
    """An arrow from one node to another with its words: `unwrapped` as they are, `texts` in lines.

    One that leads back is `dashed`, and `back` where it does so against the direction of reading. One that was
    `removed` is dotted; `main` is part of the longest path through.
    """

    id: str
    source: str
    target: str
    texts: tuple[Text, ...] = field(converter=tuple[Text, ...])
    tooltip: str
    pills: tuple[Pill, ...] = field(default=(), converter=tuple[Pill, ...])
    level: Level | None = None
    dashed: bool = False
    back: bool = False
    removed: bool = False
    main: bool = False
    unwrapped: tuple[Text, ...] = field(default=(), converter=tuple[Text, ...])
    clear: bool = False
    """With its words above it where it is level and beside it where it is upright, not on it."""


@frozen(repr=False, eq=False)
class Route(Compared):
    """Where a line runs: its corners from the outline of one node to that of another, and the middle of its words."""

    corners: tuple[Point, ...] = field(converter=tuple[Point, ...])
    words: Point
    ground: str = CANVAS
    """What is behind its words."""


@frozen(repr=False, eq=False)
class Panel(Compared):
    """A field at a place of its own, with lines of words in it: a box, or another shape of that size.

    `fill` and `outline` are colours of the palette; without one, nothing is drawn. A panel `behind` is drawn
    before all strokes, and is a box. The first line of words is at the top unless they are `centred` from top to
    bottom; `align` is their place from left to right.
    """

    id: str
    left: Real
    top: Real
    width: Real
    height: Real
    lines: tuple[Text, ...] = field(default=(), converter=tuple[Text, ...])
    fill: str = ""
    outline: str = ""
    weight: Real = 1
    shape: Literal["box", "rounded", "circle", "chevron", "triangle"] = "box"
    align: Literal["left", "centre", "right"] = "centre"
    centred: bool = True
    inset: int = 6
    """The space left and right of the words, and above them."""
    behind: bool = False
    tooltip: str = ""
    kind: str = ""
    """What it is of, as words for style sheets."""
    level: Level | None = None


@frozen(repr=False, eq=False)
class Stroke(Compared):
    """A line that joins no nodes: its corners, straight or, as a `curve`, the four points of each Bezier curve.

    Its corners are sharp. With a `head` an arrow is at its end. A `dashed` one leads back, and nothing else is dashed:
    a `dotted` one is a line that is only helpful, or lacks something.
    """

    id: str
    points: tuple[Point, ...] = field(converter=tuple[Point, ...])
    colour: str = LINE
    weight: Real = 1.4
    dashed: bool = False
    dotted: bool = False
    head: bool = False
    curve: bool = False
    tooltip: str = ""
    kind: str = ""
    level: Level | None = None


Figure = Panel | Stroke
"""A figure with a place of its own in a plan, in points from the top left corner."""


LANE = 92
"""The width of the title of a lane."""


@frozen(repr=False, eq=False)
class Lane(Compared):
    """A field behind all that is in it, with its title at its left end."""

    id: str
    title: tuple[str, ...] = field(converter=tuple[str, ...])
    top: Real
    bottom: Real
    kind: str
    accent: Accent
    tint: str


@frozen(repr=False, eq=False)
class Plan(Compared):
    """Where everything is, by id, in points from the top left corner; nodes by their middles."""

    width: Real
    height: Real
    places: Mapping[str, Point]
    routes: Mapping[str, Route]
    lanes: tuple[Lane, ...] = field(default=(), converter=tuple[Lane, ...])
    figures: tuple[Figure, ...] = field(default=(), converter=tuple[Figure, ...])


@frozen(repr=False, eq=False)
class Sentence(Compared):
    """A finding in words, broken into lines."""

    pill: Pill | None
    lines: tuple[str, ...] = field(converter=tuple[str, ...])


@frozen(repr=False, eq=False)
class Scene(Compared):
    """A picture before it is drawn. `name` is its slug, which makes ids unique on a page."""

    name: str
    view: str
    title: tuple[str, ...] = field(converter=tuple[str, ...])
    subtitle: tuple[str, ...] = field(converter=tuple[str, ...])
    description: str
    nodes: tuple[Node, ...] = field(default=(), converter=tuple[Node, ...])
    lines: tuple[Line, ...] = field(default=(), converter=tuple[Line, ...])
    sentences: tuple[Sentence, ...] = field(default=(), converter=tuple[Sentence, ...])
    legend: tuple[str, ...] = field(default=(), converter=tuple[str, ...])
    plan: Plan | None = None
    """None if the engine finds the layout."""
    colours: Colours = NONE
    advice: tuple[str, ...] = field(default=("split",), converter=tuple[str, ...])
    """What makes it smaller where its smallest words can't be read: forms of the help text of VSC806."""
    hurried: bool = False
    """Whether there was no time to search for the best places."""
    findings: tuple[Diagnostic, ...] = field(default=(), converter=tuple[Diagnostic, ...])
    """Findings about the picture itself, not about the stream."""

    @property
    def tooltips(self) -> dict[str, str]:
        """The tooltip of each node, line and figure, by id."""
        figures = self.plan.figures if self.plan else ()
        return {each.id: each.tooltip for each in (*self.nodes, *self.lines, *figures) if each.tooltip}
