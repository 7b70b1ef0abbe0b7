"""Statements in another order."""

from collections.abc import Collection
from random import Random

from tests.checker.relations.relation import FIRST_OF_A_GROUP, Common, Relation
from tests.checker.relations.statements import as_line, kind_of, sections_of
from tests.support.pieces import Pieces

SECOND_OF_TWO = ("VSC204", "VSC220", "VSC223", "VSC407", "VSC408")
"""Told at the one that stands below, or at the one that stands above."""
MOVING_WITH_ARROWS = (*FIRST_OF_A_GROUP, *SECOND_OF_TWO, "VSC405")
"""An activity without a step of its own is told of at the first arrow that names it."""


def declarations_in_any_order(text: Pieces, chance: Random) -> Pieces:
    """Keys, steps and parties."""
    return _shuffled(text, ("KEY", "STEP", "PARTY"), chance)


def arrows_in_any_order(text: Pieces, chance: Random) -> Pieces:
    """Arrows among themselves."""
    return _shuffled(text, ("FLOW",), chance)


def statements_in_any_order(text: Pieces, chance: Random) -> Pieces:
    """All that stands below a heading."""
    return _shuffled(text, ("KEY", "STEP", "PARTY", "FLOW"), chance)


def _shuffled(text: Pieces, kinds: Collection[str], chance: Random) -> Pieces:
    """Statements of some kinds in any order, where they stood; a trigger is for the first arrow, so that one stays."""
    streams, catalogue = sections_of(text)
    found = streams.statements()
    triggered = any(piece.text == "trigger" for piece in streams)
    movable = [number for number, each in enumerate(found) if kind_of(each) in kinds]
    if triggered:
        first = next((number for number in movable if kind_of(found[number]) == "FLOW"), None)
        movable = [number for number in movable if number != first]
        if "KEY" in kinds and "FLOW" in kinds:
            return text
    order = movable[:]
    chance.shuffle(order)
    moved = dict(zip(movable, order, strict=True))
    lines = [as_line(found[moved.get(number, number)]) for number in range(len(found))]
    return Pieces((*(piece for line in lines for piece in line), *catalogue))


ORDER = (
    Relation(declarations_in_any_order, Common.PLACES, moving=[*FIRST_OF_A_GROUP, *SECOND_OF_TWO], without=["VSC204"]),
    Relation(arrows_in_any_order, Common.PLACES, moving=MOVING_WITH_ARROWS),
    Relation(statements_in_any_order, Common.PLACES, moving=MOVING_WITH_ARROWS, without=["VSC204"]),
)
