"""Pages before axe-core, the checker of accessibility: every view, open panels, the portfolio, the live preview.

axe-core comes from npm; where npm is missing the tests fail, as those without a browser do.
"""

import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import pytest

from svc.pictures import rendering
from svc.pictures.page import page as page_of
from svc.pictures.scene.annotations import within
from svc.project.api import analyse
from tests.browser.test_watch import ended, started
from tests.support.command_line import SCRIPT
from tests.support.pictures import RESTORE

pytestmark = pytest.mark.system

EXAMPLES = Path(__file__).parents[2] / "examples"
STREAMS = {"right": RESTORE, "wrong": RESTORE + "  log -> release : change_requests\n"}
SCREENS = {"desk": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}


@pytest.fixture(scope="module", name="axe")
def fixture_axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script of axe-core."""
    npm = shutil.which("npm")
    assert npm, "install npm for these tests: they fetch axe-core with it"
    folder = tmp_path_factory.mktemp("axe")
    subprocess.run([npm, "pack", "--silent", "axe-core@4"], cwd=folder, check=True, capture_output=True)
    with tarfile.open(next(folder.glob("*.tgz"))) as package:
        script = package.extractfile("package/axe.min.js")
        assert script is not None
        return script.read().decode("utf-8")


def violations(page: Any, axe: str) -> list[str]:
    """What axe finds wrong, each with the first element that it is about."""
    page.evaluate(axe)
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")
    return [f"{each['id']}: {each['nodes'][0]['html']:.200}" for each in found["violations"]]


def views(page: Any) -> list[str]:
    return list(page.eval_on_selector_all(".views input", "inputs => inputs.map(each => each.value)"))


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("stream", STREAMS)
def test_a_page_in_every_view(browser: Any, axe: str, tmp_path: Path, stream: str, scheme: str, screen: str) -> None:
    analysis = analyse(STREAMS[stream], "a.vsc")
    bound = analysis.bound.streams[0]
    file = tmp_path / "page.html"
    file.write_text(page_of(bound, within(bound.stream, analysis.diagnostics)).text, "utf-8")
    page = browser.new_page(viewport=SCREENS[screen], color_scheme=scheme)
    page.goto(file.as_uri())
    assert len(views(page)) > 3
    for view in views(page):
        page.check(f"input[value={view}]", force=True)
        assert (view, violations(page, axe)) == (view, [])
    page.check("input[value=stream]", force=True)
    page.click(".view:not([hidden]) g.step")
    assert violations(page, axe) == []
    page.close()


@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("*.vsc")), ids=lambda path: path.stem)
def test_a_page_of_each_example(browser: Any, axe: str, tmp_path: Path, example: Path) -> None:
    stream = analyse(example.read_text("utf-8"), example.name).stream
    page = browser.new_page(viewport=SCREENS["desk"])
    page.goto(rendering.render(stream, tmp_path / "a.html").as_uri())
    for view in views(page):
        page.check(f"input[value={view}]", force=True)
        assert (view, violations(page, axe)) == (view, [])
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_of_a_portfolio(browser: Any, axe: str, tmp_path: Path, scheme: str) -> None:
    shutil.copytree(EXAMPLES / "organisation", tmp_path / "streams")
    command = [str(SCRIPT), "portfolio", "streams", "-o", "a.html", "--no-cache"]
    subprocess.run(command, cwd=tmp_path, check=False, capture_output=True)
    page = browser.new_page(viewport=SCREENS["desk"], color_scheme=scheme)
    page.goto((tmp_path / "a.html").as_uri())
    assert violations(page, axe) == []
    page.close()


def test_a_live_preview_in_good_times_and_bad(browser: Any, axe: str, tmp_path: Path) -> None:
    file = tmp_path / "a.vsc"
    file.write_text(RESTORE, "utf-8")
    process, address = started(file)
    page = browser.new_page(viewport=SCREENS["desk"], bypass_csp=True)
    page.goto(address)
    assert violations(page, axe) == []
    file.write_text(RESTORE + "  user ->\n", "utf-8")
    page.wait_for_selector("#notice:not([hidden])")
    assert violations(page, axe) == []
    ended(process)
    page.wait_for_selector("#lost:not([hidden])")
    assert violations(page, axe) == []
    page.close()


def test_a_label_holds_what_is_seen(browser: Any, tmp_path: Path) -> None:
    page = browser.new_page(viewport=SCREENS["desk"])
    page.goto(rendering.render(analyse(RESTORE, "a.vsc").stream, tmp_path / "a.html").as_uri())
    buttons = page.eval_on_selector_all(
        ".canvas g[role=button]",
        "all => all.map(each => [each.ariaLabel, [...each.querySelectorAll('text')].map(text => text.textContent)])",
    )
    assert len(buttons) > 10
    for label, seen in buttons:
        assert all(words.strip() in label for words in seen), (label, seen)
    page.close()
