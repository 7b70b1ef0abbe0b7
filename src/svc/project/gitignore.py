"""What git ignores below a folder: by its .gitignore files, those above up to the repository among them. And what
patterns of the same kind leave out.

Knows nothing of what the files are for.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

Read = Callable[[Path, Path], str]
"""Gives what stands in a file that must not lead out of a folder; nothing if there is none."""

Verdict = Callable[[str], bool | None]
"""Whether patterns ignore a path; None if none of them is about it."""


def ignored_below(root: Path, read: Read) -> Callable[[Path, bool], bool]:
    """Whether a path below a folder is ignored, asked with whether it is a folder itself.

    The answers belong to one walk: the ignore files are read once, and only where there are any. Raises what `read`
    raises.
    """
    top = Path(os.path.abspath(root))
    repository = next((folder for folder in (top, *top.parents) if os.path.exists(folder / ".git")), top)
    verdicts: dict[Path, Verdict | None] = {}

    def ignored(path: Path, is_folder: bool) -> bool:
        absolute = Path(os.path.abspath(path))
        for folder in absolute.parents:
            if folder not in verdicts:
                verdicts[folder] = _verdict(folder, repository, read)
            asked = verdicts[folder]
            verdict = asked(_relative(absolute, folder, is_folder)) if asked else None
            if verdict is not None:
                return verdict
            if folder == repository:
                break
        return False

    return ignored


def left_out(root: Path, patterns: Iterable[str]) -> Callable[[Path, bool], bool]:
    """Whether a path is left out by patterns as in `.gitignore` that stand in a root, given by its real path.

    A path is known by the real place of its folder, however it is written; the folders above it are not asked about.
    """
    lines = list(patterns)
    if not lines:
        return lambda path, is_folder: False
    from svc.project.wildcards import spec

    matching = spec(lines)
    folders: dict[Path, Path] = {}

    def out(path: Path, is_folder: bool) -> bool:
        parent = path.parent
        if parent not in folders:
            folders[parent] = Path(os.path.realpath(parent))
        absolute = Path(os.path.abspath(folders[parent] / path.name))
        return absolute.is_relative_to(root) and matching.match_file(_relative(absolute, root, is_folder))

    return out


def _verdict(folder: Path, repository: Path, read: Read) -> Verdict | None:
    """The patterns of one folder; those of a repository's own list come before those of its ignore file."""
    text = read(folder / ".git" / "info" / "exclude", repository) + "\n" if folder == repository else ""
    text += read(folder / ".gitignore", repository)
    if not text.strip():
        return None
    from svc.project.wildcards import spec  # only here, as most walks meet no ignore file

    patterns = spec(line.removesuffix("\r") for line in text.split("\n"))
    return lambda path: patterns.check_file(path).include


def _relative(path: Path, folder: Path, is_folder: bool) -> str:
    return path.relative_to(folder).as_posix() + ("/" if is_folder else "")
