"""Which edges lead back, and how far along each node stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svc.semantics.graph import backward, longest, ranks, topological_order
from svc.semantics.reachability import connected_groups, shortest_path

EDGES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=40)


@pytest.mark.parametrize(
    ("edges", "back"),
    [
        ([], set()),
        ([("a", "b"), ("b", "c")], set()),
        ([("a", "b"), ("b", "c"), ("c", "a")], {2}),
        ([("a", "a")], {0}),
        ([("c", "b"), ("a", "b"), ("b", "c")], {0}),
    ],
)
def test_edges_that_close_a_loop_lead_back(edges: list[tuple[str, str]], back: set[int]) -> None:
    assert backward(edges, {"a": 1, "b": 2, "c": 3}) == back


@given(EDGES)
def test_without_the_edges_that_lead_back_every_edge_leads_on(edges: list[tuple[int, int]]) -> None:
    back = backward(edges, {number: number for number in range(10)})
    forward = [edge for number, edge in enumerate(edges) if number not in back]
    rank = ranks(range(10), forward)
    assert all(rank[source] < rank[target] for source, target in forward)


@given(EDGES)
def test_the_longest_way_is_as_long_as_the_highest_rank(edges: list[tuple[int, int]]) -> None:
    back = backward(edges, {number: number for number in range(10)})
    forward = [edge for number, edge in enumerate(edges) if number not in back]
    rank = ranks(range(10), forward)
    assert len(longest(forward, rank)) == max(rank.values())


def test_a_long_chain_needs_no_recursion() -> None:
    edges = [(number, number + 1) for number in range(20_000)]
    assert not backward(edges, {number: -number for number in range(20_001)})
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
