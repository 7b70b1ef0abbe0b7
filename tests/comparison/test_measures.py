"""What changed in what a stream says of its measures, and what a change means for those who rely on it."""

import json

import pytest

import svc
from svc.comparison import Effect
from svc.formats.diff.json import report
from svc.formats.diff.text import text
from tests.syntax.test_measure_statements import CHANGES, TEXT

STREAM = svc.analyse(TEXT).streams[0]


@pytest.mark.parametrize("word", CHANGES)
def test_each_change_is_found_and_can_be_applied(word: str) -> None:
    (other,) = svc.analyse(TEXT.replace(word, CHANGES[word])).streams
    for one, two in ((STREAM, other), (other, STREAM)):
        difference = svc.diff(one, two)
        assert difference.changes
        assert svc.apply(difference, one) == two
        assert json.loads(report("a", "b", [difference]))["streams"]


def effect(before: str, after: str) -> tuple[str, Effect | None]:
    """What a change of one line means: the aspects that changed, and the effect."""
    one, two = (
        svc.analyse(f"stream s\n  team desk\n  step log in engage\n  {line}\n").streams[0] for line in (before, after)
    )
    difference = svc.diff(one, two)
    return " ".join(aspect.name for change in difference.changes for aspect in change.aspects), difference.effect


@pytest.mark.parametrize(
    ("before", "after", "aspects", "expected"),
    [
        ("promise lead within 3d", "promise lead within 4d", "value", Effect.BREAKING),
        ("promise lead within 3d", "promise lead within 2d", "value", Effect.COMPATIBLE),
        ("promise lead within 3d", "promise lead within 20h", "value", Effect.COMPATIBLE),
        ("promise lead within 3d", "promise lead within 30h", "value", Effect.BREAKING),
        ("promise lead within 90m", "promise lead within 1.5h", "", None),
        ("promise efficiency above 40%", "promise efficiency above 50%", "value", Effect.COMPATIBLE),
        ("promise efficiency above 40%", "promise efficiency above 30%", "value", Effect.BREAKING),
        ("promise lead 85% within 3d", "promise lead 95% within 3d", "percentile", Effect.COMPATIBLE),
        ("promise lead 85% within 3d", "promise lead 50% within 3d", "percentile", Effect.BREAKING),
        ("promise lead 85% within 3d", "promise lead within 3d", "percentile", Effect.BREAKING),
        ("promise lead within 3d", "promise lead above 3d", "bound", Effect.BREAKING),
        ("promise lead within 3d", "", "", Effect.BREAKING),
        ("", "promise lead within 3d", "", Effect.COMPATIBLE),
        ("promise lead within 3d", "promise lead within 3d to user", "", Effect.BREAKING),
        ("tool tickets", "", "", Effect.COMPATIBLE),
        ("team night", "team night size 2", "size", Effect.COMPATIBLE),
        ("calendar 8h 5d", "calendar 24h 7d", "calendar", Effect.COMPATIBLE),
        ("user -> log arrives 3/d", "user -> log arrives 4/d", "arrives", Effect.COMPATIBLE),
        ('step a in plan begins "x"', "step a in plan", "begins", Effect.BREAKING),
        ("step a in plan", 'step a in plan begins "x"', "begins", Effect.COMPATIBLE),
        ("step a in plan begins", 'step a in plan begins "here"', "begins", Effect.COMPATIBLE),
        ('step a in plan seen "x"', 'step a in plan seen "y"', "seen", Effect.COSMETIC),
    ],
)
def test_what_a_change_means(before: str, after: str, aspects: str, expected: Effect | None) -> None:
    assert effect(before, after) == (aspects, expected)


def test_a_promise_goes_along_with_a_step_of_another_name() -> None:
    text = TEXT.replace("step log ", "step note ").replace("of log", "of note").replace("-> log ", "-> note ")
    (renamed,) = svc.analyse(text.replace("log  ->", "note ->")).streams
    difference = svc.diff(STREAM, renamed)
    assert [change.subject.value for change in difference.changes] == ["step"]
    assert svc.apply(difference, STREAM) == renamed


def test_a_promise_is_called_by_whom_it_is_made_to_and_what_it_is_about() -> None:
    one, two = (
        svc.analyse(f"stream s\n  step log in engage\n  user -> log : incidents\n  {line}\n").streams[0]
        for line in ("promise lead within 3d to user", "promise work within 4h of log")
    )
    words = text([svc.diff(one, two)])
    assert "lead to user" in words
    assert "work of log" in words
