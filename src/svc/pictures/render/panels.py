"""Figures of a plan as DOT: panels are boxes with tables of words, strokes are edges between two hidden nodes."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from svc.diagnostics.diagnostic import Level
from svc.model.quantities import Real
from svc.pictures.render.dot import attributes, classes, faulty, inches
from svc.pictures.render.labels import font
from svc.pictures.scene.shapes import Figure, Panel, Point, Stroke, Text
from svc.pictures.style import palette

At = Callable[[Point], str]
"""Where a point of the plan is in DOT."""
HIDDEN = ("svc_from", "svc_to")
"""The nodes that strokes formally join."""
_SHAPES = {"box": "box", "rounded": "box", "circle": "ellipse", "chevron": "cds", "triangle": "triangle"}
_ALIGN = {"left": "LEFT", "centre": "CENTER", "right": "RIGHT"}
_COLOUR = {Level.ERROR: palette.ERROR, Level.WARNING: palette.WARNING}
HEAD = 8
"""The length of the head of an arrow."""


def hidden(at: At) -> Iterator[str]:
    """The nodes that strokes formally join."""
    for name in HIDDEN:
        yield name + attributes(
            shape="point", style="invis", width="0.01", height="0.01", label='""', id=name, pos=at((1, 1))
        )


def behind(panel: Panel, at: At) -> str:
    """A panel that is drawn before all else, without its words."""
    corners = at((panel.left, panel.top + panel.height)), at((panel.left + panel.width, panel.top))
    return (
        f"subgraph cluster_{panel.id} {{ graph"
        + attributes(bb=",".join(corners), label='""', id=f"{panel.id}_a", **_style(panel), **_described(panel))
        + " }"
    )


def figure(figure: Figure, at: At) -> Iterator[str]:
    """A stroke, a panel, or the words of one that was drawn before."""
    if isinstance(figure, Stroke):
        yield _stroke(figure, at)
    elif not figure.behind or figure.lines:
        drawn = not figure.behind and (figure.fill or figure.outline or figure.level)
        look = {"shape": _SHAPES[figure.shape], **_style(figure)} if drawn else {"shape": "none"}
        middle = figure.left + figure.width / 2, figure.top + figure.height / 2
        yield figure.id + attributes(
            fixedsize="true",
            width=inches(figure.width),
            height=inches(figure.height),
            margin="0",
            label=_words(figure),
            id=figure.id,
            pos=at(middle),
            **look,
            **_described(figure),
        )


def line_height(text: Text) -> int:
    """How high a line of words in a panel is."""
    return round(text.size * 1.36)


def _style(panel: Panel) -> dict[str, str]:
    outline = _COLOUR[panel.level] if panel.level else panel.outline
    fill = panel.fill or outline
    style = ["filled"] if panel.fill else []
    style += ["rounded"] if panel.shape == "rounded" else []
    return {
        "style": ",".join(style),
        "fillcolor": fill or palette.CANVAS,
        "color": outline or fill or palette.CANVAS,
        "penwidth": f"{2.6 if panel.level else panel.weight if outline else 0:g}",
    }


def _described(figure: Figure) -> dict[str, str]:
    return {"tooltip": figure.tooltip or " ", "class": classes("figure", figure.kind, figure.level)}


def _words(panel: Panel) -> str:
    """The lines of a panel, each in a cell as wide as the panel; the rest of its height is above and below them."""
    if not any(text.words for text in panel.lines):
        return '""'
    room = round(panel.width) - 2 * panel.inset
    rows = "".join(
        f'<TR><TD WIDTH="{room}" HEIGHT="{line_height(text)}" ALIGN="{_ALIGN[panel.align]}">{font(text)}</TD></TR>'
        for text in panel.lines
    )
    left = round(panel.height) - sum(map(line_height, panel.lines)) - panel.inset
    if not panel.centred:
        gap = f'<TR><TD HEIGHT="{panel.inset}"></TD></TR>' if panel.inset else ""
        rows = gap + rows + (f'<TR><TD HEIGHT="{left}"></TD></TR>' if left > 0 else "")
    return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">{rows}</TABLE>>'


def _stroke(stroke: Stroke, at: At) -> str:
    look = {"color": stroke.colour, "penwidth": f"{stroke.weight:g}"} | faulty(stroke.level)
    if stroke.dashed or stroke.dotted:
        look["style"] = "dashed" if stroke.dashed else "dotted"
    if not stroke.head:
        look["dir"] = "none"
    return f"{HIDDEN[0]} -> {HIDDEN[1]}" + attributes(
        id=stroke.id, pos=" ".join(_spline(stroke, at)), **look, **_described(stroke)
    )


def _spline(stroke: Stroke, at: At) -> Iterator[str]:
    """The points of a stroke as Bezier curves have them, the tip of its arrow first."""
    if stroke.head:
        yield f"e,{at(stroke.points[-1])}"
    points = list(stroke.points)
    if stroke.head:
        points[-1] = _before(points[-1], points[-2])
    if stroke.curve:
        yield from map(at, points)
        return
    yield at(points[0])
    for start, end in pairwise(points):
        yield from map(at, (_between(start, end, 1 / 3), _between(start, end, 2 / 3), end))


def _between(start: Point, end: Point, part: Real) -> Point:
    return round(start[0] + (end[0] - start[0]) * part, 2), round(start[1] + (end[1] - start[1]) * part, 2)


def _before(tip: Point, towards: Point) -> Point:
    """Where the line ends of an arrow with its tip at a point."""
    far = ((towards[0] - tip[0]) ** 2 + (towards[1] - tip[1]) ** 2) ** 0.5
    return _between(tip, towards, min(HEAD / far, 0.5) if far else 0)
