"""Pictures as a browser shows them: in both colour schemes, with every word in its place and nothing from elsewhere."""

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import svc
from svc.pictures.style import palette
from tests.support import ROOT

pytestmark = pytest.mark.system

EXAMPLES = sorted((ROOT / "examples").glob("*.vsc"))
WRONG = """\
stream wrong "A title that is long enough to be broken over lines & <b>signs</b>"
  step log "Log" in engage
  step veryLong "Donaudampfschifffahrtsgesellschaftsgehilfe notices" in deliver_support by incident_management
  user -> log : incidents
  log -> veryLong : change_requests
  veryLong -> user : services
"""
CARDS = """font => {
    for (const text of document.querySelectorAll("text")) text.style.fontFamily = font;
    return [...document.querySelectorAll("g.step")].map(group => ({
    box: group.querySelector("path[fill=none]").getBoundingClientRect().toJSON(),
    texts: [...group.querySelectorAll("text")].map(text => ({
        words: text.textContent, box: text.getBoundingClientRect().toJSON()})),
}))}"""
COLOUR = """async ([png, x, y]) => {
    const image = new Image();
    image.src = "data:image/png;base64," + png;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), {width: image.width, height: image.height});
    const drawing = canvas.getContext("2d");
    drawing.drawImage(image, 0, 0);
    return [...drawing.getImageData(x, y, 1, 1).data.slice(0, 3)];
}"""


class Opened(NamedTuple):
    """A picture in a browser, what the browser asked for and what it complained about."""

    page: Any
    file: Path
    requests: list[str]
    complaints: list[str]


@pytest.fixture(scope="module", params=[*EXAMPLES, WRONG], ids=[*(path.stem for path in EXAMPLES), "wrong"])
def stream(request: pytest.FixtureRequest) -> svc.Stream:
    text = request.param.read_text("utf-8") if isinstance(request.param, Path) else request.param
    return svc.analyse(text).stream


@pytest.fixture(scope="module", params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def opened(stream: svc.Stream, scheme: str, browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    file = tmp_path_factory.mktemp("picture") / "picture.svg"
    svc.render(stream, file)
    page = browser.new_page(color_scheme=scheme, viewport={"width": 1600, "height": 900})
    seen = Opened(page, file, [], [])
    page.on("request", lambda asked: seen.requests.append(asked.url))
    page.on("console", lambda message: seen.complaints.append(message.text))
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.goto(file.as_uri())
    yield seen
    page.close()


def test_a_picture_opens_without_complaint_and_asks_for_nothing_but_itself(opened: Opened) -> None:
    assert opened.complaints == []
    assert opened.requests == [opened.file.as_uri()]


def test_the_title_of_every_step_is_in_its_card(opened: Opened, stream: svc.Stream) -> None:
    cards = ["".join(text["words"] for text in card["texts"]) for card in opened.page.evaluate(CARDS, "Arial")]
    assert len(cards) == len(stream.steps)
    for step, words in zip(stream.steps, cards, strict=True):
        assert _unspaced(step.title or step.name) in _unspaced(words)


@pytest.mark.parametrize("font", ["Arial", "DejaVu Sans"])
def test_no_text_runs_out_of_its_card_nor_a_card_out_of_sight(opened: Opened, font: str) -> None:
    for card in opened.page.evaluate(CARDS, font):
        assert _holds({"left": 0, "right": 1600, "top": 0, "bottom": 900}, card["box"])
        assert [text["words"] for text in card["texts"] if not _holds(card["box"], text["box"])] == []


def test_the_canvas_has_the_colour_of_the_scheme(opened: Opened, scheme: str, browser: Any) -> None:
    canvas = palette.CANVAS if scheme == "light" else palette.dark()[palette.CANVAS]
    shot = base64.b64encode(opened.page.screenshot()).decode()
    blank = browser.new_page()
    assert blank.evaluate(COLOUR, [shot, 4, 4]) == list(bytes.fromhex(canvas.removeprefix("#")))
    blank.close()


def _unspaced(words: str) -> str:
    """The letters alone: where a title is broken into lines is the drawing's matter."""
    return "".join(words.split()).replace("-", "")


def _holds(outer: dict[str, float], inner: dict[str, float]) -> bool:
    """Whether a box lies within another, give or take the pixel of an outline."""
    return all(outer[side] - 1 <= inner[side] for side in ("left", "top")) and all(
        inner[side] <= outer[side] + 1 for side in ("right", "bottom")
    )
