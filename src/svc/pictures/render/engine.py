"""Runs the layout engine: the only user of graphviz. Independent of streams and scenes: DOT in, bytes out.

The `graphviz` package is called without changing it: another user of it in the same process sees no trace.
"""

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from svc.diagnostics.errors import RenderError
from svc.model.quantities import Real
from svc.pictures.render import installed

DEFAULT = installed.NAME
"""The engine that is installed along with svc."""
VARIABLE = "SVC_ENGINE"
"""The environment variable that names an engine."""
SECONDS = 20
"""How long a layout may take."""
GRACE = 5
"""How long the rest of a picture may take once the engine has ended: a child of it may keep the pipe open."""
PIECE = 1 << 16
"""Bytes of its output that are read at once."""
BYTES = 256 * 1024 * 1024
"""How large a picture may be."""

_STARTS = {"svg": (b"<?xml", b"<svg", b"<!DOCTYPE"), "png": (b"\x89PNG",), "pdf": (b"%PDF",)}


class TooSlowError(RenderError):
    """A layout that takes too long."""


class Engine(NamedTuple):
    """A program that lays out DOT. `own` is the one that comes with svc: it writes no PDF."""

    path: Path
    own: bool

    def run(self, text: str, form: str, *options: str, seconds: Real = SECONDS, pinned: bool = False) -> bytes:
        """What the engine makes of a DOT text, whose positions are fixed if it is `pinned`.

        Raises RenderError, which never quotes the engine.
        """
        from graphviz.backend import dot_command, execute  # type: ignore[import-untyped]  # it has no types

        layout = ("neato", "-n2") if pinned else ("dot",)
        command = [str(self.path), *map(str, dot_command.command(layout[0], form)[1:]), *layout[1:], *options]
        try:
            with _limited() as (sink, read):
                execute.run_check(
                    command, input=text.encode(), stdout=sink, stderr=subprocess.DEVNULL, quiet=True, timeout=seconds
                )
            output = read()
        except subprocess.TimeoutExpired:
            raise TooSlowError(f"the engine {self.path.name} took longer than {seconds:g} seconds") from None
        except (execute.ExecutableNotFound, OSError) as error:
            why = f": {error.strerror}" if isinstance(error, OSError) and error.strerror else ""
            raise RenderError(f"the engine {self.path} can't be started{why}") from None
        except subprocess.CalledProcessError as error:
            raise RenderError(
                f"the engine {self.path.name} failed with status {error.returncode}; try another one with --engine"
            ) from None
        if not output.startswith(_STARTS[form]):
            raise RenderError(f"the engine {self.path.name} wrote no {form.upper()}; try another one with --engine")
        return output


def find(name: str | None = None) -> Engine:
    """The engine of a name or a path, else that of the environment, else the one that comes with svc."""
    wanted = name or os.environ.get(VARIABLE) or DEFAULT
    if wanted == DEFAULT:
        path = installed.program()
        if path is None:
            raise RenderError(
                f"the engine {DEFAULT} is not installed, perhaps because there is no wheel of it for this system: "
                f"it is neither in {', '.join(installed.places())} nor on the path; "
                "install Graphviz and choose it with --engine dot or SVC_ENGINE=dot"
            )
        return Engine(path, own=True)
    program = shutil.which(wanted)
    if program is None:
        hint = "install Graphviz, or omit the engine to use the one that comes with svc"
        raise RenderError(f"there is no engine {wanted}: {hint}")
    return Engine(Path(program), own=Path(program).stem == DEFAULT)


@contextmanager
def _limited() -> Iterator[tuple[IO[bytes], "_Reader"]]:
    """A sink that takes no more than BYTES: what writes more to it is stopped by a broken pipe."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as sink:
        yield sink, _Reader(reading)


class _Reader(threading.Thread):
    """Reads all that is written to a pipe, up to the limit."""

    def __init__(self, descriptor: int) -> None:
        super().__init__(daemon=True)
        self._descriptor = descriptor
        self._output = bytearray()
        try:
            self.start()
        except RuntimeError:
            os.close(descriptor)
            raise RenderError("the engine can't be run, because this Python can't start threads") from None

    def run(self) -> None:
        with os.fdopen(self._descriptor, "rb") as pipe:
            while len(self._output) <= BYTES and (piece := pipe.read(PIECE)):
                self._output += piece

    def __call__(self) -> bytes:
        self.join(GRACE)
        if self.is_alive() or len(self._output) > BYTES:
            raise RenderError("the engine wrote more than a picture may contain, or did not end")
        return bytes(self._output)
