"""Every aspect of a stream: what it means that it is added, removed, changed or blanked, in both directions."""

import pytest

import svc
from svc.comparison import Change
from tests.support.tables import every

TEXT = """\
stream laptop "A laptop" follows itil4
  demand: "I need one"
  trigger: "a request"
  value: "I can work"
  outcome: "work is done"
  owner: "IT"
  party staff "Staff" in user note "all of them"
  step ask "Ask" in engage by service_desk waits 1h takes 10m accurate 90% opens other
  step build "Build" in obtain_build note "by hand"
  step hand "Hand over" in deliver_support
  staff -> ask : requests as "a laptop" note "by mail"
  ask -> build : change_requests
  build -> hand : service_components, specifications
  hand -> staff : delivered_services when "all is well" share 90%
  hand -> build : change_requests
"""
BREAKING, COMPATIBLE, COSMETIC = "breaking", "compatible", "cosmetic"


def changes(before: str, after: str) -> list[Change]:
    return list(svc.diff(svc.analyse(before).stream, svc.analyse(after).stream).changes)


def told(before: str, after: str) -> list[tuple[str, str, str, str]]:
    """What changed: subject, kind, effect, aspects."""
    return [
        (each.subject, each.kind, each.effect, " ".join(aspect.name for aspect in each.aspects))
        for each in changes(before, after)
    ]


def both_ways(text: str, part: str, other: str) -> tuple[list[tuple[str, str, str, str]], ...]:
    """What changed where a part of a text becomes another one, and where that becomes the first."""
    assert text.count(part) == 1
    return told(text, text.replace(part, other)), told(text.replace(part, other), text)


CHANGED = [
    # subject, aspect, what stands there, what else, the class, the class of the way back if that is another one
    ("stream", "title", ' "A laptop"', ' "A PC"', COSMETIC, COSMETIC),
    ("stream", "title", ' "A laptop"', "", COSMETIC, COSMETIC),
    ("stream", "title", ' "A laptop"', ' ""', COSMETIC, COSMETIC),
    ("stream", "follows", " follows itil4", "", COSMETIC, COSMETIC),
    ("stream", "follows", " follows itil4", " follows acme", COMPATIBLE, COMPATIBLE),
    ("party", "title", '"Staff"', '"All of us"', COSMETIC, COSMETIC),
    ("party", "title", ' "Staff"', "", COSMETIC, COSMETIC),
    ("party", "party", "in user", "in customer", BREAKING, BREAKING),
    ("step", "title", '"Ask"', '"Listen"', COSMETIC, COSMETIC),
    ("step", "title", ' "Ask"', "", COSMETIC, COSMETIC),
    ("step", "practices", "by service_desk", "by incident_management", COMPATIBLE, COMPATIBLE),
    ("step", "practices", "by service_desk", "by service_desk, incident_management", COMPATIBLE, COMPATIBLE),
    ("step", "practices", " by service_desk", "", COMPATIBLE, COMPATIBLE),
    ("step", "waits", "waits 1h", "waits 2h", COMPATIBLE, COMPATIBLE),
    ("step", "waits", "waits 1h", "waits 1h..2h", COMPATIBLE, COMPATIBLE),
    ("step", "waits", " waits 1h", "", COMPATIBLE, COMPATIBLE),
    ("step", "takes", "takes 10m", "takes 20m", COMPATIBLE, COMPATIBLE),
    ("step", "takes", "takes 10m", "takes 10m..20m", COMPATIBLE, COMPATIBLE),
    ("step", "takes", " takes 10m", "", COMPATIBLE, COMPATIBLE),
    ("step", "accurate", "accurate 90%", "accurate 0%", COMPATIBLE, COMPATIBLE),
    ("step", "accurate", " accurate 90%", "", COMPATIBLE, COMPATIBLE),
    ("step", "opens", "opens other", "opens another", COMPATIBLE, COMPATIBLE),
    ("step", "opens", " opens other", "", COMPATIBLE, COMPATIBLE),
    ("arrow", "artefacts", ": service_components, specifications", ": service_components", BREAKING, COMPATIBLE),
    (
        "arrow",
        "artefacts",
        ": service_components, specifications",
        ": service_components, services",
        BREAKING,
        BREAKING,
    ),
    ("arrow", "artefacts", ": service_components, specifications", "", BREAKING, COMPATIBLE),
    (
        "arrow",
        "artefacts",
        ": service_components, specifications",
        ": specifications, service_components",
        COSMETIC,
        COSMETIC,
    ),
    ("arrow", "when", '"all is well"', '"it works"', COMPATIBLE, COMPATIBLE),
    ("arrow", "when", ' when "all is well"', "", COMPATIBLE, COMPATIBLE),
    ("arrow", "share", "share 90%", "share 0%", COMPATIBLE, COMPATIBLE),
    ("arrow", "share", " share 90%", "", COMPATIBLE, COMPATIBLE),
    ("arrow", "wording", '"a laptop"', '"a PC"', COSMETIC, COSMETIC),
    ("arrow", "wording", ' as "a laptop"', "", COSMETIC, COSMETIC),
    ("arrow", "note", '"by mail"', '"by phone"', COSMETIC, COSMETIC),
    ("arrow", "note", ' note "by mail"', "", COSMETIC, COSMETIC),
    ("step", "note", ' note "by hand"', "", COSMETIC, COSMETIC),
    ("party", "note", '"all of them"', '"most of them"', COSMETIC, COSMETIC),
]


