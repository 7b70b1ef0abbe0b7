"""`svc simulate`: how long the cases of streams take when they queue for teams."""

import re
from typing import TYPE_CHECKING, Any

import click

from svc.cli.options.changes import changes
from svc.cli.options.files import force_exclude
from svc.cli.options.seed import seed

if TYPE_CHECKING:
    from collections.abc import Mapping


FORMATS = ("text", "json", "csv", "markdown")
UNREADABLE = 2


def _share(context: click.Context, option: click.Parameter, value: str) -> float:
    """A percentage such as `10%` as a share."""
    if not re.fullmatch(r"\d{1,9}(\.\d{1,9})?%?", value):
        raise click.BadParameter(f"`{value}` is not a percentage such as 10%")
    share = float(value.removesuffix("%")) / 100
    if share >= 1:
        raise click.BadParameter(f"{value} leaves no cases: choose less than 100%")
    return share


@click.command(
    epilog="\b\nExamples:\n  svc simulate restore.vsc\n  svc simulate restore.vsc --set desk.size=4\n"
    "  svc simulate restore.vsc --set user.arrives=+20%\n"
    "  svc simulate restore.vsc --compare tomorrow.vsc --format markdown\n"
    "  svc simulate restore.vsc --runs 1 --cases 10000 --log cases.csv"
)
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--stream", metavar="NAME", help="Only the streams of this name.")
@click.option("--format", type=click.Choice(FORMATS), default="text", help="The format of the output.")
@click.option(
    "--cases", type=click.IntRange(1, 10_000_000), default=100_000, metavar="N", show_default=True,
    help="The number of simulated cases, in all runs together.",
)  # fmt: skip
@click.option(
    "--runs", type=click.IntRange(1, 1000), default=10, metavar="N", show_default=True,
    help="The number of independent runs.",
)  # fmt: skip
@seed
@click.option(
    "--warm-up", default="10%", metavar="PERCENT", show_default=True, callback=_share,
    help="How much of each run is left out at its beginning.",
)  # fmt: skip
@changes("Simulate with another value too, such as desk.size=4 or user.arrives=+20%, and show the difference.")
@click.option("--compare", metavar="FILE", type=click.Path(), help="Simulate the stream of another file too.")
@click.option("--log", metavar="FILE", type=click.Path(), help="Write the cases of the first run as records (CSV).")
@force_exclude
def command(
    paths: tuple[str, ...], stream: str | None, format: str, changes: "Mapping[str, str]", compare: str | None,
    log: str | None, force_exclude: bool, **numbers: Any,
) -> int:  # fmt: skip
    """Simulate streams with queues: lead time, waits, utilisation.

    Cases arrive at random, as often as `arrives` says, and queue for each team that has a `size`. The queue replaces
    the `waits` of its steps; both are shown. Intervals hold the true value in 95 of 100 simulations. The same seed
    gives the same figures on every machine. PATHS are files, folders or -.

    With --set or --compare there are two simulations, with the same arrivals and the same luck, and the difference
    between them. With --log the cases are written as records, and the settings with which they are read are printed.

    Exits with 0 if all streams are simulated, 2 if a file could not be read or has errors.
    """
    if not paths:
        raise click.UsageError("no path given; for example: svc simulate restore.vsc")
    if compare is not None and changes:
        raise click.UsageError("--set and --compare are two ways to say what is other: choose one")
    if log is not None and not log.lower().endswith(".csv"):
        raise click.UsageError(
            f"--log writes CSV, and {log} would not be read as such: choose a name that ends in .csv"
        )
    from svc.cli.runs.simulating import Wanted, simulate

    return simulate(paths, Wanted(stream, format, changes, compare, log, force_exclude, numbers))
