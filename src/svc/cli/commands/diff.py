"""`svc diff`: what changed in meaning between two versions of a file."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from svc.cli.printing.output import complain, hand_over, say
from svc.text import escape

if TYPE_CHECKING:
    from svc.checker.analysis import Analysis
    from svc.cli.inputs.external_diff import Given
    from svc.comparison.files import ChangedCatalogue
    from svc.comparison.measured_figures import MeasuredPair

SAME, DIFFERENT, UNUSABLE = 0, 1, 2


@click.command(
    epilog="\b\nExamples:\n  svc diff old.vsc new.vsc\n  svc diff restore.vsc --against main\n"
    "  svc diff restore.vsc --against origin/main --format markdown\n"
    "  svc diff old.vsc new.vsc --format svg > changes.svg\n  svc diff restore.vsc --log itsm"
)
@click.argument("files", nargs=-1, type=click.Path())
@click.option(
    "--against", metavar="GIT_REF", help="Compare with the file at the commit where this branch left GIT_REF."
)
@click.option(
    "--format",
    type=click.Choice(["text", "json", "markdown", "svg"]),
    default="text",
    help="The format of the changes; svg is one picture of both streams.",
)
@click.option("--measures", is_flag=True, help="Show the measures of both streams side by side too.")
@click.option(
    "--log", "records", metavar="NAME|FILE", help="Compare one stream with records, as svc observe reads them."
)
@click.option("--stream", metavar="NAME", help="With --log: the stream, if there are several.")
def command(
    files: tuple[str, ...], against: str | None, format: str, measures: bool, records: str | None, stream: str | None
) -> int:
    """Report what changed in meaning.

    FILES are two .vsc files, or - for standard input, or /dev/null for one that does not exist. With --against there is
    one file: it is compared with the one at the merge base of HEAD and GIT_REF. Changes are breaking, compatible or
    cosmetic. New and removed findings are reported too. With --measures both streams are measured, as by svc measure,
    and lead time, work, cost and all other figures are side by side; they do not change the exit code.

    With --log there is one file: what it declares is beside what its records say, in the mean. svc observe shows which
    cases differ and where.

    git can call it for `git diff`: set diff.svc.command, or the variable GIT_EXTERNAL_DIFF, to "svc diff".

    Exits with 0 if nothing changed, 1 if something did, 2 if a file can't be read or compared. Called by git, it exits
    with 0, because git stops otherwise.
    """
    from svc.cli.inputs import external_diff

    if records is not None:
        return _recorded(files, records, stream, format, alone=against is None and not measures)
    if stream is not None:
        raise click.UsageError("--stream chooses the stream of --log: without it all streams are compared")
    if against is None and (handed_over := external_diff.given(files)):
        return _for_git(handed_over, format)
    if against is None and external_diff.is_unmerged(files):
        say(f"{files[0]} has unmerged changes")
        return SAME
    if len(files) != (2 if against is None else 1):
        raise click.UsageError("give two files, or one file and --against; for example: svc diff old.vsc new.vsc")
    if files == ("-", "-"):
        raise click.UsageError("standard input can be one of the two files, not both")
    if against is not None:
        return _compared(lambda: _at_base(files[0], against), format, measures=measures)
    return _compared(lambda: tuple(map(_read, files)), format, measures=measures)


def _recorded(files: tuple[str, ...], records: str, stream: str | None, format: str, *, alone: bool) -> int:
    if len(files) != 1 or not alone:
        raise click.UsageError(
            "--log takes one file and nothing else to compare it with: svc diff restore.vsc --log itsm"
        )
    if format == "svg":
        raise click.UsageError("--log has no picture here: svc observe --format html draws what was observed")
    from svc.cli.runs import recorded
    from svc.cli.runs.observing import Wanted

    return recorded.report(Wanted(files[0], records, stream, format))


def _for_git(given: "Given", format: str) -> int:
    """What git shows of one file among others: under its path, and without a code that would stop git."""
    if format == "text":
        hand_over(f"{escape.terminal(given.heading)}\n")
    elif format == "markdown":
        hand_over(f"## {escape.markdown(given.heading)}\n\n")
    if given.are_streams:
        _compared(lambda: tuple(_understood(each.analysis()) for each in given), format)
    else:
        complain(f"svc: {given.heading} is not a .vsc file and is not compared")
    if format in ("text", "markdown"):
        hand_over("\n")
    return SAME


def _compared(versions: "Callable[[], tuple[Analysis, ...]]", format: str, *, measures: bool = False) -> int:
    from svc.comparison.files import catalogue_differences, differences
    from svc.diagnostics.errors import Error

    try:
        old, new = versions()
        changed = differences(old, new)
        catalogues = catalogue_differences(old, new)
    except Error as error:
        complain(f"svc: {error}")
        return UNUSABLE
    if format == "svg":
        return _drawn(old, new)
    pairs = _measured(old, new) if measures else None
    if format == "json":
        from svc.formats.diff import json as diff_json

        hand_over(diff_json.report(old.file.name, new.file.name, changed, pairs))
    elif format == "markdown":
        from svc.formats.diff import markdown as diff_markdown

        hand_over(diff_markdown.report(changed) + diff_markdown.measured(pairs or ()))
    else:
        from svc.formats.diff import text as diff_text

        hand_over((diff_text.text(changed) if changed or not catalogues else "") + diff_text.measured(pairs or ()))
    _report_catalogues(catalogues, format)
    return DIFFERENT if changed or catalogues else SAME


def _measured(old: "Analysis", new: "Analysis") -> "list[MeasuredPair]":
    from svc.comparison.measured_figures import measured_pairs

    return list(measured_pairs(old, new))


def _report_catalogues(changed: "list[ChangedCatalogue]", format: str) -> None:
    """What changed in catalogues: in text all of it, else, on standard error, that something did."""
    from svc.formats.catalogue_diff import text as catalogue_diff_text

    for name, before, after, difference in changed:
        if format == "text" and before and after and difference:
            hand_over(catalogue_diff_text.text(before, after, difference))
        elif format == "text":
            say(f"catalogue {name} {'changed' if before and after else 'added' if after else 'removed'}")
        else:
            complain(f"svc: the catalogue {name} changed; svc catalogue diff shows how")


def _drawn(old: "Analysis", new: "Analysis") -> int:
    from svc.comparison.streams import compare
    from svc.diagnostics.errors import Error
    from svc.pictures.options import DEFAULTS
    from svc.pictures.rendering import stream_picture
    from svc.pictures.views.difference import showing

    try:
        difference = compare((old.only, new.only))
        picture = stream_picture(new.only, (), "svg", DEFAULTS, showing(difference))
    except Error as error:
        complain(f"svc: {error}")
        return UNUSABLE
    hand_over(picture.data.decode())
    return DIFFERENT if difference else SAME


def _read(path: str) -> "Analysis":
    from svc.cli.inputs.external_diff import empty, is_nothing
    from svc.cli.inputs.projects import analysed

    if is_nothing(path):
        from svc.project.project import Project

        return Project.around(os.curdir).analyse_text(*empty(path), os.curdir)
    return _understood(analysed(path))


def _at_base(path: str, ref: str) -> "tuple[Analysis, Analysis]":
    """The file as it was at the merge base, and as it is. What it uses is taken as it is now."""
    from svc.cli.inputs.git import at_merge_base
    from svc.project import sources
    from svc.project.project import Project

    new = _read(path)
    data, commit = at_merge_base(path, ref)
    source, wrong = sources.decode(data, f"{new.file.name} at {commit[:12]}")
    folder = os.path.dirname(os.path.realpath(path))
    return _understood(Project.around(path).analyse_text(source, wrong, folder)), new


def _understood(analysis: "Analysis") -> "Analysis":
    """What a text says. Raises FileError for bytes that are not text: all would seem to be gone."""
    from svc.diagnostics.errors import FileError

    if analysis.diagnostics and not analysis.file.source.text:
        raise FileError(f"{analysis.file.name} can't be compared: {analysis.diagnostics[0].message}")
    return analysis
