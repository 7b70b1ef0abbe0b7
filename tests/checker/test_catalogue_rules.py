"""Catalogues and how they are tailored, a case file a rule, and what its findings say."""

from pathlib import Path

import svc
from tests.support.marked import assert_as_marked, cases, finding, text_of


@cases("catalogues")
def test_catalogues_are_reported_as_marked(case: Path) -> None:
    assert_as_marked(text_of(case))


def test_a_needless_allow_cites_the_lines() -> None:
    told = finding("catalogue a extends itil4\nallow plan -> engage : product_and_service_portfolio\n", "VSC602")
    assert "output 5 of Plan" in told.help
    assert "input 1 of Engage" in told.help
    assert {each.file for each in told.related} == {"svc:itil4.vsc"}


def test_a_needless_forbid_says_what_there_is() -> None:
    told = finding("catalogue a extends itil4\nforbid engage -> customer : incidents\n", "VSC601")
    assert told.help == "Engage may give Customer: service_performance_reports"


def test_an_empty_catalogue_is_not_a_mistake() -> None:
    assert svc.analyse("catalogue a\ncatalogue b extends a\ncatalogue c extends itil4\n").diagnostics == ()
