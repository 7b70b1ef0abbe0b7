"""Names: what they mean, and what is said of those that mean nothing."""

from pathlib import Path

import pytest

import svc
from svc.diagnostics import limits
from svc.semantics.bound import Outcome
from tests.support.marked import assert_as_marked, cases, finding, fixed, text_of, words

SHORT = "customer -> {end} : {artefact}\nengage -> customer : service_performance_reports\n"


@cases("binding")
def test_names_are_reported_as_marked(case: Path) -> None:
    assert_as_marked(text_of(case))


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("engag", "engage"), ("Engage", "engage"), ("ENGAGE", "engage"), ("egnage", "engage"), ("improvee", "improve")],
)
def test_one_near_name_is_requested_and_fixed(slip: str, meant: str) -> None:
    text = SHORT.format(end=slip, artefact="requests")
    told = finding(text, "VSC201")
    assert told.help == f"did you mean `{meant}`?"
    assert words(told, text) == slip
    assert fixed(told.fixes[0], text) == SHORT.format(end=meant, artefact="requests")


def test_two_near_names_are_requested_and_none_is_fixed() -> None:
    told = finding("step log1 in engage\nstep log2 in engage\nlog1 -> log2\nlog3 -> log1\n", "VSC201")
    assert told.help == "did you mean `log1` or `log2`?"
    assert told.fixes == ()


def test_where_nothing_is_near_the_known_names_are_offered() -> None:
    told = finding(SHORT.format(end="somewhere_else", artefact="requests"), "VSC201")
    assert told.help.startswith('declare it with "step somewhere_else in ..."')
    assert "obtain_build" in told.help
    assert told.fixes == ()


@pytest.mark.parametrize(
    ("text", "help"),
    [
        ("step log in engag\nlog -> log\n", "did you mean `engage`?"),
        ("party us in costumer\nus -> engage\n", "did you mean `customer`?"),
        ("step log in engage by service_dest\nlog -> log\n", "did you mean `service_desk`?"),
        ("stream a follows itil\ncustomer -> engage\n", "did you mean `itil4`?"),
        ("catalogue a extends itil5\n", "did you mean `itil4`?"),
        ("stream one\nstep log in engage opens tow\nlog -> log\nstream two\n", "did you mean `two`?"),
    ],
)
def test_a_slip_is_asked_about_among_the_names_of_its_kind(text: str, help: str) -> None:
    told = finding(text, "VSC201")
    assert told.help == help
    assert [each.code for each in svc.analyse(fixed(told.fixes[0], text)).diagnostics if each.code == "VSC201"] == []


def test_an_unknown_artefact_is_asked_about() -> None:
    text = SHORT.format(end="engage", artefact="requets")
    told = finding(text, "VSC202")
    assert told.help == "did you mean `requests`?"
    assert fixed(told.fixes[0], text) == SHORT.format(end="engage", artefact="requests")


def test_an_ambiguous_name_lists_all_that_it_fits() -> None:
    told = finding("improve -> plan : improvement\n", "VSC203")
    assert "`improvement_initiatives_and_plans` or `improvement_status_reports`" in told.help
    assert told.message.startswith("`improvement` matches 2 artefacts")


def test_an_artefact_of_another_flow_is_fixed_to_the_one_of_this_flow_that_has_all_its_words() -> None:
    text = SHORT.format(end="engage", artefact="requests").replace("customer ->", "user ->", 1)
    told = finding(text, "VSC301")
    assert fixed(told.fixes[0], text).startswith("user -> engage : service_requests\n")


def test_a_second_declaration_points_at_the_first() -> None:
    text = "step log in engage\nparty log in customer\nlog -> log\n"
    told = finding(text, "VSC204")
    assert words(told, text) == "log"
    assert told.range is not None
    (related,) = told.related
    assert (told.range.start.line, related.range and related.range.start.line) == (2, 1)


def test_the_order_of_declarations_and_flows_has_no_meaning() -> None:
    text = "log -> look\nstep look in engage\nlook -> log\nstep log in engage\ncustomer -> log : requests\n"
    assert [each.code for each in svc.analyse(text).diagnostics] == ["VSC402"]


def test_resolved_streams_hold_ids() -> None:
    (stream,) = svc.analyse('engage -> design_transition : requirements, "Requests", tea\n').streams
    assert stream.flows[0].artefacts == ("product_and_service_requirements", "requests", "tea")


def test_a_section_may_follow_what_is_below_it() -> None:
    text = (
        "stream one follows two\n  customer -> engage : requests\n  engage -> customer : tea\n"
        "catalogue two extends three\n  allow engage -> customer : tea\n"
        "catalogue three extends itil4\n  artefact tea\n  allow engage -> user : tea\n"
    )
    assert svc.analyse(text).diagnostics == ()


def test_the_own_catalogue_wins_over_a_shipped_one() -> None:
    ours = "catalogue itil4\nparty guest\nartefact tea\nactivity brew\noutput tea to guest\ninput tea from guest\n"
    assert svc.analyse(f"{ours}stream dinner\nguest -> brew : tea\nbrew -> guest : tea\n").diagnostics == ()


