"""The strategies for texts, catalogues and changes draw what they promise."""

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

import svc
from svc.strategies import (
    Change,
    broken_texts,
    catalogue_text,
    catalogues,
    edits,
    tailored_catalogues,
    texts,
    valid_streams,
    written,
)
from svc.strategies.elements import quoted_texts
from tests.strategies.test_valid import smallest, some


def _told(findings: tuple[svc.Diagnostic, ...], least: tuple[svc.Level, ...]) -> list[str]:
    return [each.code for each in findings if each.level in least]


def _blamed(findings: tuple[svc.Diagnostic, ...]) -> list[str]:
    return _told(findings, (svc.Level.ERROR, svc.Level.WARNING))


@given(quoted_texts())
def test_quoted_texts_hold_what_can_be_seen_and_newlines(text: str) -> None:
    assert all(each == "\n" or category(each)[0] in "LMNPS" or category(each) == "Zs" for each in text)


@pytest.mark.parametrize("block", [range(0x590, 0x600), range(0x4E00, 0xA000), range(0x1F300, 0x1F700)])
def test_quoted_texts_are_in_many_scripts(block: range) -> None:
    some(quoted_texts(), lambda text: any(ord(each) in block for each in text))


class TestTexts:
    @given(st.data())
    def test_a_text_says_its_stream_and_nothing_else(self, data: st.DataObject) -> None:
        stream = data.draw(valid_streams())
        analysis = svc.analyse(data.draw(written(stream)))
        assert analysis.stream == stream
        assert _blamed(analysis.diagnostics) == []

    @pytest.mark.parametrize("what", ["#", "\t", "\r", "\n\n", "\ufeff", "\n    takes", "->engage", '"quoted'])
    def test_texts_of_each_kind_are_drawn(self, what: str) -> None:
        some(texts(), lambda text: what in text)

    def test_the_smallest_text_is_a_plain_one(self) -> None:
        assert smallest(texts()) == svc.to_text(smallest(valid_streams()))

    @given(st.integers(0, 6).flatmap(lambda count: st.tuples(st.just(count), broken_texts(mistakes=count))))
    def test_a_broken_text_has_as_many_errors_as_requested(self, drawn: tuple[int, str]) -> None:
        count, text = drawn
        assert len(_told(svc.analyse(text).diagnostics, (svc.Level.ERROR,))) == count

    def test_the_smallest_broken_text_has_one_wrong_line(self) -> None:
        assert smallest(broken_texts()) == (
            "stream log\n"
            "  wrong_1 -> engage\n\n"
            "  customer -> engage : detailed_requirements\n"
            "  engage -> customer : service_performance_reports\n"
        )

    @pytest.mark.parametrize("code", ["VSC101", "VSC103", "VSC104", "VSC106", "VSC107", "VSC108", "VSC109", "VSC112"])
    def test_mistakes_of_many_kinds_are_made(self, code: str) -> None:
        some(broken_texts(mistakes=3), lambda text: code in [each.code for each in svc.analyse(text).diagnostics])


class TestCatalogues:
    @given(catalogues() | tailored_catalogues())
    def test_it_is_free_of_findings_and_reads_back(self, catalogue: svc.Catalogue) -> None:
        analysis = svc.analyse(catalogue_text(catalogue))
        assert analysis.diagnostics == ()
        assert analysis.catalogues == (catalogue,)
        assert analysis.catalogues[0].flows == catalogue.flows

    @given(st.data())
    def test_streams_of_it_are_valid(self, data: st.DataObject) -> None:
        catalogue = data.draw(catalogues() | tailored_catalogues())
        stream = data.draw(valid_streams(catalogue))
        assert _blamed(svc.check(stream, catalogue)) == []

    @given(st.data())
    def test_a_tailored_catalogue_tailors_any_other(self, data: st.DataObject) -> None:
        base = data.draw(catalogues())
        tailored = data.draw(tailored_catalogues(base))
        assert svc.analyse(catalogue_text(base) + catalogue_text(tailored)).diagnostics == ()
        assert tailored.all_activities.keys() >= base.all_activities.keys()

    @given(catalogues(activities=(3, 4)))
    def test_it_has_as_many_activities_as_requested(self, catalogue: svc.Catalogue) -> None:
        assert 3 <= len(catalogue.all_activities) <= 4

    def test_the_smallest_has_one_activity_one_party_and_one_artefact(self) -> None:
        smallest_one = smallest(catalogues())
        sizes = [len(each) for each in (smallest_one.activities, smallest_one.parties, smallest_one.artefacts)]
        assert sizes == [1, 1, 1]


class TestEdits:
    @given(st.data())
    def test_a_change_does_what_it_says(self, data: st.DataObject) -> None:
        stream = data.draw(valid_streams())
        change = data.draw(edits(stream))
        assert change.stream != stream
        assert _holds(change, stream), change

    @pytest.mark.parametrize(
        "kind", ["retitled", "renamed", "timed", "practised", "added", "removed", "turned", "reworded"]
    )
    def test_changes_of_each_kind_are_drawn(self, kind: str) -> None:
        some(valid_streams().flatmap(edits), lambda change: change.kind == kind)


def _holds(change: Change, before: svc.Stream) -> bool:
    """Whether a change has the effect that it is said to have."""
    after = change.stream
    if change.effect == "cosmetic":
        told = [sorted(each.code for each in svc.check(stream)) for stream in (before, after)]
        return told[0] == told[1] and len(after.flows) == len(before.flows)
    if change.effect == "compatible":
        kept = all(any(_covers(new, old) for new in after.flows) for old in before.flows)
        return kept and _blamed(svc.check(after)) == []
    return any(flow not in after.flows for flow in before.flows)


def _covers(new: svc.Flow, old: svc.Flow) -> bool:
    return (new.source, new.target) == (old.source, old.target) and {*old.artefacts} <= {*new.artefacts}
