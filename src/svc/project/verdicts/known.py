"""The verdicts of a run: those of earlier runs that still hold, and the new ones, which are kept for the next."""

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
    """What was found in a file, and what is needed of it where several files are checked; `written` is what is written
    in it, if it was parsed."""

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
    """The verdicts of a cache on files as they are checked with a selection, on a day."""

    def __init__(self, cache: Entries, selection: Selection, today: date | None) -> None:
        self._cache = cache
        day = today.isoformat() if today else None
        self._wanted = None if selection.rules else keys.Wanted(selection.selected, selection.ignored, day)
        self._new: dict[str, str] = {}
        self._settings: dict[str, str] = {}

    def find(self, project: Project, path: str, within: str | None) -> Outcome | None:
        """What an earlier run has found in a file, if that is what this run would find. Raises FileError as reading
        the file does, OutsideError if it leads out of the folder `within`."""
        key = self._key(project, path, within)
        text = self._cache.find(key) if key else None
        if text is None:
            return None
        from json import loads

        try:
            verdict = Verdict.of(text)
            found, rests_on = loads(verdict.details) if verdict.details else ([], {})
            if any(project.files.state(each) != tuple(was) for each, was in rests_on.items()):
                return None
            findings = findings_of(found)
        except (ValueError, TypeError, AttributeError, RecursionError):
            return None
        source, _ = project.files.text(path, within)
        return Outcome(Headings(source, verdict.streams, parse(source)[0] if verdict.allows else None), findings)

    def keep(self, project: Project, path: str, within: str | None, analysis: Analysis) -> Outcome:
        """What was found in a file; kept for the next run, if that is able to know whether it still holds."""
        outcome = self.of(analysis)
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
    def of(analysis: Analysis) -> Outcome:
        """What this run has found in a text."""
        return Outcome(repeated_streams.headings(analysis.file), analysis.diagnostics, analysis.file)

    def close(self) -> None:
        """Hand the new verdicts to the cache."""
        self._cache.keep(self._new)
        self._cache.close()

    def _key(self, project: Project, path: str, within: str | None) -> str:
        """The key of the verdict on a file; empty for one that is not kept: its text is faulty, the settings of its
        project are not clear, or custom rules are run on it, of which nobody knows whether they are what they were."""
        if not self._cache.is_open or self._wanted is None or project.findings or project.configuration.rules:
            return ""
        source, faulty = project.files.text(path, within)
        if faulty:
            return ""
        real, of_settings = project.files.located(path, within), self._settings_key(project)
        return keys.of_file(source.name, real, source.text.encode(), of_settings, project.root.called, self._wanted)

    def _settings_key(self, project: Project) -> str:
        """The key of the settings of a project; what a short look needs to know of them is kept too."""
        folder = project.root.folder
        if folder not in self._settings:
            written = project.configuration.source
            key = self._settings[folder] = keys.of_settings(project.root, written.text.encode() if written else b"")
            known = settings.text(project) if written else None
            if known is not None and self._cache.find(key) != known:
                self._new[key] = known
        return self._settings[folder]


def _rests_on(project: Project, name: str) -> dict[str, Any] | None:
    """The files that the findings of a file depend on, with their states; None where a `use` line brings none, as then
    they depend on what else is in its folder."""
    paths = project.rests_on(name)
    states = {path: project.files.state(path) for path in paths}
    return states if None not in states.values() and project.files.resolved(name, paths) else None
