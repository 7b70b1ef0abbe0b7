"""What a server knows while it runs: the open texts, and the projects that they belong to."""

import os
import subprocess
from typing import Any, NamedTuple

from pygls.uris import from_fs_path

from svc.checker.analysis import Analysis
from svc.checker.chapter import Chapter
from svc.checker.pipeline import Options, analyse_source
from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.errors import FileError
from svc.editor.occurrences import Occurrence, occurrences
from svc.editor.open_project import OpenProject
from svc.editor.server.documents import Document, Text, path_of
from svc.editor.server.settings import Settings
from svc.project import sources
from svc.project.root import find
from svc.semantics import shipped
from svc.text.units import Units

TYPE_CHECKING = False
if TYPE_CHECKING:
    from svc.editor.server.encoding import Encoded


class Page(NamedTuple):
    """A live page: the process that serves it, and where it is."""

    process: subprocess.Popen[str]
    address: str


class Session:
    """The open texts and their projects. `units` is what the editor counts characters in."""

    def __init__(self, units: Units = Units.UTF16) -> None:
        self.units = units
        self.settings = Settings()
        self.documents: dict[str, Document] = {}
        self._projects: dict[str, OpenProject] = {}
        self._alone: dict[str, Analysis] = {}
        self._homes: dict[str, tuple[OpenProject | None, str]] = {}
        """The project and the real path of each text."""
        self._colours: dict[str, tuple[str, tuple[Encoded, ...]]] = {}
        self.coloured: dict[str, dict[int, Any]] = {}
        """Of each text the colours of its chapters, by their ids."""
        self._answers = 0
        self.pages: dict[str, Page] = {}
        """The live pages that were opened, by the paths of their files."""
        self.previewed: dict[str, tuple[str | None, str, str]] = {}
        """The texts whose pictures the editor shows, with the stream, the view and the theme."""

    # --- texts

    def opened(self, uri: str, version: int, text: str) -> frozenset[str]:
        """A text is open. Returns the addresses of the open texts whose findings may be others now."""
        self.documents[uri] = Document(uri, version, text, self.units)
        self._homes.pop(uri, None)
        return self._taken(uri)

    def edited(self, uri: str) -> frozenset[str]:
        """An open text was edited. Returns what `opened` does."""
        return self._taken(uri)

    def close(self, uri: str) -> frozenset[str]:
        """A text is closed: the file counts again. Returns what `opened` does."""
        project, path = self._home(uri)
        for known in (self.documents, self._alone, self._homes, self._colours, self.coloured):
            known.pop(uri, None)
        return self._open_ones(project.close(path)) if project else frozenset()

    def changed(self, uri: str) -> frozenset[str]:
        """A file on the disk is another one or gone. Returns what `opened` does."""
        path = path_of(uri)
        affected: set[str] = set()
        self._homes.clear()
        for project in self._projects.values() if path else ():
            affected |= project.changed(path or "")
        return self._open_ones(affected)

    def text(self, uri: str) -> Text:
        """An open text, with its lines. Raises KeyError if it is not open."""
        return self.documents[uri].content

    def as_text(self, text: str) -> Text:
        """A text that is not open, with its lines."""
        return Text(text, self.units)

    def text_at(self, path: str) -> Text:
        """The text of a file of a project, open or not. Raises FileError if it can't be read."""
        address = self.address(path)
        if address in self.documents:
            return self.text(address)
        project = self.project(address)
        return self.as_text(project.analyse(path).file.source.text if project else "")

    # --- what the editor knows

    def take(self, settings: Settings) -> None:
        """The editor has other settings: all projects are read anew with them."""
        self.settings = settings
        for known in (self._projects, self._homes, self._alone):
            known.clear()
        for uri in self.documents:
            self._taken(uri)

    def remember(self, uri: str, colours: "tuple[Encoded, ...]") -> str:
        """Keep the colours that an editor was sent; the name of the answer."""
        self._answers += 1
        self._colours[uri] = str(self._answers), colours
        return str(self._answers)

    def remembered(self, uri: str, answer: str) -> "tuple[Encoded, ...] | None":
        """The colours that an editor was sent with an answer, if it was the last one."""
        name, colours = self._colours.get(uri, ("", ()))
        return colours if name == answer else None

    # --- meanings

    def analysis(self, uri: str) -> Analysis:
        """What an open text says and means, and its findings; a text that no file has stands alone."""
        project, path = self._home(uri)
        if project is not None:
            return project.analyse(path)
        if uri not in self._alone:
            source, found = sources.given(self.documents[uri].text, uri.rpartition("/")[2] or uri)
            self._alone[uri] = analyse_source(source, found, Options(self.settings.selection))
        return self._alone[uri]

    def findings(self, uri: str) -> tuple[Diagnostic, ...]:
        """The findings of an open text."""
        project, path = self._home(uri)
        return project.findings(path) if project else self.analysis(uri).diagnostics

    def chapters(self, uri: str) -> tuple[Chapter, ...]:
        """The parts of an open text that mean the same alone, in their order; none of a text that is one whole."""
        project, path = self._home(uri)
        return project.chapters(path) if project else ()

    def occurrences(self, uri: str) -> tuple[Occurrence, ...]:
        """The names of an open text that mean something."""
        project, path = self._home(uri)
        return project.occurrences(path) if project else occurrences(self.analysis(uri))

    @property
    def projects(self) -> tuple[OpenProject, ...]:
        """The projects of all texts that were open so far."""
        return tuple(self._projects.values())

    def project(self, uri: str) -> OpenProject | None:
        """The project of a text; None for one that no file has."""
        return self._home(uri)[0]

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
        opened = {self._home(uri)[1]: uri for uri in self.documents}
        return opened.get(path) or from_fs_path(path) or ""

    def end(self) -> None:
        """End what runs beside the server."""
        for page in self.pages.values():
            page.process.terminate()

    def _taken(self, uri: str) -> frozenset[str]:
        self._alone.pop(uri, None)
        project, path = self._home(uri)
        return self._open_ones(project.edit(path, self.documents[uri].text)) if project else frozenset([uri])

    def _open_ones(self, paths: "frozenset[str] | set[str]") -> frozenset[str]:
        return frozenset(uri for uri in self.documents if self._home(uri)[1] in paths)

    def _home(self, uri: str) -> tuple[OpenProject | None, str]:
        """The project and the real path of a text: looked for once, until a file on the disk changes. No project and an
        empty path for one that no file has."""
        if uri not in self._homes:
            path = path_of(uri)
            real = os.path.realpath(path) if path else ""
            is_file = real and os.path.isdir(os.path.dirname(real))
            self._homes[uri] = (self._project(real), real) if is_file else (None, "")
        return self._homes[uri]

    def _project(self, path: str) -> OpenProject:
        root = find(os.path.dirname(path)).folder
        if root not in self._projects:
            self._projects[root] = OpenProject(root, self.settings.selection, catalogue=self.settings.catalogue)
        return self._projects[root]
