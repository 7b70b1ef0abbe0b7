"""BPMN 2.0: what a stream is there and that it comes back equal; what becomes of the processes of others."""

import re
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import svc
from svc import strategies as svc_st
from svc.diagnostics.errors import Error
from svc.formats.exchange import Imported, xml
from tests.formats.test_diagrams import flows
from tests.support.tables import every

MAIL = """
stream restore_mail "Restore the mail"
  owner: "Service desk"
  party acme "ACME" in supplier
  team desk "Service desk"
  step log "Log the call" in engage by service_desk waits 5m takes 10m..1h accurate 99.5% responsible desk
  step fix in deliver_support opens fix_mail
  step ask in obtain_build
  user -> log      : incidents arrives 20/d
  log  -> fix      : user_support_tasks when "it is known" share 80%
  log  -> ask      : user_support_tasks when "it is new"
  ask  -> acme     : change_requests
  acme -> fix      : service_components
  fix  -> user     : services_delivered
"""
ASK = "<d:documentation>Ask twice.</d:documentation>"
STREAM = svc.analyse(MAIL).stream


def written(stream: svc.Stream = STREAM) -> str:
    return svc.export(stream, "bpmn").data.decode()


def tree(stream: svc.Stream = STREAM) -> xml.Element:
    return xml.parse(written(stream).encode(), [])


def named(stream: svc.Stream = STREAM, *names: str) -> list[xml.Element]:
    return [each for each in tree(stream).all() if each.name in names]


def process(body: str, around: str = "") -> str:
    return (
        '<d:definitions xmlns:d="http://www.omg.org/spec/BPMN/20100524/MODEL">'
        f'{around}<d:process id="p" name="Mail">{body}</d:process></d:definitions>'
    )


def task(id: str, name: str = "", inner: str = "") -> str:
    return f'<d:userTask id="{id}" name="{name or id}">{inner}</d:userTask>'


def flow(source: str, target: str, name: str = "", tag: str = "sequenceFlow") -> str:
    return f'<d:{tag} id="{source}_{target}" name="{name}" sourceRef="{source}" targetRef="{target}"/>'


def read(text: str, **options: Any) -> Imported:
    return svc.import_(text.encode(), "bpmn", name="mail", **options)


def lost(found: Imported) -> list[tuple[str, str]]:
    return [(each.code, each.what) for each in found.losses]


