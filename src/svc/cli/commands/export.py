"""`svc export`: a stream as data, as a table or as a graph for other programs."""

import os
import sys
from typing import TYPE_CHECKING

import click

from svc.cli.options.losses import losses

if TYPE_CHECKING:
    from svc.checker.analysis import Analysis
    from svc.formats.exchange import Loss
    from svc.model.calendar import Calendar
    from svc.semantics.bound import BoundStream

NOT_UNDERSTOOD, UNUSABLE = 1, 2
STANDARD = "-"
UNSAID = "its `follows` is null, which is the default catalogue of whoever reads the data"


@click.command(
    epilog="\b\nExamples:\n  svc export restore.vsc\n  svc export streams.vsc --stream restore -o restore.json\n"
    "  svc export restore.vsc -o restore.xlsx\n  svc export restore.vsc --format markdown\n"
    "  svc export restore.vsc --format graphml -o restore.graphml\n  svc export - < restore.vsc"
)
@click.argument("file", type=click.Path())
@click.option("--stream", metavar="NAME", help="The stream, if the file has several.")
@click.option(
    "--format",
    type=click.Choice(["json", "csv", "xlsx", "markdown", "node-link", "graphml"]),
    help="json is the stream; csv, xlsx and markdown are tables; node-link (JSON) and graphml are its graph, as "
    "networkx reads it. Default: by the extension of OUT, else json.",
)
@click.option("-o", "--output", default=STANDARD, metavar="OUT", help="The file to write, instead of standard output.")
@losses
def command(file: str, stream: str | None, format: str | None, output: str, losses: str, strict: bool) -> int:
    """Export a stream as data, as a table or as a graph for other programs.

    FILE is a .vsc file, or - for standard input. Artefacts are given by their ids. `svc schema stream` describes the
    data, and `svc import` makes it a stream again. The data holds no catalogue that only the settings of the project
    name; a message says so. Tables have a row for each statement, and `svc import` reads them back as an equal stream;
    xlsx needs openpyxl (pip install 'svc-streams[xlsx]'). What a format can't carry is reported. `svc schema graph`
    describes the node-link graph; GraphML has the same nodes, edges and attributes. Flows that are not in the catalogue
    are exported too; a text that can't be understood is not.

    Exits with 0 if the stream is written, 1 if the file can't be understood, or with --strict if something is lost, 2
    if it can't be read or written.
    """
    from svc.cli.inputs.projects import opened
    from svc.cli.inputs.stream import chosen
    from svc.cli.printing.output import complain, say
    from svc.cli.runs.exchanging import ENDINGS, report
    from svc.diagnostics.errors import Error

    try:
        analysis, project = opened(file)
        if not _understood(analysis):
            return NOT_UNDERSTOOD
        bound = chosen(analysis, stream, "export")
        format = format or ENDINGS.get(os.path.splitext(output)[1].lower(), "json")
        data, lost = _written(bound, format, project.configuration.calendar)
        if format == "json" and bound.stream.follows is None and project.configuration.catalogue is not None:
            complain(
                f"svc: {bound.stream.name} follows {bound.catalogue.name} by the settings of its project: {UNSAID}"
            )
        if output == STANDARD:
            _hand_over(data, format)
        else:
            _write(file, output, data)
            say(f"wrote {output}")
        return report(lost, file, losses, strict)
    except Error as error:
        complain(f"svc: {error}")
        return UNUSABLE


def _written(bound: "BoundStream", format: str, calendar: "Calendar") -> "tuple[bytes, tuple[Loss, ...]]":
    from svc.formats import exchange, interchange
    from svc.formats.findings.json import dump
    from svc.semantics.canonical import canonical

    match format:
        case "node-link":
            return dump(interchange.node_link_of(bound, calendar)).encode("ascii"), ()
        case "graphml":
            return interchange.graphml_of(bound, calendar).encode("ascii"), ()
        case "json":
            return dump(interchange.data_of(canonical(bound))).encode("ascii"), ()
    exported = exchange.export_of(bound, format)
    return exported.data, exported.losses


def _hand_over(data: bytes, format: str) -> None:
    from svc.cli.printing.output import hand_over, is_terminal
    from svc.diagnostics.errors import Error

    if format != "xlsx":
        hand_over(data.decode())
    elif is_terminal(sys.stdout):
        raise Error("a workbook is not for a terminal: write it into a file with -o")
    elif sys.stdout is not None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)


def _understood(analysis: "Analysis") -> bool:
    """Whether nothing of the file would be lost; complains of the errors in its text and its names."""
    from svc.cli.printing.output import complain
    from svc.diagnostics.diagnostic import Level
    from svc.formats.findings import text

    source = analysis.file.source
    errors = [each for each in analysis.diagnostics if each.level is Level.ERROR and each.code < "VSC3"]
    if errors:
        complain(*text.text(errors, {source.name: source}).split("\n"), text.summary(errors, 1))
        complain("svc: nothing is exported, because part of the file can't be understood")
    return not errors


def _write(file: str, output: str, data: bytes) -> None:
    from svc.diagnostics.errors import FileError
    from svc.project import files

    if file != STANDARD and os.path.exists(output) and os.path.samefile(file, output):
        raise FileError(f"{output} is the input file: choose another file to write to")
    files.write(output, data)
