"""Where the circles of steps are in the fields of a service value chain."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from svc.pictures.layout.chain_positions import Field
from svc.pictures.scene.shapes import Point

APART = 32
"""Between the middles of two circles in a row, at least."""

Thing = TypeVar("Thing")


def middles(
    fields: Mapping[str, Field], visits: Mapping[str, Sequence[Thing]], order: Sequence[Thing]
) -> Iterator[tuple[Thing, Point]]:
    """The middles of the circles; `visits` are the steps of each field, `order` all of them in that of the stream.

    They run from left to right over all fields of a column, and from top to bottom in a tall one; where there are
    too many, they are in rows.
    """
    left = {step: fields[name].left for name, steps in visits.items() for step in steps}
    for name, steps in visits.items():
        field = fields[name]
        beside = steps if field.tall else [each for each in order if field.bar or left[each] == field.left]
        yield from zip(steps, _spread(field, steps, beside), strict=True)


def _spread(field: Field, steps: Sequence[Thing], beside: Sequence[Thing]) -> list[Point]:
    """The middles of the circles of a field."""
    if not steps:
        return []
    if field.tall and len(steps) * APART <= field.height - 60:
        first, last = field.top + 56, field.bottom - 30
        apart = (last - first) / (len(steps) - 1) if len(steps) > 1 else 0
        x = field.left + field.width - 24
        return [(x, round(first + apart * number, 1)) for number in range(len(steps))]
    left, right = field.left + (130 if field.bar else 32), field.left + field.width - 32
    above = 0 if field.bar else 30
    middle = field.top + (field.height + above) / 2 - above / 15
    named = right - 90 if field.width > 240 else right
    apart = (named - left) / max(len(beside) - 1, 1)
    spots = [(round(left + apart * beside.index(step), 1), middle) for step in steps]
    if all(b[0] - a[0] >= APART for a, b in pairwise(spots)):
        return spots
    in_row = max(int((right - left + APART) // APART), 1)
    rows = -(-len(steps) // in_row)
    top = field.top + above + (field.height - above - 36 * rows) / 2 + 18
    apart = min((right - left) / max(min(in_row, len(steps)) - 1, 1), 60)
    return [(round(left + apart * (number % in_row), 1), top + 36 * (number // in_row)) for number in range(len(steps))]
