"""`svc render`: streams as pictures, their findings marked in them."""

import re
from typing import Any

import click

from svc.cli.options.files import cores, force_exclude, jobs
from svc.cli.options.outputs import is_folder, output
from svc.cli.runs.drawing import FITTING, Many, Wanted, render, render_many


@click.command(
    epilog="\b\nExamples:\n  svc render restore.vsc\n  svc render restore.vsc -o restore.png\n"
    "  svc render streams.vsc --stream restore --format pdf\n"
    "  svc render --catalogue itil4 --view sheet --activity engage -o engage.svg\n"
    "  svc render restore.vsc --theme print --scale 3 -o paper.png\n  svc render restore.vsc -o - > restore.svg\n"
    "  svc render restore.vsc --view slide -o restore.pptx\n  svc render restore.vsc -o restore.html\n"
    "  svc render streams -o pictures --format png"
)
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATHS]...")
@output
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

    PDF needs Typst (pip install 'svc-streams[pdf]') or an installed Graphviz. PPTX is a slide with the picture, a
    title and notes; it needs python-pptx (pip install 'svc-streams[pptx]').

    With --pages a long stream is cut into several slides, whose files are numbered: restore-1.svg, restore-2.svg.

    HTML is a page with all views of a stream and details to click; it loads nothing from elsewhere.

    Exits with 0 if all pictures are written, 2 if one can't be, 3 for a fault of svc itself.
    """
    if options["pages"] not in (None, FITTING) and not re.fullmatch(r"\d{1,4}", options["pages"]):
        raise click.UsageError(f"--pages takes a number, but {options['pages']} is not one: put PATHS before --pages")
    wanted = Wanted(**options)
    if bool(paths) == (wanted.catalogue is not None):
        raise click.UsageError("give PATHS to draw, or a catalogue with --catalogue")
    if paths and is_folder(paths, output):
        return render_many(paths, Many(str(output), jobs or cores(), force_exclude), wanted)
    return render(paths[0] if paths else None, output, wanted)
