"""draw.io out and in: ours comes back equal, an edit there counts, foreign pages become streams with visible gaps."""

import re
import zlib
from base64 import b64encode
from collections.abc import Callable
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import svc
from svc import strategies as svc_st
from svc.diagnostics.errors import Error
from svc.formats.exchange import Imported
from tests.support import ROOT
from tests.support.tables import every

PAGE = (ROOT / "docs/how-to/exchange.md").read_text("utf-8")
RESTORE = (ROOT / "examples/restore_service.vsc").read_text("utf-8")
STREAM = svc.analyse(RESTORE).stream


def drawn(stream: svc.Stream = STREAM) -> str:
    return svc.export(stream, "drawio").data.decode()


STYLES = (
    "html=1", "ellipse", "rhombus", "shape=mxgraph.bpmn.event", "shape=mxgraph.bpmn.gateway2;symbol=parallelGw", "text",
    "shape=note", "swimlane", "group", "shape=umlActor", "shape=document", "edgeLabel",
)  # fmt: skip
HEADS = ("html=1", "startArrow=classic;endArrow=none", "startArrow=block;endArrow=block", "endArrow=none")


def canonical(stream: svc.Stream) -> svc.Stream:
    """As an export holds it: artefacts by their ids."""
    return svc.import_(svc.export(stream, "csv").data, "csv").stream


def imported(text: str, page: str | None = None) -> Imported:
    return svc.import_(text.encode(), "drawio", page=page)


def deflated(text: str) -> str:
    """A file as draw.io saves it: each page percent-encoded, deflated without a header, in base64."""
    root = ElementTree.fromstring(text)
    for page in root:
        model = ElementTree.tostring(page[0], "unicode")
        page.remove(page[0])
        packing = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = packing.compress(quote(model, safe="~()*!.'").encode()) + packing.flush()
        page.text = b64encode(packed).decode()
    return ElementTree.tostring(root, "unicode")


def changed(change: Callable[[dict[str, ElementTree.Element]], object]) -> Imported:
    """Our picture with its cells, by their ids, changed by somebody."""
    root = ElementTree.fromstring(drawn())
    change({each.get("id", ""): each for each in root.iter() if each.get("id")})
    return imported(ElementTree.tostring(root, "unicode"))


def lost(found: Imported) -> list[str]:
    return [f"{each.code} {each.what}: {each.why}" for each in found.losses]


def flows(found: Imported) -> list[str]:
    """The flows as text, without the spaces that align them."""
    return [" ".join(line.split()) for line in found.text.splitlines() if "->" in line]


def page(*cells: str, name: str = "Page-1") -> str:
    """A page with some cells on its layer."""
    root = "".join(('<mxCell id="0"/><mxCell id="1" parent="0"/>', *cells))
    return f'<mxfile><diagram name="{name}"><mxGraphModel><root>{root}</root></mxGraphModel></diagram></mxfile>'


def shape(id: str, label: str, style: str = "html=1", parent: str = "1") -> str:
    value = label.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return f'<mxCell id="{id}" value="{value}" style="{style}" vertex="1" parent="{parent}"><mxGeometry/></mxCell>'


def line(id: str, source: str = "", target: str = "", label: str = "", style: str = "html=1") -> str:
    ends = "".join(f' {key}="{end}"' for key, end in (("source", source), ("target", target)) if end)
    return f'<mxCell id="{id}" value="{label}" style="{style}" edge="1" parent="1"{ends}><mxGeometry/></mxCell>'


class TestOursComesBackEqual:
    @settings(max_examples=40)
    @given(svc_st.streams())
    def test_as_it_is_and_deflated(self, stream: svc.Stream) -> None:
        text = drawn(stream)
        for found in (imported(text), imported(deflated(text))):
            assert found.stream == canonical(stream)
            assert found.losses == ()

    def test_examples(self) -> None:
        for file in sorted((ROOT / "tests/pictures/streams").glob("*.vsc")):
            stream = svc.analyse(file.read_text("utf-8")).stream
            assert imported(drawn(stream)).stream == canonical(stream), file

    def test_with_texts_that_may_be_markup(self) -> None:
        for title in (
            "<b>x</b>",
            "&amp;",
            "a\nb",
            '"q"',
            "%title%",
            "x;fillColor=red",
            "\u2028",
            " x",
            "?",
            "-",
            "=1",
            "'",
        ):
            steps = [svc.Step("a", title, "engage", note=title), svc.Step("b", None, "plan")]
            stream = svc.Stream("s", title, keys={"owner": title}, steps=steps, flows=[svc.Flow("a", "b", [], title)])
            assert imported(drawn(stream)).stream == stream, title

    def test_same_bytes_each_time(self) -> None:
        assert drawn() == drawn()


