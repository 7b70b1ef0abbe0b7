"""What an editor sends, taken as it comes: as many bytes at once as there are."""

import asyncio
import os
from concurrent.futures import Executor

AT_ONCE = 1 << 16


class Input:
    """Bytes from a descriptor, by lines and by numbers. Waiting for them takes a thread of an executor, as a
    descriptor may be anything; what has come already takes none."""

    def __init__(self, descriptor: int, executor: Executor) -> None:
        self._descriptor, self._executor = descriptor, executor
        self._come = bytearray()

    async def readline(self) -> bytes:
        """The next line with its end; what is left at the end of the input."""
        while (end := self._come.find(b"\n")) < 0 and await self._wait():
            pass
        return self._taken(end + 1 or len(self._come))

    async def readexactly(self, number: int) -> bytes:
        """So many bytes; fewer at the end of the input."""
        while len(self._come) < number and await self._wait():
            pass
        return self._taken(number)

    async def _wait(self) -> bool:
        """Wait for further bytes: whether there are any."""
        more = await asyncio.get_running_loop().run_in_executor(self._executor, os.read, self._descriptor, AT_ONCE)
        self._come += more
        return bool(more)

    def _taken(self, number: int) -> bytes:
        taken = bytes(self._come[:number])
        del self._come[:number]
        return taken
