"""The balance of imports: each element of a file is something of the stream, or a loss counts it."""

import re
from xml.etree import ElementTree

import attrs
from hypothesis import given
from hypothesis import strategies as st

import svc
from svc.formats.exchange.balance import Balance, quoted, with_names
from svc.formats.exchange.diagrams.building import stream_of
from svc.formats.exchange.diagrams.foreign import Diagram, Kind
from svc.formats.exchange.losses import dropped_element
from svc.formats.exchange.meanings import Meanings
from tests.formats import test_archimate
from tests.formats.test_bpmn import flow, process, task
from tests.formats.test_diagrams import diagrams
from tests.support.drawio import line, page, shape

VENDOR = 'xmlns:v="urn:vendor"'
DRAWING = (
    '<x:BPMNDiagram xmlns:x="urn:di" id="d"><x:BPMNPlane id="p"><x:BPMNShape id="s"/></x:BPMNPlane></x:BPMNDiagram>'
)
AROUND = (
    '<d:collaboration id="c" name="Together"><d:participant id="me" name="Mail" processRef="p"/>'
    '<d:participant id="you" name="Desk" processRef="q"/><d:messageFlow id="m" name="Call" '
    'sourceRef="a" targetRef="o"/>'
    '</d:collaboration><d:process id="q"><d:task id="o" name="Other"/></d:process><d:message id="n" name="Mail came"/>'
)
BODY = (
    '<d:laneSet id="l"><d:lane id="l1" name="1st line"><d:flowNodeRef>a</d:flowNodeRef></d:lane></d:laneSet>'
    '<d:startEvent id="s" name="begin"><d:documentation>Twice</d:documentation><d:timerEventDefinition>'
    "<d:timeDuration>PT1H</d:timeDuration></d:timerEventDefinition></d:startEvent>"
    + task("a", "Log", f'<d:extensionElements><v:form {VENDOR} v:key="k"><v:field name="Amount"/></v:form>'
           '</d:extensionElements><d:documentation>Ask.</d:documentation><d:ioSpecification><d:inputSet name="In"/>'
           "</d:ioSpecification>")
    + '<d:exclusiveGateway id="g" name="Known?"/>' + task("b", "Fix") + '<d:dataStoreReference id="x" name="CRM"/>'
    + flow("s", "a") + flow("a", "g") + flow("g", "b", "yes")
    + '<d:inclusiveGateway id="h" name="Loose"/><d:endEvent id="e" name="Nowhere"/>' + flow("h", "e", "never")
)  # fmt: skip


def balanced(found: svc.Imported) -> int:
    """The elements that are in the stream: all but those that losses count."""
    assert found.elements is not None
    return found.elements - sum(each.elements for each in found.losses)


def report(found: svc.Imported) -> str:
    return found.text + "".join(f"{each.what} {each.why}\n" for each in found.losses)


def bpmn() -> svc.Imported:
    text = process(BODY, AROUND).replace("</d:definitions>", f"{DRAWING}</d:definitions>")
    return svc.import_(text.encode(), "bpmn", pool="Mail")


class TestBpmn:
    def test_each_element_is_kept_or_counted(self) -> None:
        found = bpmn()
        kept = (
            "participants 2, their processes have no name, lane 1, start event 1, tasks 2, documentation of a task 1, "
            "flows 1 + 2 + 1 message flow"
        )
        numbers = [int(each) for each in re.findall(r"\d+", kept)]
        process_with_name = 1
        assert balanced(found) == sum(numbers) + process_with_name

    def test_each_name_and_text_is_somewhere(self) -> None:
        found = bpmn()
        root = ElementTree.fromstring(process(BODY, AROUND))
        names = {each.get("name") for each in root.iter()} - {None}
        texts = {(each.text or "").strip() for each in root.iter() if not each.tag.endswith("Ref")} - {""}
        assert {each for each in names | texts if each and each not in report(found)} == set()

    def test_the_report_names_what_others_put_along(self) -> None:
        lines = {(each.what, each.elements) for each in bpmn().losses}
        assert {
            ("an extension of `urn:vendor`", 2), ("the attributes `key` of `urn:vendor`", 0), ("the drawing", 3),
            ("the `inputSet` element `In`", 1), ("the `collaboration` element `Together`", 1),
            ("the `timeDuration` element `PT1H`", 1), ("the note `Twice` of the start event `begin`", 1),
        } <= lines  # fmt: skip


