"""What diagrams of all programs share: ours come back equal, edits count, all else is dissolved or reported."""

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import svc
from svc import strategies as svc_st
from svc.formats.exchange.balance import Balance
from svc.formats.exchange.diagrams import own_data
from svc.formats.exchange.diagrams.building import stream_of
from svc.formats.exchange.diagrams.foreign import Diagram, Edge, Kind, Node
from svc.formats.exchange.losses import Loss
from svc.formats.exchange.meanings import Meanings

KINDS = {"party": Kind.PARTY, "activity": Kind.ACTIVITY, "hole": Kind.HOLE}


def drawn(stream: svc.Stream) -> Diagram:
    """A stream as the simplest of programs would draw it: a node for each node, an edge for each flow."""
    bound = svc.bind(stream)
    marks = own_data.marks(bound)
    nodes = [
        Node(each.name, KINDS.get(marks.nodes[each.name]["kind"], Kind.TASK), each.title,
             activity=each.role or "", own={**marks.nodes[each.name], "shown": each.title})
        for each in bound.nodes
    ]  # fmt: skip
    edges = [
        Edge(str(each.number), each.source.name, each.target.name, own_data.label(bound, each),
             own={**marks.flows[each.number], "shown": own_data.label(bound, each)})
        for each in bound.flows
    ]  # fmt: skip
    return Diagram(nodes, edges, own=tuple(marks.stream))


def read(diagram: Diagram, **maps: dict[str, str]) -> tuple[svc.Stream, list[Loss]]:
    losses: list[Loss] = []
    return stream_of(diagram, "imported", Meanings(svc.itil4, maps, losses), Balance(losses)), losses


def process(*edges: tuple[str, str, str] | tuple[str, str], **kinds: Kind) -> Diagram:
    """A diagram of edges (from, to, label) between tasks, or what `kinds` say the ends are."""
    ids = dict.fromkeys(id for edge in edges for id in edge[:2] if id)
    nodes = [Node(id, kinds.get(id, Kind.TASK), id) for id in ids]
    return Diagram(nodes, [Edge(f"e{number}", *edge) for number, edge in enumerate(edges)])


def flows(stream: svc.Stream) -> list[str]:
    return [line.strip() for line in svc.to_text(stream).splitlines() if "->" in line]


def codes(losses: list[Loss]) -> list[str]:
    return [each.code for each in losses]


class TestOursComesBackEqual:
    @given(svc_st.streams())
    def test_all_of_it(self, stream: svc.Stream) -> None:
        found, losses = read(drawn(stream))
        assert found == svc.analyse(svc.to_text(stream)).stream
        assert losses == []

    @given(svc_st.streams(), st.data())
    def test_in_any_order(self, stream: svc.Stream, data: st.DataObject) -> None:
        diagram = drawn(stream)
        shuffled = diagram._replace(
            nodes=data.draw(st.permutations(diagram.nodes)), edges=data.draw(st.permutations(diagram.edges))
        )
        assert read(shuffled)[0] == svc.analyse(svc.to_text(stream)).stream


