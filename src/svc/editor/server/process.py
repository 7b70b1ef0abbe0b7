"""The process of the server: its input and output are the editor's."""

import logging
import os
import sys

from pygls.exceptions import JsonRpcException
from pygls.protocol import json_rpc

from svc.editor.server.requests import server


def run(version: str) -> bool:
    """Serve on standard input and output until the editor ends it or is gone; whether that shut it down first.

    Whatever else is printed, by custom rules too, goes to standard error: it would break the protocol.
    """
    sys.stdout.flush()
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    logging.getLogger(json_rpc.__name__).addFilter(_refused_in_one_line)
    made = server(version)
    try:
        made.start_io(stdout=output)
    finally:
        made.end()
    return made.is_shut_down


def _refused_in_one_line(record: logging.LogRecord) -> bool:
    """Whether a record is logged: all are, but a refused request without its traceback, as nothing has failed."""
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, JsonRpcException):
        record.levelno, record.levelname, record.exc_info = logging.INFO, "INFO", None
        record.msg, record.args = "refused: %s", (error.message,)
    return True
