"""The canonical catalogue is the canon, and catalogues do what their statements say."""

from collections import Counter
from itertools import product

import pytest

import svc
from tests.canon import ARTEFACTS, FLOWS, LINES
from tests.support.marked import codes

ITIL4 = svc.itil4
ARROWS = {(row["source"], row["target"], row["artefact"]): row["listed_by"] for row in FLOWS}


def catalogue(text: str) -> svc.Catalogue:
    """The last catalogue of a text."""
    return svc.analyse(text).catalogues[-1]


def test_what_a_text_states_answers_nothing_that_depends_on_what_it_extends() -> None:
    analysis = svc.analyse("catalogue acme extends itil4\n  allow engage -> user : delivered_services")
    (written,), (acme,) = analysis.file.catalogues, analysis.catalogues
    assert (written.extends, written.rules, written.statements) == ("itil4", acme.rules, acme.statements)
    assert not hasattr(written, "allows")
    assert acme.base is svc.itil4
    assert acme.allows("engage", "user", "delivered_services")


class TestTheCanon:
    def test_it_is_free_of_findings(self) -> None:
        from svc.semantics.shipped import text

        assert svc.analyse(text("itil4"), select=["VSC"]).diagnostics == ()

    def test_its_lines_are_those_of_the_source(self) -> None:
        ours = [
            {
                "section": ITIL4.all_activities[line.activity].section,
                "activity": line.activity,
                "side": line.side,
                "line": str(line.number),
                "wording": line.wording,
                "artefacts": " ".join(line.artefacts),
                "counterparties": " ".join(line.counterparties),
            }
            for line in ITIL4.lines
        ]
        assert ours == list(LINES)

    def test_its_artefacts_are_those_of_the_source(self) -> None:
        assert [{"id": each.name, "title": each.title} for each in ITIL4.artefacts] == list(ARTEFACTS)

    def test_its_flows_are_those_of_the_source(self) -> None:
        assert {(flow.source, flow.target, flow.artefact): flow.listed_by for flow in ITIL4.flows} == ARROWS
        assert len(ITIL4.flows) == len(FLOWS) == 86

    def test_its_flows_come_in_the_order_of_the_catalogue(self) -> None:
        order = list(ITIL4.ends)
        places = [(order.index(flow.source), flow.artefact, order.index(flow.target)) for flow in ITIL4.flows]
        assert places == sorted(places)

    @pytest.mark.parametrize(("source", "target"), list(product(ITIL4.ends, repeat=2)))
    def test_between_and_allows_agree_with_its_flows(self, source: str, target: str) -> None:
        expected = [artefact for artefact in ITIL4.all_artefacts if (source, target, artefact) in ARROWS]
        assert [flow.artefact for flow in ITIL4.between(source, target)] == sorted(expected)
        assert [each for each in ITIL4.all_artefacts if ITIL4.allows(source, target, each)] == expected

    def test_it_has_34_practices_in_three_groups(self) -> None:
        assert Counter(each.group for each in ITIL4.practices) == {"general": 14, "service": 17, "technical": 3}
        assert len({each.name for each in ITIL4.practices}) == 34

    def test_its_activities_begin_and_end_streams_as_they_may(self) -> None:
        may = {name: (each.begins, each.ends) for name, each in ITIL4.all_activities.items()}
        assert may == {
            "plan": (True, True), "improve": (True, True), "engage": (False, True), "design_transition": (False, False),
            "obtain_build": (False, False), "deliver_support": (False, False),
        }  # fmt: skip

    def test_its_parties_are_five(self) -> None:
        assert list(ITIL4.all_parties) == ["customer", "user", "supplier", "partner", "governing_body"]

    def test_every_flow_cites_the_lines_that_list_it(self) -> None:
        for flow in ITIL4.flows:
            assert flow.because
            sides = {line.side for line in flow.because if isinstance(line, svc.Line)}
            assert sides == ({"input", "output"} if flow.listed_by == "both" else {flow.listed_by})


