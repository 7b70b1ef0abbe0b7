"""`svc render`: a stream as a picture, its findings marked in it."""

import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from svc.model.quantities import Real

if TYPE_CHECKING:
    from svc.diagnostics.diagnostic import Diagnostic
    from svc.pictures.options import PictureOptions
    from svc.pictures.render.picture import Picture
    from svc.project.project import Project
    from svc.semantics.bound import BoundStream

UNUSABLE = 2
STANDARD = "-"
FITTING = "fitting"
"""As many pages as it takes."""
ENDINGS = {"mermaid": "mmd"}
"""Endings of files, where they are not the names of their formats."""


class Wanted(NamedTuple):
    """What picture it is to be, as the options say."""

    format: str | None
    view: str
    stream: str | None
    engine: str | None
    theme: str
    scale: Real | None
    catalogue: str | None
    activity: str | None
    way: str
    to: str | None
    details: bool
    pages: str | None


@click.command(
    epilog="\b\nExamples:\n  svc render restore.vsc\n  svc render restore.vsc -o restore.png\n"
    "  svc render streams.vsc --stream restore --format pdf\n"
    "  svc render --catalogue itil4 --view sheet --activity engage -o engage.svg\n"
    "  svc render restore.vsc --theme print --scale 3 -o paper.png\n  svc render restore.vsc -o - > restore.svg\n"
    "  svc render restore.vsc --view slide -o restore.pptx\n  svc render restore.vsc -o restore.html"
)
@click.argument("file", type=click.Path(), required=False)
@click.option("-o", "--output", metavar="OUT", help="The file to write; - for standard output.")
@click.option(
    "--format",
    type=click.Choice(["svg", "png", "pdf", "pptx", "dot", "mermaid", "html"]),
    help="Default: by the extension of OUT, else svg.",
)
@click.option(
    "--view",
    default="auto",
    metavar="NAME",
    help="auto, stream, slide, lanes, chain, ladder, histogram, matrix, sheet or legend.",
)
@click.option("--stream", metavar="NAME", help="The stream, if the file has several.")
@click.option(
    "--catalogue", metavar="NAME|FILE", help="Draw this catalogue instead of a stream: matrix, sheet, legend."
)
@click.option("--activity", metavar="A", help="The activity of a sheet.")
@click.option(
    "--way",
    default="likely",
    metavar="WAY",
    show_default=True,
    help="The way of a ladder: likely, longest, or the condition of an outcome, such as 'code must change'.",
)
@click.option("--to", metavar="PARTY", help="The party that the way of a ladder leads to.")
@click.option("--details", is_flag=True, help="Show teams, tools and costs on the cards of steps.")
@click.option(
    "--pages",
    is_flag=False,
    flag_value=FITTING,
    metavar="[N]",
    help="Two or more slides: N, or as few as are legible.",
)
@click.option("--engine", metavar="NAME|PATH", help="graphviz-pure, dot (an installed Graphviz) or a program.")
@click.option(
    "--theme",
    default="auto",
    metavar="auto|light|dark|print",
    help="The colours. auto: SVG and HTML follow the reader's setting, other formats are light; print: greys.",
)
@click.option("--scale", type=float, metavar="N", help="The size of a PNG, from 0.25 to 8.  [default: 2, 144 dpi]")
def command(file: str | None, output: str | None, **options: Any) -> int:
    """Draw a stream as a picture, its findings marked in it.

    FILE is a .vsc file, or - for standard input. Without -o the picture is written beside it, but not through a
    link. A file with mistakes is drawn too, and its findings are listed below the picture.

    The views: `stream` is one row, `slide` several, `auto` whichever of them fits; `lanes` has a lane for each
    activity; `chain` shows the path through the activities; `ladder` where the time goes; `histogram` how long cases
    take; `matrix` who may give what to whom. `sheet` shows one activity with all that it receives and gives,
    highlighting what the stream uses; `legend` explains the symbols. With --catalogue there is no FILE: a catalogue is
    drawn.

    PDF needs Typst (pip install 'svc-streams[pdf]') or an installed Graphviz. PPTX is a slide with the picture, a
    title and notes; it needs python-pptx (pip install 'svc-streams[pptx]').

    With --pages a long stream is cut into several slides, whose files are numbered: restore-1.svg, restore-2.svg.

    HTML is a page with all views of a stream and details to click; it loads nothing from elsewhere.

    Exits with 0 if the picture is written, 2 if it can't be.
    """
    from svc.cli.printing.output import complain, say
    from svc.diagnostics.errors import Error
    from svc.formats.findings.text import text

    try:
        pictures = _written(file, output, Wanted(**options))
    except Error as error:
        complain(f"svc: {error}")
        return UNUSABLE
    findings = dict.fromkeys(finding for picture in pictures.values() for finding in picture.findings)
    complain(*filter(None, text([*findings], {}).splitlines()))
    for target in pictures:
        if target != STANDARD:
            say(target)
    return 0


