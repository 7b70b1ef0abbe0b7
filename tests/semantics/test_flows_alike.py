"""The flows of a bound stream that are alike to its catalogue, and its nodes with their flows."""

import svc

TEXT = """
stream restore
  step log in engage
  step triage in engage
  step repair in deliver_support
  user -> log : incidents
  log -> repair : user_support_tasks
  triage -> repair : user_support_tasks
  log -> triage
  repair -> user : delivered_services
"""


def test_one_of_the_flows_that_are_alike_is_asked_for_all() -> None:
    bound = svc.analyse(TEXT).bound.streams[0]
    asked: list[int] = []

    def carries_tasks(flow: svc.BoundFlow) -> bool:
        asked.append(flow.number)
        return any(each.artefact == "user_support_tasks" for each in flow.carried)

    assert [flow.number for flow in bound.flows_where(carries_tasks)] == [2, 3]
    assert asked == [1, 2, 4, 5]


def test_each_node_comes_with_the_flows_that_leave_it_and_those_that_reach_it() -> None:
    bound = svc.analyse(TEXT).bound.streams[0]
    links = {
        node.name: ([each.number for each in out], [each.number for each in into]) for node, out, into in bound.links()
    }
    assert links == {"log": ([2, 4], [1]), "triage": ([3], [4]), "repair": ([5], [2, 3]), "user": ([1], [5])}
