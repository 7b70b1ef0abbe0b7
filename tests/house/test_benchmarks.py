"""The benchmarks run, and measure what they say. No figure is asserted: times are for `python -m benchmarks`."""

import json
import platform
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from benchmarks import languages, streams
from benchmarks.__main__ import measure
from benchmarks.about import about
from benchmarks.bench import Bench, Sizes
from benchmarks.peers import Peers
from benchmarks.rows import ROWS
from benchmarks.table import comparison, load, save, table
from benchmarks.timing import Command, Figure, NotMeasuredError, figure, peak, rounds, seconds

import svc
from tests.support import ROOT
from tests.support.thorough import first

PEERS = {
    "d2", "bpmnlint", "likec4", "pyparsing", "textx", "simpy", "ciw",
    "records-polars", "records-pm4py", "replay", "xes",
}  # fmt: skip


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, runs=1, sizes=Sizes(20, 40, 80), peers=Peers(tmp_path / "no peers"))


@pytest.mark.parametrize(("arrows", "steps"), [(5, 4), (9, None), (15, 10), (100, None), (1_003, None)])
def test_the_benchmark_stream_has_its_size_and_no_finding(arrows: int, steps: int | None) -> None:
    analysis = svc.analyse(streams.vsc(streams.stream(arrows, steps)))
    assert analysis.diagnostics == ()
    assert len(analysis.stream.flows) == arrows
    assert len(analysis.stream.steps) == (steps or max(arrows // 5, min(arrows - 1, 12)))


def test_the_same_seed_gives_the_same_stream_and_another_gives_another() -> None:
    assert streams.stream(200) == streams.stream(200)
    assert streams.stream(200) != streams.stream(200, seed=5)


@pytest.mark.parametrize("language", [languages.d2, languages.bpmn, languages.likec4, languages.dot])
def test_a_peer_gets_every_step_and_every_flow(language: Callable[[streams.Stream], str]) -> None:
    made = streams.stream(200)
    text = language(made)
    assert all(text.count(step.name) for step in made.steps)
    assert sum(text.count(artefact) for artefact in set(streams.GIVES.values())) >= len(made.arrows) - 2


def test_the_flows_of_the_bpmn_text_join_its_elements() -> None:
    root = ElementTree.fromstring(languages.bpmn(streams.stream(200)))
    ids = {element.get("id") for element in root.iter()}
    flows = [element for element in root.iter() if element.tag.endswith("sequenceFlow")]
    assert len(flows) == 200
    assert {flow.get(end) for flow in flows for end in ("sourceRef", "targetRef")} <= ids


def test_the_ten_line_file_has_ten_lines(bench: Bench) -> None:
    assert bench.input(streams.vsc, 5, 4).read_text("utf-8").count("\n") == 10


@pytest.mark.parametrize(
    "name", first(3, ["import", "kept", "picture", "json", "lark", "growth", "critical-path", "cores", "unchanged"])
)
def test_a_row_is_measured(bench: Bench, name: str) -> None:
    results = measure([row for row in ROWS if row.name == name], bench)
    assert isinstance(results[name], Figure), results[name]


def test_a_row_says_why_it_is_not_measured(bench: Bench) -> None:
    results = measure([row for row in ROWS if row.name in PEERS], bench)
    assert {name for name in PEERS if "--install-peers" in str(results[name])} == PEERS


def test_a_quick_row_says_what_it_measured() -> None:
    (row,) = [row for row in ROWS if row.name == "growth"]
    assert row.label(Sizes(10, 100, 2_000)) == "growth from 10 to 2,000 flows, exponent"


def test_the_real_text_has_its_size_and_no_error() -> None:
    text = streams.real_text(1_000)
    assert len(text.splitlines()) >= 1_000
    assert all(each.level is not svc.Level.ERROR for each in svc.analyse(text).diagnostics)
    assert {"when", "share", "#", "waits", "by"} <= {*text.split()}


def test_a_row_against_a_build_before_asks_for_it(bench: Bench) -> None:
    (row,) = [row for row in ROWS if row.name == "before"]
    assert "--against WHEEL" in str(measure([row], bench)["before"])


def test_tasks_take_turns_after_a_round_to_warm_up() -> None:
    told: list[str] = []

    def task(name: str) -> float:
        told.append(name)
        return float(len(told))

    taken = rounds([lambda: task("a"), lambda: task("b")], 2)
    assert told == ["a", "b"] * 3
    assert taken == [[3.0, 5.0], [4.0, 6.0]]


def test_a_figure_is_the_median_with_its_quartiles() -> None:
    assert figure([5.0, 1.0, 4.0, 2.0, 3.0], "") == Figure(3.0, 2.0, 4.0, "")
    assert figure([5.0], "") == Figure(5.0, 5.0, 5.0, "")


@pytest.mark.parametrize("measured", [seconds, peak])
def test_a_command_that_fails_gives_no_figure(measured: Callable[[Command, Path], float], bench: Bench) -> None:
    with pytest.raises(NotMeasuredError, match="it broke"):
        measured(bench.python("-c", "raise SystemExit('it broke')"), bench.folder)


def test_a_run_that_was_kept_is_read_again_and_compared(tmp_path: Path) -> None:
    before: dict[str, Figure | str] = {
        "check": Figure(10.0, 9.0, 11.0, ""),
        "help": Figure(4.0, 3.0, 5.0, ""),
        "d2": "not installed",
    }
    now: dict[str, Figure | str] = {
        "check": Figure(5.0, 4.9, 5.1, ""),
        "help": Figure(4.5, 4.4, 4.6, ""),
        "d2": Figure(1.0, 1.0, 1.0, ""),
    }
    save(tmp_path / "run.json", {"date": "2026-11-23"}, before)
    facts, kept = load(tmp_path / "run.json")
    assert (facts, kept) == ({"date": "2026-11-23"}, before)
    help, check = comparison(ROWS, kept, now).splitlines()[2:]
    assert check.split("|")[-2].strip() == "-50%"
    assert help.split("|")[-2].strip() == "none"


@pytest.mark.parametrize(("measured", "reached"), [(1.4, "then"), (1.9, "first"), (2.1, "no")])
def test_the_table_says_which_target_is_reached(measured: float, reached: str) -> None:
    results = {"version": Figure(measured, measured, measured, "")}
    cells = [cell.strip() for cell in table(ROWS, results).splitlines()[-1].split("|")]
    assert cells[5] == reached
    assert reached not in table(ROWS, results, Sizes(1, 2, 3)).splitlines()[-1]


def test_the_table_in_the_documentation_has_the_rows_and_targets_of_the_code() -> None:
    page = (ROOT / "docs" / "reference" / "benchmarks.md").read_text("utf-8")
    shown = page[page.index("| figure ") : page.index("## What the figures mean")]
    assert _targets(shown) == _targets(table(ROWS, {row.name: "" for row in ROWS}))


def _targets(text: str) -> list[tuple[str, ...]]:
    """By row of a table of figures: what it is about, and its targets."""
    rows = [[cell.strip() for cell in line.split("|")] for line in text.splitlines() if line.startswith("|")]
    return [(cells[1], *cells[3:5]) for cells in rows if not cells[1].startswith("-")]


def test_what_a_saved_run_says_of_the_machine_has_no_name_of_it(bench: Bench) -> None:
    assert platform.node() not in json.dumps(about(bench))
