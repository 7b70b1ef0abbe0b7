"""Where activities are in the picture of a service value chain: positions by id, as a default only.

A catalogue that has all of them is drawn so, its further activities below those of the middle; any other gets a grid.
"""

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from svc.model.quantities import Real

WIDTH = 924
SIDE = 110
"""What demand and value take at the two sides."""
INSET, GAP = 12, 10
PRODUCTS = 104
"""The width of the field of products and services."""
BAR, LOW, TALL = 54, 86, 280
"""How high a bar is, one of several fields in a column, and one beside them, at least."""

_TOP, _BOTTOM, _LEFT = "plan", "improve", "engage"
_MIDDLE = ("design_transition", "obtain_build", "deliver_support")


@frozen
class Field:
    """Where an activity is: points from the top left corner. A `tall` one is read from top to bottom."""

    left: Real
    top: Real
    width: Real
    height: Real
    tall: bool = False
    bar: bool = False
    """Whether its title is left of its circles."""
    title_right: bool = False

    @property
    def bottom(self) -> Real:
        """Its lower edge."""
        return self.top + self.height


@frozen
class Chain:
    """The fields of activities and that of products and services, in a box."""

    fields: Mapping[str, Field]
    products: Field
    box: Field = field()


def positions(activities: Sequence[str], rows: Mapping[str, int]) -> Chain:
    """The fields of a catalogue's activities; `rows` is how many rows of circles each has to hold."""
    usual = {_TOP, _BOTTOM, _LEFT, *_MIDDLE} <= set(activities)
    return _usual(activities, rows) if usual else _grid(activities, rows)


def room(activities: Sequence[str]) -> dict[str, Real]:
    """How wide each field will be."""
    return {name: each.width for name, each in positions(activities, {}).fields.items()}


def _high(least: Real, rows: int) -> Real:
    return max(least, 34 + 36 * rows)


def _usual(activities: Sequence[str], rows: Mapping[str, int]) -> Chain:
    left, right = SIDE + INSET, WIDTH - SIDE - INSET
    further = [name for name in activities if name not in (_TOP, _BOTTOM, _LEFT, *_MIDDLE)]
    fields = {_TOP: Field(left, INSET, right - left, max(BAR, 18 + 36 * rows.get(_TOP, 1)), bar=True)}
    first = top = fields[_TOP].bottom + GAP
    start, end = left + 150 + GAP, right - PRODUCTS - GAP
    stack = [*_MIDDLE, *further]
    heights = {name: _high(LOW, rows.get(name, 1)) for name in stack}
    for name in stack:
        fields[name] = Field(start, top, end - start, heights[name], title_right=True)
        top += heights[name] + GAP
    middle = top - GAP - first
    fields[_LEFT] = Field(left, first, 150, middle, tall=True)
    products = Field(end + GAP, first, PRODUCTS, middle)
    fields[_BOTTOM] = Field(left, top, right - left, max(BAR, 18 + 36 * rows.get(_BOTTOM, 1)), bar=True)
    return Chain(fields, products, Field(SIDE, 0, WIDTH - 2 * SIDE, fields[_BOTTOM].bottom + INSET))


def _grid(activities: Sequence[str], rows: Mapping[str, int]) -> Chain:
    left, right = SIDE + INSET, WIDTH - SIDE - INSET - PRODUCTS - GAP
    columns = 1 if len(activities) < 4 else 2 if len(activities) < 9 else 3
    fields, top = {}, float(INSET)
    for at in range(0, len(activities), columns):
        line = activities[at : at + columns]
        tall = max(_high(LOW, rows.get(name, 1)) for name in line)
        if len(activities) <= 3 * columns:
            tall = max(tall, TALL / -(-len(activities) // columns))
        share = (right - left - GAP * (len(line) - 1)) / len(line)
        for number, name in enumerate(line):
            fields[name] = Field(left + number * (share + GAP), top, share, tall)
        top += tall + GAP
    bottom = max(top - GAP, INSET + LOW)
    products = Field(right + GAP, INSET, PRODUCTS, bottom - INSET)
    return Chain(fields, products, Field(SIDE, 0, WIDTH - 2 * SIDE, bottom + INSET))