class TestEditsCount:
    STREAM = svc.analyse(
        'step log "Log it" in engage takes 5m\nstep fix in deliver_support\n'
        'user -> log : incidents\nlog -> fix : incidents when "it is new"\nfix -> user : service_components'
    ).stream

    def edited(self, node: int | None = None, edge: int | None = None, **to: Any) -> tuple[svc.Stream, list[Loss]]:
        diagram = drawn(self.STREAM)
        if node is not None:
            diagram.nodes[node] = diagram.nodes[node]._replace(**to)
        if edge is not None:
            diagram.edges[edge] = diagram.edges[edge]._replace(**to)
        return read(diagram)

    def test_a_label_of_a_step_is_its_title(self) -> None:
        found, losses = self.edited(node=0, label="Log\nthe call")
        assert (found.steps[0].name, found.steps[0].title, str(found.steps[0].takes)) == ("log", "Log the call", "5m")
        assert codes(losses) == ["VSC705"]

    def test_a_lane_is_an_activity(self) -> None:
        found, losses = self.edited(node=0, activity="plan")
        assert (found.steps[0].activity, codes(losses)) == ("plan", ["VSC705"])

    def test_an_end_of_a_flow(self) -> None:
        found, losses = self.edited(edge=2, target="log")
        assert "fix  -> log : service_components" in flows(found)
        assert codes(losses) == ["VSC705"]

    def test_a_label_of_a_flow(self) -> None:
        label = drawn(self.STREAM).edges[1].label
        assert label.startswith("it is new: ")
        for edit, when, artefacts in (
            (label.replace("it is new", "it is old"), "it is old", ("incidents",)),
            ("it is new: Service components", "it is new", ("service_components",)),
            ("no idea", "no idea", ("incidents",)),
        ):
            found, losses = self.edited(edge=1, label=edit)
            assert (found.flows[1].when, found.flows[1].artefacts) == (when, artefacts), edit
            assert codes(losses) == ["VSC705"]

    def test_what_was_deleted(self) -> None:
        diagram = drawn(self.STREAM)
        found, losses = read(diagram._replace(nodes=diagram.nodes[:1] + diagram.nodes[2:], edges=diagram.edges[:1]))
        assert [each.name for each in found.steps] == ["log"]
        assert [each.what for each in losses] == ["`fix`", "`log>fix`", "`fix>user`"]

    def test_what_was_added(self) -> None:
        diagram = drawn(self.STREAM)
        copy = diagram.nodes[0]._replace(id="copy")
        new = Node("new", Kind.TASK, "Close it")
        edges = [*diagram.edges, Edge("x", "fix", "new", "Service components"), Edge("y", "new", "copy")]
        found, losses = read(diagram._replace(nodes=[*diagram.nodes, copy, new], edges=edges))
        assert [(each.name, each.activity) for each in found.steps[2:]] == [("log_it", "engage"), ("close_it", "?")]
        assert flows(found)[-2:] == ["fix      -> close_it : service_components", "close_it -> log_it   : ?"]
        assert set(codes(losses)) == {"VSC705"}


class TestGatewaysAndEvents:
    def test_conditions_are_joined(self) -> None:
        diagram = process(("a", "ok"), ("ok", "b", "yes"), ("ok", "more", "no"), ("more", "a", "once"), ("more", "c"),
                          ok=Kind.GATEWAY, more=Kind.GATEWAY)  # fmt: skip
        found, losses = read(diagram)
        assert flows(found) == [
            'a -> b : ?  when "ok; yes"', 'a -> a : ?  when "ok; no; more; once"', 'a -> c : ?  when "ok; no; more"'
        ]  # fmt: skip
        assert codes(losses) == ["VSC703", "VSC703"]

    def test_begins_and_ends(self) -> None:
        diagram = process(("start", "a"), ("a", "b"), ("b", "done"), start=Kind.EVENT, done=Kind.EVENT)
        first, last = read(diagram)[0].steps
        assert (first.begins, last.ends) == (svc.Begins("start"), svc.Ends(text="done"))

    def test_a_loop_of_gateways_is_cut(self) -> None:
        diagram = process(("a", "x"), ("x", "y"), ("y", "x"), ("y", "b"), x=Kind.GATEWAY, y=Kind.GATEWAY)
        found, losses = read(diagram)
        assert flows(found) == ['a -> b : ?  when "x; y"']
        assert sum("cycle" in each.what for each in losses) == 1

    def test_loose_ends_are_holes(self) -> None:
        diagram = process(("a", "gone"), ("", "a"), ("a", "x"), x=Kind.GATEWAY)
        diagram = diagram._replace(nodes=[each for each in diagram.nodes if each.id != "gone"])
        found, losses = read(diagram)
        assert flows(found) == ["a -> ? : ?", 'a -> ? : ?  when "x"', "? -> a : ?"]
        assert "VSC706" in codes(losses)

    def test_many_gateways_do_not_explode(self) -> None:
        edges: list[Any] = [("a", "g0", "")]
        for number in range(200):
            edges += [(f"g{number}", f"g{number + 1}", "x"), (f"g{number}", f"g{number + 1}", "y")]
        diagram = process(*edges, ("g200", "b", ""), **{f"g{number}": Kind.GATEWAY for number in range(201)})
        found, _ = read(diagram)
        assert len(found.flows) < 20_000

    def test_a_ring_of_gateways_that_each_come_from_a_task_does_not_explode(self) -> None:
        size = 900
        ring = [(f"g{at}", f"g{(at + 1) % size}", f"case {at}") for at in range(size)]
        entries = [(f"t{at}", f"g{at}", "") for at in range(size)]
        stream, losses = read(process(*ring, *entries, **{f"g{at}": Kind.GATEWAY for at in range(size)}))
        assert any("ways lead to it and 1 from it" in loss.why for loss in losses)
        assert len(stream.flows) < 2 * size


