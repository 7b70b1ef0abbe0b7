"""What all pages of a site have around their content: the head with its policy, the bar with the ways to others."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files as package_files
from urllib.parse import quote

from attrs import field, frozen

from svc.pictures.page.html import ICON
from svc.pictures.page.markup import Markup, element, raw
from svc.pictures.page.policy import policy
from svc.web.site.folder import GENERATOR

HOME = "index.html"
PICTURE = Markup("<!--picture-->")
"""Where a picture of a page comes, once it is drawn."""


@frozen
class Frame:
    """The frame of the pages of a site. `ways` are the pages of its bar with their words.

    `style` is that of a page; `own_style` is the part of it that pages of streams do not have without a site.
    """

    title: str
    ways: tuple[tuple[str, str], ...]
    style: str = field(repr=False)
    own_style: str = field(repr=False)

    def page(self, path: str, title: str, *body: "str | Iterable[Markup]", script: str = "") -> bytes:
        """A page with a title above its body; `path` is that of the page."""
        scripts = [script] if script else []
        head = element(
            "head",
            element("meta", charset="utf-8"),
            self.mark,
            element("meta", http_equiv="Content-Security-Policy", content=policy(scripts, [self.style])),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("meta", name="referrer", content="no-referrer"),
            element("title", title if title == self.title else f"{title} - {self.title}"),
            element("link", rel="icon", href=ICON),
            raw("style", self.style),
            [raw("script", each) for each in scripts],
        )
        header = element("header", self.bar(path), class_="bar")
        main = element("main", element("h1", title), *body, class_="plain", id="content", tabindex="-1")
        body_ = element("body", self.skip("#content", "Skip to the content"), header, main)
        page = element("html", head, body_, lang="en")
        return f"<!doctype html>\n{page}\n".encode()

    @staticmethod
    def skip(to: str, words: str) -> Markup:
        """A link past the bar, for those who come by keyboard."""
        return element("a", words, href=to, class_="skip")

    @property
    def mark(self) -> Markup:
        """What says that svc wrote a page."""
        return element("meta", name="generator", content=GENERATOR)

    def bar(self, path: str) -> Markup:
        """The way from a page through the site."""
        home = element("a", self.title, href=address(path, HOME), class_="home")
        ways = [element("a", words, href=address(path, to), aria_current=_current(path, to)) for to, words in self.ways]
        return element("nav", home, element("span", ways, class_="ways"), aria_label="Site", class_="site")


def _current(at: str, to: str) -> str | None:
    """Whether a page of the bar is the one where the reader is, or the one that lists it."""
    if at == to:
        return "page"
    folder = at.partition("/")[0]
    return "true" if to in (f"{folder}.html", HOME if folder == "streams" else "") else None


def address(at: str, to: str) -> str:
    """The relative address of a page of the site from another one."""
    folder, slash, _ = at.rpartition("/")
    if slash and to.startswith(f"{folder}/"):
        return quote(to.removeprefix(f"{folder}/"))
    return quote("../" * at.count("/") + to)


def link(at: str, to: str, words: str) -> Markup:
    """A link from a page to another one of the site."""
    return element("a", words, href=address(at, to))


@cache
def shipped(name: str) -> str:
    """A style or a script of a site, as it ships."""
    return package_files("svc.web.site").joinpath(name).read_text("utf-8")
