"""Work in several processes: each takes a piece when it is done with the last. One that dies costs its piece only.

Independent of what the work is. The order in which results come has no meaning.
"""

import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, NamedTuple

LARGEST = 32
"""How many items are handed over at once, at most; those of a piece whose process died are tried again, one by one."""
SHARES = 4
"""How many pieces each process would get of what is left: the last pieces are small, so that all end together."""

Begin = Callable[[], Callable[[Any], Any]]
"""Called in each process at its start: makes the function that does the work on an item."""


class Died(NamedTuple):
    """What comes instead of the result of an item on which a process died: with which code."""

    code: int | None

    @property
    def how(self) -> str:
        """In words."""
        return f"by signal {-self.code}" if self.code and self.code < 0 else f"with status {self.code}"


def results(begin: Begin, items: Sequence[Any], jobs: int) -> Iterator[tuple[Any, Any]]:
    """Items with their results, or with how the process died that worked on them.

    `begin`, items and results are handed from process to process. What the work raises is raised here.
    """
    pieces = list(_pieces(items, jobs))[::-1]
    workers: dict[Any, _Worker] = {}
    try:
        while pieces or workers:
            while pieces and len(workers) < jobs:
                worker = _Worker(begin)
                workers[worker.answers] = worker
                worker.take(pieces.pop())
            for answers in wait(list(workers)):
                worker = workers[answers]
                try:
                    done = worker.answers.recv()
                except (EOFError, OSError):
                    del workers[answers]
                    yield from _left(worker, pieces)
                    continue
                if isinstance(done, Exception):
                    raise done
                yield from zip(worker.piece, done, strict=True)
                if pieces:
                    worker.take(pieces.pop())
                else:
                    del workers[answers]
                    worker.end()
    finally:
        for worker in workers.values():
            worker.end()


def _pieces(items: Sequence[Any], jobs: int) -> Iterator[list[Any]]:
    start = 0
    while start < len(items):
        size = min(LARGEST, max(1, (len(items) - start) // (SHARES * jobs)))
        yield list(items[start : start + size])
        start += size


def _left(worker: "_Worker", pieces: list[list[Any]]) -> Iterator[tuple[Any, Died]]:
    """What a process leaves behind that died: of a single item the fact, of several the items, for others to try."""
    code = worker.end()
    if len(worker.piece) == 1:
        yield worker.piece[0], Died(code)
    else:
        pieces.extend([item] for item in reversed(worker.piece))


class _Worker:
    """A process, and the piece that it works on."""

    def __init__(self, begin: Begin) -> None:
        # Where a process can be copied, what is loaded already need not be loaded once more.
        context = get_context("fork" if "fork" in get_all_start_methods() and _is_safe() else None)
        self.answers, answering = context.Pipe(duplex=False)
        asked, self._asking = context.Pipe(duplex=False)
        self.piece: list[Any] = []
        ours = (self.answers, self._asking)
        self._process: BaseProcess = context.Process(target=_work, args=(asked, answering, ours, begin), daemon=True)
        self._process.start()
        asked.close()
        answering.close()

    def take(self, piece: list[Any]) -> None:
        self.piece = piece
        try:
            self._asking.send(piece)
        except OSError:  # it died: that is met when its answer is awaited
            return

    def end(self) -> int | None:
        """End the process; its exit code if it had ended by itself."""
        with suppress(OSError):  # a word, as the end of the pipe may be held open by a copy in another process
            self._asking.send(None)
        self._asking.close()
        self.answers.close()
        self._process.join(0.2)
        code = self._process.exitcode
        if code is None:
            self._process.kill()
            self._process.join()
        return code


def _is_safe() -> bool:
    """Whether copying a process is safe: on Apple's systems it is not."""
    import sys

    return sys.platform == "linux"


def _work(asked: Connection, answering: Connection, theirs: Iterable[Connection], begin: Begin) -> None:
    """The life of a process: work until nobody gives any."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the one that was called, who ends the others
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for each in theirs:  # a copy of them would keep this process from learning that the other is gone
        each.close()
    work = begin()
    while True:
        try:
            piece = asked.recv()
        except (EOFError, OSError):
            return
        if piece is None:
            return
        try:
            answer: Any = [work(item) for item in piece]
        except Exception as error:
            answer = error
        try:
            answering.send(answer)
        except OSError:
            return
