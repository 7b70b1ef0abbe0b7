"""What git hands to a program that shows its differences: `svc diff` as `GIT_EXTERNAL_DIFF` or `diff.svc.command`.

A path, then for the old and the new version each a file, a blob and a mode; for a renamed file also its new path and
what git says of it. A version that is not there is `/dev/null`.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from svc.text.pattern import Pattern

if TYPE_CHECKING:
    from svc.checker.analysis import Analysis
    from svc.diagnostics.diagnostic import Diagnostic
    from svc.text.source import Source

NOTHING = ("/dev/null", os.devnull)
_BLOB = Pattern(r"\.|[0-9a-f]{4,64}")
_MODE = Pattern(r"\.|[0-7]{6}")


class Version(NamedTuple):
    """One version of a file: where its text is now, by which path git knows it, and its blob."""

    file: str
    path: str
    blob: str

    @property
    def name(self) -> str:
        """What messages call it."""
        known = self.blob.strip("0.") and self.file != self.path
        return f"{self.path} at {self.blob[:12]}" if known else self.path

    def analysis(self) -> "Analysis":
        """The text, with the files that it uses as they are now: it is in another folder than its path says.

        Where that folder is no longer one of the work tree, the text stands alone. Raises FileError.
        """
        from svc.checker.pipeline import analyse_source
        from svc.project.project import Project

        source, wrong = self._read()
        if not self._is_inside:
            return analyse_source(source, wrong)
        folder = os.path.dirname(self.path)
        return Project.around(folder or os.curdir, within=_top()).analyse_text(source, wrong, os.path.realpath(folder))

    @property
    def _is_inside(self) -> bool:
        """Whether the folder of the path is in the work tree, by its words and with no link on the way: git follows
        none."""
        folder = os.path.dirname(self.path)
        return _is_plain(self.path) and os.path.realpath(folder) == os.path.normpath(os.path.join(_top(), folder))

    def _read(self) -> "tuple[Source, list[Diagnostic]]":
        """The text of a copy that git made, or of the file at the path, which no link leads out by now."""
        from svc.project import sources

        if is_nothing(self.file):
            return empty(self.path)
        found = self.file == self.path and _is_plain(self.path)
        return sources.read(self.file, self.name, within=_top() if found else None)


class Given(NamedTuple):
    """The two versions that git hands over."""

    before: Version
    after: Version

    @property
    def heading(self) -> str:
        """The path, or both of a renamed file."""
        old, new = self.before.path, self.after.path
        return new if old == new else f"{old} -> {new}"

    @property
    def are_streams(self) -> bool:
        """Whether svc can read them, by their names."""
        return self.before.path.endswith(".vsc") or self.after.path.endswith(".vsc")


def given(arguments: Sequence[str]) -> Given | None:
    """The versions in the arguments of git; None if these are not the arguments of git."""
    if not 7 <= len(arguments) <= 9:
        return None
    path, old, old_blob, old_mode, new, new_blob, new_mode = arguments[:7]
    if not all(map(_BLOB.fullmatch, (old_blob, new_blob))) or not all(map(_MODE.fullmatch, (old_mode, new_mode))):
        return None
    return Given(Version(old, path, old_blob), Version(new, arguments[7] if arguments[7:] else path, new_blob))


def is_unmerged(arguments: Sequence[str]) -> bool:
    """Whether git calls with a path alone, as it does in the middle of a merge."""
    return len(arguments) == 1 and "GIT_DIFF_PATH_COUNTER" in os.environ


def _top() -> str:
    """The real path of the work tree: git calls its programs there."""
    return os.path.realpath(os.curdir)


def _is_plain(path: str) -> bool:
    """Whether a path leads down, as all do that git finds in a work tree."""
    return not Path(path).anchor and os.pardir not in Path(path).parts


def is_nothing(path: str) -> bool:
    """Whether a path stands for a file that is not there."""
    return path in NOTHING


def empty(name: str) -> "tuple[Source, list[Diagnostic]]":
    """The text of a file that is not there."""
    from svc.text.source import Source

    return Source(name, ""), []
