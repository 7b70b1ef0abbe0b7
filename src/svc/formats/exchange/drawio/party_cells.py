"""The style of a party: the shapes of draw.io that look as ours do."""

from svc.formats.exchange.drawio.markup import box, style
from svc.model.quantities import Real
from svc.pictures.layout.outlines import EAVES, FLOOR
from svc.pictures.scene.shapes import Emblem, Node, Point, Text
from svc.pictures.style import palette

_SHAPES = {
    "ellipse": ("ellipse", "perimeter=ellipsePerimeter"),
    "parallelogram": ("shape=parallelogram", "perimeter=parallelogramPerimeter", "size=0.16"),
    "hexagon": ("shape=hexagon", "perimeter=hexagonPerimeter2", "size=0.25"),
    "house": ("shape=offPageConnector", "flipV=1", f"size={(1 - EAVES) / (2 - FLOOR):.3f}", "spacingTop=14"),
    "box": ("rounded=1",),
}
_DOUBLE = ("shape=doubleEllipse", "perimeter=ellipsePerimeter", "margin=3")


def usual(emblem: Emblem) -> Text:
    """The style of the name of a party."""
    return Text("", 12, emblem.accent.text, bold=True)


def party_style(emblem: Emblem) -> str:
    """The style of a party."""
    words = _DOUBLE if emblem.double else _SHAPES.get(emblem.shape, _SHAPES["ellipse"])
    outline = palette.RULE if emblem.double or emblem.is_open else emblem.accent.band
    return style(
        *words, "html=1", fillColor=emblem.accent.band, strokeColor=outline, fontColor=emblem.accent.text, fontSize=12,
        fontStyle=1, align="center", verticalAlign="middle", spacing=0, dashed=1 if emblem.is_open else None,
    )  # fmt: skip


def is_turned(node: Node) -> bool:
    """Whether a shape of draw.io is upside down, so that it looks as ours."""
    return isinstance(node, Emblem) and node.shape == "house"


def extent(node: Node) -> tuple[Real, Real]:
    """How wide and high a node is in draw.io: a house is only as high as its walls and its roof."""
    return node.width, node.height - (node.height / 2 * FLOOR if is_turned(node) else 0)


def party_box(emblem: Emblem, middle: Point) -> str:
    """Where a party is."""
    return box(middle[0] - emblem.width / 2, middle[1] - emblem.height / 2, *extent(emblem))
