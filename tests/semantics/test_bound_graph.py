"""The bound graph of a stream: a step by its name, what leads where, paths, starts, ends, cycles."""

import copy
import pickle
from collections.abc import Iterable
from decimal import Decimal

import networkx
import pytest
from hypothesis import given

import svc
from svc.strategies import valid_streams

RESTORE = """
stream restore
  step log in engage
  step diagnose in deliver_support
  step repair in deliver_support
  party acme in supplier

  user -> log : incidents
  log -> diagnose : user_support_tasks
  diagnose -> user : services when "known" share 80%
  diagnose -> repair when "new" share 20%
  diagnose -> repair : incidents
  repair -> diagnose
  repair -> repair
  repair -> user : services
"""


def graph(text: str = RESTORE) -> svc.BoundStream:
    """The only stream of a text, as a graph."""
    return svc.bind(svc.analyse(text).stream)


def names(nodes: Iterable[svc.Node]) -> str:
    """The names of some nodes, in one line."""
    return " ".join(node.name for node in nodes)


class TestNodes:
    def test_nodes_are_in_the_order_of_the_text(self) -> None:
        assert names(graph().nodes) == names(graph()) == "log diagnose repair acme user"
        assert names(graph().steps) == "log diagnose repair"

    def test_a_node_is_found_by_its_name(self) -> None:
        bound = graph()
        assert bound["diagnose"] is bound.step("diagnose") is bound.nodes[1]
        assert (bound["diagnose"].kind, bound["diagnose"].role) == (svc.NodeKind.STEP, "deliver_support")
        assert (bound["acme"].kind, bound["acme"].role) == ("party", "supplier")
        assert "log" in bound
        assert bound["log"] in bound
        assert "nobody" not in bound
        assert 5 not in bound

    def test_an_activity_is_found_by_each_of_its_names(self) -> None:
        text = "catalogue c\n  activity engage alias desk, front\n  party user\nstream s follows c\n  user -> desk\n"
        analysis = svc.analyse(text)
        bound = svc.bind(analysis.stream, analysis.catalogues[0])
        assert bound["desk"] is bound["engage"] is bound["front"] is bound.step("front")

    def test_names_are_found_however_their_accents_are_encoded(self) -> None:
        bound = graph("step caf\u00e9 in engage\nuser -> caf\u00e9 : incidents")
        assert bound["cafe\u0301"] is bound.nodes[0]

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            ("diagnos", "the stream restore has no step or party `diagnos`; did you mean `diagnose`?"),
            ("zzz", "the stream restore has no step or party `zzz`; it has log, diagnose, repair, acme, user"),
        ],
    )
    def test_an_unknown_name_is_a_key_error_with_near_names(self, name: str, message: str) -> None:
        bound = graph()
        for question in (bound.__getitem__, bound.predecessors, bound.successors, bound.paths):
            with pytest.raises(svc.UnknownNameError) as refused:
                question(name)
            assert str(refused.value) == message
            assert isinstance(refused.value, KeyError)
            assert isinstance(refused.value, svc.Error)
            assert str(pickle.loads(pickle.dumps(refused.value))) == message

    def test_a_party_is_not_a_step(self) -> None:
        with pytest.raises(svc.UnknownNameError, match="has no step `user`; it has log, diagnose, repair"):
            graph().step("user")

    def test_a_stream_without_nodes_has_nothing_to_offer(self) -> None:
        with pytest.raises(svc.UnknownNameError, match=r"the stream empty has no step or party `log`$"):
            svc.bind(svc.Stream("empty"))["log"]

    def test_a_node_of_another_stream_is_unknown(self) -> None:
        other = graph("step log in plan\n")
        with pytest.raises(svc.UnknownNameError):
            graph().successors(other["log"])

    def test_another_name_of_an_activity_does_not_find_a_step_that_has_its_id(self) -> None:
        text = "catalogue c\n  activity engage alias desk\n  activity plan\nstream s follows c\nstep engage in plan\n"
        analysis = svc.analyse(text)
        bound = svc.bind(analysis.stream, analysis.catalogues[0])
        assert bound["engage"].role == "plan"
        assert "desk" not in bound

    def test_what_is_neither_node_nor_name_is_refused(self) -> None:
        with pytest.raises(TypeError, match="expected a name, got 5"):
            graph().step(5)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="expected a node or its name, got 5"):
            graph().successors(5)  # type: ignore[arg-type]

    def test_what_is_not_a_stream_is_refused(self) -> None:
        with pytest.raises(TypeError, match="expected a stream"):
            svc.bind("restore.vsc")  # type: ignore[arg-type]


