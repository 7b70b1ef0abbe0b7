"""Arrows against the catalogue: exactly those that it has, and an answer for every other."""

import itertools
import random
from pathlib import Path

import svc
from tests.canon import FLOWS, Row
from tests.support.marked import assert_as_marked, cases, codes, finding, fixed, text_of, words
from tests.support.tables import every

ENDS = tuple(svc.itil4.ends)
ARTEFACTS = tuple(svc.itil4.all_artefacts)
PARTIES = frozenset(svc.itil4.all_parties)
LISTED_BY = {(row["source"], row["target"], row["artefact"]): row["listed_by"] for row in FLOWS}


@cases("arrows")
def test_flows_are_reported_as_marked(case: Path) -> None:
    assert_as_marked(text_of(case))


def _expected(source: str, target: str, artefact: str) -> list[str]:
    listed = LISTED_BY.get((source, target, artefact))
    if listed is None:
        return ["VSC301"]
    return ["VSC302"] if listed != "both" and not {source, target} & PARTIES else []


@every("row", FLOWS)
def test_every_flow_of_the_canon_is_there(row: Row) -> None:
    arrow = row["source"], row["target"], row["artefact"]
    found = svc.analyse("{} -> {} : {}\n".format(*arrow), select=["VSC3"]).diagnostics
    assert codes(found) == _expected(*arrow)


def test_thousands_of_other_flows_are_checked_as_the_canon_has_them() -> None:
    chance = random.Random(4)
    arrows = [(chance.choice(ENDS), chance.choice(ENDS), chance.choice(ARTEFACTS)) for _ in range(5000)]
    apart = sorted({arrow for arrow in arrows if arrow[0] != arrow[1]})
    for first in range(0, len(apart), 500):
        some = apart[first : first + 500]
        text = "".join("{} -> {} : {}\n".format(*arrow) for arrow in some)
        told: dict[int, list[str]] = {}
        for each in svc.analyse(text, select=["VSC3"]).diagnostics:
            assert each.range is not None
            told.setdefault(each.range.start.line, []).append(each.code)
        assert [told.get(line, []) for line in range(1, len(some) + 1)] == [_expected(*arrow) for arrow in some]


def test_the_answer_to_an_unlisted_flow_says_all_that_it_should() -> None:
    text = "step log in engage\nlog -> plan : change_requests\n"
    told = finding(text, "VSC301")
    assert told.message == "Engage does not give `change_requests` to Plan"
    assert words(told, text) == "change_requests"
    assert dict(told.facts) == {"source": "engage", "target": "plan", "artefact": "change_requests"}
    said = [
        "deliver_support -> obtain_build",
        "consolidated_demands_and_opportunities, third_party_knowledge",
        "engage -> deliver_support -> obtain_build : change_requests -> plan",
        "engage -> deliver_support may carry contracts_and_agreements, third_party_knowledge, user_support_tasks",
        "obtain_build -> plan may carry product_and_service_knowledge",
        'allow engage -> plan : change_requests because "..."',
    ]
    for words_of_help, line in zip(said, told.help.split("\n"), strict=True):
        assert line.endswith(words_of_help)
    ends = [each.range for each in told.related if each.range]
    assert [(end.start.line, text[end.start.offset : end.end.offset]) for end in ends] == [(1, "log"), (2, "plan")]


def test_where_no_chain_leads_the_answer_says_so() -> None:
    assert (
        "no chain of flows leads from Customer to Supplier"
        in finding("customer -> supplier : incidents\n", "VSC301").help
    )


def test_the_line_that_would_tailor_it_in_does_so() -> None:
    arrow = "engage -> plan : change_requests\n"
    line = finding(arrow, "VSC301").help.rsplit("to allow it, write in a catalogue of yours: ", 1)[1]
    tailored = f"stream one follows acme\n{arrow}\ncatalogue acme extends itil4\n{line}\n"
    assert svc.analyse(tailored, select=["VSC3", "VSC6"]).diagnostics == ()


