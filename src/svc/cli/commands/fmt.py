"""`svc fmt`: the one canonical layout, in place."""

from typing import TYPE_CHECKING

import click

from svc.cli.options.files import force_exclude, no_cache

if TYPE_CHECKING:
    from svc.cli.inputs.paths import Input
    from svc.cli.runs.rewriting import Rewritten
    from svc.text.source import Source


@click.command(
    epilog="\b\nExamples:\n  svc fmt .\n  svc fmt --check .\n  svc fmt restore.vsc --diff\n"
    "  cat restore.vsc | svc fmt -"
)
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--check", is_flag=True, help="Write nothing; list the files that would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@no_cache
@force_exclude
def command(paths: tuple[str, ...], check: bool, diff: bool, no_cache: bool, force_exclude: bool) -> int:
    """Format files in the canonical layout.

    PATHS are files, folders (every .vsc file below), or - for standard input, which is printed in its new layout. Only
    spaces and line breaks change; svc proves that before it writes anything. A file with syntax errors is not changed.

    Which files have that layout is kept in the cache folder of the user (SVC_CACHE names another one), so that
    unchanged files are not formatted again. You can delete it at any time.

    Exits with 0 if all is well, 1 if a file has syntax errors, would change with --check, or is a link in a folder that
    leads out of the project, 2 if a path can't be read or written.
    """
    if not paths:
        raise click.UsageError("no path given; for example: svc fmt .")
    from svc.cli.runs.rewriting import FINE, LEFT, Manner, Rewritten, rewrite
    from svc.project.cache_folder import cache_in, folder
    from svc.project.verdicts.layouts import Layouts

    layouts = Layouts(cache_in(None if no_cache else folder()))

    def change(given: "Input", source: "Source") -> Rewritten:
        if layouts.knows(source.text):
            return Rewritten(source.text)
        made = _formatted(source)
        if made.text == source.text:
            if made.code == FINE:
                layouts.keep(source.text)
            return made
        if check:
            return made._replace(code=LEFT, words=() if diff else (source.name,))
        return made._replace(words=() if diff or source.name == "-" else (f"formatted {source.name}",))

    manner = Manner.DIFF if diff else Manner.NOTHING if check else Manner.WRITE
    code = rewrite(paths, change, manner, "formatting", force_exclude)
    layouts.close()
    return code


def _formatted(source: "Source") -> "Rewritten":
    from svc.cli.printing.output import complain
    from svc.cli.runs.rewriting import FAULT, LEFT, Rewritten
    from svc.diagnostics.errors import InvalidError
    from svc.diagnostics.limits import FINDINGS
    from svc.syntax.formatter import LayoutError, formatted

    try:
        return Rewritten(formatted(source))
    except InvalidError as wrong:
        return Rewritten(source.text, (), LEFT, wrong.diagnostics[:FINDINGS])
    except LayoutError as fault:
        complain(
            f"svc: {source.name} is left unchanged: {fault}. "
            "This is a fault of svc, not of your file; please report it."
        )
        return Rewritten(source.text, (), FAULT)
