"""A stream as a picture: bound and checked, made a diagram, laid out by an engine.

The one way from a stream to DOT, SVG, PNG and PDF. Says on the logger `svc` what it had to leave out.
"""

import logging
import os
import re
from collections.abc import Iterable
from pathlib import Path

from attrs import field, frozen

from svc import files
from svc.binding import bind_stream
from svc.bound import BoundStream
from svc.catalogues import DEFAULT, SHIPPED
from svc.checker import check_stream as rules
from svc.checker import in_order
from svc.diagnostics import Diagnostic
from svc.diagram import VIEWS, Diagram
from svc.diagram.marks import placed
from svc.diagram.slide import LEGIBLE, SLIDE
from svc.drawing import engine as engines
from svc.drawing.dot import MANY, dot
from svc.drawing.pinned import pinned
from svc.drawing.svg import finished, size
from svc.errors import RenderError
from svc.model import Catalogue, Stream
from svc.names import unknown_name

FORMATS = ("svg", "png", "pdf", "dot")
LARGEST = 5000
"""Steps, parties and arrows that a picture may hold."""
PIXELS = 32_000
"""How wide or high a PNG may be."""
DPI = 144

_NO_LETTER = re.compile(
    r"[^\n\x20-\u024f\u0300-\u036f\u0370-\u052f\u0590-\u05f4\u1e00-\u20bf\u2122\u2190-\u2195\u2260-\u2265\ufffd]"
)
"""Beyond Latin, Greek, Cyrillic, Hebrew and common signs, the engine that comes with svc draws empty boxes."""

_log = logging.getLogger("svc")


@frozen
class Picture:
    """A drawn picture, and what there is to say of how it came out."""

    data: bytes = field(repr=False)
    notes: tuple[str, ...] = ()


def to_dot(stream: Stream, view: str = "stream", catalogue: Catalogue | None = None) -> str:
    """A stream as DOT, the language of Graphviz; its findings are marked."""
    return _dot(diagram(*checked(stream, catalogue), view_of(view, "dot")))


def svg(stream: Stream, view: str = "auto", catalogue: Catalogue | None = None) -> str:
    """A stream as SVG, to be shown in a page or a notebook."""
    return draw(diagram(*checked(stream, catalogue), view), "svg").data.decode()


def render(
    stream: Stream,
    path: str | os.PathLike[str],
    *,
    view: str = "auto",
    format: str | None = None,
    engine: str | None = None,
    catalogue: Catalogue | None = None,
) -> Path:
    """Draw a stream into a file: SVG, PNG, PDF or DOT, as its ending says. Returns its path.

    Raises RenderError if it can't be drawn, and FileError if it can't be written.
    """
    form = format_of(path, format)
    drawn = draw(diagram(*checked(stream, catalogue), view_of(view, form)), form, engine)
    for note in drawn.notes:
        _log.warning(note)
    files.write(path, drawn.data)
    return Path(path)


def format_of(path: str | os.PathLike[str], format: str | None = None) -> str:
    """The format that is asked for, or that the ending of a path says."""
    found = (format or Path(path).suffix.removeprefix(".")).lower()
    if found not in FORMATS:
        what = f"`{found}` is" if found else f"{os.fspath(path)} says"
        raise RenderError(f"{what} no format of pictures: choose {', '.join(FORMATS[:-1])} or {FORMATS[-1]}")
    return found


def view_of(view: str, format: str) -> str:
    """The view that is asked for: of DOT, which others lay out, the automatic one is the one that needs no plan."""
    return "stream" if view == "auto" and format == "dot" else view


def diagram(bound: BoundStream, findings: Iterable[Diagnostic], view: str = "stream") -> Diagram:
    """The picture of a bound stream before it is drawn. Raises RenderError if there is no such view."""
    if view not in VIEWS:
        *others, last = VIEWS
        raise RenderError(f"there is no view `{view}`: choose {', '.join(others)} or {last}")
    count = len(bound.nodes) + len(bound.arrows)
    if count > LARGEST:
        raise RenderError(
            f"a picture of {count:,} steps, parties and arrows is more than anyone can read, and than svc draws, "
            f"which is {LARGEST:,}: split the stream with steps that open others"
        )
    return VIEWS[view](bound, findings)