@every("subject, aspect, part, other, there, back", CHANGED)
def test_an_aspect_that_changes_has_its_class_in_both_directions(
    subject: str, aspect: str, part: str, other: str, there: str, back: str
) -> None:
    assert both_ways(TEXT, part, other) == ([(subject, "changed", there, aspect)], [(subject, "changed", back, aspect)])


@pytest.mark.parametrize("key", ["demand", "trigger", "value", "outcome"])
def test_what_a_stream_answers_and_is_for_breaks_when_it_is_gone_or_blank(key: str) -> None:
    said, other, blank = (f"  {key}: {text}\n" for text in ('"some words"', '"other words"', '" "'))
    empty = f'  {key}: ""\n'
    ways = {
        (said, other): (("changed", COMPATIBLE), ("changed", COMPATIBLE)),
        (said, ""): (("removed", BREAKING), ("added", COMPATIBLE)),
        (said, blank): (("changed", BREAKING), ("changed", COMPATIBLE)),
        (said, empty): (("changed", BREAKING), ("changed", COMPATIBLE)),
        (blank, ""): (("removed", COSMETIC), ("added", COSMETIC)),
        (empty, blank): (("changed", COSMETIC), ("changed", COSMETIC)),
    }
    for (one, another), (there, back) in ways.items():
        text = f"stream s\n  owner: x\n{one}"
        assert both_ways(text, one, another) == ([("key", *there, "text")], [("key", *back, "text")]), (one, another)


@pytest.mark.parametrize("other", ['  owner: "HR"\n', '  owner: ""\n', ""])
def test_all_other_keys_are_prose(other: str) -> None:
    there, back = both_ways(TEXT, '  owner: "IT"\n', other)
    assert [(each[0], each[2:]) for each in (*there, *back)] == [("key", (COSMETIC, "text"))] * 2


@pytest.mark.parametrize(
    ("part", "changes"),
    [
        ("  hand -> build : change_requests\n", [("arrow", BREAKING)]),
        ("  build -> hand : service_components, specifications\n", [("arrow", BREAKING)]),
        ("  ask -> build : change_requests\n", [("arrow", BREAKING)]),
        ('  party staff "Staff" in user note "all of them"\n', [("party", BREAKING)]),
        ('  step build "Build" in obtain_build note "by hand"\n', [("step", BREAKING)]),
    ],
)
def test_what_is_gone_breaks_and_what_is_new_does_not(part: str, changes: list[tuple[str, str]]) -> None:
    there, back = both_ways(TEXT, part, "")
    assert there == [(subject, "removed", effect, "") for subject, effect in changes]
    assert back == [(subject, "added", COMPATIBLE, "") for subject, _ in changes]


@pytest.mark.parametrize(
    ("subject", "name"), [("party", "staff"), ("step", "ask"), ("step", "build"), ("step", "hand")]
)
def test_another_name_of_a_step_or_party_is_cosmetic_and_its_flows_are_the_same(subject: str, name: str) -> None:
    other = TEXT.replace(f"{subject} {name} ", f"{subject} other ")
    other = other.replace(f"  {name} ->", "  other ->").replace(f"-> {name} ", "-> other ")
    assert told(TEXT, other) == [(subject, "renamed", COSMETIC, "name")]
    assert told(other, TEXT) == [(subject, "renamed", COSMETIC, "name")]


