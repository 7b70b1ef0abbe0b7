"""`svc lsp`: the language server for editors."""

import click


@click.command(epilog="\b\nExamples:\n  svc lsp")
@click.option("--log", metavar="FILE", type=click.Path(), help="Write what the server does to this file.")
def command(log: str | None) -> int:
    """Serve an editor with the Language Server Protocol.

    Editors start it by themselves and speak with it on standard input and output: findings and completion
    while you type, renaming across files, and the picture beside the text. It needs an extra: pip install
    'svc-streams[lsp]'.

    Exits with 0 after the editor has shut it down, else 1; 2 if the extra is missing.
    """
    from svc import __version__
    from svc.diagnostics.errors import Error

    try:
        from svc.editor.server.process import run
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise Error(f"the language server needs {missing.name}: pip install 'svc-streams[lsp]'") from missing
    if log is not None:
        import logging

        logging.basicConfig(filename=log, level=logging.DEBUG, encoding="utf-8")
    return 0 if run(__version__) else 1
