"""Allowances: which comment silences what, and what is said of those that silence nothing."""

from pathlib import Path

import pytest

import svc
from tests.support.marked import assert_as_marked, cases, codes, finding, text_of, words

WARNED = "improve -> governing_body : information\n"
"""One statement, one warning: VSC401."""


@cases("allowances")
def test_allowances_are_reported_as_marked(case: Path) -> None:
    assert_as_marked(text_of(case))


@pytest.mark.parametrize("code", ["VSC401", "vsc401", "no-demand", "No-Demand"])
@pytest.mark.parametrize(
    "where", ["{line} {mark}\n", "{mark}\n{line}\n", "\n{mark}\n\n{line}\n", "{line}\n{mark_of_file}\n"]
)
def test_a_code_or_a_name_will_do(code: str, where: str) -> None:
    mark = f"# svc: allow {code} because it is a sketch"
    text = where.format(line=WARNED.strip(), mark=mark, mark_of_file=mark.replace("allow", "allow-file"))
    assert svc.analyse(text).diagnostics == ()


@pytest.mark.parametrize(
    "mark", ["#svc:allow VSC401 because x", "#  svc :  allow  VSC401  because  x", "#\tsvc:\tallow\tVSC401\tbecause\tx"]
)
def test_spaces_do_not_matter(mark: str) -> None:
    assert svc.analyse(WARNED.strip() + mark).diagnostics == ()


def test_a_mark_in_a_text_is_not_a_comment() -> None:
    assert codes(svc.analyse(f'owner: "# svc: allow VSC401 because x"\n{WARNED}').diagnostics) == ["VSC401"]


def test_the_newlines_of_other_systems_will_do() -> None:
    text = f"# svc: allow VSC401 because x\n{WARNED}"
    for newline in ("\r", "\r\n"):
        assert svc.analyse(text.replace("\n", newline)).diagnostics == ()


@pytest.mark.parametrize(
    ("mark", "why"),
    [
        ("# svc: allow VSC401", "this is not an allowance: it gives no reason"),
        ("# svc: allow VSC401 because ", "this is not an allowance: it gives no reason"),
        ("# svc: allow because so", "this is not an allowance: it names no code"),
        ("# svc: ignore VSC401 because so", "this is not an allowance: it begins with neither allow nor allow-file"),
        ("# svc: ", "this is not an allowance: it begins with neither allow nor allow-file"),
        ("# svc: allow VSC040 because so", "`VSC040` is not the code or name of a finding"),
    ],
)
def test_what_is_not_understood_is_reported_with_the_reason(mark: str, why: str) -> None:
    told = finding(mark + "\n" + WARNED, "VSC902")
    assert told.message == why


def test_an_unused_code_among_used_ones_is_reported_alone() -> None:
    text = f"{WARNED.strip()}  # svc: allow VSC401, VSC402 because x\n"
    (told,) = svc.analyse(text).diagnostics
    assert (told.code, words(told, text)) == ("VSC901", "VSC402")


@pytest.mark.parametrize(
    "text",
    [
        "engage -> plan : incidents  # svc: allow VSC301 because we want it\n",
        "# svc: allow-file VSC301 because we want it\nengage -> plan : incidents\n",
        "# svc: allow-file VSC101 because we want it\nengage plan\n",
        "# svc: allow-file unknown-name because we want it\nengage -> nobody\n",
    ],
)
def test_an_error_stays_an_error(text: str) -> None:
    found = svc.analyse(text, ignore=["VSC"]).diagnostics
    assert [each.level for each in found] == [svc.Level.ERROR]
    assert finding(text, "VSC901").message.endswith("is an error, and errors can't be allowed")


def test_an_allowance_can_be_ignored_like_any_warning() -> None:
    text = f"# svc: allow VSC402 because x\n{WARNED}"
    assert codes(svc.analyse(text, ignore=["VSC901"]).diagnostics) == ["VSC401"]
    assert codes(svc.analyse(text, select=["VSC9"]).diagnostics) == ["VSC901"]


def test_an_optional_note_can_be_allowed_without_being_selected() -> None:
    arrows = "customer -> log : requests\nlog -> customer : reports\n"
    text = f"step log in engage  # svc: allow VSC410 because nobody does it\n{arrows}"
    assert svc.analyse(text).diagnostics == ()
    assert codes(svc.analyse(text, select=["VSC4", "VSC9"]).diagnostics) == []
