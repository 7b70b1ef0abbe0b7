"""Where the circles of steps are in the fields of a service value chain."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from svc.model.quantities import Real
from svc.pictures.layout.chain_positions import APART, Field
from svc.pictures.scene.shapes import Point

NAMED = 90
"""The room for a name right of the last circle."""
WIDEST = 120
"""Between the middles of two circles, at most."""
PARTS = (1.0, 0.5, 0.0)
"""How far a circle is right of the one before in another field, in columns: the first that has room."""

Thing = TypeVar("Thing")
Joined = Mapping[Thing, Collection[Thing]]
"""The steps that each step is joined with."""


def middles(
    fields: Mapping[str, Field], visits: Mapping[str, Sequence[Thing]], order: Sequence[Thing], joined: Joined[Thing]
) -> dict[Thing, Point]:
    """The middles of the circles; `visits` are the steps of each field, `order` all of them.

    They run from left to right over all fields of a column, and from top to bottom in a tall one; where there are
    too many, they are in rows, every second of which runs back. In a bar they are near those that they are joined with.
    """
    home = {step: fields[name] for name, steps in visits.items() for step in steps}
    at: dict[Thing, Point] = {}
    columns: dict[Real, list[Thing]] = {}
    for step in order:
        if home[step].title != "before":
            columns.setdefault(home[step].left, []).append(step)
    for steps in columns.values():
        at |= _column(steps, home)
    for name, of_field in visits.items():
        if fields[name].title == "before" and of_field:
            at |= _bar(fields[name], of_field, at, joined)
    return at


def _column(steps: Sequence[Thing], home: Mapping[Thing, Field]) -> dict[Thing, Point]:
    """The circles of all fields that are below each other."""
    one = home[steps[0]]
    if one.tall and APART * len(steps) <= one.height - one.head:
        return _downwards(one, steps)
    columns = _columns(steps, home, one.columns)
    if columns is None:
        at: dict[Thing, Point] = {}
        for field in dict.fromkeys(home[step] for step in steps):
            at |= _rows(field, [step for step in steps if home[step] == field])
        return at
    first, last = one.across
    apart = min(max((last - NAMED - first) / max(*columns.values(), 1), APART), WIDEST)
    return {step: (round(first + apart * columns[step], 1), home[step].middle) for step in steps}


def _downwards(field: Field, steps: Sequence[Thing]) -> dict[Thing, Point]:
    first, last = field.top + 56, field.bottom - 30
    apart = min((last - first) / max(len(steps) - 1, 1), 2 * WIDEST)
    x = field.across[1]
    return {step: (x, round(first + apart * number, 1)) for number, step in enumerate(steps)}


def _columns(steps: Iterable[Thing], home: Mapping[Thing, Field], room: int) -> dict[Thing, float] | None:
    """The column of each step, further right than all before it in its field; None if there are too many."""
    order = list(steps)
    for part in PARTS:
        columns: dict[Thing, float] = {}
        ends: dict[Field, float] = {}
        here = 0.0
        for number, step in enumerate(order):
            same = number and home[order[number - 1]] == home[step]
            here = max(here + (1 if same else part if number else 0), ends.get(home[step], -1.0) + 1)
            columns[step] = ends[home[step]] = here
        if here <= room - 1:
            return columns
    return None


def _rows(field: Field, steps: Sequence[Thing]) -> dict[Thing, Point]:
    """Circles in rows that fill a field; they turn at its sides."""
    first, last = field.across
    in_row = min(field.columns, len(steps))
    rows = -(-len(steps) // in_row)
    top = field.middle - APART * (rows - 1) / 2
    apart = (last - first) / max(field.columns - 1, 1)
    at = {}
    for number, step in enumerate(steps):
        row, column = divmod(number, in_row)
        x = first + apart * (column if row % 2 == 0 else in_row - 1 - column)
        at[step] = round(x, 1), round(top + APART * row, 1)
    return at


def _bar(field: Field, steps: Sequence[Thing], at: Mapping[Thing, Point], joined: Joined[Thing]) -> dict[Thing, Point]:
    """Circles in a row, in their order, each as near as possible to those that it is joined with."""
    if len(steps) > field.columns:
        return _rows(field, steps)
    first, last = field.across
    apart = max(APART, min(NAMED + WIDEST / 2, (last - NAMED - first) / max(len(steps) - 1, 1)))
    last -= NAMED if apart > APART else 0
    places: list[Real] = []
    for number, step in enumerate(steps):
        others = [at[each][0] for each in joined.get(step, ()) if each in at]
        wanted = sum(others) / len(others) if others else first
        least = places[-1] + apart if places else first
        places.append(min(max(wanted, least), last - apart * (len(steps) - 1 - number)))
    return {step: (round(x, 1), field.middle) for step, x in zip(steps, places, strict=True)}
