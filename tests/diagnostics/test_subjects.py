"""A finding carries what it is about, with a text or without one; pictures, pages and comparisons rely on that."""

import re
from collections.abc import Iterator

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import svc
from svc.comparison.files import differences
from svc.diagnostics.subject import Subject
from svc.extending import BoundStream, Code, Diagnostic, Level, rule
from svc.pictures.scene.annotations import about
from svc.strategies import InvalidStream, invalid_streams

HEAD = "stream s\n"
STREAM_CODES = ("VSC201", "VSC301", "VSC303", "VSC403", "VSC408", "VSC409")
STREAM_SUBJECTS = {
    "user -> engage : incident_report": "artefact s.user -> engage: incident_report",
    "engage -> plan": "flow s.engage -> plan",
    "engage -> plan : change_requests": "artefact s.engage -> plan: change_requests",
    "user -> log : incidents": "end s.user -> log: log",
    "step log in nowhere": "step s.log",
    "step log in engage by nobody": "step s.log",
    "step log in engage": "step s.log",
    "step log in engage opens other": "step s.log",
    "party shop in supplier": "party s.shop",
    "party shop in shops": "party s.shop",
    'demond: "help"': "key s.demond",
    "improve -> plan : performance_information": "stream s",
}
CATALOGUE_SUBJECTS = {
    "artefact thing": "artefact c.thing",
    "allow engage -> plan : thing": "rule c.engage -> plan",
    "forbid engage -> plan : change_requests": "rule c.engage -> plan",
    "activity engage\n    begins": "activity c.engage",
    'activity sell\n    input thing from plan "words"': "input c.sell.input 1",
    'activity sell\n    output thing to plan "words"': "output c.sell.output 1",
}


def subjects(text: str) -> set[str]:
    found = [each.subject for each in svc.analyse(text, name="a.vsc").diagnostics]
    return {f"{each.kind} {each.qualified_name}" for each in found if each}


@pytest.mark.parametrize("line", STREAM_SUBJECTS)
def test_a_finding_of_a_stream_says_what_it_is_about(line: str) -> None:
    assert STREAM_SUBJECTS[line] in subjects(f"{HEAD}  {line}\n")


@pytest.mark.parametrize("line", CATALOGUE_SUBJECTS)
def test_a_finding_of_a_catalogue_says_what_it_is_about(line: str) -> None:
    assert CATALOGUE_SUBJECTS[line] in subjects(f"catalogue c extends itil4\n  {line}\n")


def test_a_catalogue_that_extends_itself_is_the_subject() -> None:
    assert subjects("catalogue c extends c\n") == {"catalogue c"}


def test_flows_that_say_the_same_are_told_apart() -> None:
    found = svc.analyse(f"{HEAD}  engage -> plan\n  engage -> plan\n").diagnostics
    assert {each.subject.number for each in found if each.subject and each.subject.kind == "flow"} == {1, 2}


@given(st.sampled_from(STREAM_CODES).flatmap(invalid_streams))
def test_what_findings_are_about_does_not_depend_on_a_text(invalid: InvalidStream) -> None:
    def found(stream: svc.Stream) -> set[tuple[str, Subject | None]]:
        return {(each.code, each.subject) for each in svc.check(stream)}

    read = svc.analyse(invalid.text).streams[0]
    assert found(svc.from_data(svc.to_data(read))) == found(read)


def test_a_picture_of_a_stream_built_in_python_has_the_marks_of_its_text() -> None:
    text = f"{HEAD}  step log in engage\n  user -> log : incidents\n  log -> plan : change_requests\n"
    read = svc.analyse(text).stream
    marks = re.findall("VSC[0-9]{3}", svc.to_dot(read))
    assert "VSC301" in marks
    assert re.findall("VSC[0-9]{3}", svc.to_dot(svc.from_data(svc.to_data(read)))) == marks


def test_a_step_that_is_added_in_python_comes_after_those_that_were_read() -> None:
    read = svc.analyse(f"{HEAD}  step log in engage\n  user -> log : incidents\n").stream
    longer = evolve(read, steps=[*read.steps, svc.Step("do", activity="deliver_support")])
    assert [node.name for node in svc.bind(longer).steps] == ["log", "do"]


NO_OWNER = Code("ACME001", "no-owner", Level.WARNING, "a stream without an owner", "odd")
TEXT = f"{HEAD}  step log in engage\n  user -> log : incidents\n  log -> user : services\n"


@rule(NO_OWNER)
def with_subject(bound: BoundStream) -> Iterator[Diagnostic]:
    yield NO_OWNER.at(None, subject=bound.subject(bound.flows[1]))


@rule(NO_OWNER)
def with_place(bound: BoundStream) -> Iterator[Diagnostic]:
    yield NO_OWNER.at(bound.place(bound.flows[1]))


@pytest.mark.parametrize("own", [with_subject, with_place])
def test_a_custom_rule_gives_a_subject_or_a_place(own: svc.extending.OwnRule) -> None:
    analysis = svc.analyse(TEXT, rules=[own])
    bound = analysis.bound.streams[0]
    marked = about(bound, [each for each in analysis.diagnostics if each.code == "ACME001"])
    assert list(marked) == [bound.flows[1]]


def test_a_subject_that_a_stream_does_not_have_is_drawn_nowhere() -> None:
    bound = svc.bind(svc.analyse(TEXT).stream)
    for unknown in (
        evolve(bound.subject(bound.flows[1]), number=9),
        evolve(bound.subject(bound.flows[1]), stream="other"),
        evolve(bound.subject(bound.nodes[0]), name="other"),
    ):
        assert about(bound, [NO_OWNER.at(None, subject=unknown)]) == {}


def _difference(before: str, after: str) -> tuple[list[str], list[str]]:
    (found,) = differences(svc.analyse(before), svc.analyse(after))
    return [each.code for each in found.new], [each.code for each in found.gone]


def test_a_finding_of_another_flow_is_a_new_one_though_it_says_the_same() -> None:
    one = f"{HEAD}  step a in engage\n  step b in engage\n  a -> plan\n  b -> plan : performance_information\n"
    other = f"{HEAD}  step a in engage\n  step b in engage\n  a -> plan : performance_information\n  b -> plan\n"
    new, gone = _difference(one, other)
    assert ("VSC303" in new, "VSC303" in gone) == (True, True)


def test_a_finding_of_a_renamed_step_is_the_same_one() -> None:
    new, gone = _difference(
        f"{HEAD}  step a in engage\n  user -> a : incidents\n  a -> user : services\n",
        f"{HEAD}  step b in engage\n  user -> b : incidents\n  b -> user : services\n",
    )
    assert (new, gone) == ([], [])
