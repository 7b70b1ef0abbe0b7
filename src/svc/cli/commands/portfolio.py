"""`svc portfolio`: all streams at once."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from svc.cli.options.files import cores, force_exclude, jobs

if TYPE_CHECKING:
    from svc.cli.inputs.paths import Input
    from svc.project.portfolio import Portfolio
    from svc.project.portfolio.gathering import Gathered

FORMATS = ("text", "json", "csv", "markdown", "html", "svg")
UNREADABLE, FAULT = 2, 3


@click.command(
    epilog="\b\nExamples:\n  svc portfolio .\n  svc portfolio streams --format csv > streams.csv\n"
    "  svc portfolio . -o portfolio.html\n  svc portfolio . --jobs 4 --no-cache"
)
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--format", type=click.Choice(FORMATS), help="Default: by the extension of OUT, else text.")
@click.option("-o", "--output", metavar="OUT", help="The file to write, instead of standard output.")
@jobs
@click.option("--no-cache", is_flag=True, help="Analyse all files again, even unchanged ones.")
@click.option("--today", metavar="DATE", help="The day on which allowances with a last day are checked.")
@force_exclude
def command(
    paths: tuple[str, ...], format: str | None, output: str | None, jobs: int | None, no_cache: bool,
    today: str | None, force_exclude: bool,
) -> int:  # fmt: skip
    """Summarise all streams of a project.

    Shows streams by activities and practices; which flows, practices and artefacts of the catalogue no stream uses;
    hand-overs; where streams meet; how long 85% of the cases take, and which promises hold; how many findings each
    has. PATHS are files or folders, as for `svc check`.

    Results are kept in the cache folder of the user (SVC_CACHE names another one), so that only changed files are
    analysed again. You can delete it at any time.

    Exits with 0 if all files could be read, 2 if one could not.
    """
    if not paths:
        raise click.UsageError("no path given; for example: svc portfolio .")
    write = _writer(format, output, paths[0])
    from svc.cli.inputs import paths as inputs

    if inputs.STDIN in paths:
        raise click.UsageError("a portfolio needs files and folders, not standard input")
    chosen = inputs.gather(paths, force_exclude)
    gathered = _gathered(chosen.inputs, jobs, no_cache, today)
    write(gathered.portfolio)
    return FAULT if gathered.died else 0 if chosen.complete and not gathered.unreadable else UNREADABLE


def _gathered(inputs: "list[Input]", jobs: int | None, no_cache: bool, today: str | None) -> "Gathered":
    """What was found in all files; complains of what went wrong."""
    from functools import partial

    from svc.cli.inputs.projects import complain_of
    from svc.cli.options.dates import day
    from svc.cli.printing.output import complain
    from svc.cli.printing.progress import watched
    from svc.project.asked import Asked
    from svc.project.cache_folder import cache_in, folder
    from svc.project.portfolio.gathering import gather

    files = [Asked(each.path, each.name, each.within, each.real) for each in inputs if each.path is not None]
    cache = cache_in(None if no_cache else folder())
    gathered = gather(
        files,
        jobs=jobs or cores(),
        cache=cache,
        today=day(today) if today is not None else None,
        watch=partial(watched, label="analysing"),
    )
    cache.close()
    complain_of(gathered.wrong)
    complain(*(f"svc: {each}" for each in (*gathered.unreadable, *gathered.died)))
    if gathered.died:
        complain("svc: this is a fault of svc or of the system, not of your files; the others are shown")
    return gathered


def _writer(format: str | None, output: str | None, first: str) -> "Callable[[Portfolio], None]":
    """What writes a portfolio where it is wanted, in the colours of the project of the `first` path.

    Raises click.UsageError where nothing implies the format.
    """
    from svc.cli.printing.output import hand_over, say

    ending = os.path.splitext(output or "")[1].removeprefix(".").lower()
    form = format or {"": "text", "txt": "text", "htm": "html", "md": "markdown"}.get(ending, ending)
    if form not in FORMATS:
        raise click.UsageError(f"{output} does not imply a format: choose one with --format: {', '.join(FORMATS)}")

    def write(portfolio: "Portfolio") -> None:
        written = _written(form, portfolio, first)
        if output is None:
            hand_over(written)
            return
        from svc.project import files

        files.write(output, written.encode("utf-8", "backslashreplace"))
        say(output)

    return write


def _written(form: str, portfolio: "Portfolio", first: str) -> str:
    match form:
        case "json" | "csv" | "markdown":
            from svc.cli.runs.figures import written

            return written("portfolio", form, portfolio)
        case "svg":
            return _picture(portfolio, first)
        case "html":
            from svc.formats.portfolio import html as portfolio_html

            return portfolio_html.page(portfolio, _picture(portfolio, first))
    from svc.formats.portfolio import text as portfolio_text

    return portfolio_text.text(portfolio) + "\n" + portfolio_text.summary(portfolio) + "\n"


def _picture(portfolio: "Portfolio", first: str) -> str:
    """The portfolio as SVG. Raises RenderError where no engine draws."""
    from svc.cli.options.colours import colours_of
    from svc.pictures.options import PictureOptions
    from svc.pictures.render.picture import draw
    from svc.pictures.views import portfolio as view
    from svc.project.project import Project

    project = Project.around(first)
    options = PictureOptions(colours=colours_of(project)[0], engine=project.configuration.engine)
    return draw(view.portfolio(portfolio, options), "svg", options).data.decode()
