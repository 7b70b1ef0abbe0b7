"""`svc export`: a stream as data or as a graph for other programs."""

import os
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from svc.checker.analysis import Analysis
    from svc.model.calendar import Calendar
    from svc.semantics.bound import BoundStream

NOT_UNDERSTOOD, UNUSABLE = 1, 2
STANDARD = "-"
UNSAID = "its `follows` is null, which is the default catalogue of whoever reads the data"


@click.command(
    epilog="\b\nExamples:\n  svc export restore.vsc\n  svc export streams.vsc --stream restore -o restore.json\n"
    "  svc export restore.vsc --format graphml -o restore.graphml\n  svc export - < restore.vsc"
)
@click.argument("file", type=click.Path())
@click.option("--stream", metavar="NAME", help="The stream, if the file has several.")
@click.option(
    "--format",
    type=click.Choice(["json", "node-link", "graphml"]),
    default="json",
    help="json is the stream; node-link (JSON) and graphml are its graph, as networkx reads it.",
)
@click.option("-o", "--output", default=STANDARD, metavar="OUT", help="The file to write, instead of standard output.")
def command(file: str, stream: str | None, format: str, output: str) -> int:
    """Export a stream as data or as a graph for other programs.

    FILE is a .vsc file, or - for standard input. Artefacts are given by their ids. `svc schema stream` describes the
    data, and `svc import` makes it a stream again. The data holds no catalogue that only the settings of the project
    name; a message says so. `svc schema graph` describes the node-link graph; GraphML has the same nodes, edges and
    attributes. Flows that are not in the catalogue are exported too; a text that can't be understood is not.

    Exits with 0 if the stream is written, 1 if the file can't be understood, 2 if it can't be read or written.
    """
    from svc.cli.inputs.projects import opened
    from svc.cli.inputs.stream import chosen
    from svc.cli.printing.output import complain, hand_over, say
    from svc.diagnostics.errors import Error

    try:
        analysis, project = opened(file)
        if not _understood(analysis):
            return NOT_UNDERSTOOD
        bound = chosen(analysis, stream, "export")
        text = _written(bound, format, project.configuration.calendar)
        if format == "json" and bound.stream.follows is None and project.configuration.catalogue is not None:
            complain(
                f"svc: {bound.stream.name} follows {bound.catalogue.name} by the settings of its project: {UNSAID}"
            )
        if output == STANDARD:
            hand_over(text)
        else:
            _write(file, output, text)
            say(f"wrote {output}")
    except Error as error:
        complain(f"svc: {error}")
        return UNUSABLE
    return 0


def _written(bound: "BoundStream", format: str, calendar: "Calendar") -> str:
    from svc.formats import interchange
    from svc.formats.findings.json import dump
    from svc.semantics.canonical import canonical

    match format:
        case "node-link":
            return dump(interchange.node_link_of(bound, calendar))
        case "graphml":
            return interchange.graphml_of(bound, calendar)
    return dump(interchange.data_of(canonical(bound)))


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


def _write(file: str, output: str, text: str) -> None:
    from svc.diagnostics.errors import FileError
    from svc.project import files

    if file != STANDARD and os.path.exists(output) and os.path.samefile(file, output):
        raise FileError(f"{output} is the input file: choose another file to write to")
    files.write(output, text.encode("ascii"))
