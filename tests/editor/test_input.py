"""What an editor sends is taken as it comes, in whatever pieces."""

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor

from svc.editor.server.input import Input


def test_lines_and_bytes_are_put_together_from_what_has_come() -> None:
    reading, writing = os.pipe()

    async def read() -> list[bytes]:
        with ThreadPoolExecutor(1) as thread:
            incoming = Input(reading, thread)
            os.write(writing, b"Content-Length: 5\r\n\r\n{}")
            found = [await incoming.readline(), await incoming.readline()]
            os.write(writing, b"   Cont")
            found.append(await incoming.readexactly(5))
            os.close(writing)
            return [*found, await incoming.readline(), await incoming.readline(), await incoming.readexactly(3)]

    assert asyncio.run(read()) == [b"Content-Length: 5\r\n", b"\r\n", b"{}   ", b"Cont", b"", b""]
    os.close(reading)