class TestFlows:
    def test_a_flow_joins_nodes_and_says_what_it_carries(self) -> None:
        bound = graph()
        (flow,) = bound.flows_between("diagnose", "user")
        assert (flow.source, flow.target, flow.number) == (bound["diagnose"], bound["user"], 3)
        assert (flow.when, flow.share) == ("known", Decimal(80))
        assert [(each.written, each.artefact, each.outcome) for each in flow.carried] == [
            ("delivered_services", "delivered_services", svc.Outcome.LISTED)
        ]
        assert len(bound.flows_between("diagnose", "repair")) == 2
        assert bound.flows_between("user", "repair") == ()

    def test_an_outcome_says_what_a_name_means(self) -> None:
        bound = graph(
            "engage -> plan : change_requests, tea\nuser -> nobody : incidents\n"
            "improve -> design_transition : improvement"
        )
        assert [each.outcome for each in bound.flows[0].carried] == ["unlisted", "unknown"]
        assert [each.outcome for each in bound.flows[1].carried] == ["open"]
        assert [each.outcome for each in bound.flows[2].carried] == ["ambiguous"]
        assert bound["nobody"].kind is svc.NodeKind.UNKNOWN

    def test_neighbours_are_reported_once(self) -> None:
        bound = graph()
        assert names(bound.predecessors("diagnose")) == "log repair"
        assert names(bound.successors(bound["diagnose"])) == "user repair"
        assert bound.predecessors("acme") == ()

    def test_equal_flows_are_two(self) -> None:
        bound = graph("user -> engage : incidents\nuser -> engage : incidents\n")
        assert len(set(bound.flows)) == 2


class TestPaths:
    def test_they_lead_from_starts_to_ends(self) -> None:
        bound = graph()
        assert (names(bound.starts), names(bound.ends)) == ("user", "user")
        assert [names(path) for path in bound.paths()] == ["user log diagnose user", "user log diagnose repair user"]

    def test_or_between_two_nodes(self) -> None:
        bound = graph()
        assert [names(path) for path in bound.paths("log", "repair")] == ["log diagnose repair"]
        assert [names(path) for path in bound.paths(bound["repair"], "repair")] == [
            "repair diagnose repair",
            "repair repair",
            "repair user log diagnose repair",
        ]
        assert bound.paths("log", "acme") == ()

    def test_without_parties_they_lead_from_first_to_last_steps(self) -> None:
        bound = graph("step a in plan\nstep b in improve\nstep c in engage\na -> b\nb -> c\n")
        assert (names(bound.starts), names(bound.ends)) == ("a", "c")
        assert [names(path) for path in bound.paths()] == ["a b c"]

    def test_a_trigger_starts_at_the_first_flow(self) -> None:
        text = 'trigger: "each Monday"\nstep a in plan\nstep b in improve\na -> b\nb -> a\na -> customer\n'
        assert names(graph(text).starts) == "a"

    def test_too_many_are_refused_with_what_to_do(self) -> None:
        stages = [
            f"{source}{number} -> {target}{number + 1}" for number in range(11) for source in "ab" for target in "ab"
        ]
        steps = [f"step {letter}{number} in plan" for number in range(12) for letter in "ab"]
        bound = graph("\n".join(["stream wide", *steps, *stages]))
        with pytest.raises(svc.Error, match="stream wide has more than 1,000 paths: choose a source and a target"):
            bound.paths()
        assert len(bound.paths(limit=4 * 2**10)) == 4 * 2**10
        with pytest.raises(svc.Error, match="more than 3 paths"):
            bound.paths("a0", "a3", limit=3)
        with pytest.raises(ValueError, match="a limit of 0 paths is below 1"):
            bound.paths(limit=0)

    def test_a_search_without_result_ends_too(self) -> None:
        steps = [f"s{number}" for number in range(12)]
        all_ways = [svc.Flow(source, target) for source in steps for target in steps if source != target]
        stream = svc.Stream(
            "tangled",
            steps=[svc.Step(name, activity="plan") for name in [*steps, "first", "last"]],
            flows=[svc.Flow("first", "s0"), *all_ways, svc.Flow("first", "last"), svc.Flow("s1", "first")],
        )
        with pytest.raises(svc.Error, match="more than 1,000,000 flows of the stream tangled were followed"):
            svc.bind(stream).paths("s0", "last", limit=10**9)

    @given(valid_streams())
    def test_they_are_those_of_networkx(self, stream: svc.Stream) -> None:
        bound = svc.bind(stream)
        other = networkx.DiGraph([(flow.source.name, flow.target.name) for flow in bound.flows])
        for start in bound.starts:
            for end in bound.ends:
                found = [tuple(node.name for node in path) for path in bound.paths(start, end, limit=10**5)]
                if start != end:
                    assert sorted(found) == sorted(map(tuple, networkx.all_simple_paths(other, start.name, end.name)))
                assert all(path[0] == start.name and path[-1] == end.name for path in found)


