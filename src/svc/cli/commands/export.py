"""`svc export`: streams as data or as graphs for other programs."""

from collections.abc import Iterator
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

NOT_UNDERSTOOD, UNUSABLE = 1, 2
STANDARD = "-"
UNSAID = "its `follows` is null, which is the default catalogue of whoever reads the data"
ENDINGS = {"json": "json", "node-link": "json", "graphml": "graphml"}


@click.command(
    epilog="\b\nExamples:\n  svc export restore.vsc\n  svc export streams.vsc --stream restore -o restore.json\n"
    "  svc export restore.vsc --format graphml -o restore.graphml\n  svc export - < restore.vsc\n"
    "  svc export streams -o data"
)
@click.argument("paths", nargs=-1, type=click.Path(), required=True)
@click.option("--stream", metavar="NAME", help="The stream, if there are several.")
@click.option(
    "--format",
    type=click.Choice(["json", "node-link", "graphml"]),
    default="json",
    help="json is the stream; node-link (JSON) and graphml are its graph, as networkx reads it.",
)
@output
@force_exclude
def command(paths: tuple[str, ...], stream: str | None, format: str, output: str | None, force_exclude: bool) -> int:
    """Export a stream as data or as a graph for other programs, or many streams into a folder.

    PATHS are a .vsc file, or - for standard input. Artefacts are given by their ids. `svc schema stream` describes the
    data, and `svc import` makes it a stream again. The data holds no catalogue that only the settings of the project
    name; a message says so. `svc schema graph` describes the node-link graph; GraphML has the same nodes, edges and
    attributes. Flows that are not in the catalogue are exported too; a text that can't be understood is not.

    For folders and several files -o names a folder, which is made if it is missing. Each stream has a file there by its
    name. A name that can't be that of a file everywhere, or that several streams have, gets a digest. A file that can't
    be read or understood is reported, and the others are exported.

    Exits with 0 if all streams are written, 1 if a file can't be understood, 2 if one can't be read or written.
    """
    from svc.cli.printing.output import complain, hand_over, say
    from svc.diagnostics.errors import Error

    try:
        if is_folder(paths, output):
            from svc.cli.runs import outputs

            made = partial(_output, format=format)
            wanted = outputs.Wanted(str(output), ENDINGS[format], made, "exporting", stream, _lost, "wrote {}")
            return outputs.write_outputs(paths, wanted._replace(force_exclude=force_exclude))
        lost, text, words = _exported(paths[0], stream, format)
        complain(*lost, *words)
        if lost:
            return NOT_UNDERSTOOD
        if output in (None, STANDARD):
            hand_over(text)
        else:
            from svc.cli.inputs.paths import write_result

            write_result(paths[0], str(output), text.encode("ascii"))
            say(f"wrote {output}")
    except Error as error:
        complain(f"svc: {error}")
        return UNUSABLE
    return 0


def _exported(file: str, stream: str | None, format: str) -> tuple[list[str], str, tuple[str, ...]]:
    """Why the file is not understood, or else its stream as text and what there is to say of it."""
    from svc.cli.inputs.projects import opened
    from svc.cli.inputs.stream import chosen

    analysis, project = opened(file)
    if lost := _lost(analysis):
        return lost, "", ()
    bound = chosen(analysis, stream, "export")
    return [], _written(bound, project, format), tuple(_unsaid(bound, project, format))


def _output(bound: "BoundStream", analysis: "Analysis", project: "Project", *, format: str) -> "Output":
    """One of many streams as data."""
    from svc.cli.runs.outputs import Output

    return Output(_written(bound, project, format).encode("ascii"), tuple(_unsaid(bound, project, format)))


def _written(bound: "BoundStream", project: "Project", format: str) -> str:
    from svc.formats import interchange
    from svc.formats.findings.json import dump
    from svc.semantics.canonical import canonical

    calendar = project.configuration.calendar
    match format:
        case "node-link":
            return dump(interchange.node_link_of(bound, calendar))
        case "graphml":
            return interchange.graphml_of(bound, calendar)
    return dump(interchange.data_of(canonical(bound)))


def _unsaid(bound: "BoundStream", project: "Project", format: str) -> Iterator[str]:
    """What the data of a stream does not say."""
    if format == "json" and bound.stream.follows is None and project.configuration.catalogue is not None:
        yield f"svc: {bound.stream.name} follows {bound.catalogue.name} by the settings of its project: {UNSAID}"


def _lost(analysis: "Analysis") -> list[str]:
    """The errors in the text and the names of a file, by which something of it would be lost."""
    from svc.diagnostics.diagnostic import Level
    from svc.formats.findings import text

    source = analysis.file.source
    errors = [each for each in analysis.diagnostics if each.level is Level.ERROR and each.code < "VSC3"]
    if not errors:
        return []
    why = "svc: nothing is exported, because part of the file can't be understood"
    return [*text.text(errors, {source.name: source}).split("\n"), text.summary(errors, 1), why]
