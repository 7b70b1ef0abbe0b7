"""Did you mean: which names are near a name, and how they are listed in a sentence."""

import pytest

from svc.text.near_names import did_you_mean, listed, name_for, near, sharing_words

KNOWN = ["incidents", "incident_reports", "improvement_plans", "plan"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("incidnets", ("incidents",)),
        ("Incidents", ("incidents",)),
        ("paln", ("plan",)),
        ("plain", ("plan",)),
        ("wishes", ()),
    ],
)
def test_a_name_is_near_those_that_differ_by_a_few_letters(name: str, meant: tuple[str, ...]) -> None:
    assert near(name, KNOWN) == meant


def test_more_letters_may_differ_where_a_limit_is_given() -> None:
    assert near("plane", ["planned"]) == ()
    assert near("plane", ["planned"], 2) == ("planned",)


def test_a_name_shares_its_words_with_longer_ones_else_with_shorter_ones() -> None:
    assert sharing_words("support", ["deliver_support", "plan"]) == ("deliver_support",)
    assert sharing_words("service_desk_team", ["service_desk", "plan"]) == ("service_desk",)


def test_a_list_is_cut_and_says_how_many_are_left_out() -> None:
    assert listed([]) == ""
    assert listed("abc", " or ") == "a, b or c"
    assert listed("abcd", most=2) == "a, b and 2 more"


def test_a_question_names_the_candidates() -> None:
    assert did_you_mean([]) == ""
    assert did_you_mean(["plan"]) == "did you mean `plan`?"
    assert did_you_mean(["plan", "engage"]) == "did you mean `plan` or `engage`?"


@pytest.mark.parametrize(("title", "name"), [("Obtain or build", "obtain_or_build"), ("2nd line", "_2nd_line")])
def test_a_title_gives_a_name_that_the_language_can_write(title: str, name: str) -> None:
    assert name_for(title) == name
