"""ArchiMate Open Exchange: ours comes back equal, is in the order of the format, and keeps to legal relations."""

import re
from contextlib import suppress
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import svc
from svc import strategies as svc_st
from svc.diagnostics.errors import Error
from tests.support import ROOT
from tests.support.imported import lost
from tests.support.tables import every

NAMESPACE = "{http://www.opengroup.org/xsd/archimate/3.0/}"
TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
ORDER = {
    "model": "name documentation properties metadata elements relationships organizations propertyDefinitions views",
    "element": "name documentation properties",
    "relationship": "name documentation properties",
    "view": "name documentation properties node connection",
    "node": "label documentation style viewRef node",
    "connection": "label documentation style viewRef sourceAttachment bendpoint targetAttachment",
}
"""The order of children, by the publisher's schema, version 3.1."""
LEGAL = {
    ("Flow", "BusinessProcess", "BusinessProcess"), ("Flow", "BusinessProcess", "BusinessActor"),
    ("Flow", "BusinessActor", "BusinessProcess"), ("Flow", "BusinessActor", "BusinessActor"),
    ("Access", "BusinessProcess", "BusinessObject"), ("Access", "BusinessActor", "BusinessObject"),
    ("Realization", "BusinessProcess", "ValueStream"), ("Realization", "BusinessProcess", "Capability"),
}  # fmt: skip
"""The relations that svc writes: all of them are in the table of relations of ArchiMate 3.2, as Archi has it."""
RESTORE = svc.load(ROOT / "examples" / "restore_service.vsc").stream


def exported(stream: svc.Stream) -> str:
    return svc.export(stream, "archimate").data.decode("ascii")


def imported(text: str, **options: Any) -> svc.Imported:
    return svc.import_(text.encode(), "archimate", **options)


def flows(stream: svc.Stream) -> list[str]:
    return [f"{each.source} -> {each.target} : {', '.join(each.artefacts)}" for each in stream.flows]


def model(elements: str, relations: str = "", views: str = "") -> str:
    """A model with elements such as `p BusinessProcess Log`, and relations such as `f Flow p q ticket`."""
    shown = "".join(
        f'<element identifier="{id}" xsi:type="{type}"><name xml:lang="en">{name}</name></element>'
        for id, type, name in (each.strip().split(" ", 2) for each in elements.strip().splitlines())
    )
    joined = ""
    for line in relations.strip().splitlines():
        id, type, source, target, *name = line.strip().split(" ", 4)
        access = f' accessType="{name.pop()}"' if type == "Access" and name else ""
        label = f"<name>{name[0]}</name>" if name else ""
        joined += (
            f'<relationship identifier="{id}" source="{source}" target="{target}" xsi:type="{type}"{access}>'
            f"{label}</relationship>"
        )
    diagrams = "".join(
        f'<view identifier="v{number}" xsi:type="Diagram"><name>{name}</name>'
        + "".join(f'<node identifier="v{number}-{id}" elementRef="{id}" xsi:type="Element"/>' for id in ids.split())
        + "".join(f'<connection identifier="v{number}-{id}" relationshipRef="{id}"/>' for id in ids.split())
        + "</view>"
        for number, (name, ids) in enumerate(each.split(": ") for each in views.splitlines())
    )
    return (
        '<model xmlns="http://www.opengroup.org/xsd/archimate/3.0/" identifier="m" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><name>Model</name><elements>{shown}</elements>'
        f"<relationships>{joined}</relationships><views><diagrams>{diagrams}</diagrams></views></model>"
    )


class TestOurs:
    @settings(max_examples=40)
    @given(svc_st.streams())
    def test_it_comes_back_equal_and_is_well_formed(self, stream: svc.Stream) -> None:
        text = exported(stream)
        assert_valid(text)
        found = imported(text)
        assert found.stream == svc.analyse(svc.to_text(stream)).stream
        assert found.losses == ()

    def test_with_signs_of_xml_and_none(self) -> None:
        for title in ('<&">', "a\nb\tc", "]]>", " x ", "\u2028", "?", "-", "=1+1", "日本語", "\x00"):
            stream = svc.Stream(
                "s", title=title, keys={"owner": title}, steps=[svc.Step("a", title, "engage", note=title)]
            )
            assert imported(exported(stream)).stream == stream, title

    def test_an_empty_stream(self) -> None:
        text = exported(svc.Stream("s"))
        assert_valid(text)
        assert imported(text).stream == svc.Stream("s")

    def test_what_stands_for_what(self) -> None:
        root = ElementTree.fromstring(exported(RESTORE))
        types = [each.get(TYPE) for each in root.iter(f"{NAMESPACE}element")]
        assert {each: types.count(each) for each in types} == {
            "ValueStream": 1, "BusinessProcess": 7, "BusinessActor": 1, "Capability": 12, "BusinessObject": 10
        }  # fmt: skip
        named = [each.findtext(f"{NAMESPACE}name") for each in root.iter(f"{NAMESPACE}relationship")]
        assert "the first fix works: Services delivered to customers and users" in named


