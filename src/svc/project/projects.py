"""The projects of several files, each opened when one of its files is needed."""

import os
from collections.abc import Mapping

from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.errors import FileError
from svc.project.project import Project, as_file_error
from svc.project.root import Roots
from svc.semantics.catalogue import Catalogue


class Projects:
    """Projects by their files. `names` are what messages call files, by their real paths; `instead` is the catalogue
    that all streams are checked against, if there is one."""

    def __init__(self, names: Mapping[str, str], instead: Catalogue | None = None) -> None:
        self._names = names
        self._instead = instead
        self._roots = Roots()
        self._by_root: dict[str, Project] = {}

    def get(self, path: str, within: str | None = None) -> Project:
        """The project of a file: of a link, that of what it leads to.

        Raises FileError if the file can't be looked for, OutsideError if it leads out of the folder `within`.
        """
        with as_file_error(path):
            root = self._roots.get(path, within)
            if root.folder not in self._by_root:
                self._by_root[root.folder] = Project(root, self._instead, self._names)
        return self._by_root[root.folder]

    @property
    def opened(self) -> tuple[Project, ...]:
        """The projects that were opened so far."""
        return tuple(self._by_root.values())

    @property
    def findings(self) -> list[Diagnostic]:
        """What is wrong with their configurations."""
        return [finding for project in self.opened for finding in project.findings]


class Excluded:
    """Whether a path that somebody names is one that the configuration excludes: that of its own project, or that
    of the current folder, as a walk from here would leave it out too. What is not there is not excluded."""

    def __init__(self) -> None:
        self._projects = Projects({})

    def __call__(self, path: str) -> bool:
        if not os.path.lexists(path):
            return False
        inside = os.path.join(path, "") if os.path.isdir(path) else path
        try:
            return any(self._projects.get(each).excludes(path) for each in (inside, os.curdir))
        except FileError:  # reported where the file is read
            return False
