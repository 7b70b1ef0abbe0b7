"""draw.io out and in: ours comes back equal, an edit there counts, and a damaged file is an error."""

import re
import zlib
from base64 import b64encode
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import svc
from svc import strategies as svc_st
from svc.diagnostics.errors import Error
from svc.formats.exchange import Imported
from tests.support import ROOT
from tests.support.drawio import deflated, imported, line, page, shape
from tests.support.imported import lost
from tests.support.tables import every

RESTORE = (ROOT / "examples/restore_service.vsc").read_text("utf-8")
STREAM = svc.analyse(RESTORE).stream


def drawn(stream: svc.Stream = STREAM) -> str:
    return svc.export(stream, "drawio").data.decode()


def canonical(stream: svc.Stream) -> svc.Stream:
    """As an export holds it: artefacts by their ids."""
    return svc.import_(svc.export(stream, "csv").data, "csv").stream


def changed(change: Callable[[dict[str, ElementTree.Element]], object]) -> Imported:
    """Our picture with its cells, by their ids, changed by somebody."""
    root = ElementTree.fromstring(drawn())
    change({each.get("id", ""): each for each in root.iter() if each.get("id")})
    return imported(ElementTree.tostring(root, "unicode"))


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
