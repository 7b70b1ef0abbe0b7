"""A diagram drawn: which engine lays it out, in which theme, and what there is to say of how it came out."""

from attrs import field, frozen

from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.errors import RenderError
from svc.model.quantities import Real
from svc.pictures.render import engine as engines
from svc.pictures.render.diagnostics import missing_letters, small_print
from svc.pictures.render.fallback_layouts import as_dot, laid_out
from svc.pictures.render.mermaid import mermaid
from svc.pictures.render.resolution import PER_INCH, fitting
from svc.pictures.render.svg import finished, size
from svc.pictures.scene.shapes import Diagram
from svc.pictures.style.themes import theme as theme_of


@frozen
class Picture:
    """A drawn picture, and what there is to say of how it came out."""

    data: bytes = field(repr=False)
    findings: tuple[Diagnostic, ...] = field(default=(), converter=tuple[Diagnostic, ...])


def draw(
    diagram: Diagram, format: str, engine: str | None = None, theme: str = "auto", scale: Real | None = None
) -> Picture:
    """Draw a diagram in a format; `scale` is for PNG, and 2 if not given.

    Raises RenderError if it can't be drawn, or there is no such theme or scale.
    """
    if scale is not None and format != "png":
        raise RenderError(f"a scale is only for PNG; {format.upper()} has none: leave it out or draw PNG")
    look = theme_of(theme, diagram.colours)
    if format == "dot":
        return Picture(as_dot(diagram, look).encode(), diagram.told)
    if format == "mermaid" and diagram.plan and diagram.plan.figures:
        raise RenderError("Mermaid is for streams: draw a catalogue as SVG, PNG or DOT")
    if format == "mermaid":
        return Picture(mermaid(diagram, look).encode())
    program = engines.find(engine)
    if format == "pdf" and program.own:
        raise RenderError("PDF needs an installed Graphviz: choose it with --engine dot or SVC_ENGINE=dot, or draw SVG")
    layout = laid_out(diagram, look, program)
    finished_svg = finished(layout.drawn, diagram, look, own=program.own)
    findings = [*diagram.told, *layout.findings, *small_print(diagram, *size(finished_svg))]
    if format == "svg":
        return Picture(finished_svg.encode(), findings)
    options = []
    if format == "png":
        findings += missing_letters(layout.text) if program.own else ()
        scale, told = fitting(size(finished_svg), scale)
        options = [f"-Gdpi={PER_INCH * scale:g}"]
        findings += told
    positioned = layout.diagram.plan is not None
    data = program.run(layout.text, format, *options, seconds=3 * engines.SECONDS, pinned=positioned)
    return Picture(data, findings)
