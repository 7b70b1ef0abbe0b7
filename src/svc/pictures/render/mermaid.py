"""A scene as a flowchart of Mermaid, for pages that draw such text themselves. They decide on the layout.

Ids are kinds and numbers, and every text of the user's passes through a sink of `text/escape.py`.
"""

from collections.abc import Iterable, Iterator, Mapping

from svc.diagnostics.diagnostic import Level
from svc.pictures.scene.cards import OF_TITLE
from svc.pictures.scene.shapes import Card, Emblem, Line, Node, Row, Scene
from svc.pictures.style import palette
from svc.pictures.style.palette import Accent
from svc.pictures.style.themes import Theme
from svc.semantics.graph import ranks
from svc.text.escape import mermaid_text

COLUMNS = 6
"""Columns that fit a page; longer streams run from top to bottom."""

_THEMES = {"light": "default", "dark": "dark", "print": "neutral"}
"""What Mermaid calls a theme; without one a page has its own."""
_SHAPES: Mapping[str, tuple[str, str]] = {
    "ellipse": ("([", "])"),
    "parallelogram": ("[/", "/]"),
    "hexagon": ("{{", "}}"),
    "house": ("[/", "\\]"),
}
_DOUBLE = ("[[", "]]")
_COLOURS = {Level.ERROR: palette.ERROR, Level.WARNING: palette.WARNING}


def mermaid(scene: Scene, theme: Theme) -> str:
    """The text of a scene, in the colours of a theme."""
    return "\n".join((*_opening(scene, theme), *(f"  {line}" for line in _chart(scene, theme)))) + "\n"


def _opening(scene: Scene, theme: Theme) -> Iterator[str]:
    if theme.name in _THEMES:
        yield f'%%{{init: {{"theme": "{_THEMES[theme.name]}"}}}}%%'
    forward = [(line.source, line.target) for line in scene.lines if not line.back]
    longest = max(ranks([node.id for node in scene.nodes], forward).values(), default=0)
    yield f"flowchart {'LR' if longest < COLUMNS else 'TB'}"


def _chart(scene: Scene, theme: Theme) -> Iterator[str]:
    yield f"accTitle: {mermaid_text(' '.join(scene.title))}"
    yield f"accDescr {{ {mermaid_text(scene.description)} }}"
    ids = dict(_ids(scene.nodes))
    yield from (f"{ids[node.id]}{_node(node)}" for node in scene.nodes)
    yield from (_line(line, ids) for line in scene.lines)
    notes = [*_sentences(scene), *(scene.legend and ["   |   ".join(scene.legend)])]
    if notes:
        yield f"notes{_label('[', notes, ']')}"
    yield from _styles(scene, ids, theme, noted=bool(notes))


def _ids(nodes: Iterable[Node]) -> Iterator[tuple[str, str]]:
    counted = {"step": 0, "party": 0}
    for node in nodes:
        kind = "step" if isinstance(node, Card) else "party"
        counted[kind] += 1
        yield node.id, f"{kind}{counted[kind]}"


def _node(node: Node) -> str:
    if isinstance(node, Card):
        return _label("[", _rows(node.rows), "]")
    start, end = _DOUBLE if node.double else _SHAPES.get(node.shape, _SHAPES["ellipse"])
    *role, name = _parted(node)
    return _label(start, [*role, name], end)


def _parted(emblem: Emblem) -> Iterator[str]:
    """The role of a party, if it has one, then its name in one line."""
    yield from (text.words for text in emblem.texts if text.size < emblem.texts[-1].size)
    yield " ".join(text.words for text in emblem.texts if text.size == emblem.texts[-1].size)


def _rows(rows: Iterable[Row]) -> Iterator[str]:
    """The words of a card: its number and activity, its title in one line, and the others as they are."""
    band, *others = rows
    yield " · ".join(text.words for text in (band.right, band.left) if text)
    yield " ".join(row.left.words for row in others if row.left and row.left.size == OF_TITLE)
    for row in others:
        if row.cells:
            yield "   ".join("".join(text.words for text in cell) for cell in row.cells)
        elif row.left and row.left.size != OF_TITLE:
            yield row.left.words


def _line(line: Line, ids: Mapping[str, str]) -> str:
    arrow = "--x" if line.removed else "-.->" if line.dashed else "-->"
    words = [*(pill.code for pill in line.pills), *(text.words for text in line.unwrapped)]
    label = _label("|", words, "|") if words else ""
    return f"{ids[line.source]} {arrow}{label} {ids[line.target]}"


def _label(start: str, lines: Iterable[str], end: str) -> str:
    return f'{start}"{"<br/>".join(map(mermaid_text, lines))}"{end}'


def _sentences(scene: Scene) -> Iterator[str]:
    for sentence in scene.sentences:
        code = [sentence.pill.code] if sentence.pill else []
        yield " ".join((*code, *sentence.lines))


def _styles(scene: Scene, ids: Mapping[str, str], theme: Theme, *, noted: bool) -> Iterator[str]:
    """The colours of activities and parties, and the marks of findings, as classes and styles of links."""
    line = theme.get(palette.LINE)
    alike: dict[Accent, list[str]] = {}
    for node in scene.nodes:
        alike.setdefault(node.accent, []).append(ids[node.id])
    for number, (accent, members) in enumerate(alike.items(), 1):
        colours = f"fill:{theme.get(accent.band)},stroke:{line},color:{theme.get(accent.text)}"
        yield from _class(f"colour{number}", colours, members)
    for level, colour in _COLOURS.items():
        marked = [ids[node.id] for node in scene.nodes if node.level is level]
        if marked:
            yield from _class(level.value, f"stroke:{theme.get(colour)},stroke-width:4px", marked)
    if unknown := [ids[node.id] for node in scene.nodes if node.is_open]:
        yield from _class("open", "stroke-dasharray:5 4", unknown)
    if noted:
        yield from _class("below", f"fill:none,stroke:{theme.get(palette.RULE)}", ["notes"])
    for level, colour in _COLOURS.items():
        links = [str(number) for number, each in enumerate(scene.lines) if each.level is level]
        if links:
            yield f"linkStyle {','.join(links)} stroke:{theme.get(colour)},stroke-width:4px"


def _class(name: str, style: str, members: Iterable[str]) -> Iterator[str]:
    yield f"classDef {name} {style}"
    yield f"class {','.join(members)} {name}"
