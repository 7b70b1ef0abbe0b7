"""Of what a whole site is made: if none of it has changed, nothing need be looked at but the pages."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from svc.diagnostics.errors import FileError
from svc.project.code_stamp import code_digest
from svc.project.digests import digest
from svc.project.projects import Projects

if TYPE_CHECKING:
    from svc.project.asked import Asked
    from svc.web.site.details import FileDetails


class Sources:
    """The files of a site with the settings of their projects; `looks` says what else its pages depend on."""

    def __init__(self, files: "Sequence[Asked]", projects: Projects, looks: str, today: date | None) -> None:
        self._files = files
        self._projects = projects
        self._looks = looks
        self._today = (today or date.today()).isoformat()

    def are_those_of(self, whole: str) -> bool:
        """Whether a site that was made of something would come out the same now."""
        return bool(whole) and whole in (self._key, self._on(self._today))

    def whole(self, details: "Mapping[str, FileDetails]") -> str:
        """Of what the site is made now; empty if it depends on more than its files and settings."""
        names = {each.name for each in self._files}
        if not self._key or any(not names.issuperset(each.uses) for each in details.values()):
            return ""
        dated = any(allowance.until for each in details.values() for allowance in each.allowances)
        return self._on(self._today) if dated else self._key

    def _on(self, day: str) -> str:
        return digest(self._key, day) if self._key else ""

    @cached_property
    def _key(self) -> str:
        said: list[str] = []
        for each in self._files:
            try:
                project = self._projects.get(each.path, each.within)
                if each.within is not None and each.real is not None:
                    project.files.fetch(each.path, each.within, each.real)
                text = project.files.checksum(each.real or each.path)
            except FileError:
                return ""
            if text is None or project.configuration.rules or project.findings:
                return ""
            said.append(f"{each.name} {text}")
        return digest(code_digest(), self._looks, *said, *self._settings())

    def _settings(self) -> Iterable[str]:
        for project in sorted(self._projects.opened, key=lambda each: each.root.folder):
            yield project.configuration.source.text if project.configuration.source else ""