class TestOursComesBackEqual:
    @given(svc_st.streams())
    def test_all_of_it(self, stream: svc.Stream) -> None:
        found = svc.import_(svc.export(stream, "bpmn").data, "bpmn")
        assert found.stream == svc.analyse(svc.to_text(stream)).stream
        assert found.losses == ()

    def test_with_other_ids_and_prefixes(self) -> None:
        text = re.sub(r"\b(task|flow|party|message)_(\d+)\b", r"Element_\1_x\2", written())
        text = text.replace("bpmn:", "").replace("xmlns:bpmn=", "xmlns=").replace("svc:row", "own:row")
        found = read(text.replace("xmlns:svc=", "xmlns:own="))
        assert (found.stream, found.losses) == (STREAM, ())

    @pytest.mark.parametrize(
        ("before", "after", "line"),
        [
            ('name="Log the call"', 'name="Take&#10;the call"', '  step log "Take the call"'),
            ('name="ACME"', 'name="Other Ltd"', '  party acme "Other Ltd" in supplier'),
            ('name="it is new: User support tasks"', 'name="it is old: User support tasks"', 'when "it is old"'),
            ('name="Restore the mail"', 'name="Mail again"', 'stream restore_mail "Mail again"'),
        ],
        ids=["step", "party", "flow", "stream"],
    )
    def test_an_edit_counts(self, before: str, after: str, line: str) -> None:
        assert written().count(before) == 1
        found = read(written().replace(before, after))
        assert line in found.text
        assert [each.code for each in found.losses] == ["VSC705"]

    def test_another_lane_is_another_activity(self) -> None:
        text = written()
        lane = text.index('name="Engage"')
        member = text.index("<bpmn:flowNodeRef>task_2</bpmn:flowNodeRef>")
        moved = text.replace("<bpmn:flowNodeRef>task_2</bpmn:flowNodeRef>", "")
        place = moved.index("<bpmn:flowNodeRef>", moved.index("Obtain"))
        assert member > lane
        found = read(f"{moved[:place]}<bpmn:flowNodeRef>task_2</bpmn:flowNodeRef>{moved[place:]}")
        assert found.stream.steps[0].activity == "obtain_build"
        assert [each.code for each in found.losses] == ["VSC705"]

    @pytest.mark.parametrize(
        ("before", "after", "line"),
        [
            ('"Incidents; Feedback"', '"Incidents; Service requests"', "log -> fix : service_requests"),
            ('"Incidents; Feedback"', '"Change requests; Feedback"', "log -> fix : change_requests"),
            ('"90%"', '"85%"', "share 85%"),
            ('"90%"', '"it holds"', 'when "it holds"  share 90%'),
            ('"it fails"', '"it breaks"', 'fix -> b   : change_requests  when "it breaks"'),
            ('"it fails"', '"it breaks"', 'fix -> log                    when "it breaks"'),
            ('"Change requests"', '"Incidents"', 'fix -> b   : incidents  when "it fails"'),
        ],
        ids=range(7),
    )  # fmt: skip
    def test_labels_of_several_flows_and_of_cases(self, before: str, after: str, line: str) -> None:
        stream = svc.analyse(
            "step log in engage\nstep fix in plan\nstep ask in plan\nstep b in plan\n"
            "log -> fix : incidents\nlog -> fix : feedback\nfix -> ask share 90%\n"
            'fix -> log when "it fails"\nfix -> b : change_requests when "it fails"\n'
        ).stream
        found = read(written(stream).replace(f"name={before}", f"name={after}"))
        assert line in found.text
        assert {each.code for each in found.losses} == {"VSC705"}


class TestWhatAStreamIs:
    def test_lanes_tasks_and_pools(self) -> None:
        lanes = [each.get("name") for each in named(STREAM, "lane")]
        assert sorted(lanes) == ["Deliver and support", "Engage", "Obtain or build"]
        assert [each.get("name") for each in named(STREAM, "participant")] == ["Restore the mail", "User", "ACME"]
        (call,) = named(STREAM, "callActivity")
        assert call.get("calledElement") == "fix_mail"

    def test_alternatives_part_at_a_gateway_that_asks(self) -> None:
        (gateway,) = named(STREAM, "exclusiveGateway")
        out = [each for each in named(STREAM, "sequenceFlow") if each.get("sourceRef") == gateway.get("id")]
        assert [each.get("name") for each in out] == [
            "it is known: User support tasks",
            "it is new: User support tasks",
        ]
        assert not named(STREAM, "conditionExpression")

    def test_what_always_happens_meets_in_a_join(self) -> None:
        stream = svc.analyse(
            "step a in engage\nstep b in plan\nstep c in improve\nstep d in engage\na -> b\na -> c\nb -> d\nc -> d\n"
        ).stream
        fork, join = named(stream, "parallelGateway")
        into = [each.get("targetRef") for each in named(stream, "sequenceFlow")].count
        assert (into(fork.get("id")), into(join.get("id"))) in ((1, 2), (2, 1))

    @every(
        "more, when, asked",
        [("step c in improve\na -> c", "", 0), ("step c in improve\na -> c", ' when "it fails"', 1), ("", "", 1)],
    )
    def test_what_only_leads_back_ends_there_if_not_always_or_if_nothing_else_ends(
        self, more: str, when: str, asked: int
    ) -> None:
        text = f"step a in engage\nstep b in plan\nuser -> a\na -> b\nb -> a{when}\n{more}\n"
        stream = svc.analyse(text).stream
        assert len(named(stream, "exclusiveGateway")) == asked
        assert named(stream, "endEvent")
        assert svc.import_(written(stream).encode(), "bpmn").stream == stream

    def test_what_may_not_come_is_not_waited_for(self) -> None:
        stream = svc.analyse(
            "step a in engage\nstep b in plan\nstep c in improve\nstep d in engage\n"
            'a -> b\na -> c when "x"\nb -> d\nc -> d\n'
        ).stream
        assert len(named(stream, "parallelGateway")) == 1

    def test_ids_are_ascii_and_unique(self) -> None:
        stream = svc.analyse("step größe in engage\nuser -> größe : incidents\ngröße -> größe\n").stream
        ids = [each.get("id") for each in tree(stream).all() if each.get("id")]
        assert len(ids) == len(set(ids))
        assert all(re.fullmatch("[A-Za-z_][A-Za-z0-9_]*", each) for each in ids)

    @given(svc_st.streams())
    def test_everything_has_its_place(self, stream: svc.Stream) -> None:
        elements = {each.get("id"): each for each in tree(stream).all() if each.get("id")}
        drawn = {each.get("bpmnElement") for each in tree(stream).all() if each.get("bpmnElement")}
        shapes = ("Event", "Gateway", "task", "callActivity", "participant", "Flow")
        assert {id for id, each in elements.items() if each.name.endswith(shapes)} <= drawn
        boxes = {
            each.get("bpmnElement"): tuple(int(each.children[0].get(side)) for side in ("x", "y", "width", "height"))
            for each in tree(stream).all() if each.name == "BPMNShape"
        }  # fmt: skip
        solid = [box for id, box in boxes.items() if elements[id].name not in ("lane",) and id != "pool"]
        for number, (x, y, wide, high) in enumerate(solid):
            for left, top, width, height in solid[:number]:
                assert x >= left + width or left >= x + wide or y >= top + height or top >= y + high