@st.composite
def diagrams(draw: st.DrawFn) -> Diagram:
    """Any diagram: each element has a label of its own."""
    kinds = draw(st.lists(st.sampled_from([each for each in Kind if each != Kind.ACTIVITY]), max_size=9))
    nodes = [Node(f"n{number}", kind, f"node {number}", lane=draw(st.sampled_from(("", "lane")))) for number, kind in
             enumerate(kinds)]  # fmt: skip
    ends = st.sampled_from([*(each.id for each in nodes), "", "gone"])
    edges = [Edge(f"e{number}", draw(ends), draw(ends), f"edge {number}") for number in range(draw(st.integers(0, 9)))]
    return Diagram(nodes, edges)


class TestTheBooksBalance:
    @given(diagrams())
    def test_every_label_is_kept_or_reported(self, diagram: Diagram) -> None:
        found, losses = read(diagram)
        said = svc.to_text(found) + "".join(f"{each.what} {each.why}\n" for each in losses)
        silent = {each.label for each in diagram.nodes if each.kind in (Kind.BOUNDARY, Kind.HOLE)}
        labels = [*(each.label for each in diagram.nodes), *(each.label for each in diagram.edges)]
        words = {*labels} - silent
        assert {each for each in words if not re.search(rf"\b{each}\b", said)} == set()

    @given(diagrams())
    def test_every_node_is_a_step_a_party_a_border_or_reported(self, diagram: Diagram) -> None:
        found, losses = read(diagram)
        counted = [each for each in diagram.nodes if each.kind not in (Kind.BOUNDARY, Kind.HOLE)]
        reported = {each.what for each in losses}
        begins_and_ends = sum(len((each.text or "").split("; ")) for step in found.steps for each in
                              (step.begins, step.ends) if each)  # fmt: skip
        kept = len(found.steps) + len(found.parties)
        events = [each for each in counted if f"the element `{each.label}`" not in reported]
        assert kept <= len(counted)
        assert len(events) <= kept + begins_and_ends + len(found.flows)


class TestNames:
    def test_are_made_of_labels(self) -> None:
        nodes = [Node(str(n), Kind.TASK, label) for n, label in enumerate(("Log\nit", "log it", "", "Größe", "User"))]
        found, losses = read(Diagram(nodes, []))
        assert [each.name for each in found.steps] == ["log_it", "log_it_2", "step", "grösse", "user_2"]
        assert [each.title for each in found.steps] == ["Log it", "log it", None, "Größe", "User"]
        assert codes(losses) == ["VSC704"] * 3

    def test_lanes_are_practices_activities_or_teams(self) -> None:
        lanes = ("Service desk", "Engage", "1st line", "2nd line")
        nodes = [Node(str(n), Kind.TASK, f"t{n}", lane=lane) for n, lane in enumerate(lanes)]
        found, _ = read(Diagram(nodes, []), activities={"2nd line": "deliver_support"})
        assert [(each.activity, each.practices, each.responsible) for each in found.steps] == [
            ("?", ("service_desk",), ()), ("engage", (), ()), ("?", (), ("_1st_line",)), ("deliver_support", (), ())
        ]  # fmt: skip

    def test_parties_of_one_name_are_one(self) -> None:
        diagram = process(("p", "a"), ("a", "q"), ("a", "r"), p=Kind.PARTY, q=Kind.PARTY, r=Kind.PARTY)
        labels = {"p": "ACME", "q": "acme", "r": "Customer"}
        nodes = [each._replace(label=labels.get(each.id, "")) for each in diagram.nodes]
        found, _ = read(diagram._replace(nodes=nodes))
        assert [(each.name, each.title, each.party) for each in found.parties] == [("acme", "ACME", "?")]
        assert flows(found) == ["acme -> step     : ?", "step -> acme     : ?", "step -> customer : ?"]
