"""`svc describe`: a stream in words."""

import click

UNUSABLE = 2


@click.command(
    epilog="\b\nExamples:\n  svc describe restore.vsc\n  svc describe restore.vsc --format markdown > restore.md\n"
    "  svc describe streams.vsc --stream restore"
)
@click.argument("file", type=click.Path())
@click.option("--stream", metavar="NAME", help="The stream, if the file has several.")
@click.option(
    "--format", type=click.Choice(["text", "markdown"]), default="text", help="The format of the description."
)
def command(file: str, stream: str | None, format: str) -> int:
    """Describe a stream in words.

    FILE is a .vsc file, or - for standard input. The text can be read out, and the Markdown pasted into a wiki. A file
    with mistakes is described too; its findings are listed at the end.

    Exits with 0 if the stream is described, 2 if it can't be.
    """
    from svc.cli.inputs.projects import analysed
    from svc.cli.inputs.stream import chosen
    from svc.cli.printing.output import complain, hand_over
    from svc.diagnostics.errors import Error
    from svc.pictures.description import written
    from svc.pictures.scene.annotations import within

    try:
        analysis = analysed(file)
        bound = chosen(analysis, stream, "describe")
    except Error as error:
        complain(f"svc: {error}")
        return UNUSABLE
    hand_over(written(bound, within(bound.stream, analysis.diagnostics), format))
    return 0
