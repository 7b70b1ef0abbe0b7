"""The strategies draw what they promise: streams without errors and warnings, small where small will do."""

from collections.abc import Callable

from hypothesis import find, given, settings

import svc
from svc.strategies import durations, texts, valid_streams
from tests.marked import CASES, text_of

KITCHEN = svc.analyse(text_of(CASES / "catalogues" / "other-operating-model.vsc")).catalogues[0]
UNHEARD = svc.analyse("catalogue unheard\nparty guest\nactivity talk\n").catalogues[0]
KINDS: dict[str, Callable[[svc.Stream], object]] = {
    "a loop": lambda stream: (
        {(flow.source, flow.target) for flow in stream.flows} & {(flow.target, flow.source) for flow in stream.flows}
    ),
    "a step": lambda stream: stream.steps,
    "a named party": lambda stream: stream.parties,
    "a condition": lambda stream: any(flow.when for flow in stream.flows),
    "a share": lambda stream: any(flow.share not in (None, 0, 100) for flow in stream.flows),
    "several steps of one activity": lambda stream: len({step.activity for step in stream.steps}) < len(stream.steps),
    "several artefacts on one arrow": lambda stream: any(len(flow.artefacts) > 1 for flow in stream.flows),
}


def _blamed(findings: tuple[svc.Diagnostic, ...]) -> list[tuple[str, str]]:
    return [(each.code, each.message) for each in findings if each.level is not svc.Level.NOTE]


@given(valid_streams())
def test_every_stream_is_valid(stream: svc.Stream) -> None:
    assert _blamed(svc.check(stream)) == []


@given(valid_streams(KITCHEN))
def test_every_stream_of_another_operating_model_is_valid(stream: svc.Stream) -> None:
    assert _blamed(svc.check(stream, KITCHEN)) == []


def test_a_catalogue_without_a_way_from_party_to_party_has_no_streams() -> None:
    assert valid_streams(UNHEARD).is_empty


def test_the_smallest_stream_is_one_short_walk() -> None:
    smallest = find(valid_streams(), lambda stream: True, settings=settings(max_examples=50))
    assert len(smallest.flows) == 2
    assert (smallest.steps, smallest.parties) == ((), ())


def test_streams_of_each_kind_are_drawn() -> None:
    drawn: list[svc.Stream] = []

    @settings(max_examples=200)
    @given(valid_streams())
    def collect(stream: svc.Stream) -> None:
        drawn.append(stream)

    collect()
    for kind, is_of_it in KINDS.items():
        assert any(map(is_of_it, drawn)), f"no stream with {kind} in {len(drawn)}"


@given(durations())
def test_durations_read_back(duration: svc.Duration) -> None:
    assert svc.Duration.parse(str(duration)) == duration


@given(texts())
def test_texts_read_back(text: str) -> None:
    stream = svc.Stream("s", text, keys={"owner": text})
    analysis = svc.analyse(svc.to_text(stream))
    assert (analysis.streams, analysis.diagnostics) == ((stream,), ())
