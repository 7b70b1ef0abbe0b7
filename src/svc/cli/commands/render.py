"""`svc render`: streams as pictures, their findings marked in them."""

import os
import sys
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from svc.cli.options.files import cores, force_exclude, jobs
from svc.cli.options.outputs import is_folder, output
from svc.model.quantities import Real

if TYPE_CHECKING:
    from svc.checker.analysis import Analysis
    from svc.cli.runs.outputs import Output
    from svc.diagnostics.diagnostic import Diagnostic
    from svc.pictures.options import PictureOptions
    from svc.pictures.render.picture import Picture
    from svc.project.project import Project
    from svc.semantics.bound import BoundStream

UNUSABLE = 2
STANDARD = "-"


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


@click.command(
    epilog="\b\nExamples:\n  svc render restore.vsc\n  svc render restore.vsc -o restore.png\n"
    "  svc render streams.vsc --stream restore --engine dot --format pdf\n"
    "  svc render --catalogue itil4 --view sheet --activity engage -o engage.svg\n"
    "  svc render restore.vsc --theme print --scale 3 -o paper.png\n  svc render restore.vsc -o - > restore.svg\n"
    "  svc render restore.vsc -o restore.html\n  svc render streams -o pictures --format png"
)
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATHS]...")
@output
@click.option(
    "--format",
    type=click.Choice(["svg", "png", "pdf", "dot", "mermaid", "html"]),
    help="Default: by the extension of OUT, else svg.",
)
@click.option(
    "--view",
    default="auto",
    metavar="NAME",
    help="auto, stream, slide, lanes, chain, ladder, histogram, matrix, sheet or legend.",
)
@click.option("--stream", metavar="NAME", help="The stream, if there are several.")
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
@click.option("--engine", metavar="NAME|PATH", help="graphviz-pure, dot (an installed Graphviz) or a program.")
@click.option(
    "--theme",
    default="auto",
    metavar="auto|light|dark|print",
    help="The colours. auto: SVG and HTML follow the reader's setting, other formats are light; print: greys.",
)
@click.option("--scale", type=float, metavar="N", help="The size of a PNG, from 0.25 to 8.  [default: 2, 144 dpi]")
@jobs
@force_exclude
def command(paths: tuple[str, ...], output: str | None, jobs: int | None, force_exclude: bool, **options: Any) -> int:
    """Draw a stream as a picture, its findings marked in it, or many streams into a folder.

    PATHS are a .vsc file, or - for standard input. Without -o the picture is written beside it, but not through a
    link. A file with mistakes is drawn too, and its findings are listed below the picture.

    For folders and several files -o names a folder, which is made if it is missing. Each stream has a picture there by
    its name. A name that can't be that of a file everywhere, or that several streams have, gets a digest. What can't be
    read or drawn is reported, and the others are drawn.

    The views: `stream` is one row, `slide` several, `auto` whichever of them fits; `lanes` has a lane for each
    activity; `chain` shows the path through the activities; `ladder` where the time goes; `histogram` how long cases
    take; `matrix` who may give what to whom. `sheet` shows one activity with all that it receives and gives,
    highlighting what the stream uses; `legend` explains the symbols. With --catalogue there are no PATHS: a catalogue
    is drawn.

    HTML is a page with all views of a stream and details to click; it loads nothing from elsewhere.

    Exits with 0 if all pictures are written, 2 if one can't be, 3 for a fault of svc itself.
    """
    from svc.cli.printing.output import complain, say
    from svc.diagnostics.errors import Error
    from svc.pictures.picture_formats import file_ending

    wanted = Wanted(**options)
    try:
        if wanted.catalogue is None and is_folder(paths, output):
            from svc.cli.runs import outputs

            form = wanted.format or "svg"
            return outputs.write_outputs(
                paths,
                outputs.Wanted(
                    str(output),
                    file_ending(form),
                    partial(_output, wanted=wanted, form=form),
                    "drawing",
                    wanted.stream,
                    jobs=jobs or cores(),
                    force_exclude=force_exclude,
                ),
            )
        target, findings = _written(paths[0] if paths else None, output, wanted)
    except Error as error:
        complain(f"svc: {error}")
        return UNUSABLE
    complain(*_lines(findings))
    if target != STANDARD:
        say(target)
    return 0


def _lines(findings: "Iterable[Diagnostic]") -> list[str]:
    from svc.formats.findings.text import text

    return [line for line in text(findings, {}).splitlines() if line]


def _output(bound: "BoundStream", analysis: "Analysis", project: "Project", *, wanted: Wanted, form: str) -> "Output":
    """The picture of one of many streams."""
    from svc.cli.runs.outputs import Output

    picture = _of_bound(bound, analysis, project, wanted, form)
    return Output(picture.data, tuple(f"{bound.stream.name}: {line}" for line in _lines(picture.findings)))


def _written(file: str | None, output: str | None, wanted: Wanted) -> tuple[str, tuple["Diagnostic", ...]]:
    """Write the picture: where it went, and what there is to say of it."""
    from svc.diagnostics.errors import FileError
    from svc.pictures.picture_formats import format_of
    from svc.project import files

    if (file is None) == (wanted.catalogue is None):
        raise click.UsageError("give PATHS to draw, or a catalogue with --catalogue")
    target = output or _beside(file or _name(wanted), wanted.format or "svg")
    if not output and target != STANDARD:
        _refuse_link(target)
    form = format_of(target, wanted.format or ("svg" if target == STANDARD else None))
    if _is_input(file or str(wanted.catalogue), target):
        raise FileError(f"{target} is the input file: choose another file to write to")
    picture = _of_catalogue(wanted, form) if file is None else _of_stream(file, wanted, form)
    if target != STANDARD:
        files.write(target, picture.data, follow=bool(output))
    elif sys.stdout is not None:
        sys.stdout.flush()
        sys.stdout.buffer.write(picture.data)
    return target, picture.findings


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


def _of_stream(file: str, wanted: Wanted, form: str) -> "Picture":
    from svc.cli.inputs.projects import opened
    from svc.cli.inputs.stream import chosen

    analysis, project = opened(file)
    return _of_bound(chosen(analysis, wanted.stream, "draw"), analysis, project, wanted, form)


def _of_bound(bound: "BoundStream", analysis: "Analysis", project: "Project", wanted: Wanted, form: str) -> "Picture":
    from svc.pictures import rendering
    from svc.pictures.scene.annotations import within

    findings = within(bound.stream, analysis.diagnostics)
    return rendering.stream_picture(bound, findings, form, _options(project, wanted))


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
    from svc.pictures.picture_formats import file_ending

    return STANDARD if file == STANDARD else f"{os.path.splitext(file)[0]}.{file_ending(form)}"