def test_a_page_of_drawio() -> None:
    found = svc.import_(
        page(
            shape("lane", "1st line", "swimlane"), shape("a", "Log", "", "lane"), shape("b", "Fix"),
            line("f", "a", "b"), shape("t", "Hello", "text"), shape("n", "", "shape=note"), line("loose", "", ""),
            '<mxCell id="l" value="often" style="edgeLabel" vertex="1" parent="f"/>',
            '<object id="o" label="Check" owner="Ada"><mxCell vertex="1" parent="1"/></object>',
        ).encode(), "drawio",
    )  # fmt: skip
    root_and_layer, lane, shapes, line_with_its_label = 2, 1, 3, 2
    assert balanced(found) == root_and_layer + lane + shapes + line_with_its_label
    assert ("the data `owner` (`Ada`)", False) in {(each.what, each.cosmetic) for each in found.losses}


def test_a_model_of_archimate() -> None:
    text = test_archimate.model(
        "p BusinessProcess A\nq BusinessProcess B\ng Goal Fast\nx BusinessActor Nobody",
        "f Flow p q\na Influence p g",
        "First: p q f",
    )
    found = svc.import_(text.encode(), "archimate")
    two_steps_and_their_flow = 3
    assert balanced(found) == two_steps_and_their_flow
    assert {each for each in ("A", "B", "Fast", "Nobody") if each not in report(found)} == set()


def test_the_name_of_a_relation_that_says_who_works_is_reported() -> None:
    elements = "p BusinessProcess Log\nq BusinessProcess Fix\nr BusinessRole Desk"
    found = svc.import_(test_archimate.model(elements, "f Flow p q\na Assignment r p performs").encode(), "archimate")
    assert found.stream.steps[0].responsible == ("desk",)
    assert [(each.what, each.elements) for each in found.losses] == [
        ("the name `performs` of the assignment relation", 0)
    ]


def test_a_flowchart_of_mermaid() -> None:
    found = svc.import_(
        b"%%{init: {}}%%\nflowchart LR\nsubgraph one [1st line]\nA[Log]\nend\nsubgraph two [Nothing]\nend\n"
        b"A --> G{Known?}\nG -->|yes| B[Fix]\nstyle A fill:#fff\naccDescr: How\n"
        b"X@{ shape: text, label: Hello }\n)) what\n",
        "mermaid",
    )
    vertices, links, subgraph = 2, 2, 1
    assert balanced(found) == vertices + links + subgraph
    assert found.elements == balanced(found) + len(("directive", "two", "G", "style", "accDescr", "X", "))"))


@given(diagrams())
def test_every_node_and_edge_of_any_diagram_is_settled(diagram: Diagram) -> None:
    nodes = [each._replace(parts=(object(),)) for each in diagram.nodes]
    edges = [each._replace(parts=(object(),)) for each in diagram.edges]
    balance = Balance([])
    stream_of(Diagram(nodes, edges), "s", Meanings(svc.itil4, {}, balance.losses), balance)
    counted = [each.parts[0] for each in nodes if each.kind != Kind.BOUNDARY] + [each.parts[0] for each in edges]
    assert not any(map(balance.is_open, counted))


@given(st.lists(st.sampled_from("abc")))
def test_an_element_counts_once(names: list[str]) -> None:
    elements = {name: object() for name in "abc"}
    balance = Balance([])
    balance.keep(elements["a"])
    for name in names:
        balance.lose(dropped_element(name, "", ""), ((elements[name],), elements[name]))
    assert sum(each.elements for each in balance.losses) == len({*names} - {"a"})
    assert all(attrs.evolve(each, elements=0) == dropped_element(each.what, "", "") for each in balance.losses)


def test_of_many_names_the_first_are_reported_and_how_many_more_there_are() -> None:
    names = [f"n{number}" for number in range(20)]
    assert quoted([*names, *names]).endswith("`n10`, `n11` and 8 more")
    assert with_names("elements: 2", ["", "Log"]) == "elements: 2: `Log`"
    assert with_names("elements: 1", [""]) == "elements: 1"
