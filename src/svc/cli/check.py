"""`svc check`: all findings of all files in one run."""

from typing import TYPE_CHECKING, Any, NamedTuple

import click

from svc.cli.checking import Asked, Checked, check
from svc.cli.selectors import Codes, every

if TYPE_CHECKING:
    from datetime import date

    from svc.checker import Selection
    from svc.diagnostics import Diagnostic
    from svc.extending import OwnRule

FINDINGS, UNREADABLE = 1, 2
FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit")


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> "date | None":
    if value is None:
        return None
    from svc.cli.day import day

    return day(value)


def _names(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in value.split(",")) if value else ()


class Options(NamedTuple):
    """The options of a run, as click gives them."""

    format: str
    select: tuple[tuple[str, ...], ...]
    ignore: tuple[tuple[str, ...], ...]
    fail_on: str
    baseline: str | None
    write_baseline: str | None
    today: "date | None"
    statistics: bool
    quiet: bool
    rules: tuple[str, ...]


@click.command(
    epilog="\b\nExamples:\n  svc check .\n  svc check restore.vsc --ignore VSC302,no-demand\n"
    "  svc check streams --format json --fail-on warning\n  cat restore.vsc | svc check -\n"
    "  svc check . --write-baseline svc-baseline.json\n  svc check . --baseline svc-baseline.json"
)
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--format", type=click.Choice(FORMATS), default="text", help="How findings are written.")
@click.option("--select", type=Codes(), multiple=True, metavar="CODES", help="Tell these warnings and notes only.")
@click.option("--ignore", type=Codes(), multiple=True, metavar="CODES", help="Do not tell these warnings and notes.")
@click.option(
    "--fail-on", type=click.Choice(["error", "warning"]), default="error", help="From which level on to exit with 1."
)
@click.option("--baseline", type=click.Path(), metavar="FILE", help="Tell only what is not in this baseline.")
@click.option("--write-baseline", type=click.Path(), metavar="FILE", help="Write all warnings and notes to a baseline.")
@click.option("--today", callback=_day, metavar="DATE", help="The day on which allowances that end are judged.")
@click.option("--statistics", is_flag=True, help="Count the findings by their codes.")
@click.option("--quiet", is_flag=True, help="Tell findings and nothing else.")
@click.option("--rules", callback=_names, metavar="NAMES", help="Run these installed rules of your own too.")
def command(paths: tuple[str, ...], **given: Any) -> int:
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

    options = Options(**given)
    rules = _loaded(options.rules) if options.rules else ()
    selection = Selection(every(options.select), every(options.ignore), rules)
    checked = _checked(paths, selection, options)
    _report(checked, options)
    return UNREADABLE if not checked.complete else FINDINGS if _fails(checked.findings, options.fail_on) else 0


def _loaded(names: tuple[str, ...]) -> "tuple[OwnRule, ...]":
    from svc.errors import Error
    from svc.extensions import load

    try:
        return load(names)
    except Error as error:
        raise click.UsageError(str(error)) from error


def _checked(paths: tuple[str, ...], selection: "Selection", options: Options) -> Checked:
    """The findings that count: all, or those that no baseline holds."""
    asked = Asked(selection, options.today, options.format in ("sarif", "gitlab"), options.quiet)
    if options.baseline is None and options.write_baseline is None:
        return check(paths, asked)
    from svc.cli import baselines

    before = baselines.opened(options.baseline, options.write_baseline)
    checked = check(paths, asked._replace(statements=True))
    if options.write_baseline is not None:
        return baselines.written(checked, before, options.write_baseline, options.quiet)
    return baselines.compared(checked, before, selection, options.quiet)


def _report(checked: Checked, options: Options) -> None:
    """Text goes with counts and a summary; beside a format for machines, counts are chatter."""
    from svc.cli import formats
    from svc.cli.output import complain, hand_over

    counts = formats.statistics(checked) if options.statistics else ""
    report = formats.written(options.format, checked)
    if options.format == "text":
        summary = "" if options.quiet else formats.summary(checked)
        hand_over(report + counts + ("\n" if counts and summary else "") + summary)
    else:
        hand_over(report)
        complain(*counts.splitlines())


def _fails(findings: "list[Diagnostic]", fail_on: str) -> bool:
    levels = {"error": ("error",), "warning": ("error", "warning")}[fail_on]
    return any(finding.level in levels for finding in findings)
