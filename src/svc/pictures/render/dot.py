"""A scene as DOT, the language of Graphviz. An engine finds the positions; all else is fixed here.

No text of the user's is ever a node's name, and every one passes through a sink of `text/escape.py`.
"""

from collections.abc import Iterable, Iterator

from svc.diagnostics.diagnostic import Level
from svc.model.quantities import Real
from svc.pictures.render.labels import BAND, card_label, emblem_label, footing_label, heading_label, line_label
from svc.pictures.scene.shapes import Card, Emblem, Line, Node, Scene
from svc.pictures.style import palette
from svc.text.escape import dot_string, dot_tooltip

MANY = 150
"""Lines beyond those that a chain of all nodes needs, from which on the engine must take short cuts."""

SIMPLE = {"splines": "line", "nslimit": "1", "nslimit1": "1", "mclimit": "0.1"}
"""What makes an engine lay out fast, with plainer lines."""

STRIPE = 5
"""The width of the stripe of a card without a band."""

_COLOUR = {Level.ERROR: palette.ERROR, Level.WARNING: palette.WARNING}
_DOUBLE = (palette.ERROR, palette.CANVAS, palette.ERROR)
"""The strands of a double line. Its head has the colour of the first, the head of one drawn backwards the second's."""
_DOUBLE_BACK = (palette.ERROR, *_DOUBLE)


def dot(scene: Scene, *, simple: bool = False) -> str:
    """The DOT text of a scene; `simple` requests a fast layout."""
    return "\n".join(_graph(scene, simple=simple)) + "\n"


def _graph(scene: Scene, *, simple: bool) -> Iterator[str]:
    yield "digraph svc {"
    yield "graph" + attributes(
        rankdir="LR",
        bgcolor=palette.CANVAS,
        fontname="Arial",
        fontcolor=palette.INK,
        labelloc="t",
        labeljust="l",
        pad="0.25",
        nodesep="0.28",
        ranksep="0.16",
        outputorder="edgesfirst",
        id="svc_picture",
        **{"class": f"svc {scene.view}"},
        label=heading_label(scene),
        **(SIMPLE if simple else {}),
    )
    yield from general()
    below = scene.sentences or scene.legend
    if below:
        yield "subgraph cluster_all {"
        yield "graph" + attributes(
            peripheries="0",
            labelloc="b",
            labeljust="l",
            margin="0",
            fontname="Arial",
            id="svc_body",
            label=footing_label(scene.sentences, scene.legend),
            **{"class": "body"},
        )
    yield from map(node, scene.nodes)
    for line in scene.lines:
        yield from _line(line)
    if not scene.nodes:
        yield "svc_nothing" + attributes(shape="point", style="invis", width="0.01", id="svc_nothing")
    yield from "}}" if below else "}"


def general() -> Iterator[str]:
    """What holds for all nodes and edges, unless they say otherwise."""
    yield "node" + attributes(fontname="Arial", fontsize="11", fontcolor=palette.INK, color=palette.LINE)
    yield "edge" + attributes(
        fontname="Arial", fontsize="10", fontcolor=palette.INK, color=palette.LINE, penwidth="1.4", arrowsize="0.8"
    )


def node(node: Node, **place: str) -> str:
    """A card or a party."""
    return _card(node, place) if isinstance(node, Card) else _emblem(node, place)


def artefact(line: Line, ground: str = palette.CANVAS, **place: str) -> str:
    """The words of a line, which are a node of their own on a ground of some colour."""
    words = classes("artefact", _kind(line), line.level)
    return line.id + attributes(
        shape="plain", label=line_label(line, ground), id=line.id, tooltip=line.tooltip, **{"class": words}, **place
    )


def line_style(line: Line) -> dict[str, str]:
    """How a line is drawn."""
    style = {"tooltip": line.tooltip, "class": classes("flow", _kind(line), line.level)}
    pattern = "dotted" if line.removed else "dashed" if line.dashed else ""
    return style | ({"style": pattern} if pattern else {}) | faulty(line.level)


