"""Which edges lead back, and how far along each node stands."""

from collections import defaultdict
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svc.semantics.backward import backward
from svc.semantics.dominators import Dominators
from svc.semantics.graph import heaviest_path, longest, neighbours, ranks, topological_order
from svc.semantics.reachability import connected_groups, reached, shortest_path

EDGES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=40)


@pytest.mark.parametrize(
    ("edges", "starts", "back"),
    [
        ([], "", set()),
        ([("a", "b"), ("b", "c")], "a", set()),
        ([("a", "a")], "a", {0}),
        # to a node that dominates the source, wherever the cycle begins in the alphabet
        ([("a", "b"), ("b", "c"), ("c", "a")], "a", {2}),
        ([("a", "b"), ("b", "c"), ("c", "a")], "b", {0}),
        ([("c", "b"), ("a", "b"), ("b", "c")], "a", {0}),
        # two loops, one in the other
        ([("d", "c"), ("c", "b"), ("b", "c"), ("b", "a"), ("a", "d")], "d", {2, 4}),
        # two ways in and one cycle: cut where it leads back furthest
        ([("s", "a"), ("a", "c"), ("c", "e"), ("e", "x"), ("s", "x"), ("x", "d"), ("d", "f"), ("f", "g"), ("g", "h"),
          ("h", "a")], "s", {9}),
        # a cycle with two ways in: cut by distance, then by names
        ([("s", "b"), ("s", "x"), ("x", "a"), ("a", "b"), ("b", "a")], "s", {3}),
        ([("s", "a"), ("s", "b"), ("a", "b"), ("b", "a")], "s", {3}),
        # without a start: from the node with the first name, of those that nothing else leads to
        ([("c", "b"), ("b", "c"), ("b", "a")], "", {0}),
    ],
)  # fmt: skip
def test_what_leads_back_follows_from_the_graph_and_its_starts(
    edges: list[tuple[str, str]], starts: str, back: set[int]
) -> None:
    assert backward(edges, [starts], str) == back


def test_a_later_tier_starts_only_where_no_earlier_one_leads() -> None:
    edges = [("a", "b"), ("b", "a"), ("d", "c"), ("c", "d")]
    assert backward(edges, ["a", "bd"], str) == {1, 3}


@given(EDGES, st.sets(st.integers(0, 9)), st.randoms(use_true_random=False))
def test_the_order_of_edges_decides_nothing(edges: list[tuple[int, int]], starts: set[int], random: Random) -> None:
    shuffled = random.sample(edges, len(edges))
    assert {edges[each] for each in backward(edges, [starts], str)} == {
        shuffled[each] for each in backward(shuffled, [starts], str)
    }


@given(EDGES, st.sets(st.integers(0, 9)))
def test_without_the_edges_that_lead_back_every_edge_leads_on(edges: list[tuple[int, int]], starts: set[int]) -> None:
    back = backward(edges, [starts], str)
    forward = [edge for number, edge in enumerate(edges) if number not in back]
    rank = ranks(range(10), forward)
    assert all(rank[source] < rank[target] for source, target in forward)


@given(EDGES, st.sets(st.integers(0, 9), min_size=1))
def test_a_node_dominates_what_no_start_reaches_without_it(edges: list[tuple[int, int]], starts: set[int]) -> None:
    onward = neighbours(edges)
    above = Dominators(sorted(starts), onward)
    for node in above.order:
        others = {here: [to for to in targets if to != node] for here, targets in onward.items()}
        beside = reached(starts - {node}, defaultdict(list, others).__getitem__)
        assert {each for each in above.order if not above.dominates(node, each)} == beside


@given(EDGES)
def test_the_longest_way_is_as_long_as_the_highest_rank(edges: list[tuple[int, int]]) -> None:
    back = backward(edges, [], str)
    forward = [edge for number, edge in enumerate(edges) if number not in back]
    rank = ranks(range(10), forward)
    assert len(longest(forward, rank)) == max(rank.values())


@pytest.mark.parametrize(
    ("weights", "edges", "path"),
    [
        ("", "", ""),
        ("a0", "", "a"),
        ("a1 b2 d3", "ab bd", "abd"),
        ("a1 b5 c4 d1", "ab ac bd cd", "abd"),
        ("a1 b4 c4 d1", "ab ac cd bd", "acd"),  # as heavy: the first
        ("a1 b0 c0 d1", "ac ab bd cd bc", "abcd"),  # as heavy: the longer one
        ("a1 x9 b1", "ab xb", "ab"),  # from a start, if any leads there
        ("x1 b1", "xb", "xb"),
        ("a1 b1 c9", "ab", "ab"),  # to an end, if there is one
    ],
)
def test_the_heaviest_path_leads_from_a_start_to_an_end(weights: str, edges: str, path: str) -> None:
    nodes = {node[0]: Decimal(node[1:]) for node in weights.split()}
    ends = [each for each in nodes if each in "bd"]
    assert "".join(heaviest_path(nodes, [(edge[0], edge[1]) for edge in edges.split()], "a", ends)) == path


def test_a_long_chain_needs_no_recursion() -> None:
    edges = [(number, number + 1) for number in range(20_000)]
    assert not backward(edges, [[0]], str)
    assert backward([*edges, (20_000, 0)], [[0]], str) == {20_000}
    assert ranks(range(20_001), edges)[20_000] == 20_000


@given(EDGES)
def test_in_topological_order_no_node_is_before_one_that_leads_to_it(edges: list[tuple[int, int]]) -> None:
    forward = [(source, target) for source, target in edges if source < target]
    place = {node: number for number, node in enumerate(topological_order(range(9, -1, -1), forward))}
    assert len(place) == 10
    assert all(place[source] < place[target] for source, target in forward)


def test_where_no_edge_decides_the_topological_order_is_the_given_one() -> None:
    assert topological_order("dcba", [("a", "d")]) == ["c", "b", "a", "d"]
    assert topological_order("abcd", []) == ["a", "b", "c", "d"]


def test_connected_groups_keep_the_given_order_and_leave_out_other_nodes() -> None:
    neighbours = {"a": "c", "b": "x", "c": "a", "d": "x"}
    assert list(connected_groups("abcd", neighbours.__getitem__)) == [["a", "c"], ["b"], ["d"]]


def test_a_shortest_path_holds_both_ends_and_is_looked_for_within_a_limit() -> None:
    onward = {"a": "bc", "b": "d", "c": "e", "d": "e", "e": ""}
    assert shortest_path("a", "e".__eq__, onward.__getitem__, 9) == ["a", "c", "e"]
    assert shortest_path("a", "a".__eq__, onward.__getitem__, 9) == ["a"]
    assert shortest_path("e", "a".__eq__, onward.__getitem__, 9) == []
    assert shortest_path("a", "e".__eq__, onward.__getitem__, 2) == []


def test_of_loops_with_several_ways_in_no_part_dominates_another() -> None:
    """What is near is found in several passes here: the graph of figure 4 of Cooper, Harvey and Kennedy."""
    onward = {6: [5, 4], 5: [1], 4: [2, 3], 3: [2], 2: [1, 3], 1: [2]}
    above = Dominators([6], onward)
    for node in onward:
        assert [each for each in onward if above.dominates(each, node)] == ([6] if node == 6 else [6, node])
