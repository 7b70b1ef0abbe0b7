"""An organisation's own colours: what is one, what follows from it, and what is said of it."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svc.diagnostics.codes import BY_CODE
from svc.pictures.style import palette
from svc.pictures.style.colour_settings import chosen
from svc.pictures.style.colours import ROLES, Colours
from svc.pictures.style.contrast import READABLE, VISIBLE, contrast, grey, luminance, nearest
from svc.text.source import Place, Source

CANVAS = palette.DARK[palette.CANVAS]

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format) | st.integers(0, 255).map(lambda part: "#" + f"{part:02x}" * 3)
mixtures = st.dictionaries(st.sampled_from(["engage", "plan", "monitor", "user", *ROLES]), colours)


@given(mixtures)
def test_in_the_dark_all_text_can_be_read_and_all_lines_be_seen(mixture: dict[str, str]) -> None:
    own = Colours(mixture)
    dark = own.dark
    grounds = {CANVAS, dark[palette.SOFT], dark[palette.CHIP]}
    for accent in (*palette.ACCENTS, *own.accents.values()):
        band = dark.get(accent.band, accent.band)
        assert contrast(accent.text, band) >= READABLE
        assert contrast(band, CANVAS) >= VISIBLE
        grounds.add(dark[accent.tint])
    for ground in grounds:
        for text in (palette.INK, palette.MUTED, palette.ERROR, palette.WARNING):
            assert contrast(dark[text], ground) >= READABLE
    assert contrast(dark[palette.ON_ERROR], dark[palette.ERROR]) >= READABLE
    assert contrast(dark[palette.ON_WARNING], dark[palette.WARNING]) >= READABLE
    assert contrast(dark.get(palette.ON_PARTY, palette.ON_PARTY), dark[palette.PARTY]) >= READABLE
    assert contrast(dark[palette.LINE], CANVAS) >= VISIBLE


@given(mixtures)
def test_on_paper_all_is_grey_and_can_be_read(mixture: dict[str, str]) -> None:
    own = Colours(mixture)
    assert all(colour == grey(colour) for colour in own.print.values())
    for accent in own.accents.values():
        assert contrast(own.print[accent.text], own.print[accent.band]) >= READABLE
        assert contrast(own.print[palette.WARNING], own.print[accent.tint]) >= READABLE


@given(mixtures)
def test_what_is_chosen_well_can_be_read_in_the_light(mixture: dict[str, str]) -> None:
    own, problems = chosen(mixture)
    told = {key for key, _ in problems}
    for key, accent in own.accents.items():
        assert (contrast(accent.text, mixture[key]) >= READABLE) is (key not in told)
        for text in (palette.INK, palette.MUTED, palette.ERROR, palette.WARNING):
            assert contrast(text, accent.tint) >= READABLE


@given(mixtures)
def test_one_hex_stays_one_role_and_looks_as_it_was_chosen(mixture: dict[str, str]) -> None:
    own = Colours(mixture)
    roles = [drawn for colour, drawn in own.roles.items() if colour != palette.ON_PARTY]
    bands = {accent.band for accent in own.accents.values()}
    assert len(set(roles)) == len(roles)
    assert not bands & {*roles, *palette.PRINT}
    for key, accent in own.accents.items():
        pairs = zip(bytes.fromhex(accent.band[1:]), bytes.fromhex(mixture[key][1:]), strict=True)
        assert max(abs(one - other) for one, other in pairs) <= 8


@given(st.sampled_from(["engage", *ROLES]), colours)
def test_the_colour_that_is_offered_will_do(key: str, colour: str) -> None:
    for _, problem in chosen({key: colour})[1]:
        better = problem.facts["instead"]
        assert better is not None
        assert chosen({key: better})[1] == ()


@pytest.mark.parametrize(
    ("key", "colour", "told"),
    [
        ("engage", "#808080", "text on `#808080` has a contrast of 4.16:1, but needs 4.5:1 to be readable"),
        ("parties", "#808080", "text on `#808080` has a contrast of 4.16:1, but needs 4.5:1 to be readable"),
        ("errors", "#FF8888", "text in `#FF8888` has a contrast of 1.83:1, but needs 4.5:1 to be readable"),
        ("lines", "#cccccc", "lines in `#cccccc` have a contrast of 1.28:1, but need 3:1 to be visible"),
    ],
)
def test_vsc801_says_what_contrast_there_is_and_what_is_needed(key: str, colour: str, told: str) -> None:
    ((about, problem),) = chosen({key: colour})[1]
    assert (about, problem.code, problem.message) == (key, "VSC801", told)
    assert problem.help.startswith("the nearest colour of the same hue with enough contrast is `#")


@pytest.mark.parametrize(
    "colour",
    ["red", "", "#12345", "#1234567", "#12345g", "#123456;", " #123456", "#123456\n", "url(#x)", "rgb(1,2,3)",
     "#123456\"onload=", "@import", "＃123456", "#１23456", "transparent"],
)  # fmt: skip
def test_v03_nothing_else_is_a_colour(colour: str) -> None:
    own, ((key, problem),) = chosen({"engage": colour})
    assert (key, problem.code, own) == ("engage", "VSC803", Colours())
    with pytest.raises(ValueError, match="the colour of engage, is not written as #rrggbb"):
        Colours({"engage": colour})


def test_a_colour_for_what_is_not_there_is_reported_with_what_was_meant() -> None:
    ((_, problem),) = chosen({"engag": "#1f4e96"}, ["engage", "plan"])[1]
    assert (problem.code, problem.help) == ("VSC804", "did you mean `engage`?")
    ((_, problem),) = chosen({"zebra": "#1f4e96"}, ["engage", "plan"])[1]
    assert problem.help.endswith("or one of parties, lines, errors, warnings")
    assert chosen({"zebra": "#1f4e96"})[1] == ()


def test_findings_are_where_they_are_said_to_and_can_be_fixed_there() -> None:
    source = Source("svc.toml", 'engage = "#808080"\nplna = "123456"\n')
    places = {("engage", "value"): (10, 17), ("plna", "key"): (19, 23), ("plna", "value"): (27, 33)}
    written = {"engage": "#808080", "plna": "123456"}
    _, problems = chosen(written, ["plan", "engage"], lambda key, part: Place(source, places[key, part]))
    found = [(each.code, each.range.start.line, each.fixes[0].edits[0].text) for _, each in problems if each.range]
    assert found == [("VSC801", 1, "#868686"), ("VSC804", 2, "plan"), ("VSC803", 2, "#123456")]


def test_they_are_values() -> None:
    own = Colours({"engage": "#ABCDEF"})
    assert own.accents["engage"].band == "#abcdef"
    assert own == Colours({"engage": "#abcdef"})
    assert pickle.loads(pickle.dumps(own)) == own
    assert hash(own) == hash(Colours({"engage": "#abcdef"}))


def test_a_colour_of_the_palette_stays_what_it_is() -> None:
    (plan,) = palette.accents(["plan"]).values()
    assert Colours({"engage": plan.band}).accents["engage"] is plan


def test_the_nearest_colour_keeps_its_hue() -> None:
    assert nearest("#ff8888", lambda colour: luminance(colour) < 0.1) == "#b60000"
    assert nearest("#ff8888", lambda colour: False) is None


def test_its_codes_are_of_pictures() -> None:
    assert [BY_CODE[code].name for code in ("VSC801", "VSC803", "VSC804")] == [
        "low-contrast",
        "invalid-colour",
        "unknown-colour",
    ]
