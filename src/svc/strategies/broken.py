"""Texts with mistakes, as many as requested: each a line that costs one error and no other statement."""

from hypothesis import strategies as st

from svc.checker.canonical_text import one_a_line
from svc.semantics.catalogue import Catalogue
from svc.semantics.shipped import DEFAULT, SHIPPED
from svc.strategies.changes import roles
from svc.strategies.elements import Draw, one_of
from svc.strategies.fault import base
from svc.strategies.paths import ways_of

LINES = (
    "{name} -> {end}",
    "{end} -> {end} : {name}",
    "{end} -> {name}",
    "step {name} on {end}",
    "step {name}-x in {activity}",
    "step {name} in {activity} takes 45 minutes",
    "step {name} in {activity} takes soon",
    "step {name} in {activity} takes 1h takes 2h",
    "step {name} in nothing_{name}",
    "step {name} in {activity} by practice_{name}",
    "practice {name} in general",
    "{name} ->",
    "-> {name}",
    "{name}",
    '{name}: "no end',
    '{name}: "C:\\q"',
    "# \x07 {name}",
    "# \u202e {name}",
)
"""Lines with one mistake each: `name` is new, `end` is a step of the stream and `activity` its activity."""


@st.composite
def broken_texts(draw: Draw, mistakes: int = 1, catalogue: Catalogue | None = None) -> str:
    """The text of a valid stream with so many lines more that are wrong: exactly so many findings at error level.

    It follows `catalogue`, itil4 unless given, which the text does not contain.
    """
    followed = catalogue or SHIPPED[DEFAULT]
    stream = draw(base(ways_of(followed)))
    role = roles(stream, followed)
    steps = [end for end in role if role[end] in followed.all_activities]
    lines = one_a_line(stream).splitlines()
    for number in range(1, mistakes + 1):
        name, end = f"wrong_{number}", one_of(draw, steps)
        wrong = one_of(draw, LINES).format(name=name, end=end, activity=role[end])
        lines.insert(draw(st.integers(1, len(lines))), f"  {wrong}")
    return "\n".join(lines) + "\n"
