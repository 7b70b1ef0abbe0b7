"""The files of a project as far as they are needed: each is read and parsed once, whoever uses it."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple

from svc.checker.pipeline import Parsed
from svc.diagnostics import limits
from svc.diagnostics.codes import BY_NAME
from svc.diagnostics.diagnostic import Diagnostic, Related
from svc.diagnostics.errors import FileError
from svc.diagnostics.fixes import only_fix
from svc.model import File, Use
from svc.project import files, sources
from svc.project.root import Root
from svc.project.use_paths import MissingError, RefusedError, target
from svc.semantics.binder import Brought
from svc.semantics.import_diagnostics import path_of, refused_path, unreadable_file
from svc.syntax.parser import parse
from svc.text.near_names import did_you_mean
from svc.text.source import Source

Text = tuple[Source, list[Diagnostic]]
"""The text of a file, and what is wrong with its bytes."""


class Read(NamedTuple):
    """What was written in a file, and what is wrong with its bytes."""

    parsed: Parsed
    found: list[Diagnostic]


class Files:
    """The files below a root, and which of them a `use` line names; `names` are what messages call some of them."""

    def __init__(self, root: Root, names: Mapping[str, str]) -> None:
        self._root = root
        self._places: dict[tuple[str, str | None], str] = {}
        self._sources: dict[str, Text] = {}
        self._read: dict[str, Read] = {}
        self._names = names
        self._called: dict[str, str] = {}
        self._folders: dict[str, str] = {}
        self._listings: dict[str, frozenset[str]] = {}
        self._by_use = 0
        self._asked: dict[str, list[str]] = {}
        self._unresolved: set[str] = set()
        self._checksums: dict[str, str | None] = {}

    def text(self, path: str | os.PathLike[str], within: str | None = None) -> Text:
        """The text of a file, and what is wrong with its bytes. Raises as `read` does."""
        return self._sources[self.located(path, within)]

    def located(self, path: str | os.PathLike[str], within: str | None) -> str:
        """The real path of a file, once its text was read. Raises as `read` does."""
        asked = os.fspath(path), within
        if asked not in self._places:
            real = os.path.realpath(path) if within is None else files.contained(path, within)
            self._fetch(real, path if within is None else real, follow=within is None)
            self._places[asked] = real
        return self._places[asked]

    def read(self, path: str | os.PathLike[str], within: str | None = None) -> Read:
        """A file; the same one when it is requested again. Raises FileError if it can't be read, OutsideError if it
        leads out of the folder `within`."""
        return self._taken(self.located(path, within))

    def fetch(self, path: str, within: str, real: str) -> None:
        """Read the text of a file that a walk has met at its real path, unless something else is there by now: that
        is reported where the file is requested."""
        if files.is_below(real, within):
            with suppress(FileError):
                self._fetch(real, real, follow=False)
                self._places[path, within] = real

    def at(self, real: str) -> Read:
        """A file by its real path; no link is followed that was put there meanwhile. Raises FileError."""
        self._fetch(real, real, follow=False)
        return self._taken(real)

    def named(self, real: str) -> str:
        """What messages call a file."""
        if real in self._names:
            return self._names[real]
        if real not in self._called:
            below = os.path.relpath(real, self._root.folder).replace(os.sep, "/")
            self._called[real] = self._root.named(below)
        return self._called[real]

    def checksum(self, path: str | os.PathLike[str]) -> str | None:
        """The checksum of a text, as it was read; None for what lies outside of the root or can't be read as one."""
        real = os.path.realpath(os.path.join(self._root.folder, path))
        if real not in self._checksums:
            self._checksums[real] = self._checked(real)
        return self._checksums[real]

    def state(self, path: str) -> tuple[str, str] | None:
        """The checksum of a file that is used, by its path below the root, and what messages call it; None if no `use`
        line may name it, or it can't be read as a text."""
        try:
            real = target(self._root.folder, self._root.folder, path.replace(os.sep, "/"), self._listing).real
        except (RefusedError, MissingError, FileError):
            return None
        known = self.checksum(real)
        return None if known is None else (known, self.named(real))

    def _checked(self, real: str) -> str | None:
        from hashlib import sha256  # only where checksums are needed

        if not files.is_below(real, self._root.folder):
            return None
        try:
            self._fetch(real, real, follow=False)
        except FileError:
            return None
        source, found = self._sources[real]
        return None if found else sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()

    def take(self, source: Source, folder: str, found: list[Diagnostic]) -> Read:
        """A text as if it stood in a folder."""
        self.place(source.name, folder)
        return Read(parse(source), found)

    def lay(self, real: str, text: Text | None) -> None:
        """Let a text count instead of a file, by its real path; None to read the file again when it is needed."""
        for known in (self._sources, self._read, self._checksums):
            known.pop(real, None)
        self._listings.clear()
        self._asked.pop(self.named(real), None)
        if text is None:
            self._places = {asked: place for asked, place in self._places.items() if place != real}
        else:
            self._sources[real] = text

    def place(self, name: str, folder: str) -> None:
        """Say in which folder, by its real path, a text of some name is."""
        self._folders[name] = folder

    def uses(self, file: File) -> Iterator[Brought | Diagnostic]:
        """What the `use` lines of a file bring: each a file, or the finding that says why there is none."""
        self._asked[file.name] = []
        self._unresolved.discard(file.name)
        for use in file.uses:
            folder = os.path.relpath(self._folders[file.name], self._root.folder)
            self._asked[file.name].append(os.path.normpath(os.path.join(folder, use.path)))
            brought = self._brought(file, use)
            if not isinstance(brought, Brought):
                self._unresolved.add(file.name)
            yield brought

    def rests_on(self, *names: str) -> list[str]:
        """The paths below the root that files name by `use`, and those files in turn, whether they are there or
        not; in the order of their names."""
        found: dict[str, None] = {}
        waiting = list(names)
        for name in waiting:
            new = [path for path in self._asked.get(name, ()) if path not in found]
            found |= dict.fromkeys(new)
            waiting += self._named(new)
        return sorted(found)

    def resolved(self, name: str, rests_on: Iterable[str]) -> bool:
        """Whether each `use` line of a file, and of those that it rests on, brings a file."""
        return self._unresolved.isdisjoint([name, *self._named(rests_on)])

    def _named(self, below: Iterable[str]) -> list[str]:
        """What messages call files, by their paths below the root."""
        return [self.named(os.path.realpath(os.path.join(self._root.folder, path))) for path in below]

    def _brought(self, file: File, use: Use) -> Brought | Diagnostic:
        try:
            return self._used(file, use)
        except RefusedError as refused:
            return refused_path(file, use, refused.why, refused.help)
        except MissingError as missing:
            meant = missing.instead
            fixes = only_fix(path_of(file, use), use.path, meant)
            return unreadable_file(file, use, str(missing), did_you_mean(meant), fixes=fixes)
        except FileError as error:
            return unreadable_file(file, use, str(error))

    def _used(self, file: File, use: Use) -> Brought | Diagnostic:
        found = target(self._root.folder, self._folders[file.name], use.path, self._listing)
        if found.real not in self._read:
            self._by_use += 1
            if self._by_use > limits.USED:
                return unreadable_file(file, use, f"more than {limits.USED:,} files are read through use lines")
        used = self.at(found.real)
        if used.found:
            first = used.found[0]
            related = [Related(first.message, first.file, first.range)]
            return unreadable_file(
                file, use, first.message, BY_NAME["unreadable-file"].advice("faulty"), related=related
            )
        return Brought(use, used.parsed[0])

    def _fetch(self, real: str, path: str | os.PathLike[str], follow: bool) -> None:
        if real not in self._sources:
            self._sources[real] = sources.read(path, self.named(real), follow=follow)

    def _taken(self, real: str) -> Read:
        if real not in self._read:
            source, found = self._sources[real]
            self._read[real] = self.take(source, os.path.dirname(real), found)
        return self._read[real]

    def _listing(self, folder: str) -> frozenset[str]:
        if folder not in self._listings:
            self._listings[folder] = frozenset(files.names(folder))
        return self._listings[folder]
