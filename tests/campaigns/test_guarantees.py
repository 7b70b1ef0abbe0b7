"""The page of guarantees is what its command writes, and every test that it names is there."""

import re

from tests.abuse.test_formats import formats
from tests.campaigns.page import PAGE, TESTS, page, record
from tests.campaigns.promises import PROMISES, Promise
from tests.support import ROOT
from tests.support.tables import every

EVERY = [promise for promises in PROMISES.values() for promise in promises]
HELD_BY = sorted({test for promise in EVERY for tests in promise.covers.values() for test in tests})


def test_the_page_is_what_the_command_writes() -> None:
    assert PAGE.read_text("utf-8") == page()


@every("test", HELD_BY)
def test_a_promise_is_held_by_a_test_that_is_there(test: str) -> None:
    file, _, name = test.partition("::")
    text = (TESTS / file).read_text("utf-8")
    assert re.search(rf"^\s*def {name}\(", text, re.MULTILINE)


@every("promise", {promise.said: promise for promise in EVERY})
def test_a_promise_names_what_it_covers_and_a_test_of_each(promise: Promise) -> None:
    assert promise.covers
    assert all(tests and all("::test_" in test for test in tests) for tests in promise.covers.values())


def test_every_format_of_every_command_is_covered() -> None:
    (fields,) = (promise for promise in EVERY if promise.said.startswith("Every format"))
    assert {f"`svc {command} --format {each}`" for command, each in formats()} <= fields.covers.keys()


def test_every_schema_is_covered() -> None:
    (schemas,) = (promise for promise in EVERY if promise.said.startswith("JSON is as its schema"))
    assert {
        path.stem for path in (ROOT / "src" / "svc" / "formats" / "schemas").glob("*.json")
    } <= schemas.covers.keys()


def test_no_campaign_has_broken_a_promise() -> None:
    fuzz, oracle = record("fuzz"), record("oracle")
    assert fuzz
    assert oracle
    assert oracle["differences"] == 0
    assert not [name for name, target in fuzz["targets"].items() if target["broken"]]
