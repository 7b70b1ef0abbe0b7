"""`svc allowances`: the register of what comments allow, in its three formats."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.command_line import Svc, fixture_svc, process

__all__ = ["fixture_svc"]

TEXT = """\
stream upgrade  # svc: allow VSC401 until 2027-03-31 because the calendar moves
  plan -> design_transition : portfolio_decisions
  design_transition -> deliver_support : products
  deliver_support -> user : services

# svc: allow no-demand, VSC402 because this stream only feeds the next one
stream screen
  plan -> design_transition : architectures_and_policies
  design_transition -> engage : product_and_service_knowledge
# svc: allow-file VSC412 because nobody closes here
"""


def write(text: str, name: str = "a.vsc") -> None:
    Path(name).write_text(text, "utf-8")


def register(svc_: Svc, *arguments: str) -> list[dict[str, Any]]:
    told = json.loads(svc_("allowances", *(arguments or (".",)), "--format", "json").out)
    return list(told["allowances"])


def test_the_register_says_what_where_why_and_until_when(svc_: Svc) -> None:
    write(TEXT)
    told = svc_("allowances", ".", "--today", "2027-03-31")
    assert (told.code, told.err) == (0, "")
    assert told.out == (
        "a.vsc:1:30: VSC401 no-demand for its statement, until 2027-03-31, silences 1 finding\n"
        "  because the calendar moves\n\n"
        "a.vsc:6:14: VSC401 no-demand for its section, silences 1 finding\n"
        "  because this stream only feeds the next one\n\n"
        "a.vsc:6:25: VSC402 no-value for its section, silences 1 finding\n"
        "  because this stream only feeds the next one\n\n"
        "a.vsc:10:19: VSC412 no-closing-step for the file, silences 1 finding\n"
        "  because nobody closes here\n\n"
        "4 allowances in 1 file\n"
    )


def test_an_allowance_that_ended_silences_nothing(svc_: Svc) -> None:
    write(TEXT)
    told = svc_("allowances", ".", "--today", "2027-04-01").out
    assert told.startswith(
        "a.vsc:1:30: VSC401 no-demand for its statement, ended with 2027-03-31, silences no findings\n"
    )
    assert told.endswith("\n4 allowances, 1 of them ended, in 1 file\n")


def test_json_has_a_row_for_each_code(svc_: Svc) -> None:
    write(TEXT)
    told = json.loads(svc_("allowances", ".", "--format", "json", "--today", "2027-04-01").out)
    assert list(told) == ["version", "files", "allowances"]
    assert told["files"] == ["a.vsc"]
    assert told["allowances"][0] == {
        "code": "VSC401",
        "name": "no-demand",
        "scope": "statement",
        "because": "the calendar moves",
        "until": "2027-03-31",
        "expired": True,
        "silences": 0,
        "file": "a.vsc",
        "range": {
            "start": {"line": 1, "column": 30, "offset": 29},
            "end": {"line": 1, "column": 36, "offset": 35},
        },
    }
    assert [(each["scope"], each["until"]) for each in told["allowances"][1:]] == [
        ("section", None),
        ("section", None),
        ("file", None),
    ]


def test_csv_is_a_table_for_a_spreadsheet(svc_: Svc) -> None:
    write(TEXT)
    told = svc_("allowances", ".", "--format", "csv", "--today", "2027-01-01").out
    rows = list(csv.DictReader(io.StringIO(told), strict=True))
    assert len(rows) == 4
    assert rows[0] == {
        "file": "a.vsc", "line": "1", "column": "30", "code": "VSC401", "name": "no-demand", "scope": "statement",
        "because": "the calendar moves", "until": "2027-03-31", "expired": "no", "silences": "1",
    }  # fmt: skip


@pytest.mark.parametrize("reason", ['=HYPERLINK("x")', "+1", "-1", "@x", "＝1", '"', "a,b", "'=1"])
def test_no_reason_is_a_formula_and_each_comes_back_v12(svc_: Svc, reason: str) -> None:
    write(f"user -> engage : incidents  # svc: allow VSC402 because {reason}\n")
    (row,) = csv.DictReader(io.StringIO(svc_("allowances", ".", "--format", "csv").out), strict=True)
    assert row["because"][0] not in "=+-@＝"
    assert row["because"] in (reason, f"'{reason}")


@pytest.mark.parametrize("format", ["text", "json", "csv"])
def test_control_characters_become_visible(tmp_path: Path, format: str) -> None:
    text = "user -> engage : incidents  # svc: allow VSC402 because \x1b]0;x\x07\x9b\u202e\n"
    (tmp_path / "\x1b[2J.vsc").write_text(text, "utf-8")
    told = process("allowances", ".", "--format", format, cwd=tmp_path)
    assert told.code == 0
    assert not set(told.out + told.err) & set("\x1b\x07\x9b\u202e")


def test_an_error_is_silenced_by_nothing(svc_: Svc) -> None:
    write("engage -> plan : change_requests  # svc: allow VSC301 because we want it\n")
    assert [each["silences"] for each in register(svc_)] == [0]


def test_what_is_not_understood_is_not_listed(svc_: Svc) -> None:
    write("# svc: allow VSC401\n# svc: allow VSC401 until soon because x\n# svc: allow VSC999 because x\n# a comment\n")
    assert svc_("allowances", ".").out == "no allowances in 1 file\n"


def test_several_files_are_listed_in_order(svc_: Svc) -> None:
    write("# svc: allow-file VSC402 because b\n", "b.vsc")
    write("# svc: allow-file VSC402 because a\n# svc: allow-file VSC401 because c\n", "a.vsc")
    assert [(each["file"], each["because"]) for each in register(svc_, "b.vsc", "a.vsc")] == [
        ("a.vsc", "a"),
        ("a.vsc", "c"),
        ("b.vsc", "b"),
    ]


def test_a_file_that_can_not_be_read_is_reported_and_the_others_are_listed(svc_: Svc) -> None:
    write(TEXT)
    Path("b.vsc").write_bytes(b"\xff")
    told = svc_("allowances", "a.vsc", "b.vsc", "c.vsc", "--today", "2027-01-01")
    assert told.code == 2
    assert "svc: b.vsc can't be read: the file is not UTF-8 text: byte 0 can't be read\n" in told.err
    assert "svc: c.vsc can't be read: No such file or directory\n" in told.err
    assert told.out.endswith("4 allowances in 2 files\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [((), "no path given"), ((".", "--today", "soon"), "`soon` is not a date"), ((".", "--format", "x"), "'x'")],
)
def test_a_wrong_use_is_reported(svc_: Svc, arguments: tuple[str, ...], message: str) -> None:
    told = svc_("allowances", *arguments)
    assert (told.code, told.out) == (2, "")
    assert message in told.err


def test_a_finding_may_be_silenced_from_near_and_far(svc_: Svc) -> None:
    write(
        "# svc: allow-file VSC402 because f\n# svc: allow VSC402 because s\nstream a  # svc: allow VSC402 because n\n"
        "  user -> engage : incidents\nstream b\n  user -> engage : incidents\n"
    )
    assert [(each["scope"], each["silences"]) for each in register(svc_)] == [
        ("file", 2),
        ("section", 1),
        ("statement", 1),
    ]
