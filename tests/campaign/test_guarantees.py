"""The page of guarantees is what its command writes, and every test that it names is there."""

import re

import pytest

from tests.campaign.page import PAGE, TESTS, page, record
from tests.campaign.promises import PROMISES

HELD_BY = sorted({test for promises in PROMISES.values() for promise in promises for test in promise.held_by})


def test_the_page_is_what_the_command_writes() -> None:
    assert PAGE.read_text("utf-8") == page()


@pytest.mark.parametrize("test", HELD_BY)
def test_a_promise_is_held_by_a_test_that_is_there(test: str) -> None:
    file, _, name = test.partition("::")
    text = (TESTS / file).read_text("utf-8")
    assert re.search(rf"^\s*def {name or 'test_'}", text, re.MULTILINE)


def test_no_campaign_has_broken_a_promise() -> None:
    fuzz, oracle = record("fuzz"), record("oracle")
    assert fuzz
    assert oracle
    assert oracle["differences"] == 0
    assert not [name for name, target in fuzz["targets"].items() if target["broken"]]
