"""Twice the input is twice the work: steps of the interpreter are counted on small inputs, without any clock."""

import json
from re import _parser  # the one way to see what a pattern is made of
from typing import Any

from tests.campaigns.growth.__main__ import RECORD
from tests.campaigns.growth.families import FAMILIES
from tests.campaigns.growth.growing import MOST, counted
from tests.campaigns.growth.terminals import patterns
from tests.support.thorough import strides

COUNTED = [name for name, family in FAMILIES.items() if family.smallest <= 64]
"""The others are linear only from a limit of svc on, where to count takes minutes: the command measures them."""


@strides(20)
def test_twice_the_input_is_twice_the_work(stride: int) -> None:
    grown = {name: counted(FAMILIES[name]) for name in COUNTED[::stride]}
    assert {name: exponent for name, exponent in grown.items() if exponent >= MOST} == {}


def test_the_last_campaign_measured_everything_and_found_nothing_that_grows_too_fast() -> None:
    record = json.loads(RECORD.read_text("utf-8"))
    assert record["families"].keys() == FAMILIES.keys()
    assert record["terminals"].keys() == patterns().keys()
    assert [name for name, each in record["families"].items() if each["exponent"] >= MOST] == []
    assert [name for name, each in record["terminals"].items() if each["slow"]] == []


def test_work_that_grows_too_fast_is_seen() -> None:
    family = FAMILIES["arrows"]._replace(work=lambda text: [text for one in range(len(text)) for other in range(one)])
    assert counted(family._replace(text=lambda count: "a" * count)) > 1.8


def test_what_a_terminal_repeats_without_end_it_never_takes_back() -> None:
    """But for comments on lines of their own, each of which has one way to be read."""
    greedy = {name for name, pattern in patterns().items() if "MAX_REPEAT" in repeats(pattern.pattern)}
    assert greedy == {"_CONTINUED", "_END"}


def repeats(pattern: str) -> set[str]:
    """The kinds of repetitions without end in a regular expression."""
    found = set()
    waiting: list[Any] = [_parser.parse(pattern)]
    for each in waiting:
        if isinstance(each, tuple) and str(each[0]).endswith("REPEAT") and str(each[1][1]) == "MAXREPEAT":
            found.add(str(each[0]))
        if isinstance(each, list | tuple | _parser.SubPattern):
            waiting.extend(each)
    return found
