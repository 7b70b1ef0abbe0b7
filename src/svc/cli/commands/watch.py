"""`svc watch`: a page in the browser that follows a file."""

import os
import sys
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import click

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

    from svc.diagnostics.diagnostic import Diagnostic
    from svc.web.live import Seen

STANDARD = "-"
EXTRA = ("starlette", "uvicorn", "watchfiles")


class Wanted(NamedTuple):
    """What is to be shown, as the options say."""

    stream: str | None
    view: str
    engine: str | None
    theme: str


@click.command(
    epilog="\b\nExamples:\n  svc watch restore.vsc\n  svc watch streams.vsc --stream restore --view lanes\n"
    "  svc watch restore.vsc --port 9000 --no-open"
)
@click.argument("file", type=click.Path())
@click.option("--stream", metavar="NAME", help="The stream, if the file has several.")
@click.option("--view", default="auto", metavar="NAME", help="The first view, as for `svc render`.")
@click.option("--theme", default="auto", metavar="auto|light|dark|print", help="The colours, as for `svc render`.")
@click.option("--engine", metavar="NAME|PATH", help="graphviz-pure, dot (an installed Graphviz) or a program.")
@click.option("--port", type=click.IntRange(1, 65535), metavar="N", help="The port.  [default: 8351 or a free one]")
@click.option("--open/--no-open", "to_open", default=None, help="Open the browser.  [default: if run in a terminal]")
def command(file: str, port: int | None, to_open: bool | None, **options: str) -> int:
    """Preview a stream in the browser while you edit it.

    The page has all views of the stream and the findings beside them, and follows FILE, the files that it uses and the
    configuration: save, and look. While a line can't be understood, the last good picture remains, and so does what you
    have selected on the page.

    It is served only to this machine (127.0.0.1), and no option changes that: for other people, draw a page with
    `svc render -o restore.html`. It needs an extra: pip install 'svc-streams[watch]'.

    Ends with Ctrl-C. Exits with 2 if FILE can't be read at the start or the port is taken.
    """
    from svc.cli.printing.output import complain, is_terminal, say
    from svc.cli.process import collect_garbage
    from svc.web.live import Preview

    if file == STANDARD:
        raise click.UsageError("standard input does not change: give a FILE to watch")
    serving = _serving()
    collect_garbage()
    preview = Preview(partial(_seen, file, Wanted(**options)))
    with serving.listen(port) as listening:
        address = serving.address(listening)
        say(address)
        if sys.stdout is not None:
            sys.stdout.flush()
        complain(f"svc: {_state(file, preview.findings)}; Ctrl-C ends the preview")
        if to_open or (to_open is None and is_terminal(sys.stdout)):
            click.launch(address)
        serving.serve(preview, listening, lambda: complain(f"svc: {_state(file, preview.findings)}"))
    return 0


def _state(file: str, findings: "Iterable[Diagnostic]") -> str:
    from svc.semantics.wording import counted

    return f"{file}: {counted(findings) or 'no errors and no warnings'}"


def _serving() -> "ModuleType":
    """What serves the page. Raises Error if what it needs is not installed."""
    from importlib import import_module

    from svc.diagnostics.errors import Error

    try:
        return import_module("svc.web.live.server")
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in EXTRA:
            raise
        raise Error(f"the preview needs {missing.name}: pip install 'svc-streams[watch]'") from missing


def _seen(file: str, wanted: Wanted) -> "Seen":
    """The file as it is now. Raises FileError if it can't be read."""
    from svc.checker.selection import DEFAULTS
    from svc.cli.inputs.paths import Input
    from svc.cli.inputs.projects import Inputs
    from svc.cli.inputs.stream import chosen
    from svc.cli.options.pictures import options_of
    from svc.diagnostics.errors import Error
    from svc.project.files import is_below
    from svc.project.root import OWN
    from svc.web.live import Seen

    given = Input(file.replace(os.sep, "/"), file)
    inputs = Inputs([given])
    analysis = inputs.analyse(given, DEFAULTS)
    project = inputs.project(given)
    bound, missing = None, ""
    try:
        bound = chosen(analysis, wanted.stream, "draw")
    except Error as wrong:
        missing = str(wrong)
    options = options_of(project, wanted.view, wanted.engine, wanted.theme)
    root = project.root.folder
    below = [os.path.join(root, path) for path in (*project.rests_on(analysis.file.name), OWN)]
    watched = [file, *(path for path in below if is_below(os.path.realpath(path), root))]  # no folder elsewhere
    return Seen(given.name, bound, [*inputs.findings, *analysis.diagnostics], options, missing, watched)
