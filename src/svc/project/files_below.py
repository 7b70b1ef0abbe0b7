"""The files of a project below a folder, and the linked folders that lead out of the project."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from svc.project import files
from svc.project.gitignore import left_out


class Below(NamedTuple):
    """Every `.vsc` file below a folder, in the order of their paths, and the paths of linked folders that lead out."""

    files: list[files.Walked]
    outside: list[str]


def files_below(
    root: str, exclude: Iterable[str], folder: str, unreadable: Callable[[OSError], None] | None = None
) -> Below:
    """What is below a folder of the project of a root, but for what patterns exclude. Raises OSError if what git
    ignores can't be read."""
    links: list[files.Walked] = []
    found = files.below(folder, unreadable, left_out(root, exclude), links.append)
    return Below(found, [each.path for each in links if not files.is_below(each.real, root)])
