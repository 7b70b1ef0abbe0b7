"""`svc portfolio`: what it prints and writes in each format."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.support.command_line import Svc, fixture_svc
from tests.support.folders import ACME, FOLLOWING, RESTORE, write
from tests.support.portfolios import ASK, BUILD

__all__ = ["fixture_svc"]


@pytest.fixture(autouse=True)
def _files(svc_: Svc, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("SVC_CACHE", str(tmp_path_factory.mktemp("cache")))
    write(Path(), {"svc.toml": "", "acme.vsc": ACME, "a.vsc": FOLLOWING, "ask.vsc": ASK, "b/build.vsc": BUILD})


def test_text(svc_: Svc) -> None:
    told = svc_("portfolio", ".")
    assert (told.code, told.err) == (0, "")
    lines = told.out.split("\n")
    assert lines[0].split("  ")[0] == "stream"
    assert [line.split()[0] for line in lines[1:4]] == ["restore", "ask", "build"]
    assert "where streams meet\n  ask -> build: Change requests" in told.out
    assert told.out.endswith("3 streams in 4 files, 1 warning, 1 note\n") or "3 streams in 4 files" in told.out


def test_csv(svc_: Svc) -> None:
    rows = list(csv.DictReader(io.StringIO(svc_("portfolio", ".", "--format", "csv").out)))
    assert [(row["stream"], row["obtain_build"], row["change_enablement"]) for row in rows] == [
        ("restore", "0", "0"),
        ("ask", "1", "0"),
        ("build", "2", "1"),
    ]


def test_a_formula_in_a_title_is_a_text(svc_: Svc) -> None:
    write(Path(), {"a.vsc": f'stream a "=1+1"\n{RESTORE}'})
    assert "'=1+1" in svc_("portfolio", "a.vsc", "--format", "csv").out


def test_json_is_the_same_for_any_number_of_processes_and_for_a_second_run(svc_: Svc) -> None:
    first = svc_("portfolio", ".", "--format", "json", "--jobs", "1").out
    assert json.loads(first)["links"][0]["artefact"] == "change_requests"
    assert svc_("portfolio", ".", "--format", "json", "--jobs", "4").out == first
    assert svc_("portfolio", ".", "--format", "json", "--no-cache").out == first


def test_it_is_written_to_a_file_whose_ending_says_how(svc_: Svc) -> None:
    assert svc_("portfolio", ".", "-o", "x.json").out == "x.json\n"
    assert json.loads(Path("x.json").read_text("utf-8"))["version"] == 1
    assert svc_("portfolio", ".", "-o", "x.doc").code == 2


def test_a_file_that_can_not_be_read_is_reported_and_the_others_are_shown(svc_: Svc) -> None:
    told = svc_("portfolio", "a.vsc", "gone.vsc")
    assert told.code == 2
    assert "gone.vsc can't be read" in told.err
    assert "1 stream in 1 file" in told.out


@pytest.mark.parametrize("arguments", [[], ["-"], [".", "--jobs", "0"], [".", "--jobs", "x"]])
def test_usage(svc_: Svc, arguments: list[str]) -> None:
    assert svc_("portfolio", *arguments).code == 2


def test_nothing_to_show(svc_: Svc) -> None:
    write(Path(), {"empty/a.vsc": ""})
    assert svc_("portfolio", "empty").out == "no streams in 1 file\n\n0 streams in 1 file, no findings\n"


def test_wrong_settings_are_reported(svc_: Svc) -> None:
    write(Path(), {"svc.toml": "x = 1\n"})
    assert "VSC910" in svc_("portfolio", ".").err
