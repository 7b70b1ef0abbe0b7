"""Allowances that end: up to which day they hold, and what is told from the next day on."""

from datetime import date

import pytest

import svc
from svc.checker.suppression_comments import is_date
from tests.support.marked import codes, finding, words

ENDING = "improve -> governing_body : information  # svc: allow VSC401 until 2027-03-31 because it moves\n"
"""One statement, one warning, allowed up to a day."""


def told(text: str, today: date | None = None) -> list[str]:
    return codes(svc.analyse(text, today=today).diagnostics)


@pytest.mark.parametrize("day", [date(2020, 2, 29), date(2027, 3, 30), date(2027, 3, 31)])
def test_up_to_its_last_day_an_allowance_holds(day: date) -> None:
    assert told(ENDING, day) == []


@pytest.mark.parametrize("day", [date(2027, 4, 1), date(2027, 12, 1), date(9999, 12, 31)])
def test_from_the_next_day_on_the_finding_comes_back_with_the_day_it_ended(day: date) -> None:
    analysis = svc.analyse(ENDING, today=day)
    assert codes(analysis.diagnostics) == ["VSC401", "VSC903"]
    expired = analysis.diagnostics[1]
    assert expired.message == "this allowance expired after `2027-03-31`"
    assert words(expired, ENDING) == "2027-03-31"


def test_without_a_day_the_calendar_is_asked() -> None:
    assert told(ENDING.replace("2027", "1999")) == ["VSC401", "VSC903"]
    assert told(ENDING.replace("2027", "9999")) == []


def test_an_expired_allowance_is_reported_once_however_many_codes_it_names() -> None:
    text = ENDING.replace("VSC401", "VSC401, VSC402, VSC405")
    assert told(text, date(2028, 1, 1)) == ["VSC401", "VSC903"]
    assert told(text, date(2027, 1, 1)) == ["VSC901", "VSC901"]


def test_an_expired_allowance_does_not_end_another_one() -> None:
    text = f"# svc: allow-file no-demand because a sketch\n{ENDING}"
    assert told(text, date(2028, 1, 1)) == ["VSC903"]


@pytest.mark.parametrize("where", ["{mark}\n{line}\n", "{line}\n{mark_of_file}\n", "stream x {mark}\n{line}\n"])
def test_every_kind_of_allowance_may_end(where: str) -> None:
    mark = "# svc: allow VSC401 until 2027-03-31 because x"
    line = "improve -> governing_body : information"
    text = where.format(line=line, mark=mark, mark_of_file=mark.replace("allow", "allow-file"))
    assert told(text, date(2027, 3, 31)) == []
    assert sorted(told(text, date(2027, 4, 1))) == ["VSC401", "VSC903"]


@pytest.mark.parametrize(
    "day", ["tomorrow", "2027-02-29", "2027-13-01", "2027-3-1", "20270331", "2027-W13-3", "31.03.2027", "٢٠٢٧-٠٣-٣١",
            "2027-03-31T00:00", "0000-01-01", "9" * 5000],
)  # fmt: skip
def test_a_day_that_is_not_a_date_is_reported_and_allows_nothing(day: str) -> None:
    text = ENDING.replace("2027-03-31", day)
    unclear = finding(text, "VSC902")
    assert unclear.message == f"`{day}` is not a date"
    assert "until 2027-03-31 because" in unclear.help
    assert words(unclear, text) == day
    assert told(text) == ["VSC401", "VSC902"]


@pytest.mark.parametrize(
    ("mark", "why"),
    [
        ("allow VSC401 until because x", "it names no date"),
        ("allow VSC401 until 2027-03-31", "it gives no reason"),
        ("allow until 2027-03-31 because x", "it names no code"),
    ],
)
def test_what_an_ending_allowance_lacks_is_reported(mark: str, why: str) -> None:
    assert finding(f"# svc: {mark}\n", "VSC902").message == f"this is not an allowance: {why}"


def test_a_reason_may_speak_of_days() -> None:
    text = "improve -> governing_body : information  # svc: allow VSC401 because it moves until 2020-01-01 or so\n"
    assert told(text) == []


@pytest.mark.parametrize("code", ["VSC901", "VSC902", "VSC903", "unused-allowance"])
def test_findings_about_allowances_can_not_be_allowed(code: str) -> None:
    text = f"# svc: allow-file {code} because x\n# svc: nonsense\n{ENDING}"
    assert told(text, date(2028, 1, 1)) == ["VSC901", "VSC902", "VSC401", "VSC903"]
    assert finding(text, "VSC901").message == f"`{code}` can't be allowed"


def test_an_error_is_not_allowed_for_a_while_either() -> None:
    text = "engage -> plan : incidents  # svc: allow VSC301 until 9999-12-31 because soon\n"
    assert "VSC301" in told(text)


@pytest.mark.parametrize(("text", "is_one"), [("2024-02-29", True), ("2023-02-29", False), ("", False), ("x", False)])
def test_a_date_is_a_day_of_the_calendar(text: str, is_one: bool) -> None:
    assert is_date(text) is is_one
