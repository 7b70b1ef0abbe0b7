"""`svc check`: all findings of all files in one run."""

from typing import TYPE_CHECKING, Any, NamedTuple

import click
from click.core import ParameterSource

from svc.cli.options.files import force_exclude, no_cache
from svc.cli.options.selectors import Codes, custom_codes, every
from svc.cli.runs.checking import Asked, Checked, check
from svc.cli.runs.formats import FINDINGS, report

if TYPE_CHECKING:
    from datetime import date

    from svc.checker.selection import Selection
    from svc.extending import OwnRule

FORMATS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit")


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> "date | None":
    if value is None:
        return None
    from svc.cli.options.dates import day

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
    catalogue: str | None
    show_config: bool
    no_cache: bool
    force_exclude: bool


@click.command(
    epilog="\b\nExamples:\n  svc check .\n  svc check restore.vsc --ignore VSC302,no-demand\n"
    "  svc check streams --format json --fail-on warning\n  cat restore.vsc | svc check -\n"
    "  svc check . --write-baseline svc-baseline.json\n  svc check . --baseline svc-baseline.json\n"
    "  svc check streams --catalogue acme.vsc\n  svc check --show-config"
)
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--format", type=click.Choice(FORMATS), default="text", help="The format of the findings.")
@click.option("--select", type=Codes(), multiple=True, metavar="CODES", help="Report only these warnings and notes.")
@click.option("--ignore", type=Codes(), multiple=True, metavar="CODES", help="Do not report these warnings and notes.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note"]),
    default="error",
    help="The lowest level that makes the command fail (exit 1).",
)
@click.option(
    "--baseline", type=click.Path(), metavar="FILE", help="Report only findings that are not in this baseline."
)
@click.option("--write-baseline", type=click.Path(), metavar="FILE", help="Write the present findings to a baseline.")
@click.option("--today", callback=_day, metavar="DATE", help="The day on which allowances with a last day are checked.")
@click.option("--statistics", is_flag=True, help="Count the findings by code.")
@click.option("--quiet", is_flag=True, help="Report findings and nothing else.")
@click.option("--rules", callback=_names, metavar="NAMES", help="Also run these installed custom rules.")
@click.option(
    "--catalogue", metavar="NAME|FILE", help="Check all streams against this catalogue, whatever they follow."
)
@click.option("--show-config", is_flag=True, help="Show the settings that apply to PATHS, and check nothing.")
@no_cache
@force_exclude
def command(paths: tuple[str, ...], **given: Any) -> int:
    """Report what is wrong in value streams.

    PATHS are files, folders (every .vsc file below; hidden folders, virtual environments and what git ignores are
    left out), or - for standard input. A link in a folder is not followed out of the project. CODES are codes, names
    or prefixes such as VSC4, separated by commas. They choose among warnings and notes; errors are always reported.
    A baseline can hold warnings, notes, and errors of VSC2xx and VSC3xx. Each run reports how many errors it holds.

    Results are kept in the cache folder of the user (SVC_CACHE names another one), so that unchanged files are not
    checked again. You can delete it at any time.

    Exits with 0 if all is well, 1 if there are findings of the level of --fail-on or above, 2 if a path can't be read
    or a folder has no .vsc file.
    """
    options = Options(**given)
    if options.show_config:
        _alone(click.get_current_context())
        return _shown(paths or (".",), options.format)
    if not paths:
        raise click.UsageError("no path given; for example: svc check .")
    from svc.checker.selection import Selection

    rules = _loaded(options.rules) if options.rules else ()
    chosen, ignored = every(options.select), every(options.ignore)
    selection = Selection(chosen, ignored, rules, others=custom_codes((*chosen, *ignored)))
    checked = _checked(paths, selection, options)
    return report(checked, options.format, options.fail_on, options.statistics, options.quiet)


def _loaded(names: tuple[str, ...]) -> "tuple[OwnRule, ...]":
    from svc.checker.custom_rules import load
    from svc.diagnostics.errors import Error

    try:
        return load(names)
    except Error as error:
        raise click.UsageError(str(error)) from error


def _checked(paths: tuple[str, ...], selection: "Selection", options: Options) -> Checked:
    """The findings that count: all, or those that no baseline holds."""
    asked = Asked(selection, options.today, options.format in ("sarif", "gitlab"), options.quiet)
    asked = asked._replace(force_exclude=options.force_exclude, cached=not options.no_cache)
    if options.catalogue is not None:
        from svc.cli.inputs.catalogue import Target

        asked = asked._replace(instead=Target(options.catalogue).catalogue())
    if options.baseline is None and options.write_baseline is None:
        return check(paths, asked)
    from svc.cli.runs import baselines

    before = baselines.opened(options.baseline, options.write_baseline)
    checked = check(paths, asked._replace(statements=True))
    if options.write_baseline is not None:
        return baselines.written(checked, before, options.write_baseline, options.quiet)
    return baselines.compared(checked, before, str(options.baseline), selection, options.quiet)


def _alone(context: click.Context) -> None:
    """What has a meaning for findings only has none where nothing is checked."""
    given = [each for each in context.params if context.get_parameter_source(each) is ParameterSource.COMMANDLINE]
    if without := [each for each in given if each not in ("paths", "format", "show_config")]:
        options = ", ".join(f"--{each.replace('_', '-')}" for each in without)
        raise click.UsageError(f"--show-config checks nothing: leave out {options}")


def _shown(paths: tuple[str, ...], format: str) -> int:
    """Show the settings of each project that the paths belong to, and what is wrong with them."""
    from svc.cli.options.colours import colours_of
    from svc.cli.printing.output import complain, hand_over
    from svc.formats import settings
    from svc.formats.findings import text
    from svc.project.project import Project

    if format not in ("text", "json"):
        raise click.UsageError("--show-config is written as text or json")
    projects = {project.root.folder: project for project in map(Project.around, paths)}
    findings = [each for project in projects.values() for each in (*project.findings, *colours_of(project)[1])]
    hand_over(settings.report(projects.values()) if format == "json" else settings.text(projects.values()))
    sources = {source.name: source for project in projects.values() if (source := project.configuration.source)}
    complain(*text.text(findings, sources).splitlines())
    return FINDINGS if findings else 0
