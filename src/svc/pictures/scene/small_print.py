"""The smallest letters of a picture, which decide how small it may be shown."""

from collections.abc import Iterable, Iterator

from svc.model.quantities import Real
from svc.pictures.scene.shapes import Card, Panel, Row, Scene, Text

PRINT = 9
"""The size of small print: practices, times with their labels, the roles of parties, codes, the legend."""


def smallest(scene: Scene) -> Real:
    """The size of the smallest letters that a picture shows."""
    return min((text.size for text in _texts(scene) if text.words.strip()), default=PRINT)


def _texts(scene: Scene) -> Iterator[Text]:
    for node in scene.nodes:
        yield from _of_rows(node.rows) if isinstance(node, Card) else node.texts
    for line in scene.lines:
        yield from line.texts
    for figure in scene.plan.figures if scene.plan else ():
        if isinstance(figure, Panel):
            yield from figure.lines
    if scene.legend or scene.sentences or any(line.pills for line in scene.lines):
        yield Text("legend", PRINT)


def _of_rows(rows: Iterable[Row]) -> Iterator[Text]:
    for row in rows:
        yield from (text for text in (row.left, row.right) if text)
        yield from (text for cell in row.cells for text in cell)
