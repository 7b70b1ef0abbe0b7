"""Faults in names, one function per code (VSC2xx): a valid stream gets a name that means nothing, or two things."""

from collections.abc import Iterable

from attrs import evolve
from hypothesis import strategies as st

from svc.model import KEYS, Flow, Step
from svc.strategies.building import Wanted, draw_stream
from svc.strategies.changes import names_in, renamed, twin, with_flow_at, with_flows, with_step, with_step_at
from svc.strategies.elements import Draw, apart, one_of, quoted_texts, some_names
from svc.strategies.fault import (
    Faults,
    Faulty,
    Where,
    at_activity,
    at_artefact,
    at_practice,
    at_source,
    at_step,
    at_target,
    base,
)
from svc.strategies.paths import Ways


@st.composite
def unknown_name(draw: Draw, ways: Ways) -> Faulty:
    """An end of a flow, an activity or a practice that nothing has."""
    stream = draw(base(ways, named=True))
    (name,) = draw(some_names(1, names_in(stream, ways.catalogue) | ways.catalogue.practice_names.keys()))
    kind = one_of(draw, ("end", "activity", "practice"))
    number = draw(st.integers(0, len(stream.steps) - 1))
    step = stream.steps[number]
    if kind == "activity":
        return with_step_at(stream, number, evolve(step, activity=name)), at_activity(number)
    if kind == "practice":
        return with_step_at(stream, number, evolve(step, practices=[name])), at_practice(number)
    return with_flows(stream, [Flow(name, step.name)]), at_source(-1)


@st.composite
def unknown_artefact(draw: Draw, ways: Ways) -> Faulty:
    """An artefact that nothing has, neither whole nor by some of its words."""
    stream = draw(base(ways))
    (name,) = draw(some_names(1, ways.catalogue.artefact_names))
    while name in ways.catalogue.artefact_names or _fitting(ways.catalogue.all_artefacts, name):
        name += "x"
    number = draw(st.integers(0, len(stream.flows) - 1))
    return with_flow_at(stream, number, evolve(stream.flows[number], artefacts=[name])), at_artefact(number)


def ambiguous_artefact(ways: Ways) -> Faults:
    """A word that several artefacts of a flow have."""
    catalogue = ways.catalogue
    choices = []
    for way in ways.all:
        offered = [other.artefact for other in catalogue.between(way.source, way.target)]
        for word in dict.fromkeys(way.artefact.split("_")):
            walk = ways.through(way) if word and word not in catalogue.artefact_names else None
            if walk and len(_fitting(offered, word)) > 1:
                choices.append((walk, walk.index(way), word))
    choices.sort(key=lambda choice: len(choice[0]))

    @st.composite
    def drawn(draw: Draw) -> Faulty:
        walk, number, word = one_of(draw, choices)
        stream = draw_stream(draw, ways, walk, Wanted())
        return with_flow_at(stream, number, evolve(stream.flows[number], artefacts=[word])), at_artefact(number)

    return drawn() if choices else st.nothing()


@st.composite
def duplicate_name(draw: Draw, ways: Ways) -> Faulty:
    """A step that is declared a second time."""
    stream = draw(base(ways, named=True))
    step = one_of(draw, stream.steps)
    again = Step(step.name, draw(st.none() | quoted_texts()), one_of(draw, [*ways.catalogue.all_activities]))
    return with_step(stream, again), at_step(-1)


def misleading_step(ways: Ways) -> Faults:
    """A step by the name of an activity that is not its own."""

    @st.composite
    def drawn(draw: Draw) -> Faulty:
        stream = draw(base(ways, named=True))
        number = draw(st.integers(0, len(stream.steps) - 1))
        step = stream.steps[number]
        others = [each for each in ways.catalogue.all_activities if each != step.activity]
        return renamed(stream, step.name, one_of(draw, others)), at_step(number)

    return drawn() if len(ways.catalogue.all_activities) > 1 else st.nothing()


@st.composite
def activity_beside_steps(draw: Draw, ways: Ways) -> Faulty:
    """An activity that is used as a step of its own, although a step of it is declared."""
    stream = draw(base(ways, named=True))
    step = one_of(draw, stream.steps)
    first = twin(stream, step.name, step.activity)[0]
    at_end = at_source if first.source == step.activity else at_target
    number = len(stream.flows)
    return with_flows(stream, twin(stream, step.name, step.activity)), at_end(number)


@st.composite
def misspelt_key(draw: Draw, ways: Ways) -> Faulty:
    """A known key with a doubled letter."""
    stream = draw(base(ways))
    key = one_of(draw, [key for key in KEYS if key not in stream.keys])
    place = draw(st.integers(0, len(key) - 1))
    slip = key[: place + 1] + key[place:]
    return evolve(stream, keys={**stream.keys, slip: draw(quoted_texts())}), _at_key(-1)


def practice_alias(ways: Ways) -> Faults:
    """A practice by another of its names."""
    aliases = [alias for alias, known in ways.catalogue.practice_names.items() if alias != known]

    @st.composite
    def drawn(draw: Draw) -> Faulty:
        stream = draw(base(ways, named=True))
        number = draw(st.integers(0, len(stream.steps) - 1))
        step = evolve(stream.steps[number], practices=[one_of(draw, aliases)])
        return with_step_at(stream, number, step), at_practice(number)

    return drawn() if aliases else st.nothing()


@st.composite
def confusable_names(draw: Draw, ways: Ways) -> Faulty:
    """Two steps whose names differ by the case of a letter."""
    stream = draw(base(ways, named=True))
    number = draw(st.integers(0, len(stream.steps) - 1))
    (name,) = apart([f"{stream.steps[number].name}a"], names_in(stream, ways.catalogue))
    stream = renamed(stream, stream.steps[number].name, name)
    alike = evolve(stream.steps[number], name=name.swapcase())
    return with_flows(with_step(stream, alike), twin(stream, name, alike.name)), at_step(-1)


def _fitting(artefacts: Iterable[str], name: str) -> list[str]:
    """The artefacts that have all words of a name."""
    words = set(filter(None, name.split("_")))
    return [each for each in artefacts if words and words <= set(each.split("_"))]


def _at_key(number: int) -> Where:
    return lambda read: read.place(read.keys.lines[number].spans.name)