def assert_valid(text: str) -> None:
    """The order of children, ids that are there and unique, whole numbers for places, and legal relations."""
    root = ElementTree.fromstring(text)
    ids = [each.get("identifier") for each in root.iter() if each.get("identifier")]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", id, re.ASCII) for id in ids if id)
    types = {each.get("identifier"): each.get(TYPE) for each in root.iter(f"{NAMESPACE}element")}
    for each in root.iter():
        tag = each.tag.removeprefix(NAMESPACE)
        if tag in ORDER:
            places = [ORDER[tag].split().index(child.tag.removeprefix(NAMESPACE)) for child in each]
            assert places == sorted(places), tag
        for key in ("source", "target", "elementRef", "relationshipRef", "propertyDefinitionRef"):
            assert each.get(key) is None or each.get(key) in ids
        for key in "xywh":
            assert each.get(key) is None or re.fullmatch(r"[0-9]+", each.get(key, ""))
        if tag in ("elements", "relationships", "propertyDefinitions", "diagrams"):
            assert len(each), f"{tag} may not be empty"
        if tag == "relationship":
            assert (each.get(TYPE), types[each.get("source")], types[each.get("target")]) in LEGAL


class TestEdits:
    """What was changed in the other program counts."""

    TEXT = exported(svc.analyse(
        "stream s\n  step log in engage\n  step fix in deliver_support takes 5m\n"
        "  user -> log : incidents\n  log -> fix : user_support_tasks\n  fix -> user : services\n"
    ).stream)  # fmt: skip

    def test_another_label(self) -> None:
        found = imported(self.TEXT.replace("<name>Fix</name>", "<name>Repair it</name>"))
        assert (found.stream.steps[1].title, str(found.stream.steps[1].takes)) == ("Repair it", "5m")
        assert lost(found) == ["VSC705 the title of `fix`: it is `Repair it` in the diagram, which counts"]

    def test_another_property(self) -> None:
        found = imported(self.TEXT.replace("<value>5m</value>", "<value>7m</value>"))
        assert (str(found.stream.steps[1].takes), found.losses) == ("7m", ())

    def test_documentation_of_a_process_is_its_note(self) -> None:
        name = "<name>Fix</name>"
        found = imported(self.TEXT.replace(name, f"{name}<documentation>Test it.</documentation>"))
        assert found.stream.steps[1].note == "Test it."
        assert lost(found) == ["VSC705 the note of `fix`: it is `Test it.` in the diagram, which counts"]

    def test_another_name_of_what_is_only_shown_is_reported(self) -> None:
        found = imported(re.sub(r'("BusinessObject">\s*<name>)Incidents', r"\1Tickets", self.TEXT))
        assert found.stream == imported(self.TEXT).stream
        (loss,) = found.losses
        assert (loss.what, loss.elements) == ("the new name `Tickets` of an element", 0)

    def test_another_end_of_a_flow(self) -> None:
        text = self.TEXT.replace('source="id-node-1" target="id-node-2"', 'source="id-node-1" target="id-node-3"')
        found = imported(text)
        assert [each.code for each in found.losses] == ["VSC705"]
        assert flows(found.stream) != flows(imported(self.TEXT).stream)

    def test_a_new_flow_and_one_that_is_gone(self) -> None:
        gone = re.sub(r'<relationship identifier="id-flow-3".*?</relationship>', "", self.TEXT, flags=re.DOTALL)
        gone = re.sub(r'<connection identifier="[^"]*flow_3".*?</connection>', "", gone, flags=re.DOTALL)
        assert [each.code for each in imported(gone).losses] == ["VSC702"]
        assert len(imported(gone).stream.flows) == 2
        more = self.TEXT.replace(
            "<relationships>",
            '<relationships><relationship identifier="new" source="id-node-2" target="id-node-1" xsi:type="Flow">'
            "<name>Feedback</name></relationship>",
        )
        assert "fix -> user : feedback" in flows(imported(more).stream) or len(imported(more).stream.flows) == 4

    def test_a_damaged_property_of_the_stream_is_reported(self) -> None:
        found = imported(self.TEXT.replace("<value>[{", "<value>{"))
        assert "VSC706 the property `svc.stream`: it is not what svc wrote, so the stream is what is drawn" in lost(
            found
        )
        assert [step.name for step in found.stream.steps] == ["log", "fix"]