LINES_THAT_NAME_NOBODY = """
catalogue c
  artefact tea
  artefact milk
  activity one   {one}
  activity two   {two}
  activity three {three}
"""


@pytest.mark.parametrize(
    ("one", "two", "three", "arrows"),
    [
        ("output tea", "input tea", "", {("one", "two", "both")}),
        ("output tea to two", "input tea", "", {("one", "two", "both")}),
        ("output tea", "input tea from one", "", {("one", "two", "both")}),
        ("output tea to three", "input tea", "", {("one", "three", "output"), ("one", "two", "input")}),
        ("output tea", "", "", {("one", "two", "output"), ("one", "three", "output")}),
        ("", "input tea", "", {("one", "two", "input"), ("three", "two", "input")}),
        ("output tea to all", "", "", {("one", "two", "output"), ("one", "three", "output")}),
        ("", "input tea from all", "", {("one", "two", "input"), ("three", "two", "input")}),
        ("output tea", "input tea", "input tea", {("one", "two", "both"), ("one", "three", "both")}),
        ("output milk, tea to two", "input tea from all", "", {("one", "two", "both"), ("three", "two", "input")}),
    ],
)
def test_lines_that_name_somebody_all_or_nobody(one: str, two: str, three: str, arrows: set[tuple[str, ...]]) -> None:
    flows = catalogue(LINES_THAT_NAME_NOBODY.format(one=one, two=two, three=three)).flows
    assert {(flow.source, flow.target, flow.listed_by) for flow in flows if flow.artefact == "tea"} == arrows


TAILORED = """
catalogue acme extends itil4
  artefact tea "Tea" alias chai
  activity engage "Talk" alias talk
  activity review ends
    input tea from engage
    output tea to plan
  allow talk -> review : requests
  allow engage -> plan : change_requests because "agreed"
  forbid engage -> plan : third_party_knowledge
  forbid customer -> talk
catalogue deeper extends acme
  allow customer -> engage : requests
  allow engage -> plan : third_party_knowledge
  forbid engage -> plan : change_requests
"""


class TestTailoring:
    @pytest.mark.parametrize("level", [0, 1])
    def test_forbid_wins_at_every_level(self, level: int) -> None:
        tailored = svc.analyse(TAILORED).catalogues[level]
        assert not tailored.between("customer", "engage")
        assert not tailored.allows("engage", "plan", "third_party_knowledge")
        assert tailored.allows("engage", "plan", "change_requests") is (level == 0)

    def test_what_it_extends_stays_as_it_was(self) -> None:
        before = ITIL4.flows
        catalogue(TAILORED)
        assert ITIL4.flows == before
        assert ITIL4.allows("engage", "plan", "third_party_knowledge")

    def test_it_inherits_all_else(self) -> None:
        tailored = catalogue(TAILORED)
        assert [*tailored.all_activities] == [*ITIL4.all_activities, "review"]
        assert tailored.all_practices == ITIL4.all_practices
        assert set(tailored.between("plan", "engage")) == set(ITIL4.between("plan", "engage"))

    def test_a_thing_stated_again_gets_its_title_and_aliases(self) -> None:
        tailored = catalogue(TAILORED)
        engage = tailored.all_activities["engage"]
        assert (engage.title, engage.aliases) == ("Talk", ("talk",))
        assert engage.lines == ITIL4.all_activities["engage"].lines
        assert tailored.allows("talk", "review", "chai")
        assert not tailored.allows("talk", "review", "Tea")

    def test_an_allow_speaks_for_both_sides(self) -> None:
        (flow,) = [each for each in catalogue(TAILORED).between("engage", "review") if each.artefact == "requests"]
        assert flow.listed_by == "both"

    def test_a_catalogue_of_another_catalogue_is_not_a_shipped_one(self) -> None:
        stream = svc.Stream("s", flows=[svc.Flow("user", "talk", ["feedback"]), svc.Flow("talk", "user", ["feedback"])])
        assert "VSC201" in codes(svc.check(stream))
        assert "VSC201" not in codes(svc.check(stream, catalogue(TAILORED)))
