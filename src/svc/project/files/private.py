"""Files that are the user's alone: nobody else has put them there, and nobody else can write to them or read them."""

import os
import stat
import sys
from contextlib import suppress


def cache_folder() -> str | None:
    """Where this user's caches of svc are; None if the user has no home."""
    if sys.platform in ("win32", "darwin"):
        from platformdirs import user_cache_dir  # elsewhere its import takes as long as all else of a short run

        return user_cache_dir("svc", appauthor=False)
    caches = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(caches):
        caches = os.path.expanduser("~/.cache")
    return os.path.join(caches, "svc") if os.path.isabs(caches) else None


def private_file(path: str, beside: tuple[str, ...] = ()) -> None:
    """Make an empty file in a folder, and the folder, unless they are there.

    Anything else that is there, such as a link or a file of somebody else, is removed first. So is what has the name of
    the file with one of the endings in `beside`. Raises OSError, also where others may write to the folder.
    """
    folder = os.path.dirname(path) or os.curdir
    os.makedirs(folder, mode=0o700, exist_ok=True)
    if not _is_ours(os.stat(folder)):
        raise PermissionError(f"others may write to {folder}")
    for ending in ("", *beside):
        with suppress(FileNotFoundError):
            there = os.lstat(path + ending)
            if not stat.S_ISREG(there.st_mode) or there.st_nlink != 1 or not _is_ours(there):
                discard(path + ending)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def discard(path: str | os.PathLike[str]) -> None:
    """Take a file away that holds nothing of worth; of a link, that. Raises OSError, but not where there is none."""
    with suppress(FileNotFoundError):
        os.unlink(path)


def _is_ours(state: os.stat_result) -> bool:
    """Whether something is the user's, and others may not write to it."""
    return sys.platform == "win32" or (state.st_uid == os.geteuid() and not state.st_mode & 0o022)
