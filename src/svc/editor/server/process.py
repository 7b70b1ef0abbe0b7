"""The process of the server: its input and output are the editor's."""

import os
import sys

from svc.editor.server.requests import server


def run(version: str) -> bool:
    """Serve on standard input and output until the editor ends it or is gone; whether that shut it down first.

    Whatever else is printed, by custom rules too, goes to standard error: it would break the protocol.
    """
    sys.stdout.flush()
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    made = server(version)
    try:
        made.start_io(stdout=output)
    finally:
        made.end()
    return made.is_shut_down
