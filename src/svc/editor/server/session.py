"""What a server knows while it runs: the open texts, and the projects that they belong to."""

import os

from pygls.uris import from_fs_path

from svc.checker.analysis import Analysis
from svc.diagnostics.errors import FileError
from svc.editor.open_project import OpenProject
from svc.editor.server.documents import Document, Text, path_of
from svc.project.api import analyse
from svc.project.root import find
from svc.semantics import shipped
from svc.text.units import Units


class Session:
    """The open texts and their projects. `units` is what the editor counts characters in."""

    def __init__(self, units: Units = Units.UTF16) -> None:
        self.units = units
        self.documents: dict[str, Document] = {}
        self._projects: dict[str, OpenProject] = {}
        self._alone: dict[str, Analysis] = {}
        self._texts: dict[str, Text] = {}

    # --- texts

    def opened(self, uri: str, version: int, text: str) -> frozenset[str]:
        """A text is open. Returns the addresses of the open texts whose findings may be others now."""
        self.documents[uri] = Document(uri, version, text.removeprefix("\ufeff"), self.units)
        return self._taken(uri)

    def edited(self, uri: str) -> frozenset[str]:
        """An open text was edited. Returns what `opened` does."""
        return self._taken(uri)

    def close(self, uri: str) -> frozenset[str]:
        """A text is closed: the file counts again. Returns what `opened` does."""
        self.documents.pop(uri, None)
        self._forget(uri)
        project, path = self._project(uri), path_of(uri)
        return self._open_ones(project.close(path)) if project and path else frozenset()

    def changed(self, uri: str) -> frozenset[str]:
        """A file on the disk is another one or gone. Returns what `opened` does."""
        path = path_of(uri)
        affected: set[str] = set()
        for project in self._projects.values() if path else ():
            affected |= project.changed(path or "")
        return self._open_ones(affected)

    def text(self, uri: str) -> Text:
        """An open text, with its lines. Raises KeyError if it is not open."""
        document = self.documents[uri]
        known = self._texts.get(uri)
        if known is None or known.text is not document.text:
            known = self._texts[uri] = Text(document.text, self.units)
        return known

    def as_text(self, text: str) -> Text:
        """A text that is not open, with its lines."""
        return Text(text, self.units)

    # --- meanings

    def analysis(self, uri: str) -> Analysis:
        """What an open text says and means, and its findings; a text that no file has stands alone."""
        project, path = self._project(uri), path_of(uri)
        if project is not None and path is not None:
            return project.analyse(path)
        if uri not in self._alone:
            self._alone[uri] = analyse(self.documents[uri].text, uri.rpartition("/")[2] or uri)
        return self._alone[uri]

    @property
    def projects(self) -> tuple[OpenProject, ...]:
        """The projects of all texts that were open so far."""
        return tuple(self._projects.values())

    def project(self, uri: str) -> OpenProject | None:
        """The project of a text; None for one that no file has."""
        return self._project(uri)

    def located(self, name: str, project: OpenProject | None) -> tuple[str, Text] | None:
        """The address and the text of a file, or a shipped catalogue, by what findings call it."""
        if name.startswith("svc:"):
            file = name.removeprefix("svc:")
            address = from_fs_path(os.path.join(os.path.dirname(shipped.__file__), file)) or ""
            return address, self.as_text(shipped.text(file.removesuffix(".vsc")))
        path = project.path_of(name) if project else None
        if project is None or path is None:
            return None
        try:
            text = project.analyse(path).file.source.text
        except FileError:
            return None
        return self.address(path), Text(text, self.units)

    def address(self, path: str) -> str:
        """The address of a file: as the editor writes it where it is open."""
        opened = {os.path.realpath(each.path): uri for uri, each in self.documents.items() if each.path}
        return opened.get(path) or from_fs_path(path) or ""

    def _taken(self, uri: str) -> frozenset[str]:
        self._forget(uri)
        project, path = self._project(uri), path_of(uri)
        if project is None or path is None:
            return frozenset([uri])
        return self._open_ones(project.edit(path, self.documents[uri].text))

    def _forget(self, uri: str) -> None:
        self._alone.pop(uri, None)
        self._texts.pop(uri, None)

    def _open_ones(self, paths: "frozenset[str] | set[str]") -> frozenset[str]:
        return frozenset(
            uri for uri, each in self.documents.items() if each.path and os.path.realpath(each.path) in paths
        )

    def _project(self, uri: str) -> OpenProject | None:
        path = path_of(uri)
        folder = os.path.dirname(os.path.realpath(path)) if path else ""
        if not folder or not os.path.isdir(folder):
            return None
        root = find(folder).folder
        if root not in self._projects:
            self._projects[root] = OpenProject(root)
        return self._projects[root]
