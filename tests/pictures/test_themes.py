"""Themes: every colour of a picture has its counterpart, in which all can be read, and words are left alone."""

import re
from itertools import pairwise

import pytest

import svc
from svc.pictures.options import PictureOptions
from svc.pictures.render.picture import draw
from svc.pictures.style import palette
from svc.pictures.style.contrast import READABLE, VISIBLE, contrast, luminance
from svc.pictures.style.palette import ACCENTS, Accent
from svc.pictures.style.themes import THEMES, theme
from tests.support.pictures import RESTORE, drawn
from tests.support.tables import every

each_theme = pytest.mark.parametrize("name", THEMES)
ROLES = {
    name: value for name, value in vars(palette).items() if isinstance(value, str) and re.match("#[0-9a-f]{6}", value)
}
WORDS = "#16202a #ffffff &#35;16202a"
"""What looks like colours of ours, in the words of a user."""
HOSTILE = RESTORE.replace("Restore a live service", WORDS).replace("Log it", WORDS).replace("code must change", WORDS)


@each_theme
@every("accent", ACCENTS)
def test_words_on_a_card_can_be_read(name: str, accent: Accent) -> None:
    of = theme(name).get
    assert contrast(of(accent.text), of(accent.band)) >= READABLE
    for text in (palette.INK, palette.MUTED, palette.ERROR, palette.WARNING):
        assert contrast(of(text), of(accent.tint)) >= READABLE
        assert contrast(of(text), of(palette.CHIP)) >= READABLE


@each_theme
def test_other_words_can_be_read_and_lines_be_seen(name: str) -> None:
    of = theme(name).get
    for ground in (palette.CANVAS, palette.SOFT):
        for text in (palette.INK, palette.MUTED, palette.ERROR, palette.WARNING):
            assert contrast(of(text), of(ground)) >= READABLE
        assert contrast(of(palette.LINE), of(ground)) >= VISIBLE
    pairs = (
        (palette.ON_ERROR, palette.ERROR),
        (palette.ON_WARNING, palette.WARNING),
        (palette.ON_PARTY, palette.PARTY),
    )
    assert all(contrast(of(text), of(ground)) >= READABLE for text, ground in pairs)


def test_what_a_reader_sees_who_wants_dark_pages_is_the_dark_theme() -> None:
    auto, dark = theme("auto"), theme("dark")
    assert dict(auto.dark) == dict(dark.drawn)
    assert auto.drawn == {}


def test_every_role_has_its_grey() -> None:
    drawn_as = theme("print").drawn
    missing = {name for name, colour in ROLES.items() if colour not in drawn_as}
    assert missing <= {"PAPER"}
    assert all(colour[1:3] == colour[3:5] == colour[5:7] for colour in drawn_as.values())


def test_activities_are_reported_apart_on_paper_by_their_greys() -> None:
    greys = sorted(luminance(accent.grey) for accent in palette.accents(svc.itil4.all_activities).values())
    assert all(contrast("#ffffff", accent.grey) > 1.05 for accent in ACCENTS)
    assert all((lighter + 0.05) / (darker + 0.05) > 1.25 for darker, lighter in pairwise(greys))
    assert len({accent.grey for accent in ACCENTS}) == len(ACCENTS)


@each_theme
def test_words_that_look_like_colours_stay_as_they_are(name: str) -> None:
    made = svc.to_svg(svc.analyse(HOSTILE).stream, theme=name)
    assert made.count("#16202a #ffffff &amp;#35;16202a") >= 3


@pytest.mark.parametrize("name", ["light", "dark", "print"])
def test_a_fixed_theme_is_the_same_for_every_reader(name: str) -> None:
    made = svc.to_svg(svc.analyse(RESTORE).stream, theme=name)
    assert "prefers-color-scheme" not in made
    used = set(re.findall(r'(?:fill|stroke)="(#\w{6})"', made))
    of = theme(name).get
    accents = [colour for each in (*ACCENTS, palette.NO_ACCENT) for colour in (each.band, each.tint, each.text)]
    assert used <= {of(colour) for colour in (*ROLES.values(), *palette.dark(), *accents)}
    assert of(palette.CANVAS) in used


@pytest.mark.parametrize("view", ["stream", "slide", "lanes"])
@each_theme
def test_dot_has_the_colours_of_its_theme(view: str, name: str) -> None:
    text = draw(drawn(RESTORE, view), "dot", PictureOptions(theme=name)).data.decode()
    assert f'bgcolor="{theme(name).get(palette.CANVAS)}"' in text
    assert text == svc.to_dot(svc.analyse(RESTORE).stream, view, theme=name)


def test_there_is_no_other_theme() -> None:
    with pytest.raises(svc.RenderError, match="no theme `sepia`: choose auto, light, dark or print"):
        svc.to_svg(svc.analyse(RESTORE).stream, theme="sepia")


def test_own_colours_are_drawn_and_follow_the_reader() -> None:
    own = {"engage": "#7b1fa2", "user": "#c62828", "errors": "#7f0000", "parties": "#0d47a1"}
    made = svc.to_svg(svc.analyse(RESTORE).stream, "lanes", colours=own)
    for colour in ("#7b1fa2", "#c62828", "#0d47a1"):
        assert f'fill="{colour}"' in made or f"stop-color:{colour}" in made
    style = made.split("<style>")[1].split("</style>")[0]
    assert " .fill-party{fill:" in style
    assert palette.accents(["engage"])["engage"].band not in made


def test_a_colour_that_is_none_is_not_a_picture() -> None:
    with pytest.raises(svc.RenderError, match=r"the colour of engage: `red` is not a colour \[VSC803\]"):
        svc.to_dot(svc.analyse(RESTORE).stream, colours={"engage": "red"})
