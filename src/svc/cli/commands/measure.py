"""`svc measure`: how long the cases of streams take, what they cost, and which promises hold."""

from typing import TYPE_CHECKING

import click

from svc.cli.options.changes import changes
from svc.cli.options.files import force_exclude
from svc.cli.options.seed import seed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from svc.cli.inputs.paths import Input
    from svc.formats.measures.json import Entry

FORMATS = ("text", "json", "csv", "markdown")
UNREADABLE = 2


@click.command(
    epilog="\b\nExamples:\n  svc measure restore.vsc\n  svc measure streams --format csv > measures.csv\n"
    "  svc measure restore.vsc --set deploy.waits=4h --set build.takes=2h..6h\n"
    "  svc measure restore.vsc --cases 100000 --seed 1 --format json"
)
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--stream", metavar="NAME", help="Only the streams of this name.")
@click.option("--format", type=click.Choice(FORMATS), default="text", help="The format of the output.")
@click.option(
    "--cases", type=click.IntRange(0, 10_000_000), default=20_000, metavar="N", show_default=True,
    help="The number of simulated cases; with 0 only exact figures are shown.",
)  # fmt: skip
@seed
@changes("Measure with another value, such as deploy.waits=4h.")
@force_exclude
def command(
    paths: tuple[str, ...], stream: str | None, format: str, cases: int, seed: int,
    changes: "Mapping[str, str]",
    force_exclude: bool,
) -> int:  # fmt: skip
    """Measure streams: lead time, cost, rework, promises.

    Means are exact where steps are done one at a time, else simulated; percentiles are simulated. The same seed gives
    the same figures on every machine. Where a stream does not say how long its steps take, the output says what is
    missing. PATHS are files, folders or -, as for `svc check`, which also fails where a promise is broken.

    Exits with 0 if all streams are measured, 2 if a file could not be read or has errors.
    """
    if not paths:
        raise click.UsageError("no path given; for example: svc measure restore.vsc")
    from svc.cli.inputs import paths as inputs
    from svc.cli.inputs.projects import complain_of_errors
    from svc.cli.printing.output import complain, hand_over
    from svc.cli.runs.figures import written
    from svc.diagnostics.errors import Error

    found = inputs.gather(paths, force_exclude)
    entries: list[Entry] = []
    complete = found.complete
    for given in found.inputs:
        try:
            wrong, measured = _measured(given, stream, changes, cases, seed)
        except (Error, ValueError) as error:
            complain(f"svc: {error}")
            complete = False
            continue
        if wrong:
            complain_of_errors(given.name)
            complete = False
        entries += measured
    if stream is not None and not entries and complete:
        complain(f"svc: no stream is called {stream}")
        complete = False
    hand_over(written("measures", format, entries))
    return 0 if complete else UNREADABLE


def _measured(
    given: "Input", name: str | None, changes: "Mapping[str, str]", cases: int, seed: int
) -> "tuple[bool, list[Entry]]":
    """Whether a file has errors, and the measures of its streams."""
    from svc.checker.selection import DEFAULTS
    from svc.cli.inputs.projects import Inputs, complain_of, has_errors
    from svc.formats.measures.json import Entry
    from svc.project.measuring import measure

    inputs = Inputs([given])
    analysis = inputs.analyse(given, DEFAULTS)
    complain_of(inputs.findings)
    streams = [each for each in analysis.streams if name in (None, each.name)]
    measured = (measure(each, cases=cases, seed=seed, changes=changes) for each in streams)
    return has_errors(analysis), [Entry(given.name, each) for each in measured]