class TestForeignModels:
    def test_processes_are_steps_and_flows_are_flows(self) -> None:
        found = imported(model(
            "p BusinessProcess Log the call\nq BusinessProcess Fix it\nu BusinessActor User\nr BusinessRole Desk",
            "f Flow p q user support tasks\ng Triggering u p\nh Flow q u\na Assignment r p",
        ), name="mail")  # fmt: skip
        assert found.stream.name == "mail"
        assert [(step.name, step.activity, step.responsible) for step in found.stream.steps] == [
            ("log_the_call", "?", ("desk",)), ("fix_it", "?", ())
        ]  # fmt: skip
        assert flows(found.stream) == [
            "log_the_call -> fix_it : user_support_tasks",
            "fix_it -> user : ?",
            "user -> log_the_call : ?",
        ]
        assert found.losses == ()

    def test_of_a_value_stream_its_processes(self) -> None:
        text = model(
            "s ValueStream Restore\np BusinessProcess Log\nq BusinessProcess Fix\nx BusinessProcess Other\n"
            "y BusinessProcess More",
            "r Realization p s\nt Realization q s\nf Flow p q\ng Flow x y",
        )
        found = imported(text)
        assert found.stream.title == "Restore"
        assert [step.title for step in found.stream.steps] == ["Log", "Fix"]
        assert lost(found) == [
            "VSC702 the rest of the model: elements and relations of the model that are not in `Restore`: "
            "5: `Other`, `More`",
            "VSC702 the name `Model` of the model: the stream is called `Restore`",
        ]

    def test_of_several_parts_one_is_chosen(self) -> None:
        text = model(
            "p BusinessProcess A\nq BusinessProcess B\nx BusinessProcess C\ny BusinessProcess D",
            "f Flow p q\ng Flow x y",
            "First: p q f\nSecond: x y g",
        )
        with pytest.raises(Error, match=r"choose one with --page: First, Second"):
            imported(text)
        assert [step.title for step in imported(text, page="second").stream.steps] == ["C", "D"]
        assert [step.title for step in imported(text, page="v0").stream.steps] == ["A", "B"]
        with pytest.raises(Error, match=r"no value stream or view called `Third`; there are: First, Second"):
            imported(text, page="Third")

    def test_junctions_and_events_are_dissolved(self) -> None:
        found = imported(model(
            "e BusinessEvent Monday\np BusinessProcess A\nj OrJunction Junction\nq BusinessProcess B\n"
            "x BusinessProcess C",
            "a Triggering e p\nb Flow p j\nc Flow j q yes\nd Flow j x no",
        ))  # fmt: skip
        assert [(each.source, each.target, each.when) for each in found.stream.flows] == [
            ("a", "b", "yes"),
            ("a", "c", "no"),
        ]
        assert found.stream.steps[0].begins == svc.Begins("Monday")

    def test_objects_are_what_unnamed_flows_carry(self) -> None:
        found = imported(model(
            "p BusinessProcess A\nq BusinessProcess B\no BusinessObject Change requests",
            "f Flow p q\nw Access p o Write\nr Access q o Read",
        ))  # fmt: skip
        assert flows(found.stream) == ["a -> b : change_requests"]
        assert found.losses == ()

    def test_all_else_is_reported(self) -> None:
        found = imported(model(
            "p BusinessProcess A\nq BusinessProcess B\nc ApplicationComponent Mail\no BusinessObject Ticket\n"
            "w BusinessProcess All",
            "f Flow p q x\ns Serving c p\na Access p o\nk Composition w p\nl Composition w q",
        ))  # fmt: skip
        assert lost(found) == [
            "VSC703 the business process `All`: its parts are steps of their own",
            "VSC702 an unnamed serving relation between `Mail` and `A`: it is not a flow",
            "VSC702 an unnamed access relation between `A` and `Ticket`: it is not a flow",
            "VSC702 the application component `Mail`: a stream has no place for it",
            "VSC702 the business object `Ticket`: a stream has no place for it",
        ]

    @every("text, why", [
        ("<a/>", "not a model in the Open Exchange format"),
        ('<model xmlns="http://www.archimatetool.com/archimate"/>', "export the model as Open Exchange XML"),
        ("<!DOCTYPE x><model/>", "DOCTYPE"), ("", "line 1"), (model("o BusinessObject x"), "there is no process"),
    ])  # fmt: skip
    def test_what_is_not_a_model_is_refused(self, text: str, why: str) -> None:
        with pytest.raises(Error, match=why):
            imported(text)

    @settings(max_examples=60)
    @given(st.data())
    def test_any_model_is_read_or_refused(self, data: st.DataObject) -> None:
        ids = st.sampled_from("abcdefgh")
        types = st.sampled_from(
            ["BusinessProcess", "ValueStream", "BusinessActor", "OrJunction", "BusinessEvent", "Goal"]
        )
        relations = st.sampled_from(["Flow", "Triggering", "Access", "Realization", "Assignment", "Composition"])
        elements = data.draw(st.lists(st.tuples(ids, types, st.sampled_from(["A", "B", "Engage"])), max_size=8))
        joined = data.draw(st.lists(st.tuples(ids, relations, ids, ids), max_size=10))
        shown = data.draw(st.lists(ids, max_size=4))
        text = model("\n".join(map(" ".join, elements)), "\n".join(map(" ".join, joined)), f"V: {' '.join(shown)}")
        with suppress(Error):
            found = imported(text, page=data.draw(st.sampled_from((None, "V", "A"))))
            assert svc.analyse(found.text).stream == found.stream