class TestAnEditCounts:
    def test_of_a_title(self) -> None:
        found = changed(lambda cells: cells["svc_step_register"].set("label", "<div>Take the <b>call</b></div>"))
        assert found.stream.steps[0].title == "Take the call"
        assert lost(found) == [
            "VSC705 the title of `register`: it is `Take the call` in the diagram, which counts"
        ]  # fmt: skip

    @every("change", ["svc_subtitle", "svc_step_register_details_1", "svc_step_register_number"])
    def test_of_what_svc_writes_for_itself_is_reported(self, change: str) -> None:
        assert changed(lambda cells: cells[change].set("value", f"<b>{cells[change].get('value')}</b>")).losses == ()
        (loss,) = changed(lambda cells: cells[change].set("value", "Other words")).losses
        assert (loss.what, loss.elements, loss.cosmetic) == ("the new label `Other words`", 0, False)

    def test_of_the_lane_of_parties_is_reported(self) -> None:
        root = ElementTree.fromstring(drawn())
        (lane,) = (each for each in root.iter() if each.get("svc_kind") == "parties")
        lane.set("label", "Everybody")
        assert lost(imported(ElementTree.tostring(root, "unicode")))[0].startswith("VSC702 the new label `Everybody`")

    def test_of_where_a_line_leads(self) -> None:
        def moved(cells: dict[str, ElementTree.Element]) -> None:
            cells["svc_flow_2"][0].set("target", "svc_step_build")

        found = changed(moved)
        assert found.stream.flows[1].target == "build"
        assert [each.code for each in found.losses] == ["VSC705"]

    def test_of_the_lane(self) -> None:
        found = changed(lambda cells: cells["svc_step_register"][0].set("parent", "svc_lane_3"))
        assert found.stream.steps[0].activity == "design_transition"
        assert [each.code for each in found.losses] == ["VSC705"]

    @every(
        "label, when, share, artefacts",
        [
            ("60% the first fix works: delivered services", "the first fix works", "60", ("delivered_services",)),
            ("70% it works: delivered services", "it works", "70", ("delivered_services",)),
            ("70% the first fix works: incidents", "the first fix works", "70", ("incidents",)),
            ("the first fix works: delivered services", "the first fix works", "None", ("delivered_services",)),
        ],
    )
    def test_of_a_label(self, label: str, when: str, share: str, artefacts: tuple[str, ...]) -> None:
        found = changed(lambda cells: cells["svc_flow_3"].set("label", label))
        flow = found.stream.flows[2]
        assert (flow.when, str(flow.share), flow.artefacts) == (when, share, artefacts)
        assert {each.code for each in found.losses} == {"VSC705"}

    def test_of_an_attribute(self) -> None:
        found = changed(lambda cells: cells["svc_step_register"].set("svc_waits", "3d"))
        assert str(found.stream.steps[0].waits) == "3d"
        assert found.losses == ()

    def test_of_what_is_gone(self) -> None:
        found = changed(lambda cells: cells["svc_flow_10"].clear())
        assert len(found.stream.flows) == len(STREAM.flows) - 1
        assert lost(found)[1:] == ["VSC702 `ask>review`: it was deleted in the other program, which counts"]

    def test_of_what_is_new(self) -> None:
        found = imported(drawn().replace("</root>", f"{shape('new', 'Close it', parent='svc_lane_2')}</root>"))
        assert (found.stream.steps[-1].title, found.stream.steps[-1].activity) == ("Close it", "engage")
        assert lost(found) == ["VSC705 the shape `Close it`: it was added in the other program, which counts"]

    def test_of_the_title_of_all(self) -> None:
        found = changed(lambda cells: cells["svc_title"].set("label", "Restore it"))
        assert found.stream.title == "Restore it"
        assert [each.code for each in found.losses] == ["VSC705"]

    @every("number", ["", "_2"])
    def test_of_one_of_two_drawings_of_a_party(self, number: str) -> None:
        party = svc.NamedParty("staff", "All staff", "user")
        flows = [svc.Flow("staff", "a", ["incidents"]), svc.Flow("a", "b"), svc.Flow("b", "staff", ["services"])]
        steps = [svc.Step("a", None, "engage"), svc.Step("b", None, "deliver_support")]
        text = drawn(svc.Stream("s", steps=steps, parties=[party], flows=flows))
        assert text.count('svc_node="staff"') == 2
        root = ElementTree.fromstring(text)
        shapes = {each.get("id"): each for each in root.iter("object")}
        shape = shapes[f"svc_party_staff{number}"]
        shape.set("label", shape.get("label", "").replace("All staff", "Everybody"))
        found = imported(ElementTree.tostring(root, "unicode"))
        assert [(each.name, each.title) for each in found.stream.parties] == [("staff", "Everybody")]
        assert found.stream.flows == svc.import_(text.encode(), "drawio").stream.flows
        assert [each.code for each in found.losses] == ["VSC705"]

    def test_of_a_copy(self) -> None:
        copy = re.search(r'<object id="svc_step_register".*?</object>', drawn())
        assert copy
        found = imported(drawn().replace("</root>", copy[0].replace('id="svc_step_register"', 'id="copy"') + "</root>"))
        assert len(found.stream.steps) == len(STREAM.steps) + 1
        assert found.stream.steps[-1].practices == found.stream.steps[0].practices


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
    TWO = page(shape("a", "A"), name="One").replace("</mxfile>", "") + page(shape("b", "B"), name="Two").replace(
        "<mxfile>", ""
    )

    def test_one_of_several(self) -> None:
        assert imported(self.TWO, page="Two").stream.steps[0].title == "B"
        with pytest.raises(Error, match="there are several pages: choose one with --page: One, Two"):
            imported(self.TWO)
        with pytest.raises(Error, match="there is no page called `Three`; there are: One, Two"):
            imported(self.TWO, page="Three")

    def test_a_page_that_is_not_wanted_need_not_be_readable(self) -> None:
        text = self.TWO.replace("<mxGraphModel>", "rubbish<mxGraphModel>", 1)
        assert imported(text, page="Two").stream.steps[0].title == "B"

    def test_a_model_alone(self) -> None:
        text = page(shape("a", "A"))
        model = text[text.index("<mxGraphModel") : text.index("</diagram")]
        assert imported(model).stream.steps[0].title == "A"


