"""The verdicts of a run: those of earlier runs that still hold, and new ones, which are kept for the next run."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from svc.checker.analysis import Analysis
from svc.checker.selection import Selection
from svc.diagnostics.diagnostic import Diagnostic
from svc.model import File
from svc.project import repeated_streams
from svc.project.cache_folder import Entries
from svc.project.project import Project
from svc.project.repeated_streams import Headings
from svc.project.verdicts import keys, settings
from svc.project.verdicts.data import data, findings_of
from svc.project.verdicts.verdict import Verdict
from svc.syntax.parser import parse
from svc.text.source import Source


class Outcome(NamedTuple):
    """What was found in a file, and its headings for a check of several files together.

    `written` is what is written in the file, if it was parsed.
    """

    headings: Headings
    findings: Sequence[Diagnostic]
    written: File | None = None

    @property
    def source(self) -> Source:
        """The text of the file."""
        return self.headings.source

    def file(self) -> File:
        """What is written in the file."""
        return self.written or parse(self.source)[0]


class Known:
    """The verdicts in a cache on files that are checked with a certain selection on a certain day."""

    def __init__(self, cache: Entries, selection: Selection, today: date | None) -> None:
        self._cache = cache
        day = today.isoformat() if today else None
        self._wanted = None if selection.rules else keys.Wanted(selection.selected, selection.ignored, day)
        self._new: dict[str, str] = {}
        self._settings: dict[str, str] = {}

    def find(self, project: Project, path: str, within: str | None) -> Outcome | None:
        """What an earlier run found in a file, if this run would find the same.

        Raises FileError if the file can't be read, OutsideError if it leads out of the folder `within`.
        """
        key = self._key(project, path, within)
        text = self._cache.find(key) if key else None
        if text is None:
            return None
        from json import loads

        try:
            verdict = Verdict.parse(text)
            found, rests_on = loads(verdict.details) if verdict.details else ([], {})
            if any(project.files.state(each) != tuple(was) for each, was in rests_on.items()):
                return None
            findings = findings_of(found)
        except (ValueError, TypeError, AttributeError, RecursionError):
            return None
        source, _ = project.files.text(path, within)
        return Outcome(Headings(source, verdict.streams, parse(source)[0] if verdict.allows else None), findings)

    def keep(self, project: Project, path: str, within: str | None, analysis: Analysis) -> Outcome:
        """What was found in a file. It is kept for the next run, if that can check whether it still holds."""
        outcome = self.outcome(analysis)
        key = self._key(project, path, within)
        rests_on = _rests_on(project, analysis.file.name) if key else None
        if key and rests_on is not None:
            from json import dumps

            headings = outcome.headings
            details = [data(analysis.diagnostics), rests_on]
            written = dumps(details) if any(details) else ""
            self._new[key] = Verdict(headings.streams, headings.allowing is not None, written).text
        return outcome

    @staticmethod
    def outcome(analysis: Analysis) -> Outcome:
        """What this run found in a text."""
        return Outcome(repeated_streams.headings(analysis.file), analysis.diagnostics, analysis.file)

    def close(self) -> None:
        """Store the new verdicts in the cache."""
        self._cache.keep(self._new)
        self._cache.close()

    def _key(self, project: Project, path: str, within: str | None) -> str:
        """The key of the verdict on a file; empty for a verdict that is not kept.

        That is so if the text is faulty, or the project's settings have findings or custom rules, which may change.
        """
        if not self._cache.is_open or self._wanted is None or project.findings or project.configuration.rules:
            return ""
        source, faulty = project.files.text(path, within)
        if faulty:
            return ""
        real, settings_key = project.files.located(path, within), self._settings_key(project)
        return keys.file_key(source.name, real, source.text.encode(), settings_key, project.root.called, self._wanted)

    def _settings_key(self, project: Project) -> str:
        """The key of the settings of a project. What `svc check` needs of them for unchanged files is kept too."""
        folder = project.root.folder
        if folder not in self._settings:
            written = project.configuration.source
            key = self._settings[folder] = keys.settings_key(project.root, written.text.encode() if written else b"")
            known = settings.text(project) if written else None
            if known is not None and self._cache.find(key) != known:
                self._new[key] = known
        return self._settings[folder]


def _rests_on(project: Project, name: str) -> dict[str, Any] | None:
    """The files that the findings of a file depend on, with their states.

    None if a `use` line brings no file: then the findings depend on what else is in its folder.
    """
    paths = project.rests_on(name)
    states = {path: project.files.state(path) for path in paths}
    return states if None not in states.values() and project.files.resolved(name, paths) else None
