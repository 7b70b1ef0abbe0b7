"""The smallest letters of a picture, which decide how small it may be shown."""

from collections.abc import Iterator
from itertools import chain

from svc.model.quantities import Real
from svc.pictures.scene.shapes import Card, Panel, Scene, Text

PRINT = 9
"""The size of small print: practices, times with their labels, the roles of parties, codes, the legend."""


def smallest(scene: Scene) -> Real:
    """The size of the smallest letters that a picture shows."""
    return min((text.size for text in _texts(scene) if text and text.words), default=PRINT)


def _texts(scene: Scene) -> Iterator[Text | None]:
    """All words but the title and the findings, whose letters are large."""
    for node in scene.nodes:
        if isinstance(node, Card):
            for row in node.rows:
                yield row.left
                yield row.right
                yield from chain.from_iterable(row.cells)
        else:
            yield from node.texts
    for line in scene.lines:
        yield from line.texts
    for figure in scene.plan.figures if scene.plan else ():
        if isinstance(figure, Panel):
            yield from figure.lines
    if scene.legend or scene.sentences:
        yield Text("legend", PRINT)
