"""`svc diff`: what changed in meaning between two versions of a file."""

import os
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from svc.pipeline import Analysis

SAME, DIFFERENT, UNUSABLE = 0, 1, 2


@click.command(
    epilog="\b\nExamples:\n  svc diff old.vsc new.vsc\n  svc diff restore.vsc --against main\n"
    "  svc diff restore.vsc --against origin/main --format markdown\n"
    "  svc diff old.vsc new.vsc --format svg > changes.svg"
)
@click.argument("before", type=click.Path())
@click.argument("after", type=click.Path(), required=False)
@click.option("--against", metavar="GIT_REF", help="Compare with the file where this branch left GIT_REF.")
@click.option(
    "--format",
    type=click.Choice(["text", "json", "markdown", "svg"]),
    default="text",
    help="How the changes are written; svg is a picture of both streams in one.",
)
def command(before: str, after: str | None, against: str | None, format: str) -> int:
    """Say what changed in meaning.

    BEFORE and AFTER are .vsc files, or - for standard input. With --against there is one file: it is compared with
    the one at the merge base of HEAD and GIT_REF. Changes are breaking, compatible or cosmetic; findings that are new
    or gone are told.

    Exits with 0 if nothing changed, 1 if something did, 2 if a file can't be read or compared.
    """
    if (after is None) == (against is None):
        raise click.UsageError("give two files, or one file and --against; for example: svc diff old.vsc new.vsc")
    if before == after == "-":
        raise click.UsageError("standard input can be one of the two files, not both")
    from svc.cli.output import complain, hand_over
    from svc.comparison.files import differences
    from svc.errors import Error

    try:
        old, new = _at_base(before, against or "") if after is None else (_read(before), _read(after))
        found = differences(old, new)
    except Error as error:
        complain(f"svc: {error}")
        return UNUSABLE
    if format == "svg":
        return _drawn(old, new)
    if format == "json":
        from svc.report import diff_json

        hand_over(diff_json.report(old.file.name, new.file.name, found))
    elif format == "markdown":
        from svc.report import diff_markdown

        hand_over(diff_markdown.report(found))
    else:
        from svc.report import diff_text

        hand_over(diff_text.text(found))
    return DIFFERENT if found else SAME


def _drawn(old: "Analysis", new: "Analysis") -> int:
    from svc.cli.output import complain, hand_over
    from svc.comparison.picture import svg
    from svc.errors import Error

    try:
        picture, same = svg(old.only, new.only)
    except Error as error:
        complain(f"svc: {error}")
        return UNUSABLE
    hand_over(picture)
    return SAME if same else DIFFERENT


def _read(path: str) -> "Analysis":
    from svc.cli.projects import analysed

    return _understood(analysed(path))


def _at_base(path: str, ref: str) -> "tuple[Analysis, Analysis]":
    """The file as it was at the merge base, and as it is. What it uses is taken as it is now."""
    from svc import files
    from svc.cli.git import at_merge_base
    from svc.project import Project

    new = _read(path)
    data, commit = at_merge_base(path, ref)
    source, wrong = files.decode(data, f"{new.file.name} at {commit[:12]}")
    folder = os.path.dirname(os.path.realpath(path))
    return _understood(Project.around(path).analyse_text(source, wrong, folder)), new


def _understood(analysis: "Analysis") -> "Analysis":
    """What a text says. Raises FileError for bytes that are no text: all would seem to be gone."""
    from svc.errors import FileError

    if analysis.diagnostics and not analysis.file.source.text:
        raise FileError(f"{analysis.file.name} can't be compared: {analysis.diagnostics[0].message}")
    return analysis
