"""Faults of the system: the n-th call of it fails, or is the last thing that the process does."""

import builtins
import fcntl
import io
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

CALLS = (
    "access", "chmod", "chown", "close", "fstat", "fsync", "ftruncate", "getxattr", "link", "listdir", "listxattr",
    "lstat", "mkdir", "open", "pipe", "read", "readlink", "remove", "rename", "replace", "scandir", "setxattr", "stat",
    "truncate", "unlink", "write",
)  # fmt: skip
"""The functions of `os` that may fail. What goes through file objects is counted too: see `_Counted`."""
Act = Callable[[], None]


class Calls:
    """Counts the calls of the system, and lets the `last`-th go wrong in the way of `act`."""

    def __init__(self, last: int, act: Act, halves: bool) -> None:
        self.made = 0
        self._last = last
        self._act = act
        self._halves = halves

    def one(self, half: Act | None = None) -> None:
        """One more call; `half` is what it leaves behind if it goes wrong half-way."""
        self.made += 1
        if self.made == self._last:
            if half is not None and self._halves:
                half()
            self._act()


def fails_with(number: int) -> Act:
    """A call that the system refuses."""

    def fail() -> None:
        raise OSError(number, os.strerror(number))

    return fail


def interrupts() -> None:
    """Ctrl-C."""
    raise KeyboardInterrupt


def kills() -> None:
    """The end of the process, without a word."""
    os.kill(os.getpid(), signal.SIGKILL)


@contextmanager
def faulty(last: int, act: Act, halves: bool = True) -> Iterator[Calls]:
    """Within, the `last`-th call of the system goes wrong, a write half-way unless not `halves`; counts them."""
    calls = Calls(last, act, halves)
    opened = _opener(calls)
    patches: list[Any] = [mock.patch.object(os, name, _counted(getattr(os, name), calls)) for name in CALLS]
    patches += [mock.patch.object(fcntl, "flock", _counted(fcntl.flock, calls))]
    patches += [mock.patch.object(module, "open", opened) for module in (builtins, io)]
    patches += [mock.patch.object(os, "fdopen", opened)]
    for patch in patches:
        patch.start()
    try:
        yield calls
    finally:
        for patch in patches:
            patch.stop()


def _discard(value: object) -> None:
    """Nothing, whatever there is."""


def _counted(call: Callable[..., Any], calls: Calls) -> Callable[..., Any]:
    def counted(*arguments: Any, **named: Any) -> Any:
        calls.one()
        return call(*arguments, **named)

    return counted


def _opener(calls: Calls) -> Callable[..., Any]:
    """`open` for files of bytes whose every call is counted; of texts only the opening is."""
    ordinary: Callable[..., Any] = io.open

    class Counted(io.FileIO):
        def readall(self) -> bytes:
            calls.one()
            return super().readall()

        def readinto(self, buffer: Any) -> int:
            calls.one()
            return super().readinto(buffer)

        def write(self, data: Any) -> int:
            calls.one(lambda: _discard(super(Counted, self).write(bytes(data)[: len(data) // 2])))
            return super().write(data)

        def close(self) -> None:
            was_open = not self.closed
            super().close()
            if was_open:
                calls.one()

    def opened(file: Any, mode: str = "r", *arguments: Any, opener: Any = None, **named: Any) -> Any:
        calls.one()
        if "b" not in mode:
            return ordinary(file, mode, *arguments, opener=opener, **named)
        raw = Counted(file, mode, opener=opener)
        if "+" in mode:
            return io.BufferedRandom(raw)
        return io.BufferedReader(raw) if mode.startswith("r") else io.BufferedWriter(raw)

    return opened
