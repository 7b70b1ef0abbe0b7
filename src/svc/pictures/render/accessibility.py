"""Makes a picture readable without seeing it: roles, names, and the order of the stream.

The picture is a graphic document with symbols in it: a reader can hear its description, or go from step to step. Where
those roles are not known it is an image with a description. Lines are read out by the words on them.
"""

from xml.etree.ElementTree import Element

from svc.pictures.layout.reading_order import read_aloud
from svc.pictures.scene.shapes import Scene

ROOT = "graphics-document img"
SYMBOL = "graphics-symbol img"
HALVES = ("_a", "_b")
"""What follows the id of a line in the ids of its halves, where words part it."""


def arrange(root: Element, scene: Scene) -> None:
    """Give the drawn elements their roles, and put them in the order of the stream, after all that is behind them.

    `root` holds them by the ids of the scene. A line without words is a symbol itself, and stays below the steps.
    """
    drawing = root.find("g")
    if drawing is None:
        return
    groups = {group.get("id", ""): group for group in drawing.findall("g")}
    for id in read_aloud(scene):
        if id in groups:
            groups[id].set("role", SYMBOL)
            for half in (groups[id + end] for end in HALVES if id + end in groups):
                half.set("aria-hidden", "true")
            if "edge" not in groups[id].get("class", "").split():
                _last(drawing, groups[id])
    for id in ("svc_footing", "svc_legend"):
        if id in groups:
            _last(drawing, groups[id])


def _last(drawing: Element, group: Element) -> None:
    drawing.remove(group)
    drawing.append(group)
