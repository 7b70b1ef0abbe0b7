"""The examples of promises: what svc says of each, and the figures that its promises are about."""

import pytest

import svc
from tests.support import ROOT

FOLDER = ROOT / "examples" / "measures"
EXPECTED = {
    "restore": ["VSC507"],
    "change": [],
    "fix": [],
    "vendor_fault": ["VSC507"],
    "request": ["VSC501", "VSC507", "VSC507"],
    "watch": ["VSC413"],
}


@pytest.mark.parametrize("name", EXPECTED)
def test_an_example_has_the_findings_that_its_page_names(name: str) -> None:
    analysis = svc.analyse((FOLDER / f"{name}.vsc").read_text("utf-8"))
    assert [finding.code for finding in analysis.diagnostics] == EXPECTED[name]
    assert all(code in (FOLDER / "README.md").read_text("utf-8") for code in EXPECTED[name])


@pytest.mark.parametrize("name", EXPECTED)
def test_it_comes_back_from_text_and_from_data(name: str) -> None:
    stream = svc.analyse((FOLDER / f"{name}.vsc").read_text("utf-8")).stream
    assert svc.analyse(svc.to_text(stream)).stream == svc.from_data(svc.to_data(stream)) == stream


def test_there_is_no_other() -> None:
    assert {path.stem for path in FOLDER.glob("*.vsc")} == EXPECTED.keys()
