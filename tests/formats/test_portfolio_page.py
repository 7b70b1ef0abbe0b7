"""The page of a portfolio: hostile words, its policy, and all that the text says."""

import base64
import hashlib
import json
import re
from pathlib import Path

from lxml import html  # type: ignore[import-untyped]

from svc.formats.portfolio import html as portfolio_html
from svc.pictures.render.picture import draw
from svc.pictures.views import portfolio as view
from tests.support import ROOT
from tests.support.folders import RESTORE, write
from tests.support.portfolios import portfolio_of

HOSTILE = '</script><script>alert(1)</script>"onload="x <!-- ]]> &amp; \u2028 </style>'


def _page(folder: Path) -> str:
    portfolio = portfolio_of(folder)
    return portfolio_html.page(portfolio, draw(view.portfolio(portfolio), "svg").data.decode())


def test_hostile_words_stand_as_they_are_v05(tmp_path: Path) -> None:
    title = json.dumps(HOSTILE, ensure_ascii=False).replace("\u2028", "")
    things = "".join(f"  {thing} {title}\n" for thing in ("activity engage", "artefact incidents"))
    text = f"stream a {title} follows acme\n{RESTORE}catalogue acme {title} extends itil4\n{things}"
    write(tmp_path, {"a<b>&.vsc": text})
    page = _page(tmp_path)
    root = html.document_fromstring(page.encode())
    assert [each.tag for each in root.iter() if each.tag in ("script", "iframe", "object", "img", "link", "base")] == []
    assert [name for each in root.iter() for name in each.attrib if name.startswith("on")] == []
    assert HOSTILE.replace("\u2028 ", "")[:40] in root.text_content()


def test_its_policy_lets_it_use_its_own_styles_and_nothing_else() -> None:
    page = _page(ROOT / "examples")
    policy = html.document_fromstring(page.encode()).xpath("//meta[@http-equiv]/@content")[0]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    for style in re.findall(r"<style>(.*?)</style>", page, re.DOTALL):
        assert base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() in policy
    assert " style=" not in page
    assert "http://www.w3.org" in page
    assert not re.search(r"(?:src|href)=\"(?!#)", page)


def test_it_tells_all_that_the_text_tells() -> None:
    page = html.document_fromstring(_page(ROOT / "examples").encode()).text_content()
    portfolio = portfolio_of(ROOT / "examples")
    assert all(stream.name in page and stream.file in page for stream in portfolio.streams)
    assert len(portfolio.coverages) > 1
    for coverage in portfolio.coverages:
        assert all(coverage.offer.practices[name] in page for name in coverage.unused_practices)


def test_each_practice_has_the_streams_that_draw_on_it() -> None:
    rows = html.document_fromstring(_page(ROOT / "examples").encode()).xpath(
        "//h2[@id='practices']/following::table[1]//tr"
    )
    cells = {row[0].text_content(): [cell.text_content() for cell in row[1:]] for row in rows}
    assert cells["Risk management"] == ["1", "create_service"]
    assert cells["Release management"][1].count(",") == int(cells["Release management"][0]) - 1


def test_the_same_portfolio_is_the_same_page() -> None:
    assert _page(ROOT / "examples") == _page(ROOT / "examples")


def test_nothing_to_show(tmp_path: Path) -> None:
    assert "None." in _page(tmp_path)
