"""Cards of two colours: the gradient by which an engine draws them becomes two shapes and an outline.

Where two stops of a gradient meet, browsers draw a hard edge and some office programs a ramp, and no style sheet can
change the colours. Shapes of one colour each look the same everywhere.
"""

import re
from itertools import pairwise
from xml.etree.ElementTree import Element

from svc.text.pattern import Pattern

Point = tuple[float, float]
Curve = tuple[Point, Point, Point, Point]
"""A cubic Bezier curve: where it begins, its two controls, where it ends."""

_REFERENCE = Pattern(r"url\(#([^)]*)\)")
_COLOUR = Pattern(r"stop-color:([^;]+)")
_HALVINGS = 20
"""How often a curve is halved to find where it crosses the edge: enough for any printed size."""


def part_bands(root: Element) -> None:
    """Replace each card that has a gradient by its band, its body and its outline, and remove the gradients."""
    gradients = {each.get("id", ""): each for each in root.iter("linearGradient")}
    for group in list(root.iter("g")):
        for shape in list(group):
            reference = _REFERENCE.fullmatch(shape.get("fill", ""))
            if reference and reference[1] in gradients:
                _part(group, shape, gradients[reference[1]])
        for definitions in group.findall("defs"):
            group.remove(definitions)


def _part(group: Element, shape: Element, gradient: Element) -> None:
    first, second = gradient.findall("stop")
    ends = [[float(gradient.get(f"{axis}{end}", "0")) for end in (1, 2)] for axis in "xy"]
    axis = int(ends[0][0] == ends[0][1])
    begin, end = ends[axis]
    edge = begin + (end - begin) * float(second.get("offset", "0"))
    side = 1 if begin < end else -1
    outline = _curves(shape.get("d", ""))
    position = list(group).index(shape)
    for stop, beyond in ((first, -side), (second, side)):
        path = _written(_clipped(outline, axis, edge, beyond))
        part = Element("path", fill=_colour(stop), stroke="none", d=path)
        part.tail = "\n"
        group.insert(position, part)
        position += 1
    shape.set("fill", "none")


def _colour(stop: Element) -> str:
    found = _COLOUR.search(stop.get("style", ""))
    return found[1].strip() if found else stop.get("stop-color", "none")


def _curves(path: str) -> list[Curve]:
    """The curves of a path as engines write it: one move, then curves."""
    numbers = [float(each) for each in re.findall(r"-?[0-9.]+", path)]
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    return [(points[at], *points[at + 1 : at + 4]) for at in range(0, len(points) - 1, 3)]  # type: ignore[misc]


def _clipped(outline: list[Curve], axis: int, edge: float, side: int) -> list[Curve]:
    """The part of a closed outline on one side of an edge, closed by a straight line along the edge."""
    kept: list[Curve] = []
    for curve in outline:
        begins, ends = (side * (point[axis] - edge) >= 0 for point in (curve[0], curve[3]))
        if begins != ends:
            before, behind = _split(curve, _crossing(curve, axis, edge))
            curve = before if begins else behind
        if begins or ends:
            kept.append(curve)
    return kept


def _crossing(curve: Curve, axis: int, edge: float) -> float:
    """Where a curve that crosses an edge once does so, from 0 to 1."""
    low, high = 0.0, 1.0
    a, b, c, d = (point[axis] for point in curve)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        below = _height(a, b, c, d, middle) < edge
        low, high = (middle, high) if below == (a < d) else (low, middle)
    return (low + high) / 2


def _height(a: float, b: float, c: float, d: float, at: float) -> float:
    """Where a curve is along one axis: what `_split` finds as the point between the two."""
    a, b, c = a + (b - a) * at, b + (c - b) * at, c + (d - c) * at
    a, b = a + (b - a) * at, b + (c - b) * at
    return a + (b - a) * at


def _split(curve: Curve, at: float) -> tuple[Curve, Curve]:
    """A curve in two (de Casteljau)."""
    rows: list[list[Point]] = [list(curve)]
    while len(rows[-1]) > 1:
        rows.append([(a + (c - a) * at, b + (d - b) * at) for (a, b), (c, d) in pairwise(rows[-1])])
    return (
        (rows[0][0], rows[1][0], rows[2][0], rows[3][0]),
        (rows[3][0], rows[2][1], rows[1][2], rows[0][3]),
    )


def _written(curves: list[Curve]) -> str:
    pieces: list[str] = []
    at: Point | None = None
    for first, *rest in curves:
        if first != at:
            pieces.append(("L" if pieces else "M") + _point(first))
        pieces.append("C" + " ".join(map(_point, rest)))
        at = rest[-1]
    return "".join(pieces) + "Z"


def _point(point: Point) -> str:
    return ",".join(f"{value:.2f}".rstrip("0").rstrip(".") for value in point)
