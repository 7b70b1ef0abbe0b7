"""The fast path of `check` and `fmt` for files that have not changed since a run that found nothing in them.

Most runs check what was checked before, so it needs neither the model nor the classes of findings. Wherever there is
anything to report it gives up, and the command runs in full.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from svc.cli.inputs.paths import Input, gather
from svc.diagnostics.errors import FileError
from svc.diagnostics.limits import FILE
from svc.formats.findings.summary import summary
from svc.project import files
from svc.project.cache_folder import Entries, cache_in, folder
from svc.project.files_below import Below, files_below
from svc.project.root import Root, Roots, find
from svc.project.verdicts import keys
from svc.project.verdicts.settings import excluded
from svc.project.verdicts.verdict import Verdict

T = TypeVar("T")


class UnknownError(Exception):
    """Something has changed, or there is something to report: the command has to run in full."""


def check(paths: Sequence[str]) -> str | None:
    """What `svc check` without options prints for paths; None if the command has to run in full."""
    return _answer(lambda cache: _checked(cache, paths))


def formatted(paths: Sequence[str]) -> str | None:
    """What `svc fmt` prints for paths, with --check or without: nothing; None if the command has to run in full."""
    return _answer(lambda cache: _formatted(cache, paths))


def _answer(work: Callable[[Entries], str]) -> str | None:
    cache = cache_in(folder())
    try:
        return work(cache) if cache.is_open else None
    except (UnknownError, OSError, ValueError, FileError):
        return None
    finally:
        cache.close()


def _checked(cache: Entries, paths: Sequence[str]) -> str:
    settings, roots = _Settings(cache), Roots()
    names: set[tuple[str, str]] = set()
    read = list(_read(paths, settings))
    for given, real, data in read:
        root = roots.get(str(given.path), given.within)
        key = keys.file_key(given.name, real, data, settings.key(root), root.called, keys.Wanted())
        verdict = Verdict.parse(_known(cache.find(key)))
        project = root.folder if root.configuration else ""  # without one, a run is one project
        new = {(project, stream.name) for stream in verdict.streams}
        if verdict.details or verdict.allows or names & new:
            raise UnknownError
        names |= new
    return f"{summary({}, len(read))}\n"


def _formatted(cache: Entries, paths: Sequence[str]) -> str:
    for _, _, data in _read(paths, _Settings(cache)):
        _known(cache.find(keys.layout_key(data)))
    return ""


def _read(paths: Sequence[str], settings: "_Settings") -> Iterator[tuple[Input, str, bytes]]:
    """The files that paths mean, each with its real path and the bytes of its text."""
    for given in gather(paths, around=settings.around).inputs:
        if given.path is None or given.real is None or (given.within and not files.is_below(given.real, given.within)):
            raise UnknownError
        data = files.contents(given.real if given.within else given.path, follow=not given.within)
        if data is None or len(data) > FILE:
            raise UnknownError
        yield given, given.real, data.removeprefix(files.BOM)


class _Settings:
    """The settings of projects as far as the cache knows them: valid ones, of which only the excluded paths matter."""

    def __init__(self, cache: Entries) -> None:
        self._cache = cache
        self._keys: dict[Root, str] = {}

    def key(self, root: Root) -> str:
        """The key of the settings of a project."""
        if root.foreign is not None:
            raise UnknownError
        if root not in self._keys:
            path = root.configuration
            data = b"" if path is None else files.contents(files.contained(path, root.folder), follow=False)
            self._keys[root] = keys.settings_key(root, _known(data).removeprefix(files.BOM))
            if path is not None:
                _known(self._cache.find(self._keys[root]))
        return self._keys[root]

    def around(self, folder: str) -> "_Project":
        """The project of a folder."""
        root = find(folder)
        key = self.key(root)
        return _Project(root, excluded(_known(self._cache.find(key))) if root.configuration else ())


class _Project(NamedTuple):
    """What a walk through folders needs of a project."""

    root: Root
    exclude: Sequence[str]

    def below(self, folder: str, unreadable: Callable[[OSError], None]) -> Below:
        """What is below a folder."""
        found = files_below(self.root.folder, self.exclude, folder, _give_up)
        if found.outside or not found.files:
            raise UnknownError
        return found


def _known(found: T | None) -> T:
    if found is None:
        raise UnknownError
    return found


def _give_up(error: OSError) -> None:
    raise UnknownError
