"""`svc render`: a stream as a picture, its findings marked in it."""

import os
import sys

import click

UNUSABLE = 2
STANDARD = "-"


@click.command(
    epilog="\b\nExamples:\n  svc render restore.vsc\n  svc render restore.vsc -o restore.png\n"
    "  svc render streams.vsc --stream restore --engine dot --format pdf\n  svc render restore.vsc -o - > restore.svg"
)
@click.argument("file", type=click.Path())
@click.option("-o", "--output", metavar="OUT", help="Where to write it; - for standard output.")
@click.option(
    "--format", type=click.Choice(["svg", "png", "pdf", "dot"]), help="By default the ending of OUT decides, or svg."
)
@click.option("--view", default="auto", metavar="auto|stream|slide|lanes", help="How to lay it out; auto: what fits.")
@click.option("--stream", metavar="NAME", help="Which stream, of a file with several.")
@click.option("--engine", metavar="NAME|PATH", help="graphviz-pure, dot (an installed Graphviz) or a program.")
def command(
    file: str, output: str | None, format: str | None, view: str, stream: str | None, engine: str | None
) -> int:
    """Draw a stream as a picture, its findings marked in it.

    FILE is a .vsc file, or - for standard input. Without -o the picture is written beside it. What the file gets
    wrong is no hindrance: what stands is drawn, and the findings are listed below.

    Exits with 0 if the picture is written, 2 if it can't be.
    """
    from svc.cli.output import complain, say
    from svc.errors import Error

    try:
        target, notes = _draw(file, output, format, view, stream, engine)
    except Error as error:
        complain(f"svc: {error}")
        return UNUSABLE
    complain(*(f"svc: {note}" for note in notes))
    if target != STANDARD:
        say(target)
    return 0


def _draw(
    file: str, output: str | None, format: str | None, view: str, stream: str | None, engine: str | None
) -> tuple[str, tuple[str, ...]]:
    """Write the picture: where it went, and what there is to say of it."""
    from svc import drawing, files
    from svc.cli.one_stream import chosen
    from svc.cli.paths import Input, read
    from svc.diagram.marks import within
    from svc.errors import FileError
    from svc.pipeline import analyse_source

    name = file.replace(os.sep, "/")
    analysis = analyse_source(*read(Input(name, None if file == STANDARD else file)))
    bound = chosen(analysis, stream, "draw")
    target = output or _beside(file, format or "svg")
    form = drawing.format_of(target, format or ("svg" if target == STANDARD else None))
    if file != STANDARD and target != STANDARD and os.path.exists(target) and os.path.samefile(file, target):
        raise FileError(f"{target} is the file itself: choose another one to write to")
    found = within(bound.stream, analysis.diagnostics)
    picture = drawing.draw(drawing.diagram(bound, found, drawing.view_of(view, form)), form, engine)
    if target != STANDARD:
        files.write(target, picture.data)
    elif sys.stdout is not None:
        sys.stdout.flush()
        sys.stdout.buffer.write(picture.data)
    return target, picture.notes


def _beside(file: str, form: str) -> str:
    return STANDARD if file == STANDARD else f"{os.path.splitext(file)[0]}.{form}"
