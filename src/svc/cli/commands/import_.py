"""`svc import`: data of other programs as a stream."""

import os

import click

UNUSABLE = 2
STANDARD = "-"


@click.command(
    epilog="\b\nExamples:\n  svc import restore.json\n  svc import restore.json -o restore.vsc\n"
    "  svc export restore.vsc | svc import -"
)
@click.argument("file", type=click.Path())
@click.option(
    "-o", "--output", default=STANDARD, metavar="OUT", help="The new file to write, instead of standard output."
)
def command(file: str, output: str) -> int:
    """Create a stream from data.

    FILE is a JSON file as `svc export` writes it and `svc schema stream` describes it, or - for standard input. Before
    svc writes the text, it proves that the text reads back as the same stream. An existing file is never overwritten.
    `svc check` reports what is wrong with the stream itself.

    Exits with 0 if the stream is written, 2 if the data is not a stream or can't be read, or OUT can't be written.
    """
    from svc.cli.printing.output import complain, hand_over, say
    from svc.diagnostics.errors import Error
    from svc.formats.interchange import DataError, checked_text, from_data, read
    from svc.project import files

    name = file.replace(os.sep, "/")
    try:
        text = checked_text(from_data(read(_text(file, name))))
        if output == STANDARD:
            hand_over(text)
        else:
            files.create(output, text)
            say(f"wrote {output}; now try: svc check {output}")
    except DataError as error:
        complain(*(f"svc: {name}: {line}" for line in error.lines))
        return UNUSABLE
    except Error as error:
        complain(f"svc: {error}")
        return UNUSABLE
    return 0


def _text(file: str, name: str) -> str:
    """The text of the file. Raises FileError, also where its bytes are not text."""
    from svc.cli.inputs.paths import Input, read
    from svc.diagnostics.errors import FileError

    source, found = read(Input(name, None if file == STANDARD else file))
    for finding in found:
        raise FileError(f"{name} can't be read: {finding.message}; {finding.help}")
    return source.text
