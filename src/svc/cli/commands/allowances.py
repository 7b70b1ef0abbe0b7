"""`svc allowances`: the register of what comments allow."""

from datetime import date
from typing import TYPE_CHECKING

import click

from svc.cli.options.dates import day
from svc.cli.options.files import force_exclude

if TYPE_CHECKING:
    from svc.checker.suppressions import Entry

UNREADABLE = 2


@click.command(
    epilog="\b\nExamples:\n  svc allowances .\n  svc allowances streams --format csv > allowances.csv\n"
    "  svc allowances . --today 2027-04-01"
)
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--format", type=click.Choice(["text", "json", "csv"]), default="text", help="The format of the output.")
@click.option("--today", metavar="DATE", help="The day on which allowances with a last day are checked.")
@force_exclude
def command(paths: tuple[str, ...], format: str, today: str | None, force_exclude: bool) -> int:
    """List the allowances, with their reasons and last days.

    Every `# svc: allow` of all files, with its reason and the number of findings that it suppresses now. PATHS are
    files, folders or -, as for `svc check`, which also reports the comments that can't be understood.

    Exits with 0 if all files could be read, 2 if one could not.
    """
    if not paths:
        raise click.UsageError("no path given; for example: svc allowances .")
    from svc.cli.printing.output import hand_over

    files, entries, complete = _register(paths, day(today) if today is not None else None, force_exclude)
    hand_over(_written(format, files, entries))
    return 0 if complete else UNREADABLE


def _register(paths: tuple[str, ...], today: date | None, force_exclude: bool) -> "tuple[list[str], list[Entry], bool]":
    """The files that were read, their allowances, and whether every path could be read."""
    from svc.checker.analysis import register
    from svc.checker.pipeline import Options, analyse_source
    from svc.checker.selection import EVERYTHING
    from svc.cli.inputs import paths as inputs
    from svc.cli.inputs.projects import Inputs
    from svc.cli.printing.output import complain
    from svc.cli.printing.progress import watched
    from svc.diagnostics.errors import FileError

    inputs_of, complete, _ = inputs.gather(paths, force_exclude)
    projects = Inputs(inputs_of)
    entries: dict[str, tuple[Entry, ...]] = {}
    for given in watched(inputs_of, "reading"):
        try:
            source, wrong = inputs.read(given)
        except FileError as error:
            complain(f"svc: {error}")
            complete = False
            continue
        for finding in wrong:
            complain(f"svc: {source.name} can't be read: {finding.message}")
            complete = False
        options = Options(EVERYTHING, today, projects.scopes(given, source.name))
        entries[source.name] = register(analyse_source(source, options=options))
    files = sorted(entries)
    return files, [entry for name in files for entry in entries[name]], complete


def _written(format: str, files: list[str], entries: "list[Entry]") -> str:
    from svc.formats.allowances import csv as allowances_csv
    from svc.formats.allowances import json as allowances_json
    from svc.formats.allowances import text as allowances_text

    if format == "json":
        return allowances_json.report(files, entries)
    return allowances_csv.lines(entries) if format == "csv" else allowances_text.text(entries, len(files))
