"""Two checkers that know nothing of each other tell the same of the same streams."""

import json

import pytest

from tests.campaigns.oracle.__main__ import RECORD
from tests.campaigns.oracle.comparing import CODES, RULES, Compared, compare, shown
from tests.support import ROOT
from tests.support.thorough import first

SIZE, SEED = 2000, 4
LEAST, MOST = 0.02, 0.8
"""How many of the streams each rule must find something in, so that agreeing means something."""
PARTS = ("semantics/binder", "semantics/bound", "checker/rules")
"""What the rules speak of, in the checker, with what names and arrows mean."""


@pytest.fixture(scope="module", name="size", params=first(1, [SIZE // 8, SIZE]))
def fixture_size(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture(scope="module", name="compared")
def fixture_compared(size: int) -> Compared:
    return compare(SEED, size)


def test_both_report_the_same(compared: Compared) -> None:
    assert not compared.differences, shown(compared.differences)[:4000]


def test_each_rule_is_heard_and_is_silent_often_enough(compared: Compared, size: int) -> None:
    assert {code: compared.counts[code] for code in CODES if not LEAST <= compared.counts[code] / size <= MOST} == {}


def test_the_second_checker_is_an_eighth_of_the_first_at_most() -> None:
    files = [path for part in PARTS for path in (ROOT / "src" / "svc" / part).glob("*.py")]
    files += [
        ROOT / "src" / "svc" / name
        for name in (
            "semantics/name_diagnostics.py", "checker/runner.py", "model/catalogue.py",
            "semantics/catalogue/catalogue.py", "semantics/catalogue/flow_table.py",
        )
    ]  # fmt: skip
    first = sum(len(path.read_text("utf-8").split()) for path in files)
    assert len(RULES.read_text("utf-8").split()) <= first / 4  # in words, as lines of SQL are fuller
    lines = [line for line in RULES.read_text("utf-8").splitlines() if line.strip() and not line.startswith("--")]
    code = [line for path in files for line in path.read_text("utf-8").splitlines() if line.strip()]
    assert len(lines) <= len(code) / 8


def test_the_record_of_the_last_campaign_has_no_difference() -> None:
    record = json.loads(RECORD.read_text("utf-8"))
    assert record["streams"] > SIZE
    assert record["differences"] == 0
    assert all(record["told"][code] for code in CODES)