class TestCycles:
    def test_steps_that_lead_to_each_other_are_one_group(self) -> None:
        bound = graph()
        assert [names(cycle) for cycle in bound.cycles] == ["diagnose repair"]
        assert [(flow.source.name, flow.target.name) for flow in bound.backward_flows] == [
            ("repair", "diagnose"),
            ("repair", "repair"),
        ]

    def test_a_step_that_leads_to_itself_is_one_and_parties_make_none(self) -> None:
        assert [names(cycle) for cycle in graph("user -> engage\nengage -> engage\nengage -> user\n").cycles] == [
            "engage"
        ]
        assert graph("user -> engage\nengage -> user\n").cycles == ()

    @given(valid_streams())
    def test_they_are_those_of_networkx(self, stream: svc.Stream) -> None:
        bound = svc.bind(stream)
        steps = networkx.DiGraph()
        for flow in bound.flows:
            if "party" not in (flow.source.kind, flow.target.kind):
                steps.add_edge(flow.source.name, flow.target.name, number=flow.number)
        groups = networkx.strongly_connected_components(steps)
        expected = [group for group in groups if len(group) > 1 or networkx.number_of_selfloops(steps.subgraph(group))]
        cycles = [{node.name for node in cycle} for cycle in bound.cycles]
        assert sorted(map(sorted, cycles)) == sorted(map(sorted, expected))
        steps.remove_edges_from([(flow.source.name, flow.target.name) for flow in bound.backward_flows])
        assert networkx.is_directed_acyclic_graph(steps)


class TestValue:
    def test_equal_streams_have_equal_graphs(self) -> None:
        one, other = graph(), graph(f"\n\n{RESTORE}")
        assert one == other
        assert hash(one) == hash(other)
        assert (one.nodes, one.flows) == (other.nodes, other.flows)
        assert one != graph(RESTORE.replace("80%", "70%"))
        assert len({*one.nodes, *other.nodes}) == len(one.nodes)

    def test_it_survives_pickling_and_copying(self) -> None:
        bound = graph()
        for again in (pickle.loads(pickle.dumps(bound)), copy.deepcopy(bound), copy.copy(bound)):
            assert again == bound
            assert (again.paths(), again.cycles) == (bound.paths(), bound.cycles)
            assert again["log"] == bound["log"]

    def test_it_is_shown_in_a_line(self) -> None:
        assert repr(graph()) == "<BoundStream restore: 5 nodes, 8 flows>"

    def test_without_its_catalogue_it_still_has_its_shape(self) -> None:
        bound = svc.bind(svc.Stream("s", follows="unheard_of", flows=[svc.Flow("a", "b", ["tea"])]))
        assert not bound.checkable
        assert [names(path) for path in bound.paths()] == ["a b"]

    def test_former_names_still_work(self) -> None:
        from svc.extending import Arrow, Kind

        bound = graph()
        assert (Arrow, Kind, bound.arrows, bound.judged) == (svc.BoundFlow, svc.NodeKind, bound.flows, bound.checkable)


def test_of_many_names_twenty_are_listed() -> None:
    steps = "".join(f"  step s{number} in engage\n" for number in range(21))
    bound = svc.bind(svc.analyse(f"stream many\n{steps}").streams[0])
    with pytest.raises(svc.UnknownNameError, match=r"it has s0, s1, .*, s19 \.\.\."):
        bound["nowhere_near_them"]
