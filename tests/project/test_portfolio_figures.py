"""What a portfolio shows of measures: the same figures as `svc measure`, promises, and the four dimensions."""

import csv
import json
from pathlib import Path

import pytest

import svc
from svc.formats.portfolio import json as portfolio_json
from svc.formats.portfolio import text as portfolio_text
from svc.project.portfolio.data import dumps, summary_of
from svc.project.portfolio.summary import NOT_MEASURED
from tests.support.command_line import Svc, fixture_svc
from tests.support.folders import write
from tests.support.portfolios import portfolio_of

__all__ = ["fixture_svc"]

TIMED = """\
stream timed
  promise lead within 3h to user
  promise lead 85% within 1h
  promise cost within 3
  calendar 6h 4d
  team desk "Service desk" in supplier
  tool kit
  step log in engage waits 6h takes 1h..2h responsible desk
  step fix in deliver_support by incident_management takes 30m uses kit
  user -> log : incidents
  log -> fix : user_support_tasks
  fix -> user : services
"""
UNTIMED = "stream untimed\n  user -> engage : incidents\n  engage -> user : services\n"


def test_figures_are_those_of_svc_measure(tmp_path: Path) -> None:
    write(tmp_path, {"a.vsc": TIMED})
    (stream,) = portfolio_of(tmp_path).streams
    measured = svc.measure(svc.analyse(TIMED).stream)
    assert stream.figures.lead == measured.lead[0].percentiles["85"]
    assert measured.efficiency is not None
    assert stream.figures.efficiency == measured.efficiency.value
    assert stream.figures.lead_words.startswith("1d 2h")
    assert (stream.figures.kept, stream.figures.broken, stream.figures.unproven) == (0, 2, 1)


def test_a_stream_without_times_has_none(tmp_path: Path) -> None:
    write(tmp_path, {"a.vsc": UNTIMED})
    portfolio = portfolio_of(tmp_path)
    assert portfolio.streams[0].figures is NOT_MEASURED
    assert "lead time 85%" not in portfolio_text.text(portfolio)


def test_a_stream_may_promise_without_saying_times(tmp_path: Path) -> None:
    write(tmp_path, {"a.vsc": UNTIMED.replace("untimed\n", "untimed\n  promise lead within 1h\n")})
    figures = portfolio_of(tmp_path).streams[0].figures
    assert (figures.lead, figures.kept, figures.broken, figures.unproven) == (None, 0, 0, 1)


def test_the_text_has_columns_and_says_who_works_where(tmp_path: Path) -> None:
    write(tmp_path, {"a.vsc": TIMED, "b.vsc": UNTIMED})
    text = portfolio_text.text(portfolio_of(tmp_path))
    heading, timed, untimed = text.splitlines()[:3]
    assert "lead time 85%  flow efficiency" in heading
    assert "2 broken, 1 not proven" in timed
    assert untimed.split()[8:11] == [".", ".", "."]
    assert "  desk  timed 1\n" in text.partition("teams, and the steps")[2]
    assert "  kit  timed 1\n" in text.partition("tools, and the steps")[2]
    assert "  desk  timed\n" in text.partition("partners and suppliers")[2]


def test_json_has_seconds_shares_and_dimensions(tmp_path: Path) -> None:
    write(tmp_path, {"a.vsc": TIMED, "b.vsc": UNTIMED})
    timed, untimed = json.loads(portfolio_json.report(portfolio_of(tmp_path)))["streams"]
    assert float(timed["measures"]["lead_85"]) == pytest.approx(8.35 * 3600, abs=120)
    assert timed["measures"]["promises"] == {"kept": 0, "broken": 2, "unproven": 1}
    assert timed["dimensions"]["partners_and_suppliers"] == ["desk"]
    assert untimed["measures"]["lead_85"] is None
    assert untimed["dimensions"]["organizations_and_people"] == []


def test_csv_and_markdown_have_the_figures(tmp_path: Path, svc_: Svc) -> None:
    write(Path(), {"a.vsc": TIMED, "b.vsc": UNTIMED})
    timed, untimed = csv.DictReader(svc_("portfolio", "a.vsc", "b.vsc", "--format", "csv").out.splitlines())
    assert (timed["promises_broken"], untimed["promises_broken"]) == ("2", "0")
    assert untimed["lead_85"] == untimed["efficiency"] == ""
    assert svc_("portfolio", "a.vsc", "-o", "p.md").code == 0
    page = Path("p.md").read_text("utf-8")
    assert page.startswith("# Portfolio of value streams\n")
    assert "| timed | desk | kit, Incidents" in page


def test_figures_are_kept_for_the_next_run(tmp_path: Path) -> None:
    write(tmp_path, {"a.vsc": TIMED + UNTIMED})
    (file,) = portfolio_of(tmp_path).files
    assert summary_of(dumps(file)) == file
    with pytest.raises(ValueError, match="not what was written"):
        summary_of(dumps(file).replace('"figures": [', '"figures": ["x", '))
