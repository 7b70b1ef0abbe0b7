"""Pages of draw.io that svc did not draw: they become streams with visible gaps, and one page is chosen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import svc
from svc.diagnostics.errors import Error
from tests.support import ROOT
from tests.support.drawio import TWO, imported, line, page, shape
from tests.support.imported import flows, lost
from tests.support.tables import every

PAGE = (ROOT / "docs/how-to/exchange.md").read_text("utf-8")
STYLES = (
    "html=1", "ellipse", "rhombus", "shape=mxgraph.bpmn.event", "shape=mxgraph.bpmn.gateway2;symbol=parallelGw", "text",
    "shape=note", "swimlane", "group", "shape=umlActor", "shape=document", "edgeLabel",
)  # fmt: skip
HEADS = ("html=1", "startArrow=classic;endArrow=none", "startArrow=block;endArrow=block", "endArrow=none")


class TestForeignPages:
    def test_lanes_steps_and_conditions(self) -> None:
        found = imported(page(
            shape("L", "1st Line", "swimlane;html=1"),
            shape("a", "<div>Log the</div><div>call&nbsp;</div>", parent="L"),
            shape("g", "Known?", "rhombus;html=1", "L"), shape("b", "Fix &amp; close", parent="L"),
            shape("c", "Escalate"),
            line("e1", "a", "g"), line("e2", "g", "b", "yes"), line("e3", "g", "c"),
            shape("t", "no", "edgeLabel;html=1", "e3"), name="Calls",
        ))  # fmt: skip
        assert found.stream.title == "Calls"
        assert [(step.title, step.responsible) for step in found.stream.steps] == [
            ("Log the call", ("_1st_line",)), ("Fix & close", ("_1st_line",)), ("Escalate", ())
        ]  # fmt: skip
        assert flows(found) == [
            'log_the_call -> fix_close : ? when "Known?; yes"', 'log_the_call -> escalate : ? when "Known?; no"'
        ]  # fmt: skip

    @every(
        "style, kind",
        [
            ("shape=mxgraph.bpmn.shape;perimeter=rhombusPerimeter;symbol=exclusiveGw", "gateway"),
            ("shape=mxgraph.bpmn.gateway2;symbol=parallelGw", "gateway"),
            ("shape=mxgraph.flowchart.decision", "gateway"),
            ("rhombus", "gateway"),
            ("shape=mxgraph.bpmn.shape;perimeter=ellipsePerimeter;symbol=general", "event"),
            ("shape=mxgraph.bpmn.event;symbol=timer", "event"),
            ("shape=mxgraph.bpmn.shape;perimeter=rectanglePerimeter", "step"),
            ("shape=mxgraph.bpmn.task", "step"),
            ("ellipse", "step"),
            ("rounded=1", "step"),
            ("shape=umlActor", "party"),
            ("swimlane", "party"),
        ],
    )
    def test_stencils(self, style: str, kind: str) -> None:
        found = imported(
            page(shape("a", "A"), shape("x", "X", style), shape("b", "B"), line("l1", "a", "x"), line("l2", "x", "b"))
        )
        named = [*(step.title for step in found.stream.steps), *(party.title for party in found.stream.parties)]
        assert ("X" in named) == (kind in ("step", "party"))
        assert ("X" in [party.title for party in found.stream.parties]) == (kind == "party")

    def test_a_line_at_a_lane_with_work_in_it_has_an_open_end(self) -> None:
        found = imported(page(
            shape("L", "Desk", "swimlane"), shape("a", "A", parent="L"), shape("b", "B"), line("l", "L", "b"),
        ))  # fmt: skip
        assert [(step.title, step.responsible) for step in found.stream.steps] == [("A", ("desk",)), ("B", ())]
        assert flows(found) == ["? -> b : ?"]
        assert lost(found) == [
            "VSC703 an end of a flow at the lane `Desk`: a lane gives and gets nothing itself, so that end is open"
        ]

    def test_loose_ends_are_holes(self) -> None:
        lines = line("l1", "a"), line("l2", "", "a", "incidents"), line("l3", "a", "gone"), line("l4", label="x")
        found = imported(page(shape("a", "A"), *lines))
        assert flows(found) == ["a -> ? : ?", "a -> ? : ?", "? -> a : incidents"]
        assert lost(found) == [
            "VSC706 an end of an unnamed line: there is no element `gone`, so that end is open",
            "VSC702 the line `x`: both its ends are loose",
        ]

    def test_lines_that_point_the_other_way(self) -> None:
        found = imported(page(
            shape("a", "A"), shape("b", "B"), shape("c", "C"),
            line("l1", "a", "b", style="startArrow=classic;endArrow=none"),
            line("l2", "b", "c", style="startArrow=block;endArrow=block"),
        ))  # fmt: skip
        assert flows(found) == ["b -> a : ?", "b -> c : ?", "c -> b : ?"]

    def test_parties_and_activities_by_their_titles(self) -> None:
        found = imported(page(shape("a", "User"), shape("b", "Engage"), line("l1", "a", "b", "Incidents")))
        assert flows(found) == ["user -> engage_2 : incidents"]

    def test_placeholders_and_wrappers(self) -> None:
        wrapped = (
            '<UserObject id="a" label="%what% it" what="Log" placeholders="1" link="http://x"><mxCell style="html=1" '
            'vertex="1" parent="1"/></UserObject>'
        )
        assert imported(page(wrapped)).stream.steps[0].title == "Log it"

    def test_what_a_stream_has_no_place_for(self) -> None:
        found = imported(page(
            shape("t", "Remember", "text;html=1"), shape("n", "A note", "shape=note"), shape("i", "", "image"),
            shape("g", "", "group"), shape("a", "A", parent="g"), shape("E", "Nobody", "swimlane"),
        ))  # fmt: skip
        assert [step.title for step in found.stream.steps] == ["A"]
        assert [each.split(":")[0] for each in lost(found)] == [
            "VSC703 an unnamed group", "VSC703 the lane `Nobody`", "VSC702 the text `Remember`",
            "VSC702 the note `A note`", "VSC702 an unnamed shape",
        ]  # fmt: skip

    def test_the_example(self) -> None:
        found = svc.import_((ROOT / "examples/exchange/calls.drawio").read_bytes(), "drawio", name="calls")
        assert f"$ svc import examples/exchange/calls.drawio\n{found.text}```" in PAGE
        assert [each.code for each in found.losses] == ["VSC703", "VSC702"]

    @given(st.data())
    def test_nothing_is_lost_in_silence(self, data: st.DataObject) -> None:
        """Each text is in the stream or in a report: shapes of all kinds within each other, lines between anything."""
        count = data.draw(st.integers(2, 8))
        ids = [f"c{number}" for number in range(count)]
        ends = st.sampled_from((*ids, "", "gone"))
        shapes = [
            shape(id, f"shape{id}", data.draw(st.sampled_from(STYLES)), data.draw(st.sampled_from(("1", *ids, "l0"))))
            for id in ids
        ]
        lines = [
            line(f"l{number}", data.draw(ends), data.draw(ends), f"line{number}", data.draw(st.sampled_from(HEADS)))
            for number in range(data.draw(st.integers(0, 8)))
        ]
        found = imported(page(*shapes, *lines))
        assert svc.analyse(found.text).stream == found.stream
        said = " ".join((found.text, *lost(found))).casefold()
        drawn = [*(f"shape{id}" for id in ids), *(f"line{number}" for number in range(len(lines)))]
        assert [each for each in drawn if each not in said] == []


class TestPages:
    def test_one_of_several(self) -> None:
        assert imported(TWO, page="Two").stream.steps[0].title == "B"
        with pytest.raises(Error, match="there are several pages: choose one with --page: One, Two"):
            imported(TWO)
        with pytest.raises(Error, match="there is no page called `Three`; there are: One, Two"):
            imported(TWO, page="Three")

    def test_a_page_that_is_not_wanted_need_not_be_readable(self) -> None:
        text = TWO.replace("<mxGraphModel>", "rubbish<mxGraphModel>", 1)
        assert imported(text, page="Two").stream.steps[0].title == "B"

    def test_a_model_alone(self) -> None:
        text = page(shape("a", "A"))
        model = text[text.index("<mxGraphModel") : text.index("</diagram")]
        assert imported(model).stream.steps[0].title == "A"
