"""The one function that analyses a text, and what its options change."""

from datetime import date

import pytest

from svc.checker.analysis import register
from svc.checker.pipeline import Options, analyse_source
from svc.checker.selection import EVERYTHING, Selection
from svc.syntax.parser import parse
from svc.text.source import Source

ALLOWED = """\
stream s
  user -> engage : incidents  # svc: allow VSC402 until 2026-06-30 because it is new
  engage -> deliver_support
"""


def codes(text: str, options: Options) -> list[str]:
    return [finding.code for finding in analyse_source(Source("s.vsc", text), options=options).diagnostics]


def test_a_parsed_text_gives_what_its_source_gives() -> None:
    source = Source("s.vsc", ALLOWED)
    assert analyse_source(parse(source)) == analyse_source(source)


def test_findings_of_reading_come_with_those_of_the_text_in_order() -> None:
    source = Source("s.vsc", "stream s\n  user -> engage : nothing_known\n")
    earlier = analyse_source(Source("s.vsc", "stream")).diagnostics[0]
    assert analyse_source(source, [earlier]).diagnostics[0] == earlier


@pytest.mark.parametrize(("many", "shown"), [(1000, ["VSC105"] * 1000), (1001, ["VSC105"] * 1000 + ["VSC110"])])
def test_more_findings_than_a_reader_can_use_are_left_out_unless_all_are_requested(many: int, shown: list[str]) -> None:
    text = "stream s\n" + "  user → engage : incidents\n" * many
    assert codes(text, Options(Selection(["VSC105"]))) == shown
    assert codes(text, Options(Selection(["VSC105"]), limited=False)) == ["VSC105"] * many


def test_the_register_counts_what_each_allowance_silences_until_its_last_day() -> None:
    text = "# svc: allow-file VSC303 until 2026-06-30 because it is new\nuser -> engage\nengage -> user : services\n"
    source = Source("s.vsc", text)
    for day, silenced, expired in ((30, 1, False), (31, 0, True)):
        today = date(2026, 6, 30) if day == 30 else date(2026, 7, 1)
        (entry,) = register(analyse_source(source, options=Options(EVERYTHING, today)))
        assert (entry.silenced, entry.expired) == (silenced, expired)


def test_a_loop_of_names_that_are_not_known_is_no_endless_one() -> None:
    text = """\
stream s
  promise wip within 15
  step log in engage takes 5m
  user -> log  : incidents  arrives 12/d
  log  -> user : services
  log  -> one  : user_support_tasks
  one  -> two  : components
  two  -> one  : components
"""
    assert {code for code in codes(text, Options()) if code != "VSC510"} >= {"VSC201"}
    assert "endless-loop" not in {each.name for each in analyse_source(Source("s.vsc", text)).diagnostics}
