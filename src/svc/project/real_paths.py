"""Real paths as texts, which hold no link: what is below what. Asks nothing of the disk."""

import os
from collections.abc import Iterator


def parents(path: str) -> Iterator[str]:
    """The folders that a path is in, the nearest first."""
    while (above := os.path.dirname(path)) != path:
        yield above
        path = above


def is_below(real: str, root: str | os.PathLike[str]) -> bool:
    """Whether a real path is that of a folder or below it; the folder is given by its real path too."""
    top = os.fspath(root)
    return real == top or real.startswith(top.rstrip(os.sep) + os.sep)
