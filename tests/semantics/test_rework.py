"""Which flows are rework: alternatives that lead back before the value is out."""

from svc.project.api import analyse
from svc.semantics.bound import BoundStream
from svc.semantics.demand import inlets, outlets
from svc.semantics.rework import rework

STREAM = """\
stream s
  step take in engage
  step make in obtain_build
  step check in design_transition
  step give in deliver_support
  step learn in improve
  user -> take : incidents
  take -> make
  make -> check : service_components
  check -> give : products
  give -> user : services
  give -> learn
"""


def bound_stream(text: str) -> BoundStream:
    return analyse(text).bound.streams[0]


def pairs(more: str) -> set[tuple[str, str]]:
    bound = bound_stream(STREAM + more)
    return {(flow.source.name, flow.target.name) for flow in rework(bound)}


def test_an_alternative_that_leads_back_is_rework() -> None:
    assert pairs('  check -> make when "a test fails"\n') == {("check", "make")}
    assert pairs("  check -> make share 10%\n") == {("check", "make")}
    assert pairs('  give -> make when "it does not work"\n') == {("give", "make")}


def test_what_always_leads_back_is_no_rework() -> None:
    assert pairs("  check -> make\n") == set()


def test_what_starts_anew_behind_the_value_is_no_rework() -> None:
    assert pairs('  learn -> take when "there is an idea"\n') == set()


def test_an_alternative_to_the_value_is_before_it() -> None:
    more = '  step mend in obtain_build\n  give -> mend when "it breaks"\n  mend -> check when "it is safe"\n'
    assert pairs(more) == set()
    bound = bound_stream(STREAM.replace("services\n", "services share 90%\n") + more)
    assert {flow.source.name for flow in rework(bound)} == {"mend"}


def test_what_starts_anew_from_the_last_step_changes_nothing_before_it() -> None:
    again = "  give -> take\n  check -> give\n"
    assert pairs(again + '  check -> make when "a test fails"\n') == {("check", "make")}


def test_without_any_value_each_alternative_that_leads_back_is_rework() -> None:
    text = 'stream s\n  step a in engage\n  step b in plan\n  a -> b\n  b -> a when "unclear"\n'
    bound = bound_stream(text)
    assert [flow.source.name for flow in rework(bound)] == ["b"]


def test_demand_is_all_that_users_start_cases_with_and_value_all_that_gives_the_last_thing() -> None:
    more = "  customer -> take : requests\n  user -> learn : feedback\n"
    more += "  give -> customer : services\n  take -> user : status\n"
    bound = bound_stream(STREAM + more)
    assert {(flow.source.name, flow.target.name) for flow in inlets(bound)} == {("user", "take"), ("customer", "take")}
    assert {(flow.source.name, flow.target.name) for flow in outlets(bound)} == {("give", "user"), ("give", "customer")}
