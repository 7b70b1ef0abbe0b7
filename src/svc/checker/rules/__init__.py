"""The rules: one file per family, one function per code. Each is pure: it gets something bound and yields findings.

Those of custom rules are not here: see `custom_rules.py`.
"""

from collections.abc import Callable, Iterator

from svc.checker.rules import catalogues, flows, measures, refinement, shape, triggers
from svc.diagnostics.codes import BY_NAME, Code
from svc.diagnostics.diagnostic import Diagnostic
from svc.semantics.bound import BoundStream
from svc.semantics.catalogue import Catalogue

StreamRule = Callable[[BoundStream], Iterator[Diagnostic]]
CatalogueRule = Callable[[Catalogue], Iterator[Diagnostic]]

FLOW_RULES: tuple[StreamRule, ...] = (flows.unlisted_flow, flows.one_sided_flow, flows.unnamed_artefact)
SHAPE_RULES: tuple[StreamRule, ...] = (
    shape.no_demand,
    shape.no_value,
    shape.unreachable_step,
    shape.dead_end_step,
    shape.one_way_step,
    shape.unreceived_artefact,
    shape.unbalanced_shares,
    shape.duplicate_flow,
    shape.unused_declaration,
    triggers.lone_trigger,
    measures.misplaced_arrival,
    measures.doubled_wait,
    refinement.incomplete_refinement,
    refinement.wider_refinement,
    refinement.circular_opens,
)
OPTIONAL_RULES: tuple[StreamRule, ...] = (
    shape.no_practice,
    shape.single_practice,
    shape.no_closing_step,
    measures.guessed_share,
    measures.unaccountable_step,
    measures.uncovered_dimension,
)
CONNECTION_RULES = frozenset((
    shape.no_demand, shape.no_value, shape.unreachable_step, shape.dead_end_step, shape.one_way_step,
    shape.unreceived_artefact, shape.no_closing_step, measures.misplaced_arrival,
    refinement.incomplete_refinement, refinement.wider_refinement,
))  # fmt: skip
"""The rules about how all is connected: where something is open, nobody can know."""
CATALOGUE_RULES: tuple[CatalogueRule, ...] = (
    catalogues.needless_forbid,
    catalogues.needless_allow,
    catalogues.unused_artefact,
    catalogues.restated_detail,
)


def code_of(rule: StreamRule) -> Code:
    """The code that a rule has the name of."""
    return BY_NAME[rule.__name__.replace("_", "-")]
