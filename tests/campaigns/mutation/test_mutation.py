"""The faults that a module can have, and that the record of the last run says of each survivor why it is one."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.campaigns.mutation.__main__ import sample
from tests.campaigns.mutation.modules import AREAS, MODULES, SOURCES, TESTS, modules_of, part_of
from tests.campaigns.mutation.mutants import mutants
from tests.campaigns.mutation.record import BECAME, RECORD, after, run, survivors
from tests.support import ROOT

HERE = Path(__file__).parent
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


def test_a_sample_can_be_had_again_and_a_smaller_one_begins_it() -> None:
    every = mutants("m", SMALL)
    assert sample(every, 4, 7) == sample(every, 8, 7)[:4]
    assert len(sample(every, 4, 7)) == 4
    assert {each.name for each in sample(every, 100, 7)} == {each.name for each in every}


def test_survivors_are_tried_again_and_what_is_gone_no_longer_counts() -> None:
    every = mutants("m", SMALL)
    names = [each.name for each in every]
    tried = after({}, every, [(each, number > 2) for number, each in enumerate(every[:5])])
    assert tried == {"m": {"faults": 11, "found": names[3:5], "survivors": names[:3]}}
    left = survivors(tried, every[1:])
    assert left == every[1:3]
    again = after(tried, every[1:], [(every[1], True), (every[2], False)])
    assert again == {"m": {"faults": 10, "found": [names[1], *names[3:5]], "survivors": [names[2]]}}


def test_a_module_in_which_a_run_tried_nothing_stays_as_an_earlier_run_left_it() -> None:
    m, n = mutants("m", SMALL), mutants("n", SMALL)
    first = after({}, m, [(m[0], True)])
    assert after(first, [*m, *n], [(n[0], False)]).keys() == {"m", "n"}
    assert after(first, n, []) == first
    assert after(first, m[1:], []) == {}


def test_a_run_says_what_it_was() -> None:
    every = mutants("m", SMALL)
    done = run(7, ["core"], [(every[0], True), (every[1], False)])
    assert (done["seed"], done["places"], done["tried"], done["found"]) == (7, ["core"], 2, 1)
    assert done["commit"]


def test_every_part_has_its_modules_and_its_tests() -> None:
    assert all((SOURCES / f"{module}.py").exists() for module in MODULES)
    assert {part_of(module) for module in MODULES} == TESTS.keys()
    assert all((ROOT / "tests" / f"{name}.py").exists() for tests in TESTS.values() for name in tests.split())


def test_an_area_a_part_and_a_module_are_names_of_modules() -> None:
    assert modules_of("web/live") == [f"web/live/{each}" for each in ("__init__", "file_watcher", "preview", "server")]
    assert modules_of("syntax/reader") == ["syntax/reader"]
    assert [*modules_of("core"), *modules_of("results")] == MODULES
    assert part_of("syntax/reader") == "syntax"
    assert part_of("project/cache_folder") == "project/cache_folder"


@pytest.mark.parametrize(("area", "least"), [("core", 0.95), ("results", 0.97)])
def test_of_the_faults_that_were_tried_nearly_all_were_found_and_the_others_are_explained(
    area: str, least: float
) -> None:
    modules = json.loads(RECORD.read_text("utf-8"))["modules"]
    explained = tomllib.loads((HERE / "survivors.toml").read_text("utf-8"))
    assert modules.keys() <= {*MODULES}
    assert all(modules.keys() & modules_of(folder) for folder in AREAS[area])
    of_area = [modules[module] for module in modules_of(area) if module in modules]
    found, left = ({name for module in of_area for name in module[became]} for became in BECAME)
    assert len(found) >= least * len(found | left)
    assert left <= explained.keys() <= {name for module in modules.values() for name in module["survivors"]}
    assert all(len(why) > 20 for why in explained.values())
