"""A stream with a fault has the finding that its label names, at the place that it names, and no other error."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import svc
from svc.diagnostics.codes import CODES
from svc.strategies import FAULTS, InvalidStream, catalogue_text, catalogues, invalid_streams, tailored_catalogues
from tests.strategies.test_valid import smallest
from tests.support.thorough import first, scaled

ABOUT_STREAMS = ("VSC2", "VSC3", "VSC4", "VSC5")
ABOUT_OTHERS = {"VSC224", *(f"VSC{number}" for number in (*range(206, 217), *range(520, 533)))}
"""About catalogues, other files, links, records, or streams that open each other or share a name: not one stream."""
OPTIONAL = {code.code for code in CODES if code.optional}
each_code = pytest.mark.parametrize("code", FAULTS)


def _is_labelled(bad: InvalidStream, found: tuple[svc.Diagnostic, ...]) -> bool:
    there = any((each.code, each.range) == (bad.code, bad.range) for each in found)
    return there and all(each.code == bad.code for each in found if each.level is svc.Level.ERROR)


def test_every_code_that_a_stream_can_have_has_a_fault() -> None:
    assert list(FAULTS) == [
        each.code for each in CODES if each.code.startswith(ABOUT_STREAMS) and each.code not in ABOUT_OTHERS
    ]


@each_code
def test_the_finding_is_reported_at_the_named_place_and_no_other_error(code: str) -> None:
    @settings(max_examples=scaled(25))
    @given(invalid_streams(code))
    def holds(bad: InvalidStream) -> None:
        assert _is_labelled(bad, svc.analyse(bad.text, select=[code]).diagnostics), bad.text
        assert code in OPTIONAL or _is_labelled(bad, svc.check(bad.stream)), bad.text

    holds()


@given(st.data())
def test_it_is_so_on_any_catalogue(data: st.DataObject) -> None:
    catalogue = data.draw(catalogues() | tailored_catalogues())
    faults = invalid_streams(data.draw(st.sampled_from([each for each in FAULTS if each not in OPTIONAL])), catalogue)
    assume(not faults.is_empty)
    bad = data.draw(faults)
    assert _is_labelled(bad, svc.check(bad.stream, catalogue)), catalogue_text(catalogue) + bad.text


def test_a_fault_can_be_named_by_its_name() -> None:
    assert smallest(invalid_streams("unlisted-flow")).code == "VSC301"


@pytest.mark.parametrize("code", ["VSC101", "VSC601", "VSC999", ""])
def test_what_no_stream_can_have_is_a_value_error(code: str) -> None:
    with pytest.raises(ValueError, match="is not a finding about a stream"):
        invalid_streams(code)


def test_the_smallest_fault_of_a_flow_is_one_wrong_artefact() -> None:
    assert smallest(invalid_streams("VSC301")).text == (
        "stream log\n\n"
        "  customer -> engage   : architectures_and_policies\n"
        "  engage   -> customer : service_performance_reports\n"
    )


@pytest.mark.parametrize("code", first(8, [*FAULTS]))
def test_the_smallest_streams_with_a_fault_are_small(code: str) -> None:
    assert len(smallest(invalid_streams(code)).stream.flows) <= 7
