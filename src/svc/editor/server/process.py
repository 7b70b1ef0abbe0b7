"""The process of the server: its input and output are the editor's."""

import asyncio
import logging
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Event

from pygls.exceptions import JsonRpcException
from pygls.io_ import StdoutWriter, run_async
from pygls.protocol import json_rpc

from svc.editor.server.input import Input
from svc.editor.server.requests import server
from svc.editor.server.server import Server


def run(version: str) -> bool:
    """Serve on standard input and output until the editor ends it or is gone; whether that shut it down first.

    Whatever else is printed, by custom rules too, goes to standard error: it would break the protocol.
    """
    sys.stdout.flush()
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    logging.getLogger(json_rpc.__name__).addFilter(_refused_in_one_line)
    made = server(version)
    made.protocol.set_writer(StdoutWriter(output))
    try:
        with suppress(BrokenPipeError, KeyboardInterrupt, SystemExit), ThreadPoolExecutor(1) as thread:
            asyncio.run(_serve(made, Input(sys.stdin.fileno(), thread)))
    finally:
        made.end()
    return made.is_shut_down


async def _serve(made: Server, incoming: Input) -> None:
    """Answer what comes, one after the other, until the input ends."""
    await run_async(Event(), incoming, made.protocol, error_handler=made.report_server_error)


def _refused_in_one_line(record: logging.LogRecord) -> bool:
    """Whether a record is logged: all are, but a refused request without its traceback, as nothing has failed."""
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, JsonRpcException):
        record.levelno, record.levelname, record.exc_info = logging.INFO, "INFO", None
        record.msg, record.args = "refused: %s", (error.message,)
    return True