def test_a_flow_the_wrong_way_round_is_turned() -> None:
    text = "obtain_build -> deliver_support : change_requests\n"
    (fix,) = finding(text, "VSC301").fixes
    assert fixed(fix, text) == "deliver_support -> obtain_build : change_requests\n"


def test_a_forbidden_flow_cites_the_rule_and_its_reason() -> None:
    text = (
        "stream one follows acme\ncustomer -> engage : feedback\n"
        'catalogue acme extends itil4\nforbid customer -> engage : feedback because "the survey asks"\n'
    )
    told = finding(text, "VSC301")
    assert told.message == "the catalogue acme forbids `feedback` from Customer to Engage"
    assert "the survey asks" in told.help
    assert any(each.file == "case.vsc" and each.range and each.range.start.line == 4 for each in told.related)


def test_a_one_sided_flow_cites_the_line_that_lists_it() -> None:
    told = finding("plan -> obtain_build : architectures\n", "VSC302")
    assert told.message == "only Obtain or build lists `architectures` from Plan to Obtain or build"
    (line,) = told.related
    assert line.message == 'input 1 of Obtain or build (5.7): "Architectures and policies provided by plan"'
    assert line.file == "svc:itil4.vsc"


def test_a_flow_that_names_nothing_is_offered_what_there_is() -> None:
    told = finding("customer -> engage\n", "VSC303")
    offered = [flow.artefact for flow in svc.itil4.between("customer", "engage")]
    assert told.help == f"it may carry {', '.join(offered)}"
    assert dict(told.facts) == {"source": "customer", "target": "engage", "artefact": None}


def test_a_flow_with_one_thing_to_name_is_fixed() -> None:
    text = 'engage -> customer when "done"\n'
    assert (
        fixed(finding(text, "VSC303").fixes[0], text)
        == 'engage -> customer : service_performance_reports when "done"\n'
    )


def test_a_flow_between_ends_that_exchange_nothing_is_an_error_without_artefacts_too() -> None:
    told = finding("deliver_support -> supplier\n", "VSC301")
    assert told.message == "Deliver and support gives nothing to Supplier"
    assert dict(told.facts) == {"source": "deliver_support", "target": "supplier", "artefact": None}


def test_each_artefact_of_a_flow_is_checked_whatever_is_beside_it() -> None:
    both, one, none = "product_and_service_portfolio", "strategic_tactical_and_operational_plans", "user_support_tasks"
    for named in itertools.permutations((both, one, none)):
        text = f"plan -> engage : {', '.join(named)}\n"
        told = {words(each, text): each.code for each in svc.analyse(text, select=["VSC3"]).diagnostics}
        assert told == {one: "VSC302", none: "VSC301"}


def test_a_flow_the_wrong_way_round_is_turned_if_it_carries_one_thing_only() -> None:
    text = "engage -> plan : product_and_service_portfolio\n"
    assert fixed(finding(text, "VSC301").fixes[0], text) == "plan -> engage : product_and_service_portfolio\n"
    assert finding(text.replace(" :", " : knowledge,"), "VSC301").fixes == ()


def test_a_flow_that_is_not_in_the_catalogue_points_at_its_ends() -> None:
    text = "party shop in supplier\nstep write in plan\nshop -> write : incidents\nuser -> plan : incidents\n"
    told = [each for each in svc.analyse(text).diagnostics if each.code == "VSC301"]
    assert [[(each.message, each.range and each.range.start.line) for each in one.related] for one in told] == [
        [("`shop` is a Supplier", 1), ("`write` is a step of Plan", 2)],
        [("from User", 4), ("to Plan", 4)],
    ]


def test_a_place_inside_an_activity_where_nothing_may_go_is_closed() -> None:
    catalogue = "catalogue acme extends itil4\nforbid engage -> engage\n"
    stream = "stream s follows acme\nstep a in engage\nstep b in engage\nuser -> a : incidents\na -> b\nb -> customer\n"
    assert "VSC301" in codes(svc.analyse(catalogue + stream).diagnostics)
    assert "VSC301" not in codes(svc.analyse(catalogue.replace("forbid engage -> engage\n", "") + stream).diagnostics)
