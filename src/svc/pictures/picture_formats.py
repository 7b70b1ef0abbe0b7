"""The formats that a picture can have, and which of them a path names."""

import os
from pathlib import Path
from types import NoneType

from svc.diagnostics.errors import RenderError
from svc.text.arguments import expect

FORMATS = ("svg", "png", "pdf", "pptx", "dot", "mermaid", "html")
"""What a stream can be drawn as; a page, which is HTML, holds several pictures."""
PAGE = "html"
DECK = "pptx"
"""A presentation: a slide for each picture."""
ENDINGS = {"mmd": "mermaid", "htm": "html"}
"""Endings that are not the name of a format."""


def file_ending(format: str) -> str:
    """The ending of a file in a format: its name, or the short form where that is what files have."""
    return "mmd" if format == "mermaid" else format


def format_of(path: str | os.PathLike[str], format: str | None = None) -> str:
    """The requested format, else the one of the ending of a path.

    Raises RenderError if there is no such format, or the two differ.
    """
    expect(format, (str, NoneType), "the name of a format")
    ending = Path(path).suffix.removeprefix(".").lower()
    named = ENDINGS.get(ending, ending)
    chosen = format.lower() if format else named
    if chosen not in FORMATS:
        what = f"`{chosen}` is not a picture format" if chosen else f"{os.fspath(path)} names no picture format"
        raise RenderError(f"{what}: choose {', '.join(FORMATS[:-1])} or {FORMATS[-1]}")
    if named in FORMATS and named != chosen:
        raise RenderError(f"{os.fspath(path)} says {named}, but the requested format is {chosen}: choose one of them")
    return chosen


def numbered(path: str | os.PathLike[str], count: int) -> list[Path]:
    """The paths of several pages: `a-1.svg`, `a-2.svg`; from ten on `a-01.svg`, so that they are in order."""
    whole, digits = Path(path), len(str(count))
    return [whole.with_name(f"{whole.stem}-{number:0{digits}}{whole.suffix}") for number in range(1, count + 1)]
