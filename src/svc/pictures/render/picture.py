"""A drawn scene: the engine that lays it out, its theme, and findings about how it came out."""

from attrs import field, frozen

from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.errors import RenderError
from svc.pictures.options import DEFAULTS, PictureOptions
from svc.pictures.render import engine as engines
from svc.pictures.render.diagnostics import missing_letters, small_print
from svc.pictures.render.fallback_layouts import as_dot, laid_out
from svc.pictures.render.resolution import PER_INCH, USUAL, fitting
from svc.pictures.render.svg import finished, size
from svc.pictures.scene.shapes import Scene
from svc.pictures.style.themes import theme as theme_of
from svc.text.compared import Compared


@frozen(repr=False, eq=False)
class Picture(Compared):
    """A drawn picture, and findings about how it came out."""

    data: bytes = field(repr=False)
    findings: tuple[Diagnostic, ...] = field(default=(), converter=tuple[Diagnostic, ...])


def draw(scene: Scene, format: str, options: PictureOptions = DEFAULTS) -> Picture:
    """Draw a scene in a format, with the engine, the theme and the scale of the options.

    Raises RenderError if it can't be drawn, or the format has no scale.
    """
    if options.scale is not None and format != "png":
        raise RenderError(f"a scale is only for PNG; {format.upper()} has none: leave it out or draw PNG")
    theme = theme_of(options.theme, scene.colours)
    if format == "dot":
        return Picture(as_dot(scene, theme).encode(), scene.findings)
    if format == "mermaid" and scene.plan and scene.plan.figures:
        raise RenderError("Mermaid is for streams: draw a catalogue as SVG, PNG or DOT")
    if format == "mermaid":
        from svc.pictures.render.mermaid import mermaid

        return Picture(mermaid(scene, theme).encode())
    program = engines.find(options.engine)
    layout = laid_out(scene, theme, program)
    finished_svg = finished(layout.drawn, scene, theme, own=program.own)
    findings = [*scene.findings, *layout.findings, *small_print(scene, *size(finished_svg))]
    if format == "svg":
        return Picture(finished_svg.encode(), findings)
    if format == "pdf" and program.own:
        from svc.pictures.render.pdf import pdf

        title = " ".join(scene.title)
        return Picture(pdf(finished_svg, size(finished_svg), title=title, words=scene.description), findings)
    settings, scale = [], USUAL
    if format == "png":
        findings += missing_letters(layout.text) if program.own else ()
        scale, reduced = fitting(size(finished_svg), options.scale)
        settings = [f"-Gdpi={PER_INCH * scale:g}"]
        findings += reduced
    positioned = layout.scene.plan is not None
    data = program.run(layout.text, format, *settings, seconds=3 * engines.SECONDS, pinned=positioned)
    if format == "png":
        from svc.pictures.render.density import with_density

        data = with_density(data, PER_INCH * scale)
    return Picture(data, findings)
