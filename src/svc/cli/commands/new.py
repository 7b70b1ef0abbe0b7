"""`svc new`: a commented file to start from, copied from a template."""

import re
import unicodedata
from importlib.resources import files as package_files

import click
from click.shell_completion import CompletionItem

from svc.text.pattern import Pattern

HEADING = Pattern(r"^(stream|catalogue) \w+", re.MULTILINE)
MINIMAL = "minimal"
TABLE = "table"
HEADINGS = "step,activity,by,waits,takes,accurate,from,input,to,output,when,share,note\n"
"""An empty table, for a spreadsheet: `svc import` knows its columns."""


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(name) for name in (*templates(), TABLE) if name.startswith(incomplete)]


@click.command(
    epilog="\b\nExamples:\n  svc new restore_mail\n  svc new restore_mail --from restore_service\n"
    "  svc new acme --from house\n  svc new workshop --from table\n  svc new --list"
)
@click.argument("name", required=False)
@click.option(
    "--from", "template", metavar="TEMPLATE", shell_complete=_complete, help="The template.  [default: minimal]"
)
@click.option("--list", "listing", is_flag=True, help="List the templates.")
def command(name: str | None, template: str | None, listing: bool) -> None:
    """Create a file from a template.

    The file NAME.vsc contains a stream called NAME, with comments; from the template `house`, a catalogue called NAME.
    From `table` it is NAME.csv, an empty table for a workshop, which `svc import` makes a stream.
    Without NAME it has the name of its template. An existing file is never overwritten.

    Exits with 0 if the file is written, 2 if it can't be.
    """
    from svc.cli.printing.output import say
    from svc.diagnostics.errors import FileError
    from svc.project import files

    if listing:
        if name is not None:
            raise click.UsageError("--list writes no file: leave out the name")
        say("\n".join((*templates(), TABLE)))
        return
    if name is None and template is None:
        raise click.UsageError("no name for the stream; for example: svc new restore_mail")
    if template == TABLE:
        _create_table(_name((name or TABLE).removesuffix(".csv")))
        return
    text = _template(template or MINIMAL)
    called = _name(name if name is not None else template or MINIMAL)
    if "\ncatalogue " in text:
        _refuse_taken(called)
    try:
        files.create(f"{called}.vsc", _renamed(text, template or MINIMAL, called))
    except FileError as error:
        raise click.ClickException(str(error)) from error
    say(f"wrote {called}.vsc; now try: svc check {called}.vsc")


def _create_table(name: str) -> None:
    from svc.cli.printing.output import say
    from svc.diagnostics.errors import FileError
    from svc.project import files

    try:
        files.create(f"{name}.csv", HEADINGS)
    except FileError as error:
        raise click.ClickException(str(error)) from error
    say(f"wrote {name}.csv; fill it in, then try: svc import {name}.csv")


def _renamed(text: str, template: str, name: str) -> str:
    """A template with another name in its heading, and for the file that its comments speak of."""
    return HEADING.sub(rf"\1 {name}", text, count=1).replace(f"{template}.vsc", f"{name}.vsc")


def _refuse_taken(name: str) -> None:
    """Refuse a name that no catalogue may have."""
    from svc.semantics.binder.catalogues import RESERVED
    from svc.semantics.shipped import SHIPPED

    if name in RESERVED or name in SHIPPED:
        why = "comes with svc" if name in SHIPPED else f"would be confused with svc catalogue {name}"
        raise click.UsageError(f"`{name}` can't be the name of a catalogue: it {why}")


def templates() -> list[str]:
    """The names of the templates that ship with svc."""
    shipped = package_files("svc.cli.templates").iterdir()
    return sorted(each.name.removesuffix(".vsc") for each in shipped if each.name.endswith(".vsc"))


def _template(name: str) -> str:
    if name not in templates():
        from svc.text.near_names import did_you_mean, near

        known = [*templates(), TABLE]
        question = did_you_mean(near(name, known)) or f"the names are {', '.join(known)}"
        raise click.UsageError(f"there is no template called `{name}`; {question}")
    return package_files("svc.cli.templates").joinpath(f"{name}.vsc").read_text("utf-8")


def _name(given: str) -> str:
    """The name of the stream or the catalogue; the ending that its file gets may be given with it."""
    from svc.diagnostics.limits import NAME

    name = unicodedata.normalize("NFC", given.removesuffix(".vsc"))
    if not name.isidentifier() or len(name.encode("utf-8", "replace")) > NAME:
        plain = re.sub(r"\W", "_", name)
        hint = f"; try `{plain}`" if plain.isidentifier() and plain != name else ""
        raise click.UsageError(f"`{given}` can't be a name: letters, digits and _ only{hint}")
    return name
