"""The folder of a site: its pages are read and written there, and what svc did not write is never touched."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress

from svc.diagnostics.errors import FileError
from svc.project import files
from svc.project.digests import checksum
from svc.web.site.manifest import NAME, Manifest, manifest_of

GENERATOR = "svc site"
MARK = f'<meta name="generator" content="{GENERATOR}">'.encode()
"""What each page has near its beginning."""
BEGINNING = 1000


class Folder:
    """The folder of a site, by the path that the user gave."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.called = os.fspath(path).replace(os.sep, "/").rstrip("/") or "/"
        self.path = os.fspath(path)
        self._real = os.path.realpath(path)

    def manifest(self) -> Manifest | None:
        """The manifest that is there; None if there is none, or one that can't be believed."""
        data = self.read(NAME)
        return None if data is None else manifest_of(data.decode("utf-8", "replace"))

    def has_manifest(self) -> bool:
        """Whether something has the name of a manifest."""
        return os.path.lexists(self._place(NAME))

    def read(self, path: str) -> bytes | None:
        """The bytes of a page; None if no regular file is there."""
        try:
            return files.contents(self._place(path), follow=False)
        except (OSError, ValueError):
            return None

    def digest(self, path: str) -> str:
        """The digest of the bytes of a page; empty if no regular file is there."""
        data = self.read(path)
        return "" if data is None else checksum(data)

    def holds(self, manifest: Manifest) -> bool:
        """Whether all pages of a manifest are there as they were written."""
        return bool(manifest.pages) and all(self.digest(path) == made.digest for path, made in manifest.pages.items())

    def make(self, folders: Iterable[str]) -> None:
        """Make the folder and those in it. Raises FileError."""
        files.make_folder(self.path)
        self._real = os.path.realpath(self.path)
        for each in folders:
            files.make_folder(self._place(each))

    def refuse_links(self, folders: Iterable[str]) -> None:
        """Raise FileError where a folder in it is a link: it may lead anywhere."""
        for each in folders:
            if os.path.islink(self._place(each)):
                raise FileError(f"{self.called}/{each} is a link, so svc does not write there")

    def write(self, path: str, data: bytes) -> str:
        """Write a page; its digest. Raises FileError."""
        try:
            files.write(self._place(path), data, follow=False)
        except FileError as error:
            raise FileError(str(error).replace(self._place(path).replace(os.sep, "/"), self.name(path))) from error
        return checksum(data)

    def write_manifest(self, manifest: Manifest) -> None:
        """Write the manifest. Raises FileError."""
        self.write(NAME, manifest.text().encode())

    def name(self, path: str) -> str:
        """What messages call a page."""
        return f"{self.called}/{path}"

    def foreign(self, paths: Iterable[str]) -> list[str]:
        """Which of some paths have something that svc did not write."""
        return [path for path in paths if os.path.lexists(self._place(path)) and not self._is_marked(path)]

    def left(self, planned: Iterable[str], folders: Iterable[str]) -> Iterator[str]:
        """The pages that svc has written there at some time and that are not planned."""
        expected = set(planned)
        for folder in ("", *folders):
            with suppress(OSError):
                for name in sorted(files.names(os.path.realpath(self._place(folder)))):
                    path = f"{folder}/{name}" if folder else name
                    if name.endswith(".html") and path not in expected and self._is_marked(path):
                        yield path

    def remove(self, path: str) -> bool:
        """Remove a page that svc wrote, and its folder if it is empty then; whether it did. Raises FileError."""
        place = self._place(path)
        if os.path.realpath(place) != place or not self._is_marked(path):
            return False
        try:
            files.discard(place)
        except OSError as error:
            raise FileError(f"{self.name(path)} can't be removed: {error.strerror or error}") from error
        if "/" in path:
            files.discard_empty(os.path.dirname(place))
        return True

    def _place(self, path: str) -> str:
        return os.path.join(self._real, *path.split("/")) if path else self._real

    def _is_marked(self, path: str) -> bool:
        data = self.read(path)
        return data is not None and MARK in data[:BEGINNING]
