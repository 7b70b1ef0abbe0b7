"""`svc describe`: streams in words."""

from functools import partial
from typing import TYPE_CHECKING

import click

from svc.cli.options.files import force_exclude
from svc.cli.options.outputs import is_folder, output

if TYPE_CHECKING:
    from svc.checker.analysis import Analysis
    from svc.cli.runs.outputs import Output
    from svc.project.project import Project
    from svc.semantics.bound import BoundStream

UNUSABLE = 2
STANDARD = "-"
ENDINGS = {"text": "txt", "markdown": "md"}


@click.command(
    epilog="\b\nExamples:\n  svc describe restore.vsc\n  svc describe restore.vsc --format markdown -o restore.md\n"
    "  svc describe streams.vsc --stream restore\n  svc describe streams -o wiki --format markdown"
)
@click.argument("paths", nargs=-1, type=click.Path(), required=True)
@output
@click.option("--stream", metavar="NAME", help="The stream, if there are several.")
@click.option(
    "--format", type=click.Choice(["text", "markdown"]), default="text", help="The format of the description."
)
@force_exclude
def command(paths: tuple[str, ...], output: str | None, stream: str | None, format: str, force_exclude: bool) -> int:
    """Describe a stream in words, or many streams into a folder.

    PATHS are a .vsc file, or - for standard input. The text can be read out, and the Markdown pasted into a wiki. A
    file with mistakes is described too; its findings are listed at the end.

    For folders and several files -o names a folder, which is made if it is missing. Each stream has a file there by its
    name. A name that can't be that of a file everywhere, or that several streams have, gets a digest. A file that can't
    be read is reported, and the others are described.

    Exits with 0 if all streams are described, 2 if one can't be.
    """
    from svc.cli.printing.output import complain, hand_over, say
    from svc.diagnostics.errors import Error

    try:
        if is_folder(paths, output):
            from svc.cli.runs import outputs

            made = partial(_output, format=format)
            wanted = outputs.Wanted(str(output), ENDINGS[format], made, "describing", stream)
            return outputs.write_outputs(paths, wanted._replace(force_exclude=force_exclude))
        text = _described(paths[0], stream, format)
        if output in (None, STANDARD):
            hand_over(text)
        else:
            from svc.cli.inputs.paths import write_result

            write_result(paths[0], str(output), text.encode("utf-8", "backslashreplace"))
            say(str(output))
    except Error as error:
        complain(f"svc: {error}")
        return UNUSABLE
    return 0


def _described(file: str, stream: str | None, format: str) -> str:
    from svc.cli.inputs.projects import analysed
    from svc.cli.inputs.stream import chosen

    analysis = analysed(file)
    return _written(chosen(analysis, stream, "describe"), analysis, format)


def _output(bound: "BoundStream", analysis: "Analysis", project: "Project", *, format: str) -> "Output":
    """The description of one of many streams."""
    from svc.cli.runs.outputs import Output

    return Output(_written(bound, analysis, format).encode("utf-8", "backslashreplace"))


def _written(bound: "BoundStream", analysis: "Analysis", format: str) -> str:
    from svc.pictures.description import written
    from svc.pictures.scene.annotations import within

    return written(bound, within(bound.stream, analysis.diagnostics), format)
