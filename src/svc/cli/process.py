"""A command as a process: its arguments come in, its exit code goes out, and nothing ends in a traceback.

0 fine, 1 findings, 2 usage or a path that can't be read, 3 a fault of ours, 128+n a signal.
"""

import gc
import os
import signal
import sys
from contextlib import contextmanager, suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import FrameType
    from typing import NoReturn

PIPE_CLOSED, INTERRUPTED, TERMINATED = 128 + 13, 128 + 2, 128 + 15
UNUSABLE, FAULT, PAST_WORDS = 2, 3, 128
GARBAGE = (10_000, 2, 2)
"""How many objects may be made before garbage is looked for: an analysis makes some thousands, and leaves few."""


def run() -> "NoReturn":
    """The console script: run the command that the process was called with, then end the process at once."""
    # A run is short and what it builds is kept to its end: looking for garbage would only cost time.
    gc.disable()
    signal.signal(signal.SIGTERM, _terminate)
    if not _debugging():
        sys.unraisablehook = _leave_unsaid
    code = exit_code(sys.argv[1:])
    # All is said: a late interrupt ends what is left of the process, without words.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if code >= PAST_WORDS:
        _drop_output()
    else:
        with suppress(OSError):
            _flush()
    os._exit(code)  # taking the interpreter down in good order is a sixth of the time of a short run


def collect_garbage() -> None:
    """Look for garbage from now on: for commands that run until somebody ends them. What is imported is never that."""
    gc.freeze()
    gc.set_threshold(*GARBAGE)
    gc.enable()


def exit_code(arguments: "Sequence[str]") -> int:
    """Run a command; its exit code, once its output is flushed. Leaves the process as it was."""
    try:
        with _forgiving_streams():
            return _guarded(arguments)
    except BrokenPipeError:
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except _Terminated:
        return TERMINATED


class _Terminated(SystemExit):
    """The request to end, as an exception: files that are half written are taken away on its way up."""


def _terminate(number: int, frame: "FrameType | None") -> None:
    raise _Terminated


def _leave_unsaid(failure: "sys.UnraisableHookArgs") -> None:
    """What fails while something is thrown away, as where memory is short, is nothing that anybody can fix."""


def _debugging() -> bool:
    return os.environ.get("SVC_DEBUG") == "1"


def _guarded(arguments: "Sequence[str]") -> int:
    """The exit code of the command; what goes wrong is reported in words."""
    try:
        code = _command(*arguments)
        _flush()
        return code
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except MemoryError:
        pass  # what was built goes with the exception: reported below, where there is memory again for that
    except ImportError as error:
        return _report(f"svc: {_not_imported(error)}", UNUSABLE, error)
    except SystemError as error:
        return _report(f"svc: Python can't continue, perhaps because memory is short: {error}", UNUSABLE, error)
    except OSError as error:
        where = f"{error.filename!s}: " if error.filename else ""
        return _report(f"svc: {where}{error.strerror or error}", UNUSABLE, error)
    except Exception as error:
        message = (
            f"svc itself failed ({type(error).__name__}). This is a fault of svc, not of your files.\n"
            "Please report it with what you ran and what the same command prints with SVC_DEBUG=1 set."
        )
        return _report(message, FAULT, error)
    return _report("svc: there is not enough memory for this", UNUSABLE)


def _not_imported(error: ImportError) -> str:
    """Why a module can't be imported: a library that finds no room is reported as one that can't be loaded."""
    if any(words in str(error).lower() for words in _NO_ROOM):
        return f"Python can't continue, perhaps because memory is short: {error}"
    return f"a module can't be imported: {error}; install svc-streams again, with all its dependencies"


_NO_ROOM = ("failed to map", "cannot allocate", "out of memory", "not enough memory", "paging file")
"""What the loaders of several systems say where memory is short."""


def _command(*arguments: str) -> int:
    from svc.cli.front import invoke

    if getattr(sys, "frozen", False):  # a program made by PyInstaller is also what its worker processes start
        from multiprocessing import freeze_support

        freeze_support()
    return invoke(list(arguments))


@contextmanager
def _forgiving_streams() -> "Iterator[None]":
    """A character that the encoding of a stream does not have is written as an escape, never an exception."""
    before = [(stream, stream.errors) for stream in (sys.stdout, sys.stderr) if hasattr(stream, "reconfigure")]
    for stream, _ in before:
        stream.reconfigure(errors="backslashreplace")
    try:
        yield
    finally:
        for stream, errors in before:
            with suppress(OSError, ValueError):  # what can't be written is reported where it was written
                stream.reconfigure(errors=errors)


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


def _report(message: str, code: int, error: Exception | None = None) -> int:
    from svc.text import escape

    if sys.stderr is None:
        return code
    if error is not None and _debugging():
        import traceback

        print(escape.terminal_lines("".join(traceback.format_exception(error))), file=sys.stderr)
    print(escape.terminal_lines(message), file=sys.stderr)
    return code
