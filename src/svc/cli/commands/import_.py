"""`svc import`: data and tables of other programs as a stream."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from svc.cli.options.formats import FORMATS, READ
from svc.cli.options.losses import losses

if TYPE_CHECKING:
    from svc.formats.exchange import Imported, Loss

UNUSABLE = 2
STANDARD = "-"
TABLES = ("csv", "xlsx", "markdown")
SPELLED = {"mapping": "map", "write_map": "write-map"}
"""Options by the names of their parameters, where these are others."""


@click.command(
    epilog="\b\nExamples:\n  svc import restore.json\n  svc import restore.json -o restore.vsc\n"
    "  svc import workshop.csv --chain -o mail.vsc\n  svc import plan.xlsx --sheet steps --map MAP.toml\n"
    "  svc import lines.csv --as catalogue -o house.vsc\n"
    "  svc import desk.bpmn --pool 'Service desk'\n  svc export restore.vsc | svc import -"
)
@click.argument("file", type=click.Path())
@click.option(
    "--format",
    type=click.Choice(READ),
    help="Default: by the extension of FILE, else by how its content begins.",
)
@click.option(
    "--as",
    "kind",
    type=click.Choice(["stream", "catalogue"]),
    default="stream",
    show_default=True,
    help="What to make of a table; a catalogue comes from a table of its lines.",
)
@click.option("--sheet", metavar="NAME", help="The sheet of a workbook, if several have a table.")
@click.option("--pool", metavar="NAME", help="The pool that is the stream, if several have work in them.")
@click.option("--page", metavar="NAME", help="The page, view or value stream to take, if there are several.")
@click.option("--catalogue", metavar="NAME|FILE", help="Where foreign words are looked up, instead of in itil4.")
@click.option("--name", metavar="NAME", help="What the stream or the catalogue is called, if the file does not say.")
@click.option("--chain", is_flag=True, help="Each step of a table leads to the next one below it.")
@click.option("--map", "mapping", metavar="MAP.toml", help="What foreign words of a table mean.")
@click.option("--write-map", metavar="FILE", help="Write a map of all foreign words, to be filled in.")
@click.option(
    "-o", "--output", default=STANDARD, metavar="OUT", help="The new file to write, instead of standard output."
)
@losses
def command(
    file: str, format: str | None, kind: str, output: str, losses: str, strict: bool, write_map: str | None,
    **options: Any,
) -> int:  # fmt: skip
    """Create a stream from data, a table, a diagram or a model, or a catalogue from a table of its lines.

    FILE is a JSON file as `svc export` writes it and `svc schema stream` describes it, a table (CSV, XLSX, Markdown),
    a diagram (BPMN, draw.io, Mermaid), a model of ArchiMate (Open Exchange), or - for standard input. A table has a
    row for each step or each flow, and headings such as step, activity, by, waits, takes, accurate, from, to, input and
    output. What a file does not say is a hole, `?`. What can't be kept is reported.

    With --as catalogue, a table has a row for each line, and the headings activity, side (input or output), artefacts,
    counterparties, wording and section, as `svc catalogue --format csv` writes it. Sheets of a workbook may say more of
    its activities, parties, practices and artefacts.

    Before svc writes the text, it proves that the text reads back as the same. An existing file is never overwritten.
    `svc check` reports what is wrong with the stream or the catalogue itself.

    Exits with 0 if the stream is written, 1 with --strict if something is lost, 2 if the data is not a stream or can't
    be read, or OUT can't be written.
    """
    from svc.cli.printing.output import complain, hand_over, say
    from svc.cli.runs.exchanging import contents, format_of, reported
    from svc.cli.runs.maps import written
    from svc.diagnostics.errors import Error
    from svc.formats.interchange import DataError
    from svc.project import files

    called = file.replace(os.sep, "/")
    try:
        data = contents(None if file == STANDARD else file, called)
        format = format or format_of(called, data)
        if format is None:
            what = "standard input" if file == STANDARD else called
            raise Error(f"nothing says which format {what} is in: choose it with --format")
        _expect_fitting(kind, format, options | {"write_map": write_map})
        if write_map and output != STANDARD:
            _expect_new(write_map, output)
        text, lost, foreign, elements = _made(data, called, format, kind, options)
        if write_map:
            files.create(write_map, written(foreign))
        if output == STANDARD:
            hand_over(text)
        else:
            files.create(output, text)
            say(f"wrote {output}; now try: svc check {output}")
        lines, code = reported(lost, called, losses, strict, elements)
        complain(*lines)
        return code
    except DataError as error:
        complain(*(f"svc: {called}: {line}" for line in error.lines))
    except Error as error:
        complain(f"svc: {error}")
    return UNUSABLE


def _expect_fitting(kind: str, format: str, options: Mapping[str, Any]) -> None:
    """Raise click.UsageError for an option that says nothing about such a file."""
    if kind == "catalogue" and format not in TABLES:
        raise click.UsageError(f"a catalogue comes from a table ({', '.join(TABLES)}), not from {format}")
    known = {*FORMATS[format].options}
    if kind == "catalogue":
        known &= {"name", "sheet"}
    for option, value in options.items():
        if value and option not in known:
            about = f"a catalogue in {format}" if kind == "catalogue" else format
            raise click.UsageError(f"--{SPELLED.get(option, option)} says nothing about {about}")


def _expect_new(*paths: str) -> None:
    """Raise Error for a file that is there, or is named twice, before another one is written."""
    from svc.diagnostics.errors import FileError

    for path in paths:
        if os.path.lexists(path):
            raise FileError(f"{path} already exists; not overwritten")
    if len({os.path.abspath(path) for path in paths}) < len(paths):
        raise click.UsageError("--output and --write-map name the same file")


def _made(
    data: bytes, called: str, format: str, kind: str, options: Mapping[str, Any]
) -> "tuple[str, tuple[Loss, ...], Mapping[str, Mapping[str, str]], int | None]":
    """The text, the losses, the foreign words that mean nothing, and how many elements the file has, if known."""
    from svc.formats import exchange

    name = options["name"] or _stem(called)
    if kind == "catalogue":
        found = exchange.import_catalogue(data, format, name=name, sheet=options["sheet"])
        return found.text, found.losses, {}, None
    if format == "json":
        return _text_of(data, called), (), {}, None
    imported = _imported(data, format, **{**options, "name": name})
    return imported.text, imported.losses, imported.foreign, imported.elements


def _text_of(data: bytes, name: str) -> str:
    """The text of a stream that is data. Raises FileError, also where the bytes are not text."""
    from svc.diagnostics.errors import FileError
    from svc.formats.interchange import checked_text, from_data, read
    from svc.project import sources

    source, found = sources.decode(data, name)
    for finding in found:
        raise FileError(f"{name} can't be read: {finding.message}; {finding.help}")
    return checked_text(from_data(read(source.text)))


def _imported(data: bytes, format: str, *, mapping: str | None, catalogue: str | None, **others: Any) -> "Imported":
    from svc.cli.inputs.catalogue import Target
    from svc.cli.runs.maps import read
    from svc.formats import exchange

    maps = read(mapping) if mapping else {}
    known = Target(catalogue).catalogue() if catalogue else None
    return exchange.import_(data, format, maps=maps, catalogue=known, **others)


def _stem(file: str) -> str:
    return "imported" if file == STANDARD else os.path.splitext(os.path.basename(file))[0]
