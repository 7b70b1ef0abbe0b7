"""`svc site`: all streams as a static site."""

import os
from typing import TYPE_CHECKING

import click

from svc.cli.options.files import cores, force_exclude, jobs

if TYPE_CHECKING:
    from svc.project.asked import Asked
    from svc.web.site.wanted import Outcome, Wanted

FINE, UNUSABLE, FAULT = 0, 2, 3


@click.command(
    epilog="\b\nExamples:\n  svc site . -o public\n  svc site streams -o public --title 'Nordhafen Print' --jobs 4"
)
@click.argument("paths", nargs=-1, type=click.Path(), required=True)
@click.option("-o", "--output", metavar="FOLDER", required=True, help="The folder of the site; made if it is missing.")
@click.option("--title", default="Value streams", show_default=True, help="What the site is called.")
@click.option("--engine", metavar="NAME|PATH", help="graphviz-pure, dot (an installed Graphviz) or a program.")
@jobs
@click.option("--no-cache", is_flag=True, help="Analyse all files again, even unchanged ones.")
@click.option("--today", metavar="DATE", help="The day on which allowances with a last day are checked.")
@force_exclude
def command(
    paths: tuple[str, ...], output: str, title: str, engine: str | None, jobs: int | None, no_cache: bool,
    today: str | None, force_exclude: bool,
) -> int:  # fmt: skip
    """Write all streams as a static site.

    The first page lists the streams and searches them. Each stream has a page with all views, its measures, its
    findings and its words, and links to the streams that it opens and meets. Each activity, practice, artefact, team
    and tool has a page that says who uses it. There are pages of the catalogues and of the allowances. PATHS are files
    or folders, as for `svc check`.

    The site loads nothing from elsewhere. It needs no server: open FOLDER/index.html, or put the folder under any
    address. The same streams give the same bytes.

    Only pages of what has changed are made again, and pages of what is gone are removed. svc-site.json in FOLDER says
    which pages svc wrote; what svc did not write is never touched. Errors in streams are shown on their pages.

    Exits with 0 if the site is written, 2 if a file can't be read or a page can't be drawn or written, 3 for a fault of
    svc itself.
    """
    from svc.cli.inputs import paths as inputs
    from svc.cli.printing.output import complain, say
    from svc.diagnostics.errors import Error
    from svc.project.asked import Asked

    if inputs.STDIN in paths:
        raise click.UsageError("a site needs files and folders, not standard input")
    chosen = inputs.gather(paths, force_exclude)
    names = _names([each.name for each in chosen.inputs])
    files = [
        Asked(each.path, names[each.name], each.within, each.real) for each in chosen.inputs if each.path is not None
    ]
    try:
        outcome = _built(files, output, _wanted(paths[0], title, engine, jobs, today), no_cache)
    except Error as error:
        complain(f"svc: {error}")
        return UNUSABLE
    say(_summary(output, outcome))
    return max(_complained(output, outcome), FINE if chosen.complete else UNUSABLE)


def _wanted(first: str, title: str, engine: str | None, jobs: int | None, today: str | None) -> "Wanted":
    """What is wanted; colours and the engine are those of the project of the first path, unless an option says another.

    Raises RenderError if the engine is missing.
    """
    from svc.cli.options.dates import day
    from svc.cli.options.pictures import options_of
    from svc.project.project import Project
    from svc.web.site.looks import drawn_by
    from svc.web.site.wanted import Wanted

    options = options_of(Project.around(first), "auto", engine, "auto")
    on = day(today) if today is not None else None
    return Wanted(title, options, drawn_by(options.engine), jobs or cores(), on)


def _names(given: list[str]) -> dict[str, str]:
    """The names of files on pages, which do not show the folders around all of them."""
    if not any(os.path.isabs(name) or name.startswith("../") for name in given):
        return {name: name for name in given}
    above = os.path.commonpath([os.path.dirname(os.path.abspath(name)) for name in given])
    return {name: os.path.relpath(name, above).replace(os.sep, "/") for name in given}


def _built(files: "list[Asked]", output: str, wanted: "Wanted", no_cache: bool) -> "Outcome":
    from functools import partial

    from svc.cli.printing.progress import watched
    from svc.project.cache_folder import cache_in, folder
    from svc.web.site.writing import build

    cache = cache_in(None if no_cache else folder())
    try:
        return build(files, output, wanted, cache, partial(watched, label="reading"), partial(watched, label="drawing"))
    finally:
        cache.close()


def _summary(output: str, outcome: "Outcome") -> str:
    """What became of the pages, in a line."""
    pages = outcome.pages
    removed = f", {len(pages.removed)} removed" if pages.removed else ""
    place = f"{output.replace(os.sep, '/').rstrip('/')}/index.html"
    return f"{place}: {len(pages.written)} pages written, {pages.unchanged} unchanged{removed}"


def _complained(output: str, outcome: "Outcome") -> int:
    """Complain of what went wrong; the exit code for it."""
    from svc.cli.inputs.projects import complain_of
    from svc.cli.printing.output import complain

    pages = outcome.pages
    died, problems = (*outcome.died, *pages.died), (*outcome.unreadable, *pages.problems)
    complain_of(outcome.wrong)
    complain(*(f"svc: {each}" for each in (*problems, *died)))
    complain(
        *(
            f"svc: {output}/{path} is of an earlier site, of which nothing else is known: it stays"
            for path in pages.left
        )
    )
    if died:
        complain("svc: this is a fault of svc or of the system, not of your files; all else is written")
    return FAULT if died else UNUSABLE if problems else FINE
