"""What git ignores below a folder: by its .gitignore files, those above up to the repository among them. And what
patterns of the same kind exclude.

Independent of what the files are for.
"""

import os
from collections.abc import Callable, Iterable

from svc.project.real_paths import is_below, parents

Read = Callable[[str], str]
"""Returns the text of a file with rules; an empty one if there is none that counts."""
Verdict = Callable[[str, bool], bool | None]
"""Whether patterns ignore a path, asked with whether it is a folder; None if no pattern matches it."""
IsIgnored = Callable[[str, bool], bool]
"""Whether a path is ignored, asked with whether it is a folder."""


def ignored_below(root: str, read: Read) -> IsIgnored:
    """Whether git ignores a path below a folder; both are real paths, but for a link at the end of the path.

    The answers belong to one walk: the ignore files are read once, and only where there are any. Raises what `read`
    raises.
    """
    repository = next((each for each in (root, *parents(root)) if os.path.exists(os.path.join(each, ".git"))), root)
    of_folders: dict[str, list[tuple[str, Verdict]]] = {}

    def verdicts(folder: str) -> list[tuple[str, Verdict]]:
        """The patterns for what is in a folder: its own, then those of the folders above it up to the repository."""
        if folder not in of_folders:
            own, above = _verdict(folder, repository, read), os.path.dirname(folder)
            further = verdicts(above) if folder not in (repository, above) else []
            of_folders[folder] = [(folder, own), *further] if own else further
        return of_folders[folder]

    def ignored(path: str, is_folder: bool) -> bool:
        """By the patterns of the nearest folder that has some for this path."""
        for folder, patterns in verdicts(os.path.dirname(path)):
            ignores = patterns(_relative(path, folder), is_folder)
            if ignores is not None:
                return ignores
        return False

    return _with_folders(repository, ignored)


def left_out(root: str, patterns: Iterable[str]) -> IsIgnored:
    """Whether a path is excluded by patterns as in `.gitignore` that belong to a root; both are real paths, but for a
    link at the end of the path."""
    lines = list(patterns)
    if not lines:
        return lambda path, is_folder: False
    from svc.project.ignore_patterns import Patterns

    verdict = Patterns(lines).verdict
    inside = _with_folders(root, lambda path, is_folder: bool(verdict(_relative(path, root), is_folder)))
    return lambda path, is_folder: path != root and is_below(path, root) and inside(path, is_folder)


def _with_folders(top: str, ignored: IsIgnored) -> IsIgnored:
    """Whether a path is ignored, or one of the folders below `top` that it is in: nothing in them can be included."""
    known: dict[str, bool] = {top: False}

    def inside(path: str, is_folder: bool) -> bool:
        here = os.path.dirname(path)
        if here not in known:
            for folder in reversed(list(parents(path))):
                if folder not in known:
                    above = known.get(os.path.dirname(folder), False)
                    known[folder] = is_below(folder, top) and (above or ignored(folder, True))
        return known[here] or ignored(path, is_folder)

    return inside


def _verdict(folder: str, repository: str, read: Read) -> Verdict | None:
    """The patterns of one folder; those of a repository's own list come before those of its ignore file."""
    text = read(os.path.join(folder, ".git", "info", "exclude")) + "\n" if folder == repository else ""
    text += read(os.path.join(folder, ".gitignore"))
    if not text.strip():
        return None
    from svc.project.ignore_patterns import Patterns  # only here, as most walks meet no ignore file

    return Patterns(line.removesuffix("\r") for line in text.split("\n")).verdict


def _relative(path: str, folder: str) -> str:
    return path[len(folder.rstrip(os.sep)) + 1 :].replace(os.sep, "/")
