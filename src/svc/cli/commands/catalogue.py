"""`svc catalogue`: a catalogue with its sources; the way to `svc catalogue audit` and `svc catalogue diff`."""

from typing import Any

import click
from click.shell_completion import CompletionItem

from svc.cli.commands.catalogue_audit import audit
from svc.cli.commands.catalogue_diff import diff
from svc.cli.inputs.catalogue import Target

OTHERS = {"audit": audit, "diff": diff}
"""Commands about catalogues; no catalogue may have their names."""


class WithOthers(click.Command):
    """A command that hands over to another one where its first argument is that one's name."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        if args and args[0] in OTHERS:
            return OTHERS[args[0]].make_context(f"{info_name} {args[0]}", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)


def _completions(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    words = [CompletionItem(word) for word in (*OTHERS, "itil4") if word.startswith(incomplete)]
    return [*words, CompletionItem(incomplete, type="file")]


@click.command(
    cls=WithOthers,
    epilog="\b\nExamples:\n  svc catalogue --activity engage\n  svc catalogue itil4 --format csv\n"
    "  svc catalogue acme.vsc --format json\n  svc catalogue audit\n  svc catalogue diff itil4 acme.vsc",
)
@click.argument("target", default="itil4", metavar="[NAME|FILE]", shell_complete=_completions)
@click.option("--name", help="The catalogue, if the file has several.")
@click.option(
    "--format",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    help="csv contains only the lines and rules.",
)
@click.option("--activity", metavar="A", help="Show only what this activity receives and gives.")
def command(target: str, name: str | None, format: str, activity: str | None) -> None:
    """Show a catalogue: who may give what to whom.

    NAME is a catalogue that comes with svc, FILE one of yours. A catalogue that extends another is shown with all that
    it inherits: each part with its file and line, and rules with their reasons. Forbidden flows are listed separately.
    `svc catalogue audit` lists the flows that only one side lists, `svc catalogue diff` what one catalogue allows and
    another does not.

    Exits with 0 if the catalogue is shown, 1 if it has errors, 2 if it can't be read.
    """
    from svc.cli.printing.output import hand_over
    from svc.formats.catalogue import csv as catalogue_csv
    from svc.formats.catalogue import json as catalogue_json
    from svc.formats.catalogue import text as catalogue_text

    catalogue = Target(target, name).catalogue()
    write = {"text": catalogue_text.text, "json": catalogue_json.report, "csv": catalogue_csv.lines}[format]
    hand_over(write(catalogue, _id(catalogue, activity) if activity else None))


def _id(catalogue: Any, activity: str) -> str:
    from svc.text.near_names import did_you_mean, near

    known = catalogue.end_names.get(activity)
    if known in catalogue.all_activities:
        return str(known)
    question = did_you_mean(near(activity, catalogue.all_activities)[:3])
    raise click.UsageError(
        f"the catalogue {catalogue.name} has no activity `{activity}`; "
        + (question or f"its activities are {', '.join(catalogue.all_activities)}")
    )
