"""The strategies for streams draw what they promise: streams without errors and warnings, small where small will do."""

from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, given, seed, settings
from hypothesis import strategies as st

import svc
from svc.strategies import durations, streams, valid_streams
from tests.support.marked import CASES, text_of
from tests.support.thorough import first, scaled

KITCHEN = svc.analyse(text_of(CASES / "catalogues" / "other-operating-model.vsc")).catalogues[0]
UNHEARD = svc.analyse("catalogue unheard\nparty guest\nactivity talk\n").catalogues[0]
FEW = settings(max_examples=scaled(25))


def _activities(stream: svc.Stream) -> list[str]:
    """The activity of each step, declared or not, in the order of the arrows."""
    roles = {step.name: step.activity for step in stream.steps}
    ends = dict.fromkeys(end for flow in stream.flows for end in (flow.source, flow.target))
    return [roles.get(end, end) for end in ends if roles.get(end, end) in svc.itil4.all_activities]


def _parties(stream: svc.Stream) -> set[str]:
    named = {party.name for party in stream.parties}
    ends = {end for flow in stream.flows for end in (flow.source, flow.target)}
    return ends & (named | svc.itil4.all_parties.keys())


def _has_loop(stream: svc.Stream) -> bool:
    """Whether a step leads to itself, by way of others."""
    onward: dict[str, set[str]] = {}
    for flow in stream.flows:
        if not {flow.source, flow.target} & _parties(stream):
            onward.setdefault(flow.source, set()).add(flow.target)
    reached = dict(onward)
    for _ in onward:
        reached = {end: ends.union(*(onward.get(each, ()) for each in ends)) for end, ends in reached.items()}
    return any(end in ends for end, ends in reached.items())


def _has_branch(stream: svc.Stream) -> bool:
    return any(flow.when is not None or flow.share is not None for flow in stream.flows)


def _is_timed(stream: svc.Stream) -> bool:
    return any(step.takes is not None or step.waits is not None for step in stream.steps)


def _blamed(findings: tuple[svc.Diagnostic, ...]) -> list[tuple[str, str]]:
    return [(each.code, each.message) for each in findings if each.level is not svc.Level.NOTE]


SEARCH = settings(phases=[Phase.generate], max_examples=4000, database=None)


def some(strategy: st.SearchStrategy[Any], condition: Callable[[Any], object]) -> Any:
    """One that meets a condition, however large; fails if none is drawn."""
    return find(strategy, lambda drawn: bool(condition(drawn)), settings=SEARCH, random=Random(0))


@cache
def smallest(strategy: st.SearchStrategy[Any]) -> Any:
    """What a property that always fails ends with."""
    last: list[Any] = []

    @settings(database=None, max_examples=10, phases=[Phase.generate, Phase.shrink])
    @given(strategy)
    def fails(drawn: Any) -> None:
        last[:] = [drawn]
        raise AssertionError

    with pytest.raises(AssertionError):
        fails()
    return last[0]


