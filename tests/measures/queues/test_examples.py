"""The examples of promises with queues: which promises hold, and what the queues of their teams are."""

import pytest

import svc
from tests.support import ROOT

EXPECTED = {
    "change": ([True], {}),
    "fix": ([True, True], {}),
    "request": ([False, True], {"robot": (0.9, 1.0)}),
    "restore": ([True, None], {"desk": (0.8, 0.9)}),
    "vendor_fault": ([True, True], {"support": (0.07, 0.09)}),
    "watch": ([True, True], {"night": (0.6, 0.65)}),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_the_promises_of_an_example_and_how_busy_its_team_is(name: str) -> None:
    kept, busy = EXPECTED[name]
    stream = svc.analyse((ROOT / "examples" / "measures" / f"{name}.vsc").read_text("utf-8")).stream
    found = svc.simulate(stream, cases=20_000)
    assert [each.kept for each in found.promises] == kept
    assert {team.name for team in found.teams} == busy.keys()
    for team in found.teams:
        low, high = busy[team.name]
        assert low < team.utilisation.value < high
