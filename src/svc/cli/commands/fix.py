"""`svc fix`: applies the fixes that findings carry, in place."""

from typing import TYPE_CHECKING

import click

from svc.cli.options.files import force_exclude
from svc.cli.options.selectors import Codes, every

if TYPE_CHECKING:
    from svc.cli.inputs.paths import Input
    from svc.cli.runs.rewriting import Rewritten
    from svc.text.source import Source


@click.command(
    epilog="\b\nExamples:\n  svc fix . --diff\n  svc fix restore.vsc\n  svc fix . --select VSC1,unused-allowance\n"
    "  svc fix . --suggested\n  cat restore.vsc | svc fix -"
)
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--select", type=Codes(), multiple=True, metavar="CODES", help="Fix only these findings.")
@click.option("--suggested", is_flag=True, help="Apply suggested fixes as well as safe ones.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@force_exclude
def command(
    paths: tuple[str, ...], select: tuple[tuple[str, ...], ...], suggested: bool, diff: bool, force_exclude: bool
) -> int:
    """Apply the fixes of findings.

    PATHS are files, folders (every .vsc file below), or - for standard input, whose text is printed with its fixes.
    A safe fix corrects how something is written and keeps its meaning. A suggested fix changes the meaning: it is
    applied only with --suggested, or if --select has the whole code or name of its finding.

    CODES are codes, names or prefixes such as VSC1, separated by commas. A fix that would cause an error is left out
    and reported. Findings without a fix remain: see svc check.

    Exits with 0 if all fixes could be applied, 1 if one was left out or a folder has a link out of the project, 2 if
    a path can't be read or written.
    """
    if not paths:
        raise click.UsageError("no path given; for example: svc fix . --diff")
    from svc.checker.fixer import fixed
    from svc.cli.inputs.projects import Inputs
    from svc.cli.runs.rewriting import FINE, LEFT, Manner, Rewritten, rewrite
    from svc.formats import fixes as fix_report

    projects = Inputs()

    def change(given: "Input", source: "Source") -> "Rewritten":
        made = fixed(source, every(select), projects.scopes(given, source.name), suggested=suggested)
        report = fix_report.preview(made) if diff else fix_report.done(made)
        return Rewritten(made.text, tuple(report), LEFT if made.dropped else FINE)

    return rewrite(paths, change, Manner.DIFF if diff else Manner.WRITE, "fixing", force_exclude)
