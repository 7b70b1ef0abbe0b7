"""The outcomes of a step, in an order that the text does not decide."""

import svc
from svc.measures.routes import routes


def test_outcomes_without_a_condition_come_before_those_with_one() -> None:
    text = 'stream s\nuser -> engage\nengage -> plan when "new" share 60%\nengage -> improve share 40%\nplan -> user\n'
    bound = svc.bind(svc.analyse(text).stream)
    found = routes(bound).outcomes[bound.case_starts[0].step.name].all
    assert [(each.share, each.flows[0].target.name) for each in found] == [(0.4, "improve"), (0.6, "plan")]