def test_another_name_of_the_stream_breaks_those_that_open_it() -> None:
    assert both_ways(TEXT, "stream laptop", "stream pc") == ([("stream", "renamed", BREAKING, "name")],) * 2


def test_a_step_of_another_activity_breaks() -> None:
    assert (
        both_ways(TEXT, "in obtain_build", "in design_transition") == ([("step", "changed", BREAKING, "activity")],) * 2
    )


def test_an_end_of_a_flow_by_another_step_is_another_flow() -> None:
    there, back = both_ways(TEXT, "  hand -> build : change_requests", "  hand -> ask : change_requests")
    assert [each[:3] for each in there] == [each[:3] for each in back]
    assert {each[:3] for each in there} == {("arrow", "added", COMPATIBLE), ("arrow", "removed", BREAKING)}


@pytest.mark.parametrize(
    ("subject", "one", "other"),
    [
        (
            "step",
            '  step build "Build" in obtain_build note "by hand"\n',
            '  step hand "Hand over" in deliver_support\n',
        ),
        ("arrow", '  staff -> ask : requests as "a laptop" note "by mail"\n', "  ask -> build : change_requests\n"),
    ],
)
def test_another_order_is_cosmetic(subject: str, one: str, other: str) -> None:
    assert both_ways(TEXT, one + other, other + one) == ([(subject, "moved", COSMETIC, "order")],) * 2


def test_a_practice_by_another_of_its_names_is_cosmetic() -> None:
    there, back = both_ways(
        TEXT.replace("service_desk", "change_enablement"), "by change_enablement", "by change_management"
    )
    assert there == back == [("step", "changed", COSMETIC, "practices")]


def test_an_artefact_by_its_title_is_not_a_change() -> None:
    title = '"Services delivered to customers and users"'
    assert both_ways(TEXT, ": delivered_services", f": {title}") == ([], [])
    built, other = (svc.Stream("s", flows=[svc.Flow("hand", "user", [each])]) for each in ("delivered_services", title))
    assert not svc.diff(built, other)
    assert not svc.diff(other, built)


def test_a_flow_that_gives_the_same_elsewhere_is_cosmetic_when_it_is_gone() -> None:
    twice = TEXT + "  build -> hand : service_components\n"
    assert told(twice, TEXT) == [("arrow", "removed", COSMETIC, "")]
    in_a_case = TEXT.replace("specifications\n", 'specifications when "it works"\n')
    assert ("arrow", "removed", BREAKING, "") in told(twice, in_a_case)


@pytest.mark.parametrize(
    ("part", "other", "aspect", "before", "after"),
    [
        ('"Ask"', '"Listen"', "title", "Ask", "Listen"),
        (' "Ask"', "", "title", "Ask", None),
        ("by service_desk", "by service_desk, x", "practices", "service_desk", "service_desk, x"),
        (" by service_desk", "", "practices", "service_desk", None),
        ("waits 1h", "waits 1h..2h", "waits", "1h", "1h..2h"),
        (" takes 10m", "", "takes", "10m", None),
        ("accurate 90%", "accurate 99.5%", "accurate", "90%", "99.5%"),
        (" accurate 90%", "", "accurate", "90%", None),
        (" opens other", "", "opens", "other", None),
        (' when "all is well"', "", "when", "all is well", None),
        ("share 90%", "share 80%", "share", "90%", "80%"),
        (" share 90%", "", "share", "90%", None),
        (": service_components, specifications", "", "artefacts", "service_components, specifications", None),
        (" follows itil4", "", "follows", "itil4", None),
        ("in user", "in customer", "party", "user", "customer"),
        ('  owner: "IT"\n', "", "text", "IT", None),
    ],
)
def test_an_aspect_says_what_was_and_what_is(
    part: str, other: str, aspect: str, before: str | None, after: str | None
) -> None:
    for texts, values in (((part, other), (before, after)), ((other, part), (after, before))):
        versions = [TEXT.replace(part, each) for each in texts]
        (change,) = changes(*versions)
        (found,) = change.aspects
        assert (found.name, found.before, found.after) == (aspect, *values)


def test_the_effect_of_several_is_the_worst() -> None:
    found = svc.diff(
        svc.analyse(TEXT).stream, svc.analyse(TEXT.replace('"Ask"', '"Listen"').replace("takes 10m", "takes 1h")).stream
    )
    assert [(each.effect, len(each.aspects)) for each in found.changes] == [(COMPATIBLE, 2)]
    assert found.effect == COMPATIBLE
