"""`svc check`: all findings of all files in one run."""

from typing import TYPE_CHECKING, NamedTuple

import click

from svc.cli.selectors import Codes, every

if TYPE_CHECKING:
    from svc.checker import Selection
    from svc.diagnostics import Diagnostic
    from svc.source import Source

FINDINGS, UNREADABLE = 1, 2


@click.command(
    epilog="\b\nExamples:\n  svc check .\n  svc check restore.vsc --ignore VSC302,no-demand\n"
    "  svc check streams --format json --fail-on warning\n  cat restore.vsc | svc check -"
)
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--format", type=click.Choice(["text", "json"]), default="text", help="How findings are written.")
@click.option("--select", type=Codes(), multiple=True, metavar="CODES", help="Tell these warnings and notes only.")
@click.option("--ignore", type=Codes(), multiple=True, metavar="CODES", help="Do not tell these warnings and notes.")
@click.option(
    "--fail-on", type=click.Choice(["error", "warning"]), default="error", help="From which level on to exit with 1."
)
def command(
    paths: tuple[str, ...],
    format: str,
    select: tuple[tuple[str, ...], ...],
    ignore: tuple[tuple[str, ...], ...],
    fail_on: str,
) -> int:
    """Find what is wrong in value streams.

    PATHS are files, folders (every .vsc file below; hidden folders, virtual environments and what git ignores are
    left out), or - for standard input. CODES are codes, names or prefixes such as VSC4, separated by commas;
    they choose among warnings and notes, errors are always told.

    Exits with 0 if all is well, 1 if there are findings from --fail-on up, 2 if a path can't be read or a folder
    holds no .vsc file.
    """
    if not paths:
        raise click.UsageError("no path to check; for example: svc check .")
    from svc.checker import Selection
    from svc.cli.output import hand_over

    checked = _check(paths, Selection(every(select), every(ignore)))
    hand_over(_json(checked) if format == "json" else _text(checked))
    return UNREADABLE if not checked.complete else FINDINGS if _fails(checked.findings, fail_on) else 0


class Checked(NamedTuple):
    """The names of the files, their findings, and the texts that have some; whether every path could be read."""

    files: "list[str]"
    findings: "list[Diagnostic]"
    sources: "dict[str, Source]"
    complete: bool


def _check(paths: tuple[str, ...], selection: "Selection") -> Checked:
    from svc.checker import in_order
    from svc.cli import paths as inputs
    from svc.cli.output import complain
    from svc.cli.progress import watched
    from svc.errors import FileError
    from svc.pipeline import analyse_source

    gathered = inputs.gather(paths)
    checked = Checked([], [], {}, gathered.complete)
    for given in watched(gathered.inputs, "checking"):
        try:
            source, found = inputs.read(given)
        except FileError as error:
            complain(f"svc: {error}")
            checked = checked._replace(complete=False)
            continue
        analysis = analyse_source(source, found, selection)
        checked.files.append(source.name)
        checked.findings.extend(analysis.diagnostics)
        if analysis.diagnostics:
            checked.sources[source.name] = source
    return checked._replace(files=sorted(checked.files), findings=in_order(checked.findings))


def _json(checked: Checked) -> str:
    from svc.report import json

    return json.report(checked.files, checked.findings)


def _text(checked: Checked) -> str:
    from svc.cli.output import coloured
    from svc.report import text

    if not checked.files:
        return ""
    report = text.text(checked.findings, checked.sources, coloured())
    return f"{report}{text.summary(checked.findings, len(checked.files))}\n"


def _fails(findings: "list[Diagnostic]", fail_on: str) -> bool:
    levels = {"error": ("error",), "warning": ("error", "warning")}[fail_on]
    return any(finding.level in levels for finding in findings)