def _written(file: str | None, output: str | None, wanted: Wanted) -> dict[str, "Picture"]:
    """Write the picture, or those of all pages: each with where it went."""
    from svc.diagnostics.errors import FileError
    from svc.pictures.picture_formats import format_of
    from svc.project import files

    if wanted.pages not in (None, FITTING) and not str(wanted.pages).isdecimal():
        raise click.UsageError(f"--pages takes a number, but {wanted.pages} is not one: put FILE before --pages")
    if (file is None) == (wanted.catalogue is None):
        raise click.UsageError("give a FILE to draw, or a catalogue with --catalogue")
    target = output or _beside(file or _name(wanted), wanted.format or "svg")
    if not output and target != STANDARD:
        _refuse_link(target)
    form = format_of(target, wanted.format or ("svg" if target == STANDARD else None))
    if _is_input(file or str(wanted.catalogue), target):
        raise FileError(f"{target} is the input file: choose another file to write to")
    if wanted.pages is not None:
        pictures = _pages(file, target, wanted, form)
    else:
        pictures = {target: _of_catalogue(wanted, form) if file is None else _of_stream(file, wanted, form)}
    for each, picture in pictures.items():
        if each != STANDARD:
            files.write(each, picture.data, follow=bool(output))
        elif sys.stdout is not None:
            sys.stdout.flush()
            sys.stdout.buffer.write(picture.data)
    return pictures


def _is_input(given: str, target: str) -> bool:
    """Whether a picture would take the place of the file that is drawn."""
    here = STANDARD not in (given, target) and os.path.exists(given) and os.path.exists(target)
    return here and os.path.samefile(given, target)


def _refuse_link(target: str) -> None:
    """Raise FileError where a link has a name that is our own choice: it may lead to another source."""
    from svc.diagnostics.errors import FileError

    if os.path.islink(target):
        raise FileError(f"{target} is a link, so svc does not write to it: choose a file with -o")


def _options(project: "Project", wanted: Wanted) -> "PictureOptions":
    from svc.cli.options.pictures import options_of

    return options_of(
        project,
        wanted.view,
        wanted.engine,
        wanted.theme,
        wanted.activity,
        wanted.scale,
        wanted.way,
        wanted.to,
        wanted.details,
    )


def _pages(file: str | None, target: str, wanted: Wanted, form: str) -> dict[str, "Picture"]:
    """The pages of a stream, each with its path."""
    from svc.diagnostics.errors import RenderError
    from svc.pictures.paging import drawn_pages

    if file is None:
        raise RenderError("a catalogue has no pages: leave out --pages")
    if target == STANDARD:
        raise RenderError("several pages are several files: choose where they go with -o")
    pages = None if wanted.pages == FITTING else int(str(wanted.pages))
    bound, findings, project = _opened(file, wanted)
    drawn = drawn_pages(bound, findings, target, form, _options(project, wanted), pages)
    return {str(path): picture for path, picture in drawn.items()}


def _of_stream(file: str, wanted: Wanted, form: str) -> "Picture":
    from svc.pictures import rendering

    bound, findings, project = _opened(file, wanted)
    return rendering.stream_picture(bound, findings, form, _options(project, wanted))


def _opened(file: str, wanted: Wanted) -> "tuple[BoundStream, list[Diagnostic], Project]":
    """The chosen stream of a file, its findings, and the project of the file."""
    from svc.cli.inputs.projects import opened
    from svc.cli.inputs.stream import chosen
    from svc.pictures.scene.annotations import within

    analysis, project = opened(file)
    bound = chosen(analysis, wanted.stream, "draw")
    return bound, within(bound.stream, analysis.diagnostics), project


def _of_catalogue(wanted: Wanted, form: str) -> "Picture":
    from svc.cli.inputs.catalogue import Target
    from svc.pictures import rendering
    from svc.project.project import Project

    named = str(wanted.catalogue)
    catalogue = Target(named).catalogue()
    project = Project.around(named if os.path.exists(named) else os.curdir)
    return rendering.catalogue_picture(catalogue, form, _options(project, wanted))


def _name(wanted: Wanted) -> str:
    """The file beside which the picture of a catalogue is written: its own, or one here of its name."""
    name = str(wanted.catalogue)
    return f"{os.path.splitext(name)[0]}_{wanted.activity}.vsc" if wanted.activity else name


def _beside(file: str, form: str) -> str:
    ending = ENDINGS.get(form, form)
    return STANDARD if file == STANDARD else f"{os.path.splitext(file)[0]}.{ending}"