class TestTheProcessesOfOthers:
    def test_conditions_notes_and_line_breaks(self) -> None:
        found = read(process(
            '<d:startEvent id="s" name="a mail"/>' + task("a", "Look&#10;at it")
            + '<d:exclusiveGateway id="g" default="g_c"/>' + task("b", inner=ASK) + task("c") + flow("s", "a")
            + flow("a", "g") + flow("g", "b", "yes") + flow("g", "c")
            + '<d:textAnnotation id="t"><d:text>Quick</d:text></d:textAnnotation>'
            + '<d:association id="x" sourceRef="c" targetRef="t"/>'
        ))  # fmt: skip
        a, b, c = found.stream.steps
        assert (a.name, a.title, a.begins) == ("look_at_it", "Look at it", svc.Begins("a mail"))
        assert (b.note, c.note) == ("Ask twice.", "Quick")
        assert flows(found.stream) == [
            'look_at_it -> b : ?  when "yes"', 'look_at_it -> c : ?  when "otherwise"'
        ]  # fmt: skip
        assert lost(found) == [("VSC703", "an unnamed exclusive gateway")]
        assert found.losses[0].cosmetic
        assert found.foreign["activities"] == {"Look at it": "", "b": "", "c": ""}

    def test_a_gateway_without_conditions_is_a_loss(self) -> None:
        found = read(process(task("a") + '<d:exclusiveGateway id="g"/>' + task("b") + task("c") + flow("a", "g")
                             + flow("g", "b") + flow("g", "c")))  # fmt: skip
        assert not found.losses[0].cosmetic

    def test_pools_without_work_are_parties(self) -> None:
        around = (
            '<d:collaboration id="c"><d:participant id="x" name="Mail" processRef="p"/><d:participant id="y" '
            f'name="Customer"/><d:participant id="z" name="ACME"/>{flow("y", "a", "Call", "messageFlow")}'
            f"{flow('a', 'z', 'Incidents', 'messageFlow')}</d:collaboration>"
        )
        found = read(process(task("a"), around))
        assert [(each.name, each.title, each.party) for each in found.stream.parties] == [("acme", "ACME", "?")]
        assert flows(found.stream) == ["a        -> acme : incidents", 'customer -> a    : ? as "Call"']
        assert lost(found) == []

    def test_one_of_several_pools_is_chosen(self) -> None:
        message = flow("a", "o", "", "messageFlow")
        other = '<d:process id="q" name="Other"><d:task id="o" name="o"/></d:process>'
        around = (
            '<d:collaboration id="c"><d:participant id="x" name="Mail" processRef="p"/>'
            f'<d:participant id="y" name="Desk" processRef="q"/>{message}</d:collaboration>{other}'
        )
        with pytest.raises(Error, match="choose one with --pool: Mail, Desk"):
            read(process(task("a"), around))
        with pytest.raises(Error, match="there is no pool called `Mal`; there are: Mail, Desk"):
            read(process(task("a"), around), pool="Mal")
        found = read(process(task("a"), around), pool="mail")
        assert flows(found.stream) == ["a -> desk : ?"]
        assert lost(found) == [("VSC703", "the pool `Desk`"), ("VSC702", "the name `Other` of a process")]

    def test_lanes(self) -> None:
        lanes = (
            '<d:laneSet id="l"><d:lane id="l1" name="1st&#10;line"><d:flowNodeRef> a </d:flowNodeRef></d:lane>'
            '<d:lane id="l2" name="Service desk"><d:childLaneSet id="m">'
            '<d:lane id="l3" name="Engage"><d:flowNodeRef>b</d:flowNodeRef>'
            '</d:lane></d:childLaneSet></d:lane><d:lane id="l4" name="Nobody"/></d:laneSet>'
        )
        found = read(process(lanes + task("a") + task("b")), maps={"activities": {"1st line": "plan"}})
        assert [each.activity for each in found.stream.steps] == ["plan", "engage"]
        assert lost(found)[:2] == [("VSC703", "the lane `Service desk`"), ("VSC702", "the lane `Nobody`")]

    def test_a_subprocess_is_flattened(self) -> None:
        inner = '<d:startEvent id="i"/>' + task("x") + task("y") + flow("i", "x") + flow("x", "y")
        body = (
            task("a") + f'<d:subProcess id="sub" name="Inside">{inner}</d:subProcess><d:boundaryEvent id="late" '
            'attachedToRef="sub"><d:timerEventDefinition/></d:boundaryEvent>' + task("b") + task("c")
            + flow("a", "sub") + flow("sub", "b") + flow("late", "c")
        )  # fmt: skip
        found = read(process(body))
        assert flows(found.stream) == [
            "a -> x : ?", "x -> y : ?", "y -> b : ?", 'y -> c : ?  when "after some time"'
        ]  # fmt: skip
        assert ("VSC703", "the subprocess `Inside`") in lost(found)

    def test_data_that_is_given(self) -> None:
        give = '<d:dataOutputAssociation id="o"><d:targetRef>data</d:targetRef></d:dataOutputAssociation>'
        take = '<d:dataInputAssociation id="i"><d:sourceRef>data</d:sourceRef></d:dataInputAssociation>'
        found = read(process(task("a", inner=give) + task("b", inner=take)
                             + '<d:dataObjectReference id="data" name="Incidents"/>'))  # fmt: skip
        assert flows(found.stream) == ["a -> b : incidents"]

    @every("alone", ['<d:dataObjectReference id="x" name="X"/>', '<d:exclusiveGateway id="x" name="X"/>',
                     '<d:startEvent id="x" name="X"/>'])  # fmt: skip
    def test_what_nothing_leads_to_is_reported_once(self, alone: str) -> None:
        found = read(process(task("a") + alone))
        assert [(each.code, each.why) for each in found.losses] == [("VSC702", "nothing leads to it or from it")]

    def test_links_join_what_is_drawn_apart(self) -> None:
        link = '<d:linkEventDefinition name="On"/>'
        throw = f'<d:intermediateThrowEvent id="t">{link}</d:intermediateThrowEvent>'
        catch = f'<d:intermediateCatchEvent id="k">{link}</d:intermediateCatchEvent>'
        found = read(process(task("a") + flow("a", "t") + throw + catch + flow("k", "b") + task("b")))
        assert flows(found.stream) == ["a -> b : ?"]

    def test_what_has_no_place_is_reported(self) -> None:
        body = (
            task("a", inner='<d:extensionElements><v:x xmlns:v="urn:vendor"/></d:extensionElements>'
                 '<d:multiInstanceLoopCharacteristics/>')
            + task("a", "Again") + '<d:dataStoreReference id="crm" name="CRM"/>' + flow("a", "gone")
        )  # fmt: skip
        found = read(process(body))
        assert lost(found) == [
            ("VSC702", "the loop of the user task `a`"), ("VSC702", "the user task `Again`"),
            ("VSC706", "an end of an unnamed flow"), ("VSC702", "the data store `CRM`"),
            ("VSC702", "an extension of `urn:vendor`"),
        ]  # fmt: skip

    def test_what_is_within_a_task_or_a_subprocess_is_reported(self) -> None:
        data = '<d:ioSpecification><d:dataInput name="Form"/><d:dataOutput name="Letter"/></d:ioSpecification>'
        loop = "<d:standardLoopCharacteristics/>"
        event = '<d:startEvent id="s"><d:dataOutput name="Mail"/></d:startEvent>'
        sub = f'<d:subProcess id="sub" name="Sub">{loop}{task("b")}</d:subProcess>'
        found = read(process(event + task("a", inner=loop + data) + sub + flow("s", "a") + flow("a", "sub")))
        assert [what for _, what in lost(found) if "data" in what or "loop" in what] == [
            "the data `Mail` of an unnamed start event", "the loop of the user task `a`",
            "the data `Form, Letter` of the user task `a`", "the loop of the subprocess `Sub`",
        ]  # fmt: skip

    def test_what_only_a_program_that_runs_it_reads_is_reported(self) -> None:
        owner = task("a", inner='<d:potentialOwner name="Ada"/>')
        data = '<d:ioSpecification><d:dataInput name="Badge"/></d:ioSpecification>'
        found = read(process(owner + data, '<d:error id="e" name="Late"/><d:error id="f" name="Lost"/>'))
        assert [each.what for each in found.losses if each.cosmetic] == [
            "the performer `Ada` of the user task `a`", "the data `Badge` of the process `Mail`",
            "the `error` elements `Late`, `Lost`",
        ]  # fmt: skip


