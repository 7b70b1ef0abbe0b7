"""Where activities are in the picture of a service value chain: positions by id, as a default only.

A catalogue that has all of them is drawn so, its further activities below those of the middle; any other gets a grid.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from attrs import evolve, field, frozen

from svc.model.quantities import Real

WIDTH = 924
SIDE = 110
"""What demand and value take at the two sides."""
INSET, GAP = 12, 10
PRODUCTS = 84
"""The width of the field of products and services."""
BAR, LOW, TALL = 54, 82, 280
"""How high a bar is, one of several fields in a column, and one beside them, at least."""
BESIDE = 26
"""Between the middle of a circle and the side of its field, at least."""
DEEP = 8
"""Circles that are below each other in a tall field."""
APART = 48
"""Between the middles of two circles, at least: an arrow fits between them."""
HEAD = 30
"""What a title takes above circles."""
BEFORE, BEHIND = 110, 84
"""What a title takes left and right of circles: lines rarely lead there."""

_TOP, _BOTTOM, _LEFT = "plan", "improve", "engage"
_MIDDLE = ("design_transition", "obtain_build", "deliver_support")
_ENGAGE = 150

Title = Literal["above", "before", "behind"]
"""Where a title is: above the circles, or left or right of them."""


@frozen
class Field:
    """Where an activity is: points from the top left corner. A `tall` one is read from top to bottom."""

    left: Real
    top: Real
    width: Real
    height: Real
    title: Title = "above"
    tall: bool = False

    @property
    def bottom(self) -> Real:
        """Its lower edge."""
        return self.top + self.height

    @property
    def right(self) -> Real:
        """Its right edge."""
        return self.left + self.width

    @property
    def head(self) -> Real:
        """What its title takes of its height."""
        return HEAD if self.title == "above" else 0

    @property
    def end(self) -> Real:
        """Where its title begins, or its right edge."""
        return self.right - (BEHIND if self.title == "behind" else 0)

    @property
    def across(self) -> tuple[Real, Real]:
        """The leftmost and the rightmost middle that a circle may have."""
        return self.left + BESIDE + (BEFORE if self.title == "before" else 0), self.end - BESIDE

    @property
    def middle(self) -> Real:
        """Half way down what it has for circles."""
        return round(self.top + (self.height + self.head) / 2, 1)

    @property
    def columns(self) -> int:
        """How many circles fit side by side."""
        first, last = self.across
        return max(int((last - first) // APART) + 1, 1)


@frozen
class Chain:
    """The fields of activities and that of products and services, in a box."""

    fields: Mapping[str, Field]
    products: Field
    box: Field = field()


def positions(activities: Sequence[str], visits: Mapping[str, int]) -> Chain:
    """The fields of a catalogue's activities; `visits` is how many circles each has to hold."""
    usual = {_TOP, _BOTTOM, _LEFT, *_MIDDLE} <= set(activities)
    return _usual(activities, visits) if usual else _grid(activities, visits)


def _high(field: Field, visits: int) -> Field:
    """A field that is high enough for its circles."""
    rows = -(-visits // field.columns)
    if field.tall and visits <= DEEP:
        rows = visits
    return evolve(field, height=max(field.height, field.head + APART * rows + 6))


def _usual(activities: Sequence[str], visits: Mapping[str, int]) -> Chain:
    left, right = SIDE + INSET, WIDTH - SIDE - INSET
    further = [name for name in activities if name not in (_TOP, _BOTTOM, _LEFT, *_MIDDLE)]
    fields = {_TOP: _high(Field(left, INSET, right - left, BAR, "before"), visits.get(_TOP, 0))}
    first = top = fields[_TOP].bottom + GAP
    start, end = left + _ENGAGE + GAP, right - PRODUCTS - GAP
    stack = [*_MIDDLE, *further]
    low = {name: _high(Field(start, 0, end - start, LOW, "behind"), visits.get(name, 0)) for name in stack}
    middle = sum(each.height for each in low.values()) + GAP * (len(stack) - 1)
    tall = _high(Field(left, first, _ENGAGE, middle, tall=True), visits.get(_LEFT, 0))
    more = (tall.height - middle) / len(stack)
    for name in stack:
        fields[name] = evolve(low[name], top=top, height=low[name].height + more)
        top = fields[name].bottom + GAP
    fields[_LEFT] = tall
    products = Field(end + GAP, first, PRODUCTS, tall.height)
    fields[_BOTTOM] = _high(Field(left, top, right - left, BAR, "before"), visits.get(_BOTTOM, 0))
    return Chain(fields, products, Field(SIDE, 0, WIDTH - 2 * SIDE, fields[_BOTTOM].bottom + INSET))


def _grid(activities: Sequence[str], visits: Mapping[str, int]) -> Chain:
    left, right = SIDE + INSET, WIDTH - SIDE - INSET - PRODUCTS - GAP
    columns = 1 if len(activities) < 4 else 2 if len(activities) < 9 else 3
    least = TALL / max(-(-len(activities) // columns), 1)
    fields, top = dict[str, Field](), float(INSET)
    for at in range(0, len(activities), columns):
        line = activities[at : at + columns]
        share = (right - left - GAP * (len(line) - 1)) / len(line)
        title: Title = "behind" if columns < 3 else "above"
        row = [Field(left + number * (share + GAP), top, share, max(LOW, least), title) for number in range(len(line))]
        tall = max(_high(each, visits.get(name, 0)).height for each, name in zip(row, line, strict=True))
        fields |= {name: evolve(each, height=tall) for name, each in zip(line, row, strict=True)}
        top += tall + GAP
    bottom = max(top - GAP, INSET + LOW)
    products = Field(right + GAP, INSET, PRODUCTS, bottom - INSET)
    return Chain(fields, products, Field(SIDE, 0, WIDTH - 2 * SIDE, bottom + INSET))