class TestValid:
    @given(valid_streams())
    def test_every_stream_is_valid(self, stream: svc.Stream) -> None:
        assert _blamed(svc.check(stream)) == []

    @given(valid_streams(KITCHEN))
    def test_every_stream_of_another_operating_model_is_valid(self, stream: svc.Stream) -> None:
        assert _blamed(svc.check(stream, KITCHEN)) == []

    def test_a_catalogue_without_a_way_from_party_to_party_has_no_streams(self) -> None:
        assert valid_streams(UNHEARD).is_empty

    @FEW
    @given(st.integers(1, 15).flatmap(lambda count: st.tuples(st.just(count), valid_streams(steps=count))))
    def test_it_has_as_many_steps_as_requested(self, drawn: tuple[int, svc.Stream]) -> None:
        assert len(_activities(drawn[1])) == drawn[0]
        assert _blamed(svc.check(drawn[1])) == []

    @FEW
    @given(st.integers(1, 6).flatmap(lambda count: st.tuples(st.just(count), valid_streams(parties=count))))
    def test_it_has_as_many_parties_as_requested(self, drawn: tuple[int, svc.Stream]) -> None:
        assert len(_parties(drawn[1])) == drawn[0]
        assert _blamed(svc.check(drawn[1])) == []

    @FEW
    @given(valid_streams(activities=["engage", "deliver_support"], steps=(2, 8)))
    def test_its_steps_belong_to_the_given_activities(self, stream: svc.Stream) -> None:
        assert set(_activities(stream)) <= {"engage", "deliver_support"}

    @pytest.mark.parametrize(("option", "has"), [("loops", _has_loop), ("branches", _has_branch), ("times", _is_timed)])
    def test_what_can_be_requested_is_in_every_stream_or_in_none_or_in_some(
        self, option: str, has: Callable[[svc.Stream], bool]
    ) -> None:
        @FEW
        @given(valid_streams(**{option: True}), valid_streams(**{option: False}))  # type: ignore[arg-type]
        def holds(stream: svc.Stream, other: svc.Stream) -> None:
            assert (has(stream), has(other)) == (True, False)
            assert _blamed(svc.check(stream)) == _blamed(svc.check(other)) == []

        holds()
        some(valid_streams(), has)
        some(valid_streams(), lambda stream: not has(stream))

    @pytest.mark.parametrize("options", [{"steps": 0}, {"steps": (3, 2)}, {"parties": 0}, {"activities": ["sing"]}])
    def test_what_makes_no_sense_is_a_value_error(self, options: dict[str, Any]) -> None:
        with pytest.raises(ValueError, match=r"must be a number|has no activity sing"):
            valid_streams(**options)

    def test_some_have_own_words_and_notes(self) -> None:
        stream = some(valid_streams(), lambda drawn: any(flow.wording and flow.note for flow in drawn.flows))
        assert svc.analyse(svc.to_text(stream)).stream == stream
        some(valid_streams(), lambda drawn: any(step.note for step in drawn.steps))
        some(streams(), lambda drawn: any(party.note for party in drawn.parties))


class TestShrinking:
    def test_the_smallest_stream_is_one_step_between_a_party_and_itself(self) -> None:
        assert svc.to_text(smallest(valid_streams())) == (
            "stream log\n\n"
            "  customer -> engage   : detailed_requirements\n"
            "  engage   -> customer : service_performance_reports\n"
        )

    def test_the_smallest_timed_stream_has_one_step_of_an_hour(self) -> None:
        assert svc.to_text(smallest(valid_streams(times=True))) == (
            "stream log\n\n"
            "  step a in engage  takes 1h\n\n"
            "  customer -> a        : detailed_requirements\n"
            "  a        -> customer : service_performance_reports\n"
        )

    def test_the_smallest_loop_is_between_two_steps(self) -> None:
        stream = smallest(valid_streams(loops=True))
        assert len(_activities(stream)) == 2
        assert len(stream.flows) == 4

    @pytest.mark.thorough
    def test_a_property_of_one_artefact_ends_at_the_flows_that_it_needs(self) -> None:
        def carries(stream: svc.Stream) -> bool:
            return any("change_requests" in flow.artefacts for flow in stream.flows)

        found = [
            find(valid_streams(), carries, settings=settings(max_examples=1000, database=None), random=Random(seed))
            for seed in range(5)
        ]
        assert sorted(len(stream.flows) for stream in found)[2] <= 5  # most often; the search may end a little early
        assert {(stream.title, len(stream.keys)) for stream in found} == {(None, 0)}

    def test_the_smallest_stream_of_any_kind_is_a_valid_one(self) -> None:
        assert svc.check(smallest(streams())) == ()


class TestAny:
    @given(streams())
    def test_checking_one_never_raises_and_its_text_reads_back(self, stream: svc.Stream) -> None:
        svc.check(stream)
        read = svc.analyse(svc.to_text(stream)).stream
        assert svc.to_text(read) == svc.to_text(stream)

    @pytest.mark.parametrize("code", ["VSC201", "VSC202", "VSC301", "VSC401"])
    def test_many_findings_come_up(self, code: str) -> None:
        some(streams(), lambda stream: code in [each.code for each in svc.check(stream)])

    @given(durations())
    def test_durations_read_back(self, duration: svc.Duration) -> None:
        assert svc.Duration.parse(str(duration)) == duration


@pytest.mark.parametrize("number", first(2, range(8)))
@pytest.mark.parametrize("strategy", [valid_streams, streams])
def test_no_health_check_fires(strategy: Callable[[], st.SearchStrategy[svc.Stream]], number: int) -> None:
    """All but that of slowness, which is the machine's."""
    checks = settings(max_examples=20, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow])

    @seed(number)
    @checks
    @given(strategy())
    def draws(stream: svc.Stream) -> None:
        pass

    draws()