class TestBadInput:
    @every("data", (b"", b"<a/>", b"\x00\xff", b"<definitions/>", b"<!DOCTYPE d><definitions/>", b"PK\x03\x04"))
    def test_what_is_no_process_is_refused(self, data: bytes) -> None:
        with pytest.raises(Error):
            svc.import_(data, "bpmn")

    @given(st.integers(0, 20_000), st.binary(max_size=3))
    def test_bytes_that_were_changed(self, place: int, instead: bytes) -> None:
        data = written().encode()
        place %= len(data)
        for broken in (data[:place], data[:place] + instead + data[place + len(instead) :]):
            with suppress(Error):
                found = svc.import_(broken, "bpmn")
                assert svc.analyse(found.text).stream == found.stream

    @example("0", "activity")
    @given(
        st.text(max_size=12),
        st.sampled_from(("kind", "number", "node", "from", "artefacts", "more", "activity", "name")),
    )
    def test_rows_that_were_changed(self, instead: str, column: str) -> None:
        from svc.text.escape import xml_data

        text = re.sub(rf'(<svc:row[^>]*? {column}=")[^"]*', lambda row: row[1] + xml_data(instead), written())
        found = svc.import_(text.encode(), "bpmn")
        assert svc.analyse(found.text).stream == found.stream
