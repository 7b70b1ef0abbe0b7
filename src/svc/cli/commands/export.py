"""`svc export`: streams as data, as tables or as graphs for other programs."""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import click

from svc.cli.options.files import force_exclude
from svc.cli.options.formats import FORMATS, WRITTEN, by_ending
from svc.cli.options.losses import losses
from svc.cli.options.outputs import is_folder, output

if TYPE_CHECKING:
    from svc.checker.analysis import Analysis
    from svc.cli.runs.outputs import Output
    from svc.formats.exchange import Loss
    from svc.project.project import Project
    from svc.semantics.bound import BoundStream

NOT_UNDERSTOOD, UNUSABLE = 1, 2
STANDARD = "-"


@click.command(
    epilog="\b\nExamples:\n  svc export restore.vsc\n  svc export streams.vsc --stream restore -o restore.json\n"
    "  svc export restore.vsc -o restore.xlsx\n  svc export restore.vsc -o restore.bpmn\n"
    "  svc export restore.vsc --format markdown\n"
    "  svc export restore.vsc --format graphml -o restore.graphml\n  svc export - < restore.vsc\n"
    "  svc export streams -o data"
)
@click.argument("paths", nargs=-1, type=click.Path(), required=True)
@click.option("--stream", metavar="NAME", help="The stream, if there are several.")
@click.option(
    "--format",
    type=click.Choice(WRITTEN),
    help="json is the stream; csv, xlsx and markdown are tables; bpmn, drawio and mermaid are diagrams; archimate is a "
    "model (Open Exchange); node-link (JSON) and graphml are its graph, as networkx reads it. Default: by the "
    "extension of OUT, else json.",
)
@output
@losses
@force_exclude
def command(
    paths: tuple[str, ...], stream: str | None, format: str | None, output: str | None, losses: str, strict: bool,
    force_exclude: bool,
) -> int:  # fmt: skip
    """Export a stream as data, a table, a diagram or a graph for other programs, or many streams into a folder.

    PATHS are a .vsc file, or - for standard input. Artefacts are given by their ids. `svc schema stream` describes the
    data, and `svc import` makes it a stream again. No format holds a catalogue of your own, which is
    reported. Tables have a row for each statement, BPMN has lanes and a diagram; `svc import` reads both back as an
    equal stream.
    What a format can't carry is reported. `svc schema graph` describes the node-link graph; GraphML has the same nodes,
    edges and attributes. Flows that are not in the catalogue are exported too; a text that can't be understood is not.

    For folders and several files -o names a folder, which is made if it is missing. Each stream has a file there by its
    name. A name that can't be that of a file everywhere, or that several streams have, gets a digest. A file that can't
    be read or understood is reported, and the others are exported.

    Exits with 0 if all streams are written, 1 if a file can't be understood, or with --strict if something is lost, 2
    if a file can't be read or written.
    """
    from svc.cli.printing.output import complain, say
    from svc.diagnostics.errors import Error

    try:
        into_folder = is_folder(paths, output)
        format = format or by_ending(output or "") or "json"
        reporting = partial(_losses, form=losses, strict=strict)
        if into_folder:
            from svc.cli.runs import outputs

            made = partial(_output, format=format, reporting=reporting)
            wanted = outputs.Wanted(
                str(output), FORMATS[format].endings[0][1:], made, "exporting", stream, _lost, "wrote {}"
            )
            return outputs.write_outputs(paths, wanted._replace(force_exclude=force_exclude))
        unread, exported = _exported(paths[0], stream, partial(_output, format=format, reporting=reporting))
        complain(*unread, *exported.words)
        if unread:
            return NOT_UNDERSTOOD
        if output in (None, STANDARD):
            _hand_over(exported.data, format)
        else:
            from svc.cli.inputs.paths import write_result

            write_result(paths[0], str(output), exported.data)
            say(f"wrote {output}")
    except Error as error:
        complain(f"svc: {error}")
        return UNUSABLE
    return exported.code


def _exported(
    file: str, stream: str | None, make: "Callable[[BoundStream, Analysis, Project], Output]"
) -> "tuple[list[str], Output]":
    """Why the file is not understood, or else its stream as data and what there is to say of it."""
    from svc.cli.inputs.projects import opened
    from svc.cli.inputs.stream import chosen
    from svc.cli.runs.outputs import Output

    analysis, project = opened(file)
    if lost := _lost(analysis):
        return lost, Output(b"")
    return [], make(chosen(analysis, stream, "export"), analysis, project)


def _output(
    bound: "BoundStream", analysis: "Analysis", project: "Project", *, format: str,
    reporting: "Callable[[Sequence[Loss], str], tuple[list[str], int]]",
) -> "Output":  # fmt: skip
    """A stream as data, with what there is to say of it."""
    from svc.cli.runs.outputs import Output

    data, losses = _written(bound, project, format)
    lines, code = reporting(losses, analysis.file.name)
    return Output(data, tuple(lines), code)


def _losses(losses: "Sequence[Loss]", name: str, form: str, strict: bool) -> tuple[list[str], int]:
    from svc.cli.runs.exchanging import reported

    return reported(losses, name, form, strict)


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


def _written(bound: "BoundStream", project: "Project", format: str) -> "tuple[bytes, tuple[Loss, ...]]":
    from svc.formats import exchange, interchange
    from svc.formats.findings.json import dump
    from svc.semantics.canonical import canonical

    calendar = project.configuration.calendar
    match format:
        case "node-link":
            return dump(interchange.node_link_of(bound, calendar)).encode("ascii"), ()
        case "graphml":
            return interchange.graphml_of(bound, calendar).encode("ascii"), ()
        case "json":
            return dump(interchange.data_of(canonical(bound))).encode("ascii"), exchange.of_all_formats(bound)
    exported = exchange.export_of(bound, format)
    return exported.data, exported.losses


def _lost(analysis: "Analysis") -> list[str]:
    """The errors in the text and the names of a file, by which something of it would be lost."""
    from svc.diagnostics.diagnostic import Level
    from svc.formats.findings import text

    source = analysis.file.source
    errors = [each for each in analysis.diagnostics if each.level is Level.ERROR and each.code < "VSC3"]
    if not errors:
        return []
    why = "svc: nothing is exported, because part of the file can't be understood"
    return [*text.text(errors, {source.name: source})[:-1].split("\n"), text.summary(errors, 1), why]
