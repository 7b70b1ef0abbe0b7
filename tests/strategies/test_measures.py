"""Valid streams that say something of their measures."""

from hypothesis import given, settings
from hypothesis import strategies as st

import svc
from svc.strategies import valid_streams
from tests.support.thorough import scaled

MEASURED = valid_streams(measures=True, times=None, steps=(1, 4))


@settings(max_examples=scaled(100))
@given(MEASURED)
def test_they_have_no_errors_and_no_warnings(stream: svc.Stream) -> None:
    assert [str(each) for each in svc.check(stream) if each.level is not svc.Level.NOTE] == []
    assert any(flow.arrives is not None for flow in stream.flows)


@settings(max_examples=scaled(100))
@given(MEASURED)
def test_they_come_back_from_their_text_in_one_layout_and_from_data(stream: svc.Stream) -> None:
    text = svc.to_text(stream)
    assert svc.analyse(text).stream == stream
    assert svc.format_text(text) == text
    assert svc.from_data(svc.to_data(stream)) == stream


@settings(max_examples=scaled(60))
@given(st.tuples(MEASURED, MEASURED))
def test_what_changed_between_two_can_be_applied(streams: tuple[svc.Stream, svc.Stream]) -> None:
    before, after = streams
    difference = svc.diff(before, after)
    assert bool(difference) == (before != after)
    assert svc.apply(difference, before) == after


def test_none_of_it_is_said_unless_requested() -> None:
    @given(valid_streams())
    def holds(stream: svc.Stream) -> None:
        assert not stream.teams
        assert all(flow.arrives is None for flow in stream.flows)

    holds()