def _told(text: str) -> list[tuple[str, str]]:
    """The codes with the words that they stand at, sorted."""
    return sorted((each.code, words(each, text)) for each in svc.analyse(text).diagnostics)


@pytest.mark.parametrize("arrow", ["engage -> nowhere : change_requests", "nowhere -> engage : change_requests"])
def test_a_flow_with_an_unknown_end_is_not_checked_by_the_catalogue(arrow: str) -> None:
    told = _told(f"user -> engage : incidents\nengage -> customer : service_performance_reports\n{arrow}\n")
    assert [code for code, _ in told if code.startswith(("VSC2", "VSC3"))] == ["VSC201"]
    (last,) = svc.analyse(f"{arrow}\n").bound.streams[0].arrows
    assert [each.outcome for each in last.carried] == [Outcome.OPEN]


def test_an_artefact_that_nothing_has_is_reported_on_each_flow_even_beside_an_unknown_end() -> None:
    text = "party u in user\nuser -> engage : zzz\nnowhere -> engage : zzz\nu -> engage : zzz\n"
    assert [each for each in _told(text) if each[0] == "VSC202"] == [("VSC202", "zzz")] * 3


def test_a_second_section_of_a_name_is_reported_at_its_name() -> None:
    for word in ("stream", "catalogue"):
        told = finding(text := f'{word} twin "One"\n\n{word} twin "Two"\n', "VSC204")
        assert (words(told, text), told.range and told.range.start.line) == ("twin", 3)
        assert [each.range and each.range.start.line for each in told.related] == [1]


def test_a_second_artefact_of_a_title_is_reported_at_its_name() -> None:
    text = 'catalogue c extends itil4\nartefact one "Same"\nartefact two "Same"\nartefact three\n'
    told = finding(text, "VSC204")
    assert (words(told, text), told.message) == ("two", "the artefact `two` has the title of another artefact")
    assert [text[each.range.start.offset : each.range.end.offset] for each in told.related if each.range] == ["one"]


def test_an_unknown_catalogue_is_reported_by_its_kind_at_its_name() -> None:
    told = finding(text := 'catalogue c "One" extends d\n', "VSC201")
    assert (words(told, text), told.message) == ("d", "unknown catalogue `d`")
    assert told.help == "the catalogues here are itil4"


def test_unknown_parties_and_activities_are_reported_with_those_that_there_are() -> None:
    told = svc.analyse("party us in zzz\nstep x in yyyy\nus -> x\nx -> us\n").diagnostics
    assert [(each.message, each.help[:40]) for each in told if each.code == "VSC201"] == [
        ("unknown party `zzz`", "the parties are customer, user, supplier"),
        ("unknown activity `yyyy`", "the activities are plan, improve, engage"),
    ]


def test_a_slip_of_one_near_name_is_reported_once_and_a_slip_of_two_is_not_an_end() -> None:
    rest = "user -> {} : incidents\nlog -> deliver_support : user_support_tasks\ndeliver_support -> user : services\n"
    assert _told("step log in engage\n" + rest.format("lgo")) == [("VSC201", "lgo")]
    assert _told("step log in engage\nstep lag in engage\n" + rest.format("lug")) == [
        ("VSC201", "lug"),
        ("VSC405", "log"),
        ("VSC409", "lag"),
    ]


def test_catalogues_beyond_the_levels_are_reported_at_each_length_that_is_too_long() -> None:
    def chain(length: int) -> str:
        return "catalogue c0\n" + "".join(f"catalogue c{n} extends c{n - 1}\n" for n in range(1, length))

    assert _told(chain(limits.LEVELS)) == []
    assert _told(chain(2 * limits.LEVELS)) == [("VSC110", f"c{limits.LEVELS}")]
    assert _told(chain(2 * limits.LEVELS + 1)) == [("VSC110", f"c{2 * limits.LEVELS}"), ("VSC110", f"c{limits.LEVELS}")]


def test_unknown_names_in_lines_and_rules_of_a_catalogue_are_reported_where_they_are() -> None:
    text = (
        "catalogue acme extends itil4\nactivity own\n  input requirements_a, incidents from nobody_b, plan\n"
        "allow nobody_c -> plan : incidents, requirements_d\nforbid plan -> nobody_e : incidents\n"
    )
    unknown = [each for each in _told(text) if each[0] in ("VSC201", "VSC202")]
    assert sorted(word for _, word in unknown) == [
        "nobody_b", "nobody_c", "nobody_e", "requirements_a", "requirements_d",
    ]  # fmt: skip


def test_a_slip_on_a_flow_that_carries_nothing_is_asked_about_between_what_holds_and_what_to_write() -> None:
    found = finding("customer -> obtain_build : change_requst\n", "VSC202")
    assert found.help is not None
    assert found.help.split("\n")[:2] == [
        "Customer may give nothing to Obtain or build in the catalogue itil4",
        "did you mean `change_requests`?",
    ]
