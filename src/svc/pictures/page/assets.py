"""The style and the script of a page, as they ship, and the dark scheme of the pictures."""

from functools import cache
from importlib.resources import files as package_files

from svc.pictures.style.colours import Colours
from svc.pictures.style.themes import theme

_SCRIPTS = ("pictures.js", "details.js", "page.js")
LIVE = "live.js"
"""What a preview does besides: it follows the file."""


def style(theme_name: str, colours: Colours) -> str:
    """The style of a page; in the theme `print` its pictures have no dark scheme."""
    dark = {} if theme_name == "print" else theme("auto", colours).dark
    rules = [
        f'svg [fill="{light}"]{{fill:light-dark({light},{other})}}'
        f'svg [stroke="{light}"]{{stroke:light-dark({light},{other})}}'
        f'svg [stop-color="{light}"]{{stop-color:light-dark({light},{other})}}'
        for light, other in dark.items()
    ]
    return _shipped("page.css") + "\n".join(rules) + "\n"


def script(*more: str) -> str:
    """The script of a page, and of what is named besides."""
    return '"use strict";\n' + "\n".join(_shipped(name) for name in (*_SCRIPTS, *more))


@cache
def _shipped(name: str) -> str:
    return package_files("svc.pictures.page").joinpath(name).read_text("utf-8")
