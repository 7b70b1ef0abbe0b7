"""A command as a process: its arguments come in, its exit code goes out, and nothing ends in a traceback.

0 fine, 1 findings, 2 usage or a path that can't be read, 3 a fault of ours, 128+n a signal.
"""

import gc
import os
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import NoReturn

PIPE_CLOSED, INTERRUPTED, TERMINATED = 128 + 13, 128 + 2, 128 + 15
UNUSABLE, FAULT, PAST_WORDS = 2, 3, 128


def run() -> NoReturn:
    """Run the command that the process was called with, then end the process."""
    # A run is short and what it builds is kept to its end: looking for rubbish would only cost time.
    gc.disable()
    signal.signal(signal.SIGTERM, _terminate)
    if not _debugging():
        sys.unraisablehook = _leave_unsaid
    try:
        code = _guarded()
    except BrokenPipeError:
        code = PIPE_CLOSED
    except KeyboardInterrupt:
        code = INTERRUPTED
    except _Terminated:
        code = TERMINATED
    # All is said: a late interrupt ends what is left of the process, without words.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if code >= PAST_WORDS:
        _drop_output()
    else:
        with suppress(OSError):
            _flush()
    os._exit(code)  # taking the interpreter down in good order is a sixth of the time of a short run


class _Terminated(SystemExit):
    """The request to end, as an exception: files that are half written are taken away on its way up."""


def _terminate(number: int, frame: FrameType | None) -> None:
    raise _Terminated


def _leave_unsaid(failure: "sys.UnraisableHookArgs") -> None:
    """What fails while something is thrown away, as where memory is short, is nothing that anybody can mend."""


def _debugging() -> bool:
    return os.environ.get("SVC_DEBUG") == "1"


def _guarded() -> int:
    """The exit code of the command; what goes wrong is told in words."""
    try:
        _make_streams_forgiving()
        code = _command()
        _flush()
        return code
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except MemoryError:
        pass  # what was built goes with the exception: told below, where there is memory again to tell it
    except (ImportError, SystemError) as error:
        return _tell(f"svc: Python can't go on, perhaps as memory is short: {error}", UNUSABLE, error)
    except OSError as error:
        where = f"{error.filename!s}: " if error.filename else ""
        _tell(f"svc: {where}{error.strerror or error}", UNUSABLE, error)
        _drop_output()  # if it was the output that failed, it would fail again at the end
        return UNUSABLE
    except Exception as error:
        told = (
            f"svc itself failed ({type(error).__name__}). This is a fault of svc, not of your files.\n"
            "Please report it with what you ran and what the same command prints with SVC_DEBUG=1 set."
        )
        return _tell(told, FAULT, error)
    return _tell("svc: there is not enough memory for this", UNUSABLE)


def _command() -> int:
    from svc.cli.usage import invoke

    return invoke(sys.argv[1:])


def _make_streams_forgiving() -> None:
    """A character that the encoding of a stream does not have is written as an escape, never an exception."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()


def _drop_output() -> None:
    """What is still buffered goes nowhere, so that the end of the process is quiet."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            os.dup2(nowhere, stream.fileno())


def _tell(message: str, code: int, error: Exception | None = None) -> int:
    from svc import escape

    if sys.stderr is None:
        return code
    if error is not None and _debugging():
        import traceback

        print(escape.terminal_lines("".join(traceback.format_exception(error))), file=sys.stderr)
    print(escape.terminal_lines(message), file=sys.stderr)
    return code
