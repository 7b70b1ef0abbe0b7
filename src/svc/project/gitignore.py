"""What git ignores below a folder: by its .gitignore files, those above up to the repository among them. And what
patterns of the same kind exclude.

Independent of what the files are for.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

Read = Callable[[Path], str]
"""Returns the text of a file with rules; an empty one if there is none that counts."""
Verdict = Callable[[str, bool], bool | None]
"""Whether patterns ignore a path, asked with whether it is a folder; None if no pattern matches it."""
IsIgnored = Callable[[Path, bool], bool]
"""Whether a path is ignored, asked with whether it is a folder."""


def ignored_below(root: Path, read: Read) -> IsIgnored:
    """Whether git ignores a path below a folder; both are real paths, but for a link at the end of the path.

    The answers belong to one walk: the ignore files are read once, and only where there are any. Raises what `read`
    raises.
    """
    repository = next((folder for folder in (root, *root.parents) if os.path.exists(folder / ".git")), root)
    verdicts: dict[Path, Verdict | None] = {}

    def ignored(path: Path, is_folder: bool) -> bool:
        """By the patterns of the nearest folder that has some for this path."""
        for folder in path.parents:
            if folder not in verdicts:
                verdicts[folder] = _verdict(folder, repository, read)
            patterns = verdicts[folder]
            ignores = patterns(_relative(path, folder), is_folder) if patterns else None
            if ignores is not None:
                return ignores
            if folder == repository:
                break
        return False

    return _with_folders(repository, ignored)


def left_out(root: Path, patterns: Iterable[str]) -> IsIgnored:
    """Whether a path is excluded by patterns as in `.gitignore` that belong to a root; both are real paths, but for a
    link at the end of the path."""
    lines = list(patterns)
    if not lines:
        return lambda path, is_folder: False
    from svc.project.ignore_patterns import Patterns

    verdict = Patterns(lines).verdict
    inside = _with_folders(root, lambda path, is_folder: bool(verdict(_relative(path, root), is_folder)))
    return lambda path, is_folder: path != root and path.is_relative_to(root) and inside(path, is_folder)


def _with_folders(top: Path, ignored: IsIgnored) -> IsIgnored:
    """Whether a path is ignored, or one of the folders below `top` that it is in: nothing in them can be included."""
    known: dict[Path, bool] = {top: False}

    def inside(path: Path, is_folder: bool) -> bool:
        if path.parent not in known:
            for folder in reversed(path.parents):
                if folder not in known:
                    known[folder] = folder.is_relative_to(top) and (known[folder.parent] or ignored(folder, True))
        return known[path.parent] or ignored(path, is_folder)

    return inside


def _verdict(folder: Path, repository: Path, read: Read) -> Verdict | None:
    """The patterns of one folder; those of a repository's own list come before those of its ignore file."""
    text = read(folder / ".git" / "info" / "exclude") + "\n" if folder == repository else ""
    text += read(folder / ".gitignore")
    if not text.strip():
        return None
    from svc.project.ignore_patterns import Patterns  # only here, as most walks meet no ignore file

    return Patterns(line.removesuffix("\r") for line in text.split("\n")).verdict


def _relative(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()