@pytest.mark.system
class TestInAnotherProgram:
    """pyArchimate reads our files; what it writes is the same stream."""

    @every("path", sorted((ROOT / "examples").glob("*.vsc")))
    def test_what_it_writes_is_the_same_stream(self, path: Path, tmp_path: Path) -> None:
        import pyArchimate

        stream = svc.load(path).stream
        ours, theirs = tmp_path / "ours.xml", tmp_path / "theirs.xml"
        ours.write_text(exported(stream), "utf-8")
        read = pyArchimate.Model("read")
        read.read(str(ours))
        for each in read.relationships:
            pyArchimate.check_valid_relationship(each.type, each.source.type, each.target.type)
        read.write(str(theirs))
        found = imported(theirs.read_text("utf-8"))
        assert found.stream == svc.analyse(svc.to_text(stream)).stream
        assert [each.what for each in found.losses] == ["the folders `Business`, `Strategy`"]

    def test_it_keeps_ids_and_properties_and_loses_what_the_documentation_says(self, tmp_path: Path) -> None:
        import pyArchimate

        ours, theirs = tmp_path / "ours.xml", tmp_path / "theirs.xml"
        ours.write_text(exported(RESTORE).replace("<name>", '<name xml:lang="en">'), "utf-8")
        read = pyArchimate.Model("read")
        read.read(str(ours))
        read.write(str(theirs))
        before, after = (path.read_text("utf-8") for path in (ours, theirs))
        ids = [{*re.findall(r'identifier="([^"]*)"', text)} for text in (before, after)]
        assert ids[0] - ids[1] == {"id-model"}
        for name in ("sourceAttachment", "targetAttachment", "xml:lang"):
            assert (name in before, name in after) == (True, False)
        assert "<bendpoint" in after


class TestAbuse:
    """Whatever stands in a file of ours: it is read or refused, and what is read is proved."""

    HOSTILE = (
        "", "?", "0", "9" * 30, "a b", "=1", "\u202ex", "x" * 300, "step", "flow", "drawn", "hole", "[[[[",
        "[" * 100_000, '[{"kind": 1}]', '[{"kind":"contents","name":"1:a 2:b>c :::"}]', "id-node-1", "id-stream",
        "BusinessActor", "ValueStream", "OrJunction",
    )  # fmt: skip
    TEXT = exported(RESTORE)
    PLACES = tuple(
        match.span(match.lastindex or 0)
        for match in re.finditer(r'="([^"]*)"|<(?:value|name)>([^<]*)<', TEXT[TEXT.index("<elements>") :])
    )

    @settings(max_examples=40)
    @given(st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(HOSTILE)), min_size=1, max_size=5))
    def test_any_value_in_any_place(self, changes: list[tuple[tuple[int, int], str]]) -> None:
        start = self.TEXT.index("<elements>")
        text = self.TEXT
        for (begin, end), value in sorted(dict(changes).items(), reverse=True):
            text = text[: start + begin] + escape(value, {'"': "&quot;"}) + text[start + end :]
        with suppress(Error):
            found = imported(text)
            assert svc.analyse(found.text).stream == found.stream