def _kind(line: Line) -> str:
    return "removed" if line.removed else "back" if line.dashed else ""


def faulty(level: Level | None) -> dict[str, str]:
    """How a line is drawn that has a finding."""
    if level is Level.ERROR:
        return {"color": ":".join(_DOUBLE), "penwidth": "1.8"}
    return {"color": palette.WARNING, "penwidth": "2.4"} if level else {}


def attributes(**attributes: str) -> str:
    """The attributes of a node or an edge, in brackets."""
    return f" [{' '.join(f'{name}={_value(name, value)}' for name, value in attributes.items())}]"


def inches(points: Real) -> str:
    """A little more than requested, as rounding would make a label too large for its box."""
    return f"{points / 72 + 0.0005:.4f}"


def _card(card: Card, place: dict[str, str]) -> str:
    part, angle = (STRIPE / card.width, "0") if card.striped else (BAND / card.height, "270")
    return card.id + attributes(
        shape="box",
        style=",".join(("rounded", "filled", *_dashed(card))),
        margin="0",
        fixedsize="true",
        width=inches(card.width),
        height=inches(card.height),
        fillcolor=f"{card.accent.band};{part:.4f}:{card.ground}",
        gradientangle=angle,
        color=_COLOUR[card.level] if card.level else palette.LINE,
        penwidth="2.6" if card.level else "1",
        label=card_label(card),
        id=card.id,
        tooltip=card.tooltip,
        **{"class": classes("step", card.kind, card.level)},
        **place,
    )


def _emblem(emblem: Emblem, place: dict[str, str]) -> str:
    outline = emblem.accent.text if emblem.is_open else emblem.accent.band
    return emblem.id + attributes(
        shape=emblem.shape,
        fixedsize="true",
        width=inches(emblem.width),
        height=inches(emblem.height),
        margin="0",
        style=",".join((*(["rounded"] if emblem.shape == "box" else []), "filled", *_dashed(emblem))),
        fillcolor=emblem.accent.band,
        color=_COLOUR[emblem.level] if emblem.level else outline,
        penwidth="2.6" if emblem.level else "1",
        peripheries="2" if emblem.double else "1",
        label=emblem_label(emblem),
        id=emblem.id,
        tooltip=emblem.tooltip,
        **{"class": classes("party", emblem.kind, emblem.level)},
        **place,
    )


def _dashed(node: Node) -> Iterable[str]:
    """The style of the outline of what is not known yet."""
    return ("dashed",) if node.is_open else ()


def _line(line: Line) -> Iterator[str]:
    """A line: by way of its words where it has some. One that leads back is drawn the other way round, so that
    the ranks of the nodes keep their order."""
    drawn = line_style(line) | ({"weight": "8"} if line.main else {})
    if line.back and line.level is Level.ERROR:
        drawn["color"] = ":".join(_DOUBLE_BACK)
    if not line.texts and not line.pills:
        ends = (line.target, line.source) if line.back else (line.source, line.target)
        direction = {"dir": "back"} if line.back else {}
        yield f"{ends[0]} -> {ends[1]}" + attributes(id=line.id, minlen="2", **drawn, **direction)
        return
    yield artefact(line)
    giving, getting = f"{line.id}_a", f"{line.id}_b"
    if line.back:
        yield f"{line.target} -> {line.id}" + attributes(id=getting, dir="back", arrowtail="normal", **drawn)
        yield f"{line.id} -> {line.source}" + attributes(id=giving, dir="back", arrowtail="none", **drawn)
    else:
        yield f"{line.source} -> {line.id}" + attributes(id=giving, arrowhead="none", **drawn)
        yield f"{line.id} -> {line.target}" + attributes(id=getting, **drawn)


def classes(*words: str | None) -> str:
    """The words of a class attribute."""
    return " ".join(filter(None, words))


def _value(name: str, value: str) -> str:
    """An attribute's value: labels come as tables, whose texts are escaped already."""
    if name == "label":
        return value
    return dot_tooltip(value) if name == "tooltip" else dot_string(value)
