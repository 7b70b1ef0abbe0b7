"""`svc lsp`: the language server for editors."""

from collections.abc import Callable

import click

EXTRA = ("pygls", "lsprotocol")


@click.command(epilog="\b\nExamples:\n  svc lsp\n  svc lsp --log lsp.log")
@click.option("--log", metavar="FILE", type=click.Path(), help="Write what the server does to this file.")
@click.option("--version", is_flag=True, help="Show the version and exit.")
def command(log: str | None, version: bool) -> int:
    """Serve an editor with the Language Server Protocol.

    Editors start it by themselves and speak with it on standard input and output: findings and completion
    while you type, renaming across files, and the picture beside the text. It needs an extra: pip install
    'svc-streams[lsp]'.

    Exits with 0 after the editor has shut it down, else 1; 2 if the extra is missing.
    """
    from svc import __version__
    from svc.cli.printing.output import say
    from svc.cli.process import collect_garbage

    if version:
        say(f"svc {__version__}")
        return 0
    serve = _serving()
    if log is not None:
        _write_to(log)
    collect_garbage()
    return 0 if serve(__version__) else 1


def _serving() -> "Callable[[str], bool]":
    """What serves the editor. Raises Error if what it needs is not installed."""
    from svc.diagnostics.errors import Error

    try:
        from svc.editor.server.process import run
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in EXTRA:
            raise
        raise Error(
            f"the language server needs {(missing.name or 'pygls').partition('.')[0]}: pip install 'svc-streams[lsp]'"
        ) from missing
    return run


def _write_to(log: str) -> None:
    """Log to a file. Raises FileError if it can't be written."""
    import logging

    from svc.diagnostics.errors import FileError

    try:
        logging.basicConfig(filename=log, level=logging.DEBUG, encoding="utf-8")
    except (OSError, ValueError) as error:
        raise FileError(f"{log} can't be written: {getattr(error, 'strerror', None) or error}") from error
