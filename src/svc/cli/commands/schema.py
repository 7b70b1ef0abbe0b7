"""`svc schema`: what the JSON outputs of svc look like, as JSON Schema."""

from importlib.resources import files as package_files

import click
from click.shell_completion import CompletionItem


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(name) for name in schemas() if name.startswith(incomplete)]


@click.command(epilog="\b\nExamples:\n  svc schema\n  svc schema check\n  svc schema stream > stream.schema.json")
@click.argument("name", required=False, shell_complete=_complete)
def command(name: str | None) -> None:
    """Print the JSON Schema of an output.

    Without NAME the schemas are listed: `stream` is what `svc export` writes, `graph` what it writes with
    --format node-link; the others are what the commands of the same names write with --format json. Within a version
    an output only grows: ignore keys that you don't know.

    Exits with 0 if the schema is printed, 2 if no output has that name.
    """
    from svc.cli.printing.output import hand_over, say

    if name is None:
        say("\n".join(schemas()))
    else:
        hand_over(_schema(name))


def schemas() -> list[str]:
    """The names of the schemas that ship with svc."""
    shipped = package_files("svc.formats.schemas").iterdir()
    return sorted(each.name.removesuffix(".json") for each in shipped if each.name.endswith(".json"))


def _schema(name: str) -> str:
    if name not in schemas():
        from svc.text.near_names import did_you_mean, near

        question = did_you_mean(near(name, schemas())) or f"the names are {', '.join(schemas())}"
        raise click.UsageError(f"there is no schema called `{name}`; {question}")
    return package_files("svc.formats.schemas").joinpath(f"{name}.json").read_text("utf-8")
