"""Notices that files change: their folders are watched, as editors often put a new file in the place of the old one."""

import asyncio
from collections.abc import Callable
from pathlib import PurePath

from watchfiles import Change, awatch

from svc.project.root import OWN, SHARED
from svc.web.live.preview import Preview

TOGETHER = 300
"""Milliseconds in which changes that follow each other count as one, at most."""


async def follow(preview: Preview, announce: Callable[[], None], ended: asyncio.Event) -> None:
    """Refresh a preview whenever something that it rests on may have changed, and announce what is new."""
    while not ended.is_set():
        try:
            await _follow(preview, announce, ended)
        except OSError:  # a folder went away just now
            await asyncio.sleep(TOGETHER / 1000)


async def _follow(preview: Preview, announce: Callable[[], None], ended: asyncio.Event) -> None:
    """Do so as long as the same folders matter."""
    folders, has_looked = preview.folders, False
    changes = awatch(
        *folders, watch_filter=_matters, debounce=TOGETHER, recursive=False, stop_event=ended,
        rust_timeout=TOGETHER, yield_on_timeout=True,
    )  # fmt: skip
    async for changed in changes:
        if changed or not has_looked:  # also what changed before anybody watched
            has_looked = True
            if await asyncio.to_thread(preview.refresh):
                announce()
        if preview.folders != folders:
            return


def _matters(change: Change, path: str) -> bool:
    return path.endswith(".vsc") or PurePath(path).name in (OWN, SHARED)
