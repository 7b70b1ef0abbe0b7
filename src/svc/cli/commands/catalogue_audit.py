"""`svc catalogue audit`: the flows of a catalogue that only one side lists."""

import click

from svc.cli.inputs.catalogue import Target


@click.command(epilog="\b\nExamples:\n  svc catalogue audit\n  svc catalogue audit acme.vsc")
@click.argument("target", default="itil4", metavar="[NAME|FILE]")
@click.option("--name", help="The catalogue, if the file has several.")
def audit(target: str, name: str | None) -> None:
    """List the flows that only one side lists, each with the line that does.

    They are valid, and `svc check` reports a note where a stream uses one. A flow with an outside party, or with an
    activity that a catalogue adds, needs only one side and is not listed here.

    Exits with 0 if the flows are listed, 1 if the catalogue has errors, 2 if it can't be read.
    """
    from svc.cli.printing.output import hand_over
    from svc.formats.catalogue import audit as catalogue_audit

    hand_over(catalogue_audit.text(Target(target, name).catalogue()))
