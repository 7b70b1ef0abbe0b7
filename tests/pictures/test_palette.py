"""Colours that can be read and told apart, in both themes."""

import pytest

import svc
from svc.pictures.style import palette
from svc.pictures.style.contrast import contrast
from svc.pictures.style.palette import ACCENTS, Accent, accents, dark

READABLE, VISIBLE = 4.5, 3


@pytest.mark.parametrize("accent", ACCENTS)
def test_words_on_a_card_can_be_read_in_both_themes(accent: Accent) -> None:
    swap = dark()
    for text, ground in ((accent.text, accent.band), (palette.INK, accent.tint), (palette.MUTED, accent.tint),
                         (palette.ERROR, accent.tint), (palette.WARNING, accent.tint)):  # fmt: skip
        assert contrast(text, ground) >= READABLE
        assert contrast(swap.get(text, text), swap.get(ground, ground)) >= READABLE


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        (palette.INK, palette.CANVAS), (palette.MUTED, palette.CANVAS), (palette.ERROR, palette.CANVAS),
        (palette.WARNING, palette.CANVAS), (palette.ON_ERROR, palette.ERROR), (palette.ON_WARNING, palette.WARNING),
        (palette.ON_PARTY, palette.PARTY), (palette.ON_INK, palette.INK), (palette.WARNING, palette.ALERT),
        (palette.MUTED, palette.IDLE), (palette.INK, palette.FIELD),
    ],
)  # fmt: skip
def test_other_words_can_be_read_in_both_themes(text: str, ground: str) -> None:
    swap = dark()
    assert contrast(text, ground) >= READABLE
    assert contrast(swap.get(text, text), swap.get(ground, ground)) >= READABLE


def test_lines_can_be_seen_in_both_themes() -> None:
    assert contrast(palette.LINE, palette.CANVAS) >= VISIBLE
    assert contrast(dark()[palette.LINE], dark()[palette.CANVAS]) >= VISIBLE


def test_each_colour_has_one_role() -> None:
    bands = [accent.band for accent in ACCENTS]
    roles = [palette.CANVAS, palette.INK, palette.MUTED, palette.LINE, palette.PARTY, palette.ERROR, palette.WARNING]
    colours = [*bands, *(accent.tint for accent in ACCENTS), *roles]
    assert len(set(colours)) == len(colours)


def test_the_activities_of_the_canon_have_accents_of_their_own() -> None:
    chosen = accents(svc.itil4.all_activities)
    assert len({accent.band for accent in chosen.values()}) == 6


def test_other_activities_get_what_is_free_in_their_order() -> None:
    assert list(accents(["x", "y"]).values()) == list(ACCENTS[:2])
    chosen = accents(["x", "engage", "y"])
    assert chosen["engage"] == accents(["engage"])["engage"]
    assert len({accent.band for accent in chosen.values()}) == 3


def test_there_is_an_accent_for_any_number_of_activities() -> None:
    names = [f"a{number}" for number in range(100)]
    assert set(accents(names)) == set(names)
