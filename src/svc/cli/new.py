"""`svc new`: a commented file to start from, copied from a template."""

import re
import unicodedata
from importlib.resources import files as package_files

import click
from click.shell_completion import CompletionItem

HEADING = re.compile(r"^stream \w+", re.MULTILINE)


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(name) for name in templates() if name.startswith(incomplete)]


@click.command(
    epilog="\b\nExamples:\n  svc new restore_mail\n  svc new restore_mail --from restore_service\n  svc new --list"
)
@click.argument("name", required=False)
@click.option("--from", "template", default="minimal", metavar="TEMPLATE", shell_complete=_complete,
              help="What to start from.  [default: minimal]")  # fmt: skip
@click.option("--list", "listing", is_flag=True, help="List the templates.")
def command(name: str | None, template: str, listing: bool) -> None:
    """Write a file to start from.

    The file NAME.vsc holds a stream called NAME, with comments. A file that is there is never overwritten.
    """
    from svc import files
    from svc.cli.output import say
    from svc.errors import FileError

    if listing:
        if name is not None:
            raise click.UsageError("--list writes no file: leave out the name")
        say("\n".join(templates()))
        return
    if name is None:
        raise click.UsageError("no name for the stream; for example: svc new restore_mail")
    stream = _stream_name(name)
    text = HEADING.sub(f"stream {stream}", _template(template), count=1)
    try:
        files.create(f"{stream}.vsc", text)
    except FileError as error:
        raise click.ClickException(str(error)) from error
    say(f"wrote {stream}.vsc; now try: svc check {stream}.vsc")


def templates() -> list[str]:
    """The names of the templates that ship with svc."""
    shipped = package_files("svc.templates").iterdir()
    return sorted(each.name.removesuffix(".vsc") for each in shipped if each.name.endswith(".vsc"))


def _template(name: str) -> str:
    if name not in templates():
        from svc.suggest import did_you_mean, near

        question = did_you_mean(near(name, templates())) or f"there are {', '.join(templates())}"
        raise click.UsageError(f"no template is called `{name}`; {question}")
    return package_files("svc.templates").joinpath(f"{name}.vsc").read_text("utf-8")


def _stream_name(given: str) -> str:
    """The name of the stream; the ending that its file gets may be given with it."""
    from svc.limits import NAME

    name = unicodedata.normalize("NFC", given.removesuffix(".vsc"))
    if not name.isidentifier() or len(name.encode("utf-8", "replace")) > NAME:
        plain = re.sub(r"\W", "_", name)
        hint = f"; try `{plain}`" if plain.isidentifier() and plain != name else ""
        raise click.UsageError(f"`{given}` can't be the name of a stream: letters, digits and _ only{hint}")
    return name
