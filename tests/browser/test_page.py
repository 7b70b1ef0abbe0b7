"""The HTML page in a browser: by mouse, by keyboard, on paper, in the dark; it asks for nothing from elsewhere."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import svc
from svc.pictures import rendering
from svc.pictures.page import page as page_of
from svc.pictures.scene.annotations import within
from svc.project.api import analyse
from tests.support.pictures import RESTORE, long_stream

pytestmark = pytest.mark.system

MEND = """\
stream mend "Mend the software"
  step find "Find the fault" in obtain_build
  step write "Write a fix" in obtain_build
  find -> write
"""
WRONG = RESTORE + "  log -> release : change_requests\n"


@pytest.fixture(scope="module", name="file")
def fixture_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    analysis = analyse(WRONG, "wrong.vsc")
    bound = analysis.bound.streams[0]
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(page_of(bound, within(bound.stream, analysis.diagnostics)).text, "utf-8")
    return path


@pytest.fixture(name="page")
def fixture_page(file: Path, browser: Any) -> Iterator[Any]:
    """The page, opened; at the end it must have asked for nothing and complained of nothing."""
    yield from opened(browser, file)


def opened(browser: Any, file: Path, **settings: Any) -> Iterator[Any]:
    requests, complaints = [], []
    page = browser.new_page(viewport={"width": 1280, "height": 800}, **settings)
    page.on("request", lambda asked: requests.append(asked.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(file.as_uri())
    yield page
    page.close()
    assert [url for url in requests if not url.startswith("data:")] == [file.as_uri()]
    assert complaints == []


def shown(page: Any) -> str:
    """The words of the panel, or nothing if it is closed."""
    return str(page.inner_text("#panel")) if page.is_visible("#panel") else ""


def focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.dataset.thing ?? document.activeElement.id"))


def test_a_click_on_a_step_shows_its_details_and_a_link_leads_on(page: Any) -> None:
    page.click(".view:not([hidden]) g.step[data-thing=step-2]")
    for words in ("2 Diagnose and restore", "Deliver and support", "2 hours", "45 minutes", "85%", "code must change"):
        assert words in shown(page)
    page.click("#panel a:text('3 Build a fix')")
    assert shown(page).startswith("3 Build a fix")
    page.click("#panel [data-do=close]")
    assert shown(page) == ""


def scrolled(page: Any) -> list[float]:
    """How much wider and higher the picture is than its frame."""
    return list(
        page.evaluate(
            "(c => [c.scrollWidth - c.clientWidth, c.scrollHeight - c.clientHeight])"
            "(document.querySelector('.view:not([hidden]) .canvas'))"
        )
    )


@pytest.mark.parametrize("size", [(1280, 800), (390, 700)], ids=["screen", "phone"])
def test_every_view_opens_whole(browser: Any, tmp_path: Path, size: tuple[int, int]) -> None:
    bound = analyse(long_stream(25, 1), "long.vsc").bound.streams[0]
    file = tmp_path / "long.html"
    file.write_text(page_of(bound, ()).text, "utf-8")
    for page in opened(browser, file):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        names = page.eval_on_selector_all(".views input", "all => all.map(each => each.value)")
        assert len(names) > 5
        for name in names:
            page.check(f"input[value={name}]", force=True)
            assert scrolled(page) == [0, 0], name


def test_what_a_step_opens_is_a_link_to_what_that_stream_does(browser: Any, tmp_path: Path) -> None:
    text = RESTORE.replace("in obtain_build\n", "in obtain_build opens mend\n") + MEND
    file = tmp_path / "opens.html"
    file.write_text(page_of(analyse(text, "opens.vsc").bound.streams[0], ()).text, "utf-8")
    for page in opened(browser, file):
        page.click(".view:not([hidden]) g.step[data-thing=step-3]")
        page.click("#panel a:text('Mend the software')")
        assert shown(page).startswith("Mend the software")
        assert "1 Find the fault (Obtain or build)" in shown(page)
        page.click("#panel a:text('3 Build a fix')")
        assert shown(page).startswith("3 Build a fix")


def test_the_keyboard_alone_opens_closes_and_comes_back(page: Any) -> None:
    for _ in range(30):
        page.keyboard.press("Tab")
        if focused(page) == "step-1":
            break
    assert focused(page) == "step-1"
    for key in ("Enter", " "):
        page.keyboard.press(key)
        assert shown(page).startswith("1 Log it")
        assert focused(page) == "panel-title"
        page.keyboard.press("Escape")
        assert shown(page) == ""
        assert focused(page) == "step-1"


def test_steps_say_what_they_are(page: Any) -> None:
    button = page.get_by_role("button", name=re.compile("^2 Diagnose and restore: DELIVER AND SUPPORT"))
    assert button.count() == 1


def test_the_view_is_switched_by_mouse_and_by_keys(page: Any) -> None:
    page.check("input[value=lanes]", force=True)
    assert page.is_visible("[data-view=lanes]")
    assert page.locator(".view:visible").count() == 1
    page.keyboard.press("ArrowLeft")
    assert not page.is_visible("[data-view=lanes]")
    assert page.locator(".view:visible").count() == 1


def width(page: Any) -> float:
    return float(page.evaluate("document.querySelector('.view:not([hidden]) svg').getBoundingClientRect().width"))


def test_it_zooms_by_buttons_keys_and_wheel(page: Any) -> None:
    start = width(page)
    page.keyboard.press("+")
    assert width(page) == pytest.approx(start * 1.25, rel=0.01)
    page.click("[data-do=out]")
    assert width(page) == pytest.approx(start, rel=0.01)
    page.hover(".view:not([hidden]) .canvas")
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    page.wait_for_function("start => document.querySelector('.view:not([hidden]) svg').clientWidth > start", arg=start)
    page.keyboard.press("0")
    assert scrolled(page) == [0, 0]


def test_a_drag_moves_the_picture_and_opens_nothing(page: Any) -> None:
    for _ in range(5):
        page.keyboard.press("+")
    frame = page.locator(".view:not([hidden]) .canvas")
    before = frame.evaluate("canvas => canvas.scrollLeft")
    page.mouse.move(500, 300)
    page.mouse.down()
    page.mouse.move(400, 280, steps=4)
    page.mouse.up()
    assert frame.evaluate("canvas => canvas.scrollLeft") == pytest.approx(before + 100, abs=2)
    assert shown(page) == ""
    frame.focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_function(
        "at => document.querySelector('.view:not([hidden]) .canvas').scrollLeft < at", arg=before + 99
    )


def test_a_finding_marks_what_it_is_about(page: Any) -> None:
    page.click("#findings li.error > a")
    marked = page.evaluate("[...document.querySelectorAll('.view:not([hidden]) .marked')].map(e => e.dataset.thing)")
    assert set(marked) == {"flow-8"}
    assert page.inner_text("#status") == "Marked: 1 Log it to 4 Release the fix"
    page.keyboard.press("Escape")
    assert page.locator(".marked").count() == 0


BACKGROUND = "getComputedStyle(document.body).backgroundColor"
CANVAS = "getComputedStyle(document.querySelector('.view:not([hidden]) polygon')).fill"


@pytest.mark.parametrize(
    ("scheme", "first", "then"),
    [("light", "rgb(255, 255, 255)", "rgb(16, 22, 29)"), ("dark", "rgb(16, 22, 29)", "rgb(255, 255, 255)")],
)
def test_page_and_picture_follow_the_scheme_and_the_switch(
    file: Path, browser: Any, scheme: str, first: str, then: str
) -> None:
    for page in opened(browser, file, color_scheme=scheme):
        assert (page.evaluate(BACKGROUND), page.evaluate(CANVAS)) == (first, first)
        page.click("[data-do=scheme]")
        assert (page.evaluate(BACKGROUND), page.evaluate(CANVAS)) == (then, then)


def test_on_paper_all_views_and_tables_are_there_in_light_colours(page: Any) -> None:
    page.click("[data-do=scheme]")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(BACKGROUND) == "rgb(255, 255, 255)"
    assert page.locator(".view:visible").count() == page.locator(".view").count() > 1
    assert page.is_visible("#step-2")
    assert not page.is_visible(".tools")


def test_without_scripts_pictures_findings_and_words_are_there(file: Path, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator(".view svg:visible").count() == page.locator(".view").count()
    assert "VSC301 error" in page.inner_text("#findings")
    assert "service desk" in page.inner_text("#words")
    assert not page.is_visible(".tools")
    context.close()


def test_on_a_phone_nothing_is_wider_than_the_screen(file: Path, browser: Any) -> None:
    for page in opened(browser, file):
        page.set_viewport_size({"width": 390, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_v05_hostile_text_does_nothing(browser: Any, tmp_path: Path) -> None:
    text = "</script><script>document.title='taken'</script><img src=https://example.org/x onerror=alert(1)>"
    flow = svc.Flow("user", "s", [f'"{text}"'], when=text)
    stream = svc.Stream(name="x", title=text, steps=[svc.Step("s", title=text, activity="engage")], flows=[flow])
    file = rendering.render(stream, tmp_path / "x.html")
    for page in opened(browser, file):
        assert page.title() == text
        page.click(".view:not([hidden]) g.step")
        assert text in shown(page)
