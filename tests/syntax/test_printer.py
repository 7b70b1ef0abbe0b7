"""What holds of every stream that is drawn, and of every fix of every case."""

from itertools import pairwise
from pathlib import Path

import attrs
from hypothesis import given
from hypothesis import strategies as st

import svc
from svc.strategies import valid_streams
from tests.support.marked import analysed, cases, codes, fixed, text_of

ERROR = svc.Level.ERROR


class TestStreams:
    @given(valid_streams())
    def test_what_is_printed_parses_back(self, stream: svc.Stream) -> None:
        assert svc.analyse(svc.to_text(stream)).streams == (stream,)

    @given(valid_streams())
    def test_a_text_is_reported_what_its_stream_is_reported(self, stream: svc.Stream) -> None:
        written = [(each.code, each.message, each.help) for each in svc.analyse(svc.to_text(stream)).diagnostics]
        assert sorted(written) == sorted((each.code, each.message, each.help) for each in svc.check(stream))

    @given(valid_streams(), st.data())
    def test_a_flow_that_the_catalogue_does_not_have_is_one_error(
        self, stream: svc.Stream, data: st.DataObject
    ) -> None:
        source, target = data.draw(st.permutations([*svc.itil4.all_activities]))[:2]
        listed = {flow.artefact for flow in svc.itil4.between(source, target)}
        artefact = data.draw(st.sampled_from([each for each in svc.itil4.all_artefacts if each not in listed]))
        worse = attrs.evolve(stream, flows=[*stream.flows, svc.Flow(source, target, [artefact])])
        assert [each.code for each in svc.check(worse) if each.level is ERROR] == ["VSC301"]


class TestFixes:
    @cases()
    def test_each_removes_its_finding_and_adds_no_error(self, case: Path) -> None:
        text = text_of(case)
        found = analysed(text).diagnostics
        for finding in found:
            for fix in finding.fixes:
                after = analysed(fixed(fix, text)).diagnostics
                assert codes(after).count(finding.code) < codes(found).count(finding.code), fix.title
                assert _errors(after) <= _errors(found), fix.title

    @cases()
    def test_the_edits_of_a_fix_stand_apart(self, case: Path) -> None:
        for finding in analysed(text_of(case)).diagnostics:
            for fix in finding.fixes:
                assert fix.edits
                ranges = sorted((edit.range.start.offset, edit.range.end.offset) for edit in fix.edits)
                assert all(end <= start for (_, end), (start, _) in pairwise(ranges))


def _errors(findings: tuple[svc.Diagnostic, ...]) -> int:
    return sum(finding.level is ERROR for finding in findings)