class TestAbuse:
    def packed(self, text: bytes) -> str:
        packing = zlib.compressobj(9, zlib.DEFLATED, -15)
        data = b64encode(packing.compress(text) + packing.flush()).decode()
        return f'<mxfile><diagram name="p">{data}</diagram></mxfile>'

    @every(
        "page, message",
        [
            ("", "it is empty"),
            ("no base64!", "neither XML nor base64"),
            ("/////w==", "not deflated"),
            ("7VpbU9s4FP41nmkfyMQ2ScgjYWl3", "its end is missing"),
        ],
    )
    def test_a_page_that_can_not_be_unpacked(self, page: str, message: str) -> None:
        with pytest.raises(Error, match=message):
            imported(f'<mxfile><diagram name="p">{page}</diagram></mxfile>')

    def test_a_bomb(self) -> None:
        bomb = self.packed(b"%20" * (40 * 1024 * 1024))
        assert len(bomb) < 500_000
        with pytest.raises(Error, match="more than 104,857,600 bytes once it is unpacked"):
            imported(bomb)

    def test_a_document_type_within_a_page(self) -> None:
        with pytest.raises(Error, match="DOCTYPE"):
            imported(self.packed(b'<!DOCTYPE x [<!ENTITY a "b">]><mxGraphModel>&a;</mxGraphModel>'))

    @settings(max_examples=60)
    @given(st.integers(0, 8000), st.binary(max_size=3))
    def test_truncated_and_flipped(self, at: int, bytes: bytes) -> None:
        data = drawn().encode()
        at %= len(data)
        for text in (data[:at], data[:at] + bytes + data[at + len(bytes) :]):
            try:
                found = svc.import_(text, "drawio")
            except Error:
                continue
            assert svc.analyse(found.text).stream == found.stream

    @given(st.text(alphabet='<>/&;"=!-[]?brdivscript \n\u2028', max_size=40))
    def test_labels_of_html(self, label: str) -> None:
        found = imported(page(shape("a", label.replace("\n", " ")), shape("b", "B"), line("l1", "a", "b")))
        assert svc.analyse(found.text).stream == found.stream
        assert len(found.stream.steps) == 2

    def test_cells_within_each_other(self) -> None:
        text = page(shape("a", "A", "swimlane", "b"), shape("b", "B", "swimlane", "a"), shape("c", "C", parent="c"))
        assert imported(text).stream.steps[0].title == "C"
