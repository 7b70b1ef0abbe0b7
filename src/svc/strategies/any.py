"""Streams of any kind, valid or not: what a program may be handed. Applies no rule."""

from collections.abc import Iterable, Sequence

from hypothesis import strategies as st

from svc.model import HOLE, KEYS, Flow, NamedParty, Step, Stream
from svc.model.open_values import FLOW_VALUES, STEP_VALUES
from svc.semantics.catalogue import Catalogue
from svc.semantics.shipped import DEFAULT, SHIPPED
from svc.strategies.elements import conditions, durations, names, percentages, quoted_texts, roomy
from svc.strategies.valid import valid_streams


def streams(catalogue: Catalogue | None = None) -> st.SearchStrategy[Stream]:
    """Streams of any kind: valid ones, and ones whose names mean nothing, mean something else, or appear twice."""
    followed = catalogue or SHIPPED[DEFAULT]
    return roomy(valid_streams(followed) | _anything(followed), 20)


def steps(catalogue: Catalogue | None = None) -> st.SearchStrategy[Step]:
    """Steps of any kind."""
    followed = catalogue or SHIPPED[DEFAULT]
    return st.builds(
        Step, names(), st.none() | quoted_texts(), _mostly(followed.all_activities),
        st.lists(_mostly(followed.practice_names), max_size=3),
        waits=st.none() | durations(), takes=st.none() | durations(), accurate=st.none() | percentages(),
        opens=st.none() | names(), note=st.none() | quoted_texts(), open_values=_some_of(STEP_VALUES),
    )  # fmt: skip


def named_parties(catalogue: Catalogue | None = None) -> st.SearchStrategy[NamedParty]:
    """Parties by names of their own, of any kind."""
    followed = catalogue or SHIPPED[DEFAULT]
    title = note = st.none() | quoted_texts()
    return st.builds(NamedParty, names(), title, _mostly(followed.all_parties), note=note)


def flows(catalogue: Catalogue | None = None) -> st.SearchStrategy[Flow]:
    """Flows of any kind."""
    followed = catalogue or SHIPPED[DEFAULT]
    ends = _mostly(followed.end_names)
    artefacts = _mostly(followed.artefact_names)
    return st.builds(
        Flow, ends, ends, st.lists(artefacts, max_size=3), st.none() | conditions(), st.none() | percentages(),
        wording=st.none() | quoted_texts(), note=st.none() | quoted_texts(), open_values=_some_of(FLOW_VALUES),
    )  # fmt: skip


def _anything(catalogue: Catalogue) -> st.SearchStrategy[Stream]:
    follows = st.sampled_from((None if catalogue.name == DEFAULT else catalogue.name, DEFAULT)) | names()
    return st.builds(
        Stream, names(), st.none() | quoted_texts(), follows,
        st.dictionaries(st.sampled_from(KEYS) | names(), quoted_texts(), max_size=2),
        st.lists(steps(catalogue), max_size=4), st.lists(named_parties(catalogue), max_size=2),
        st.lists(flows(catalogue), max_size=6),
    )  # fmt: skip


def _some_of(clauses: Sequence[str]) -> st.SearchStrategy[set[str]]:
    """Clauses that are open, where they have no value: mostly none."""
    return st.just(set[str]()) | st.sets(st.sampled_from(clauses), max_size=2)


def _mostly(known: Iterable[str]) -> st.SearchStrategy[str]:
    """Names that are known, and now and then a hole or any other."""
    found = list(known)
    others = st.just(HOLE) | names()
    return st.integers(0, 3).flatmap(lambda number: st.sampled_from(found) if found and number < 3 else others)
