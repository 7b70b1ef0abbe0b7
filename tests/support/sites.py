"""A small project whose site is quick to draw, and what its pages say."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from tests.support.folders import write

BAKERY = """
catalogue bakery "A bakery"
  party guest "Guest"
  practice kneading in craft
  artefact dough
  artefact bread
  artefact orders alias tickets
  activity shop "Shop"
    purpose "Sells <b>bread</b>"
    input orders from guest
    output orders to bakehouse
    input bread from bakehouse
    output bread to guest
  activity bakehouse "Bakehouse"
    input orders from shop
    output bread to shop
"""
FILES = {
    "svc.toml": "",
    "bakery.vsc": BAKERY,
    "bread.vsc": (
        'use "bakery.vsc"\nuse "baking.vsc"\n\nstream bread "Daily bread" follows bakery\n  demand: "Hunger"\n'
        '  team crew "The crew"\n  tool till "The till"\n\n'
        '  step take "Take orders" in shop responsible crew uses till\n'
        '  step bake "Bake <script>alert(1)</script>" in bakehouse by kneading takes 45m opens baking\n\n'
        '  guest -> take : orders as "a loaf, please"\n'
        "  take -> bake : orders\n  bake -> take : bread\n  take -> guest : bread\n"
    ),
    "baking.vsc": (
        'use "bakery.vsc"\n\n# svc: allow no-demand until 2999-12-31 because a step opens it\n'
        'stream baking "Bake & cool" follows bakery\n  step mix in bakehouse\n'
        '  step sell "Sell it" in shop\n\n  shop -> mix : orders\n  mix -> sell : bread\n  sell -> guest : bread\n'
        "  sell -> mix : dough\n"
    ),
}


def project(folder: Path) -> Path:
    """The project in a folder."""
    return write(folder, FILES)


def pages(site: Path) -> dict[str, str]:
    """The pages of a site by their paths."""
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}


class Page(HTMLParser):
    """What a page holds: its ids, where its links lead, the addresses of what it would load, and its scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        self.loads += [value for name, value in values.items() if name in ("src", "srcset", "data", "poster")]
        if tag == "link":
            self.loads.append(values.get("href", ""))


def dead(site: Path) -> list[tuple[str, str]]:
    """The links of a site that lead to no page, or to no place in one; each with its page."""
    found = {path: Page(text) for path, text in pages(site).items()}
    return [
        (path, link)
        for path, page in found.items()
        for link in page.links
        if not _leads((site / path).parent, link, site / path, site, found)
    ]


def _leads(folder: Path, link: str, here: Path, site: Path, found: dict[str, Page]) -> bool:
    place, _, mark = link.partition("#")
    target = (folder / unquote(place)).resolve() if place else here
    path = target.relative_to(site).as_posix() if target.is_relative_to(site) else ""
    return path in found and (not mark or mark in found[path].ids)
