"""`svc fix`: applies the fixes that findings carry, in place."""

from typing import TYPE_CHECKING

import click

from svc.cli.selectors import Codes, every

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from svc.cli.paths import Input
    from svc.cli.rewriting import Rewritten
    from svc.diagnostics import Diagnostic
    from svc.source import Source


@click.command(
    epilog="\b\nExamples:\n  svc fix . --diff\n  svc fix restore.vsc\n  svc fix . --select VSC1,unused-allowance\n"
    "  cat restore.vsc | svc fix -"
)
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--select", type=Codes(), multiple=True, metavar="CODES", help="Fix these findings only.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
def command(paths: tuple[str, ...], select: tuple[tuple[str, ...], ...], diff: bool) -> int:
    """Apply the fixes that findings carry.

    PATHS are files, folders (every .vsc file below), or - for standard input, whose text is printed with its fixes.
    CODES are codes, names or prefixes such as VSC1, separated by commas. A fix that would make an error is left
    out, and svc says so. What has no fix stays: svc check tells it.

    Exits with 0 if all fixes could be applied, 1 if one was left out or a folder holds a link out of the project, 2 if
    a path can't be read or written.
    """
    if not paths:
        raise click.UsageError("no path to fix; for example: svc fix . --diff")
    from svc.cli.projects import Inputs
    from svc.cli.rewriting import FINE, LEFT, Manner, Rewritten, rewrite
    from svc.fixing import fixed

    projects = Inputs()

    def change(given: "Input", source: "Source") -> "Rewritten":
        made = fixed(source, every(select), projects.scopes(given, source.name))
        words = [*_told("fixed", made.mended), *_told("left as it is, its fix would make an error", made.dropped)]
        return Rewritten(made.text, tuple(words), LEFT if made.dropped else FINE)

    return rewrite(paths, change, Manner.DIFF if diff else Manner.WRITE, "fixing")


def _told(done: str, findings: "Iterable[Diagnostic]") -> "Iterator[str]":
    """A line a finding. The places are those of the round in which it was met."""
    for finding in findings:
        title = f" ({finding.fixes[0].title})" if finding.fixes else ""
        yield f"{finding.file}: {done}: {finding.message}{title} [{finding.code}]"
