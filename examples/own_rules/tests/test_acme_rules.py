"""Each rule reports what it should where it should, is silent elsewhere, and copes with any stream."""

from acme_rules import many_hand_overs, no_owner
from hypothesis import HealthCheck, given, settings

import svc
from svc.strategies import streams
from svc.testing import assert_as_marked


def test_a_stream_without_an_owner() -> None:
    assert_as_marked(
        """
        stream restore  # error: ACME001
          user -> engage : incidents
          engage -> deliver_support : user_support_tasks
          deliver_support -> user : services
        """,
        no_owner,
    )


def test_a_stream_with_an_owner() -> None:
    assert_as_marked(
        """
        stream restore
          owner: "Service desk manager"
          user -> engage : incidents
          engage -> deliver_support : user_support_tasks
          deliver_support -> user : services
        """,
        no_owner,
    )


def test_a_step_that_hands_over_to_three() -> None:
    assert_as_marked(
        """
        stream improve_mail
          customer -> engage : feedback  # warning: ACME002
          engage -> improve : stakeholder_feedback
          engage -> design_transition : product_and_service_requirements
          engage -> deliver_support : user_support_tasks
          design_transition -> deliver_support : products
          improve -> governing_body : value_chain_performance_information
          deliver_support -> customer : services
        """,
        many_hand_overs,
    )


@settings(suppress_health_check=[HealthCheck.too_slow])  # the first text takes as long as a table of all characters
@given(streams())
def test_the_rules_cope_with_any_stream(stream: svc.Stream) -> None:
    reported = svc.analyse(svc.to_text(stream), rules=[no_owner, many_hand_overs]).diagnostics
    assert "VSC920" not in [finding.code for finding in reported]
