"""`svc catalogue diff`: what one catalogue allows and another does not."""

import click

from svc.cli.inputs.catalogue import Target

SAME, DIFFERENT, UNUSABLE = 0, 1, 2


@click.command(
    epilog="\b\nExamples:\n  svc catalogue diff itil4 acme.vsc\n  svc catalogue diff old/acme.vsc acme.vsc --format csv"
)
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("--name", help="The catalogue, if the files have several.")
@click.option("--format", type=click.Choice(["text", "json", "csv"]), default="text", help="The format of the changes.")
def diff(before: str, after: str, name: str | None, format: str) -> int:
    """Report what changed from catalogue A to catalogue B, with all that each inherits.

    A and B are each a catalogue that comes with svc, or a file of yours. New and removed flows are listed by giver,
    with the rules and lines that they come from and their reasons. Renamed things follow.

    Exits with 0 if both have the same meaning, 1 if they differ, 2 if one can't be read or has errors.
    """
    from svc.cli.printing.output import hand_over
    from svc.comparison import diff_catalogues
    from svc.formats.catalogue_diff import (
        csv as catalogue_diff_csv,
    )
    from svc.formats.catalogue_diff import (
        json as catalogue_diff_json,
    )
    from svc.formats.catalogue_diff import (
        text as catalogue_diff_text,
    )

    try:
        old, new = _target(before, name).catalogue(), _target(after, name).catalogue()
    except click.exceptions.Exit:
        return UNUSABLE
    difference = diff_catalogues(old, new)
    if format == "json":
        hand_over(catalogue_diff_json.report(old, new, difference))
    elif format == "csv":
        hand_over(catalogue_diff_csv.table(difference))
    else:
        hand_over(catalogue_diff_text.text(old, new, difference))
    return DIFFERENT if difference else SAME


def _target(text: str, name: str | None) -> Target:
    """A shipped catalogue is the only one of its name; in a file the name chooses."""
    from svc.semantics.shipped import SHIPPED

    return Target(text, None if text in SHIPPED else name)
