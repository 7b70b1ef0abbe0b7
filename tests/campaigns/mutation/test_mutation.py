"""The faults that a module can have, and that the record of the last run says of each survivor why it is one."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.campaigns.mutation.__main__ import sample
from tests.campaigns.mutation.modules import AREAS, CHOSEN, MODULES, SOURCES, TESTS, modules_of
from tests.campaigns.mutation.mutants import mutants
from tests.campaigns.mutation.record import RECORD, after, counts, survivors
from tests.support import ROOT

HERE = Path(__file__).parent
PARTS = ("syntax", "semantics/binder", "checker/rules", "syntax/formatter", *AREAS["results"])
"""Where a record must have faults that were tried."""
SMALL = '''\
"""A docstring is left alone."""

T = TypeVar("T", int, str)

def least(values: list[int], most: int = 3) -> int | None:
    """So is this one."""
    for each in values:
        if each < most and each:
            continue
        print("a sentence is no fault", "word")
        return each + 1
    return None
'''


def test_every_place_where_code_can_be_a_little_wrong_is_a_fault() -> None:
    names = [each.name.partition(": ")[2] for each in mutants("m", SMALL)]
    assert names == [
        "3 => 4",
        "if each < most and each: => if not (each < most and each):",
        "each < most => each <= most",
        "each < most and each => each < most or each",
        "continue => break",
        "continue => nothing",
        "print('a sentence is no fault', 'word') => nothing",
        "'word' => 'wordx'",
        "return each + 1 => return None",
        "each + 1 => each - 1",
        "1 => 2",
    ]
    assert all(each.function == "least" and each.module == "m" for each in mutants("m", SMALL))


def test_a_fault_is_in_a_module_that_is_whole_otherwise() -> None:
    for each in mutants("m", SMALL):
        compile(each.source, "m", "exec")
    changed = next(each for each in mutants("m", SMALL) if each.after == "each - 1")
    assert changed.source.count("each - 1") == 1
    assert "each < most and each" in changed.source


def test_a_sample_can_be_had_again() -> None:
    every = mutants("m", SMALL)
    assert sample(every, 4, 7) == sample(every, 4, 7)
    assert len(sample(every, 4, 7)) == 4
    assert sample(every, 100, 7) == every


def test_survivors_are_tried_again_and_what_is_gone_no_longer_counts() -> None:
    every = mutants("m", SMALL)
    record = counts(7, every, every[:5], every[:3])
    today = record["m"]["date"]
    assert record == {
        "m": {"date": today, "seed": 7, "faults": 11, "tried": 5, "survivors": [each.name for each in every[:3]]}
    }
    again = survivors(record, every[1:])
    assert again == every[1:3]
    assert after(record, again, every[1:2])["m"] == {
        "date": today, "seed": 7, "faults": 11, "tried": 4, "survivors": [every[1].name],
    }  # fmt: skip


def test_a_module_in_which_a_run_tried_nothing_stays_as_an_earlier_run_left_it() -> None:
    every = [*mutants("m", SMALL), *mutants("n", SMALL)]
    assert counts(7, every, every[:5], []).keys() == {"m"}
    assert counts(7, every, [], []) == {}


def test_every_part_has_its_modules_and_its_tests() -> None:
    assert all((SOURCES / f"{module}.py").exists() for module in MODULES)
    assert {part for parts in AREAS.values() for part in parts} == TESTS.keys() > CHOSEN.keys()
    assert all((ROOT / "tests" / f"{name}.py").exists() for tests in TESTS.values() for name in tests.split())


def test_an_area_a_part_and_a_module_are_names_of_modules() -> None:
    assert modules_of("syntax/formatter") == [f"syntax/formatter/{each}" for each in CHOSEN["syntax/formatter"]]
    assert modules_of("preview") == [f"preview/{each}" for each in ("__init__", "file_watcher", "preview", "server")]
    assert modules_of("syntax/reader") == ["syntax/reader"]
    assert [*modules_of("core"), *modules_of("results")] == MODULES


@pytest.mark.parametrize(("area", "least"), [("core", 0.95), ("results", 0.97)])
def test_of_the_faults_of_the_last_run_nearly_all_were_found_and_the_others_are_explained(
    area: str, least: float
) -> None:
    record = json.loads(RECORD.read_text("utf-8"))["modules"]
    explained = tomllib.loads((HERE / "survivors.toml").read_text("utf-8"))
    of_area = [record[module] for module in modules_of(area) if module in record]
    assert record.keys() <= {*MODULES}
    assert all(sum(record[module]["tried"] for module in modules_of(part) if module in record) for part in PARTS)
    left = {name for module in of_area for name in module["survivors"]}
    assert len(left) <= (1 - least) * sum(module["tried"] for module in of_area)
    assert left <= explained.keys() <= {name for module in record.values() for name in module["survivors"]}
    assert all(len(why) > 20 for why in explained.values())
