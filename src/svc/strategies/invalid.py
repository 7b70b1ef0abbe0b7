"""Streams with one fault that is known beforehand, for every code that a stream can have."""

from collections.abc import Callable, Mapping

from hypothesis import strategies as st

from svc.diagnostics import codes
from svc.semantics.catalogue import Catalogue
from svc.semantics.shipped import DEFAULT, SHIPPED
from svc.strategies import faults_flows, faults_measures, faults_names, faults_parts, faults_shape
from svc.strategies.fault import Faults, InvalidStream, labelled
from svc.strategies.paths import Ways, ways_of

FAULTS: Mapping[str, Callable[[Ways], Faults]] = {
    "VSC201": faults_names.unknown_name,
    "VSC202": faults_names.unknown_artefact,
    "VSC203": faults_names.ambiguous_artefact,
    "VSC204": faults_names.duplicate_name,
    "VSC205": faults_names.misleading_step,
    "VSC220": faults_names.activity_beside_steps,
    "VSC221": faults_names.misspelt_key,
    "VSC222": faults_names.practice_alias,
    "VSC223": faults_names.confusable_names,
    "VSC301": faults_flows.unlisted_flow,
    "VSC302": faults_flows.one_sided_flow,
    "VSC303": faults_flows.unnamed_artefact,
    "VSC401": faults_shape.no_demand,
    "VSC402": faults_shape.no_value,
    "VSC403": faults_shape.unreachable_step,
    "VSC404": faults_shape.dead_end_step,
    "VSC405": faults_shape.one_way_step,
    "VSC406": faults_shape.unreceived_artefact,
    "VSC407": faults_parts.unbalanced_shares,
    "VSC408": faults_parts.duplicate_flow,
    "VSC409": faults_parts.unused_declaration,
    "VSC410": faults_parts.no_practice,
    "VSC411": faults_parts.single_practice,
    "VSC412": faults_parts.no_closing_step,
    "VSC413": faults_parts.lone_trigger,
    "VSC501": faults_measures.broken_promise,
    "VSC502": faults_measures.unproven_promise,
    "VSC503": faults_measures.endless_loop,
    "VSC504": faults_measures.guessed_share,
    "VSC505": faults_measures.misplaced_arrival,
    "VSC506": faults_measures.overloaded_team,
    "VSC507": faults_measures.doubled_wait,
    "VSC508": faults_measures.unaccountable_step,
    "VSC509": faults_measures.uncovered_dimension,
    "VSC510": faults_measures.unbound_promise,
}
"""The faults by the codes of their findings: all that a stream built in Python can have."""


def invalid_streams(code: str = "VSC301", catalogue: Catalogue | None = None) -> st.SearchStrategy[InvalidStream]:
    """Streams in which the finding `code`, a number or a name, is reported at a known place, and no other error.

    What is drawn holds the `stream`, its `text`, the `code` and the `range` of the finding. VSC410 to
    VSC412, VSC504, VSC508 and VSC509 are reported only when they are selected:
    `svc.analyse(drawn.text, select=[drawn.code])`. Draws nothing where a catalogue leaves no room for the fault.

    Raises ValueError for a code that no stream can have.
    """
    known = codes.find(code)
    if known is None or known.code not in FAULTS:
        raise ValueError(f"{code!r} is not a finding about a stream; the names are {', '.join(FAULTS)}")
    ways = ways_of(catalogue or SHIPPED[DEFAULT])
    return FAULTS[known.code](ways).map(lambda faulty: labelled(faulty, known.code))
