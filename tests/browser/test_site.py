"""A site as a browser shows it: from a file, below an address, narrow and wide, by keyboard, and before axe-core."""

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import svc
from tests.browser.test_axe import fixture_axe, violations
from tests.support import ROOT
from tests.support.sites import dead

__all__ = ["fixture_axe"]
pytestmark = pytest.mark.system

DESK, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


@pytest.fixture(scope="module", name="site")
def fixture_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a small organisation."""
    folder = tmp_path_factory.mktemp("web").resolve() / "below" / "here"
    return svc.write_site(ROOT / "examples" / "organisation", folder, title="Nordhafen Print", jobs=2).parent


@pytest.fixture(scope="module", name="address")
def fixture_address(site: Path) -> Iterator[str]:
    """The address of the site below that of a server."""
    handler = functools.partial(SimpleHTTPRequestHandler, directory=str(site.parents[1]))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/below/here/"
    server.shutdown()


def _opened(browser: Any, **options: Any) -> tuple[Any, list[str]]:
    """A page, and what it requests or complains of."""
    page, noted = browser.new_page(**options), list[str]()
    page.on("request", lambda request: noted.append(request.url))
    page.on("console", lambda message: noted.append(message.text))
    page.on("pageerror", lambda error: noted.append(str(error)))
    return page, noted


def test_every_page_opens_from_a_file_asks_for_nothing_and_axe_finds_nothing(
    browser: Any, axe: str, site: Path
) -> None:
    page, noted = _opened(browser, viewport=DESK)
    found = {}
    paths = sorted(site.rglob("*.html"))
    for path in paths:
        page.goto(path.as_uri())
        assert [each for each in noted if not each.startswith("data:")] == [path.as_uri()]
        found[path.name] = violations(page, axe)
        noted.clear()
    assert len(paths) > 90
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert dead(site) == []
    page.close()


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_one_page_of_each_kind_fits_the_screen_and_axe_finds_nothing(
    ordinary_browser: Any, axe: str, site: Path, scheme: str, screen: dict[str, int]
) -> None:
    page, _ = _opened(ordinary_browser, viewport=screen, color_scheme=scheme)
    kinds = {path.parent: path for path in sorted(site.rglob("*.html"))}
    assert len(kinds) == 6
    for path in [*kinds.values(), site / "index.html", site / "meetings.html", site / "activities.html"]:
        page.goto(path.as_uri())
        root = "document.documentElement"
        assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth"), path
        assert (path.name, violations(page, axe)) == (path.name, [])
    page.close()


def test_the_search_finds_streams_by_their_steps_and_other_things(browser: Any, site: Path) -> None:
    page, _ = _opened(browser, viewport=DESK)
    page.goto((site / "index.html").as_uri())
    shown = ".streams > li:not([hidden])"
    every = page.locator(shown).count()
    page.keyboard.press("/")
    page.keyboard.type("take  CALL")
    assert page.locator(shown).count() == 1
    assert page.locator("#found").inner_text() == "1 stream found"
    page.keyboard.press("Escape")
    assert page.locator(shown).count() == every
    page.keyboard.type("incident management")
    assert page.locator("#others li:not([hidden]) a").first.inner_text() == "Incident management"
    page.locator("#others li:not([hidden]) a").first.click()
    assert page.url.endswith("practices/incident_management.html")
    page.close()


def test_it_can_be_walked_below_any_address(browser: Any, address: str) -> None:
    page, noted = _opened(browser, viewport=DESK)
    page.goto(address)
    page.click("text=Bring a press back to work")
    page.click("#connections a:has-text('Build a lasting fix')")
    page.click("#words td[data-label=Activity] a >> nth=0")
    page.click("nav a:has-text('Catalogues')")
    assert page.url == f"{address}catalogues.html"
    assert {each for each in noted if not each.startswith((address, "data:"))} - {
        f"{address[:-12]}/favicon.ico"
    } == set()
    page.close()


def test_it_can_be_read_without_scripts(browser: Any, site: Path) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((site / "index.html").as_uri())
    assert page.locator(".streams > li").count() == 4
    assert not page.locator("#search").is_visible()
    assert not page.locator("#others").is_visible()
    page.goto((site / "streams" / "restore_press.html").as_uri())
    assert page.locator(".canvas svg").count() > 5
    page.close()


def test_the_first_tab_leads_past_the_bar(browser: Any, site: Path) -> None:
    page, _ = _opened(browser, viewport=DESK)
    page.goto((site / "activities" / "plan.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.close()
