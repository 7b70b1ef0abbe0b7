"""What git ignores below a folder: by its .gitignore files, those above up to the repository among them.

Knows nothing of what the files are for.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def ignored_below(root: Path) -> Callable[[Path, bool], bool]:
    """Whether a path below a folder is ignored, asked with whether it is a folder itself.

    The answers belong to one walk: the ignore files are read once, and only where there are any.
    """
    top = Path(os.path.abspath(root))
    repository = next((folder for folder in (top, *top.parents) if os.path.exists(folder / ".git")), top)
    specs: dict[Path, GitIgnoreSpec | None] = {}

    def ignored(path: Path, is_folder: bool) -> bool:
        absolute = Path(os.path.abspath(path))
        for folder in absolute.parents:
            if folder not in specs:
                specs[folder] = _spec(folder, folder == repository)
            spec = specs[folder]
            verdict = spec.check_file(_relative(absolute, folder, is_folder)).include if spec else None
            if verdict is not None:
                return verdict
            if folder == repository:
                break
        return False

    return ignored


def _spec(folder: Path, is_repository: bool) -> "GitIgnoreSpec | None":
    """The patterns of one folder; those of a repository's own list come before those of its ignore file."""
    lines = list(_lines(folder / ".git" / "info" / "exclude")) if is_repository else []
    lines.extend(_lines(folder / ".gitignore"))
    if not lines:
        return None
    from pathspec import GitIgnoreSpec  # only here, as most walks meet no ignore file

    return GitIgnoreSpec.from_lines([line for line in lines if _is_pattern(line)])


def _lines(path: Path) -> Iterator[str]:
    try:
        yield from path.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return


def _is_pattern(line: str) -> bool:
    """Whether git would take a line for a pattern; it passes over others in silence."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


def _relative(path: Path, folder: Path, is_folder: bool) -> str:
    return path.relative_to(folder).as_posix() + ("/" if is_folder else "")
