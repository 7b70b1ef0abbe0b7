"""What a preview notices of its files, and when it looks again."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from watchfiles import Change

from svc.web.live import Preview, Seen, file_watcher


class Shown:
    """A preview that rests on files of some folders; how often it looked, and how often it announced something."""

    def __init__(self, *folders: Path) -> None:
        self.words, self.folders, self.looks, self.announced = "nothing yet", folders, 0, 0
        self.preview = Preview(self._see)

    def _see(self) -> Seen:
        self.looks += 1
        return Seen("a.vsc", None, (), missing=self.words, rests_on=[str(each / "a.vsc") for each in self.folders])

    def _announce(self) -> None:
        self.announced += 1

    def followed(self, meanwhile: Callable[[], Awaitable[None]]) -> None:
        """Follow the files while something happens."""

        async def both() -> None:
            ended = asyncio.Event()
            task = asyncio.create_task(file_watcher.follow(self.preview, self._announce, ended))
            await meanwhile()
            ended.set()
            await asyncio.wait_for(task, 5)

        asyncio.run(asyncio.wait_for(both(), 30))

    async def until(self, announced: int) -> None:
        while self.announced < announced:
            await asyncio.sleep(0.05)

    async def looked(self, more_than: int) -> None:
        while self.looks <= more_than:
            await asyncio.sleep(0.05)


@pytest.mark.parametrize(
    ("name", "matters"),
    [
        ("a.vsc", True), ("other.vsc", True), ("svc.toml", True), ("pyproject.toml", True), ("a.vsc.swp", False),
        ("other.toml", False), ("a.vsc~", False), ("vsc", False), ("README.md", False),
    ],
)  # fmt: skip
def test_only_what_a_preview_may_rest_on_matters(name: str, matters: bool, tmp_path: Path) -> None:
    assert file_watcher._matters(Change.modified, str(tmp_path / name)) is matters


def test_what_changed_before_anybody_watched_is_announced_once(tmp_path: Path) -> None:
    shown = Shown(tmp_path)
    shown.words = "something else"

    async def wait() -> None:
        await shown.until(1)
        await asyncio.sleep(3 * file_watcher.TOGETHER / 1000)

    shown.followed(wait)
    assert (shown.announced, shown.looks) == (1, 2)
    assert "something else" in shown.preview.made.text


def test_a_file_that_is_saved_is_looked_at_and_only_what_is_new_is_announced(tmp_path: Path) -> None:
    shown = Shown(tmp_path)

    async def save() -> None:
        await shown.looked(1)
        (tmp_path / "a.vsc").write_text("# saved as it was")
        await shown.looked(2)
        assert shown.announced == 0
        shown.words = "something else"
        (tmp_path / "a.vsc").write_text("# changed")
        await shown.until(1)

    shown.followed(save)
    assert shown.announced == 1


def test_folders_below_and_other_files_are_not_looked_at(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    shown = Shown(tmp_path)

    async def write() -> None:
        await shown.looked(1)
        (tmp_path / "below" / "a.vsc").write_text("# not ours")
        (tmp_path / "a.txt").write_text("not ours")
        await asyncio.sleep(3 * file_watcher.TOGETHER / 1000)

    shown.followed(write)
    assert shown.looks == 2


def test_when_other_folders_matter_these_are_followed(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    shown = Shown(old)

    async def use() -> None:
        await shown.looked(1)
        shown.folders = (old, new)
        (old / "a.vsc").write_text('use "../new/b.vsc"')
        await shown.looked(3)  # once for the change, once as the folders are new
        shown.words = "something else"
        (new / "b.vsc").write_text("# changed")
        await shown.until(1)

    shown.followed(use)
    assert shown.announced == 1


def test_a_folder_that_is_gone_is_looked_for_again_after_a_while(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tries: list[float] = []

    async def fails(*_: object) -> None:
        tries.append(time.monotonic())
        assert len(tries) < 10, "it does not wait"
        raise FileNotFoundError

    async def wait() -> None:
        await asyncio.sleep(0.5)

    monkeypatch.setattr(file_watcher, "_follow", fails)
    monkeypatch.setattr(file_watcher, "TOGETHER", 100)
    Shown(tmp_path).followed(wait)
    assert 3 <= len(tries) <= 6


def test_after_its_end_nothing_is_followed(tmp_path: Path) -> None:
    shown, ended = Shown(tmp_path), asyncio.Event()
    ended.set()
    asyncio.run(asyncio.wait_for(file_watcher.follow(shown.preview, shown._announce, ended), 5))
    assert shown.looks == 1
