"""A project that lives: texts that are open in an editor count instead of the files on the disk."""

import os
from collections.abc import Iterator
from datetime import date

from svc.checker.analysis import Analysis
from svc.checker.chapter import Chapter
from svc.checker.incremental import Versions
from svc.checker.selection import DEFAULTS, Selection
from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.errors import FileError
from svc.editor.occurrences import Occurrence, Symbol, occurrences
from svc.model import File
from svc.project.project import Project
from svc.project.real_paths import is_below
from svc.project.root import OWN, SHARED, find
from svc.semantics.shipped import SHIPPED


class OpenProject:
    """The files of a project, each analysed when it is needed and again once it, or what it rests on, has changed.

    Paths are those of files below the root; a text need not be on the disk. For one thread, as a project is.
    """

    def __init__(
        self,
        folder: str | os.PathLike[str],
        selection: Selection = DEFAULTS,
        today: date | None = None,
        catalogue: str | None = None,
    ) -> None:
        """`catalogue` is the name of a shipped one that all streams are checked against, if it is given."""
        self._folder, self._selection, self._today = os.fspath(folder), selection, today
        self._instead = SHIPPED[catalogue] if catalogue else None
        self._texts: dict[str, str] = {}
        self._versions: dict[str, Versions] = {}
        self._analyses: dict[str, Analysis] = {}
        self._findings: dict[str, tuple[Diagnostic, ...]] = {}
        self._rests_on: dict[str, frozenset[str]] = {}
        """The real paths that the findings of an analysed file depend on, there or not."""
        self._occurrences: dict[str, tuple[Occurrence, ...]] = {}
        self._known: set[str] = set()
        """Real paths that were met."""
        self._project = self._opened()

    @property
    def root(self) -> str:
        """The real path of the folder that is the root."""
        return self._project.root.folder

    @property
    def project(self) -> Project:
        """The project as it is now."""
        return self._project

    def edit(self, path: str, text: str) -> frozenset[str]:
        """Let a text count instead of a file: the first time, and whenever it has changed.

        Returns the real paths of the files whose findings may be others now, the text's own among them.
        """
        real = self._real(path)
        self._known.add(real)
        self._texts[real] = text
        self._versions.setdefault(real, Versions())
        return self._changed(real, text)

    def close(self, path: str) -> frozenset[str]:
        """Let the file on the disk count again. Returns what `edit` does."""
        real = os.path.realpath(path)
        self._texts.pop(real, None)
        self._versions.pop(real, None)
        return self._changed(real, None)

    def changed(self, path: str) -> frozenset[str]:
        """A file on the disk, perhaps the configuration, is another one or gone. Returns what `edit` does."""
        self._known.discard(path)
        real = os.path.realpath(path)
        if os.path.basename(real) in (OWN, SHARED):
            self._project = self._opened()
            return self._forget({*self._analyses, *self._findings})
        return self._changed(real, self._texts.get(real))

    def analyse(self, path: str) -> Analysis:
        """What a file says and means, and its findings. Raises FileError if it can't be read."""
        real = self._real(path)
        if real not in self._analyses:
            self._analyses[real] = self._project.analyse(real, self._selection, self._today)
            self._note_what_it_rests_on(real)
        return self._analyses[real]

    def findings(self, path: str) -> tuple[Diagnostic, ...]:
        """The findings of a file: those of its analysis. Of an open text, only what has changed is analysed again.
        Raises FileError if it can't be read."""
        real = self._real(path)
        if real not in self._findings:
            found = None
            if real in self._versions:
                found = self._project.findings_of_version(real, self._versions[real], self._selection, self._today)
                self._note_what_it_rests_on(real)
            self._findings[real] = self.analyse(real).diagnostics if found is None else found
        return self._findings[real]

    def chapters(self, path: str) -> tuple[Chapter, ...]:
        """The parts of an open text that mean the same alone, in their order; none of a text that is one whole."""
        self.findings(path)
        real = self._real(path)
        return self._versions[real].chapters if real in self._versions else ()

    def _real(self, path: str) -> str:
        """The real path of a file; of one that was met already it is known."""
        return path if path in self._known else os.path.realpath(path)

    def _note_what_it_rests_on(self, real: str) -> None:
        below = self._project.rests_on(self._project.files.named(real))
        self._rests_on[real] = frozenset(os.path.realpath(os.path.join(self.root, each)) for each in below)

    def occurrences(self, path: str) -> tuple[Occurrence, ...]:
        """All names of a file that mean something. Raises FileError if it can't be read."""
        real = self._real(path)
        if real not in self._occurrences:
            self._occurrences[real] = occurrences(self.analyse(real))
        return self._occurrences[real]

    def files(self) -> list[str]:
        """The real paths of all files of the project, open ones first. A link that leads out of it does not count."""
        below = [each.real for each in self._project.below(self.root).files if is_below(each.real, self.root)]
        self._known.update(below)
        return list(dict.fromkeys([*self._texts, *below]))

    def written(self, path: str) -> File:
        """What a file says, whatever it means. Raises FileError if it can't be read."""
        return self._project.files.read(self._real(path)).parsed[0]

    def everywhere(self, symbol: Symbol) -> Iterator[tuple[str, Occurrence]]:
        """Where a thing is named in all files of the project, each with its file. What can't be read has no names."""
        for path in self.files():
            try:
                found = self.occurrences(path)
            except FileError:
                continue
            yield from ((path, each) for each in found if each.symbol == symbol)

    def path_of(self, name: str) -> str | None:
        """The real path of a file by what findings call it; None for what is not a file of the project."""
        for real in {*self._analyses, *self._texts}:
            if self._project.files.named(real) == name:
                return real
        path = os.path.realpath(os.path.join(self.root, name))
        return path if os.path.exists(path) else None

    def _opened(self) -> Project:
        project = Project(find(self._folder)._replace(called=""), self._instead)
        for real, text in self._texts.items():
            project.lay(real, text)
        return project

    def _changed(self, real: str, text: str | None) -> frozenset[str]:
        self._project.lay(real, text)
        return self._forget({real, *(each for each, below in self._rests_on.items() if real in below)})

    def _forget(self, paths: set[str]) -> frozenset[str]:
        for path in paths:
            self._analyses.pop(path, None)
            self._findings.pop(path, None)
            self._rests_on.pop(path, None)
            self._occurrences.pop(path, None)
        return frozenset(paths)