def draw(diagram: Diagram, format: str, engine: str | None = None) -> Picture:
    """Draw a diagram in a format."""
    many = len(diagram.lines) - len(diagram.nodes) > MANY
    if format == "dot":
        return Picture(_dot(diagram, simple=many).encode())
    program = engines.find(engine)
    if format == "pdf" and program.own:
        raise RenderError("PDF needs an installed Graphviz: choose it with --engine dot or SVC_ENGINE=dot, or draw SVG")
    text, drawn, notes = _laid_out(diagram, program, simple=many)
    finished_svg = finished(drawn, diagram, own=program.own)
    notes += _small(diagram, *size(finished_svg))
    if format == "svg":
        return Picture(finished_svg.encode(), notes)
    options = []
    if format == "png":
        notes += _lacking(text) if program.own else ()
        dpi = min(DPI, int(PIXELS * 72 / max(*size(finished_svg), 1)))
        options = [f"-Gdpi={dpi}"]
        if dpi < DPI:
            notes += (
                f"drawn at {dpi} instead of {DPI} dots per inch, as it would not fit a PNG: SVG has no such limit",
            )
    seconds = 3 * engines.SECONDS
    return Picture(program.run(text, format, *options, seconds=seconds, pinned=diagram.plan is not None), notes)


def _dot(diagram: Diagram, *, simple: bool = False) -> str:
    return pinned(diagram, diagram.plan) if diagram.plan else dot(diagram, simple=simple)


def _laid_out(diagram: Diagram, program: engines.Engine, *, simple: bool) -> tuple[str, bytes, tuple[str, ...]]:
    """The DOT text that could be laid out in time, what came of it, and what to say of that."""
    if diagram.plan:
        text = pinned(diagram, diagram.plan)
        return text, program.run(text, "svg", pinned=True), ()
    if not simple:
        text = dot(diagram)
        try:
            return text, program.run(text, "svg"), ()
        except engines.TooSlowError:
            pass
    text = dot(diagram, simple=True)
    try:
        drawn = program.run(text, "svg")
    except engines.TooSlowError as error:
        raise RenderError(
            f"{error}: the stream is too entangled to draw; split it with steps that open others"
        ) from None
    return text, drawn, ("laid out in a simpler way with straight lines, as there are too many arrows",)


def _small(diagram: Diagram, width: float, height: float) -> tuple[str, ...]:
    """What to say of a picture that is too large for a slide: its smallest words have 8 points."""
    scale = min(SLIDE[0] / max(width, 1), SLIDE[1] / max(height, 1))
    if scale >= LEGIBLE:
        return ()
    advice = ["draw it with --view slide"] if diagram.view != "slide" else []
    advice += ["mend what is told below it"] if diagram.sentences else []
    return (
        f"on a slide its smallest words would be {8 * scale:.1f} points high, and under 6 few can read them: "
        f"{', '.join(advice)}{' or ' if advice else ''}split the stream with steps that open others",
    )


def _lacking(text: str) -> tuple[str, ...]:
    """What to say of characters that the engine of svc has no letters for."""
    found = sorted(set(_NO_LETTER.findall(text)))
    if not found:
        return ()
    shown = " ".join(found[:10]) + (" and others" if len(found) > 10 else "")
    return (f"a PNG has empty boxes for {shown}: draw SVG, or choose an installed Graphviz with --engine dot",)


def checked(stream: Stream, catalogue: Catalogue | None) -> tuple[BoundStream, list[Diagnostic]]:
    """A stream bound to a catalogue, or else the one that it follows, with its findings."""
    name = stream.follows or DEFAULT
    followed = catalogue or SHIPPED.get(name)
    stream = placed(stream)
    bound, findings = bind_stream(stream, followed, {step.opens for step in stream.steps if step.opens})
    unknown = [unknown_name(None, "catalogue", name, SHIPPED)] if followed is None else []
    return bound, in_order([*unknown, *findings, *rules(bound)])
