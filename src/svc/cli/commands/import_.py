"""`svc import`: data and tables of other programs as a stream."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from svc.cli.options.formats import READ
from svc.cli.options.losses import losses

if TYPE_CHECKING:
    from svc.formats.exchange import Imported

UNUSABLE = 2
STANDARD = "-"


@click.command(
    epilog="\b\nExamples:\n  svc import restore.json\n  svc import restore.json -o restore.vsc\n"
    "  svc import workshop.csv --chain -o mail.vsc\n  svc import plan.xlsx --sheet steps --map MAP.toml\n"
    "  svc export restore.vsc | svc import -"
)
@click.argument("file", type=click.Path())
@click.option(
    "--format",
    type=click.Choice(READ),
    help="Default: by the extension of FILE, else by how its content begins.",
)
@click.option("--sheet", metavar="NAME", help="The sheet of a workbook, if several have a table.")
@click.option("--pool", metavar="NAME", help="The pool that is the stream, if several have work in them.")
@click.option("--page", metavar="NAME", help="The page or view that is the stream, if there are several.")
@click.option("--catalogue", metavar="NAME|FILE", help="Where foreign words are looked up, instead of in itil4.")
@click.option("--name", metavar="NAME", help="What the stream is called, if the table does not say.")
@click.option("--chain", is_flag=True, help="Each step of a table leads to the next one below it.")
@click.option("--map", "mapping", metavar="MAP.toml", help="What foreign words of a table mean.")
@click.option("--write-map", metavar="FILE", help="Write a map of all foreign words, to be filled in.")
@click.option(
    "-o", "--output", default=STANDARD, metavar="OUT", help="The new file to write, instead of standard output."
)
@losses
def command(
    file: str, format: str | None, output: str, losses: str, strict: bool, write_map: str | None, **asked: Any
) -> int:  # fmt: skip
    """Create a stream from data or from a table.

    FILE is a JSON file as `svc export` writes it and `svc schema stream` describes it, a table (CSV, XLSX, Markdown),
    or - for standard input. A table has a row for each step or each flow, and headings such as step, activity, by,
    waits, takes, accurate, from, to, input and output. What it does not say is a hole, `?`. What can't be kept is
    reported.

    Before svc writes the text, it proves that the text reads back as the same stream. An existing file is never
    overwritten. `svc check` reports what is wrong with the stream itself.

    Exits with 0 if the stream is written, 1 with --strict if something is lost, 2 if the data is not a stream or can't
    be read, or OUT can't be written.
    """
    from svc.cli.printing.output import complain, hand_over, say
    from svc.cli.runs.exchanging import contents, format_of, reported
    from svc.diagnostics.errors import Error
    from svc.formats.interchange import DataError
    from svc.project import files

    called = file.replace(os.sep, "/")
    try:
        data = contents(None if file == STANDARD else file, called)
        format = format or format_of(called, data)
        if format is None:
            raise Error(f"nothing says which format {called} is in: choose it with --format")
        imported = None if format == "json" else _imported(data, format, _stem(file), **asked)
        text = _text_of(data, called) if imported is None else imported.text
        if imported is not None and write_map:
            files.create(write_map, _map(imported.foreign))
        if output == STANDARD:
            hand_over(text)
        else:
            files.create(output, text)
            say(f"wrote {output}; now try: svc check {output}")
        lines, code = reported(imported.losses if imported else (), called, losses, strict)
        complain(*lines)
        return code
    except DataError as error:
        complain(*(f"svc: {called}: {line}" for line in error.lines))
    except Error as error:
        complain(f"svc: {error}")
    return UNUSABLE


def _text_of(data: bytes, name: str) -> str:
    """The text of a stream that is data. Raises FileError, also where the bytes are not text."""
    from svc.diagnostics.errors import FileError
    from svc.formats.interchange import checked_text, from_data, read
    from svc.project import sources

    source, found = sources.decode(data, name)
    for finding in found:
        raise FileError(f"{name} can't be read: {finding.message}; {finding.help}")
    return checked_text(from_data(read(source.text)))


def _imported(
    data: bytes, format: str, stem: str, *, mapping: str | None, catalogue: str | None, name: str | None, **others: Any
) -> "Imported":
    from svc.cli.inputs.catalogue import Target
    from svc.formats import exchange

    maps = _maps(mapping) if mapping else {}
    known = Target(catalogue).catalogue() if catalogue else None
    return exchange.import_(data, format, maps=maps, catalogue=known, name=name or stem, **others)


def _stem(file: str) -> str:
    return "imported" if file == STANDARD else os.path.splitext(os.path.basename(file))[0]


def _maps(path: str) -> Mapping[str, Mapping[str, str]]:
    """What a map says. Raises Error for what is not a map."""
    import tomllib

    from svc.cli.runs.exchanging import contents
    from svc.diagnostics.errors import Error
    from svc.formats.exchange.meanings import KINDS

    try:
        found = tomllib.loads(contents(path, path).decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Error(f"{path} is not TOML: {error}") from None
    for kind, words in found.items():
        if (
            kind not in KINDS
            or not isinstance(words, dict)
            or not all(isinstance(each, str) for each in words.values())
        ):
            raise Error(
                f'{path}: `{kind}` is not part of a map: it has tables {", ".join(KINDS)} of lines "word" = "id"'
            )
    return found


def _map(foreign: Mapping[str, Mapping[str, str]]) -> str:
    """A map of foreign words, with an empty value for each."""
    import json

    tables = [
        [f"[{kind}]", *(f'{json.dumps(word)} = ""' for word in words)] for kind, words in foreign.items() if words
    ]
    return "\n\n".join("\n".join(table) for table in tables) + ("\n" if tables else "")
