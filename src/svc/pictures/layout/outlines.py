"""Where the outline of a node runs, so that a line ends on it and not in the empty corner of its box.

The shapes are as Graphviz draws them, in parts of their size.
"""

from math import sqrt

from svc.model.quantities import Real
from svc.pictures.scene.shapes import Emblem, Node

BESIDE = 4
"""How far outside a second outline is."""
EAVES = 0.309
FLOOR = 0.191
"""Of half the height of a house: where its roof begins, and how much below it is empty."""


def extent(node: Node) -> tuple[Real, Real]:
    """How wide and high a node is with all that is outside its box."""
    if not isinstance(node, Emblem):
        return node.width, node.height
    outside = 2 * BESIDE if node.double else 0
    return node.width * (1.04 if node.shape == "parallelogram" else 1) + outside, node.height + outside


def span(node: Node) -> Real:
    """How far from its middle a line may reach the top or the bottom of a node."""
    if not isinstance(node, Emblem):
        return node.width / 2 - 16
    return node.width * {"ellipse": 0.3, "house": 0.3, "hexagon": 0.23, "parallelogram": 0.28, "box": 0.4}[node.shape]


def above(node: Node, across: Real) -> Real:
    """How far over the middle of a node its outline is, `across` points right of it."""
    half = node.height / 2
    if not isinstance(node, Emblem):
        return half
    part = min(abs(across) / (node.width / 2), 1)
    if node.shape == "ellipse":
        return half * sqrt(1 - part**2) + (BESIDE if node.double else 0)
    return half * (1 - part * (1 - EAVES)) if node.shape == "house" else half


def below(node: Node, across: Real) -> Real:
    """How far under the middle of a node its outline is, `across` points right of it."""
    house = isinstance(node, Emblem) and node.shape == "house"
    return node.height / 2 * (1 - FLOOR) if house else above(node, across)


def beside(node: Node, down: Real) -> Real:
    """How far left and right of the middle of a node its outline is, `down` points under it."""
    half = node.width / 2
    if not isinstance(node, Emblem):
        return half
    part = min(abs(down) / (node.height / 2), 1)
    if node.shape == "ellipse":
        return half * sqrt(1 - part**2) + (BESIDE if node.double else 0)
    return half * {"hexagon": 1 - part / 2, "parallelogram": 0.825}.get(node.shape, 1)
