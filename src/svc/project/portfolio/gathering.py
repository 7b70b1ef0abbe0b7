"""Gathers the summaries of files: from the cache what has not changed, the rest by analysing it, in several processes.

What comes out does not depend on how many processes there are, nor on what the cache holds.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from svc.checker.analysis import Analysis
from svc.checker.pipeline import analyse_source
from svc.checker.selection import DEFAULTS
from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.errors import FileError
from svc.project.asked import Asked
from svc.project.cache_folder import Entries, NoCache
from svc.project.portfolio.building import Portfolio, build
from svc.project.portfolio.kept import Entry, Kept, key
from svc.project.portfolio.summarising import Offers, summary
from svc.project.portfolio.summary import Counts, Offer
from svc.project.project import Project
from svc.project.projects import Projects
from svc.project.workers import Died, results
from svc.text.frozenmap import FrozenMap
from svc.text.source import Source

FEW = 24
"""Files that are analysed by one process, as to start others would take longer."""


class Gathered(NamedTuple):
    """A portfolio; what is wrong with the configurations; the files that could not be read, and those on which a
    process of ours died, each in words. `details` are what else was requested of each file, by its name."""

    portfolio: Portfolio
    wrong: list[Diagnostic]
    unreadable: list[str]
    died: list[str]
    details: Mapping[str, str] = FrozenMap()


Details = Callable[[Analysis, Project], str]
"""What else is requested of a file, as a text that can be kept. It goes from process to process."""
WHOLE = """
stream whole
  step log in engage by service_desk
  user -> log : incidents
  log -> user : delivered_services when "all is well"
"""
"""A text that needs all that most texts need."""

Watch = Callable[[Sequence[int]], Iterable[int]]
"""Shows how far the work is: it gets a number for each thing to do, and is called when one is done."""


def gather(
    files: Sequence[Asked],
    *,
    jobs: int = 1,
    cache: Entries | None = None,
    today: date | None = None,
    watch: Watch = iter,
    details: Details | None = None,
) -> Gathered:
    """The portfolio of some files, each given once, and perhaps `details` of each."""
    kept = Kept(cache or NoCache())
    names = {each.real or os.path.realpath(each.path): each.name for each in files}
    projects = Projects(names)
    what = (today, details)
    entries, missing = _known(files, projects, kept, what)
    offers = dict(kept.offers)
    new: dict[str, Entry] = {}
    unreadable: list[str] = []
    died: list[str] = []
    done = iter(watch(range(len(missing) + 1)))
    for asked, answer in _answers(partial(_Analyser, names, what, kept.is_open), missing, jobs):
        next(done)
        if isinstance(answer, Died):
            died.append(f"{asked.name}: the process that analysed it ended unexpectedly, {answer.how}")
        elif isinstance(answer, str):
            unreadable.append(answer)
        else:
            entries.append(answer.entry)
            offers |= answer.offers
            if answer.key:
                new[answer.key] = answer.entry
    kept.keep(new, offers)
    wrong = projects.findings
    portfolio = build((each.summary for each in entries), offers, Counts.count(wrong))
    found = {each.summary.file: each.details for each in entries} if details else {}
    return Gathered(portfolio, wrong, sorted(unreadable), sorted(died), found)


_What = tuple[date | None, Details | None]
"""What is requested of each file: on which day, and which details."""


class _Answer(NamedTuple):
    """What became of a file: its entry and the key to keep it by, and the offers that were new to the process."""

    entry: Entry
    key: str
    offers: Mapping[str, Offer]


class _Analyser:
    """Analyses files, in whatever process it is made."""

    def __init__(self, names: Mapping[str, str], what: _What, to_keep: bool) -> None:
        self._projects = Projects(names)
        self._offers = Offers()
        self._what = what
        self._to_keep = to_keep

    def __call__(self, asked: Asked) -> _Answer | str:
        """The answer for a file, or why it can't be read."""
        known = set(self._offers.by_key)
        try:
            project = self._projects.get(asked.path, asked.within)
            if asked.within is not None and asked.real is not None:
                project.files.fetch(asked.path, asked.within, asked.real)
            analysis = project.analyse(asked.path, DEFAULTS, self._what[0], asked.within)
        except FileError as error:
            return str(error)
        made = summary(analysis, self._offers)
        new = {key: offer for key, offer in self._offers.by_key.items() if key not in known}
        details = self._what[1](analysis, project) if self._what[1] else ""
        if not self._to_keep:
            return _Answer(Entry(made, {}, details), "", new)
        rests_on = {path: project.files.checksum(path) for path in project.rests_on(analysis.file.name)}
        return _Answer(Entry(made, rests_on, details), _key(project, asked, self._what), new)


def _answers(
    begin: Callable[[], _Analyser], missing: list[Asked], jobs: int
) -> Iterator[tuple[Asked, _Answer | str | Died]]:
    if jobs > 1 and len(missing) > FEW:
        analyse_source(Source("", WHOLE))  # what that loads and makes, each process has from its start
        yield from results(begin, missing, jobs)
    elif missing:
        analyse = begin()
        yield from ((asked, analyse(asked)) for asked in missing)


def _known(files: Sequence[Asked], projects: Projects, kept: Kept, what: _What) -> tuple[list[Entry], list[Asked]]:
    """The entries that the cache holds, and the other files."""
    found: list[Entry] = []
    missing: list[Asked] = []
    for asked in files:
        try:
            project = projects.get(asked.path, asked.within)
            known = _key(project, asked, what) if kept.is_open else ""
        except FileError:
            known = ""  # what is wrong with it is reported when it is analysed
        entry = kept.find(known, project.files.checksum) if known else None
        if entry is None:
            missing.append(asked)
        else:
            found.append(entry)
    return found, missing


def _key(project: Project, asked: Asked, what: _What) -> str:
    """The key of the entry of a file; empty for an entry that is not kept.

    That is so if the file can't be read, or its project's settings have findings or custom rules, which may change.
    """
    text, source = project.files.checksum(asked.path), project.configuration.source
    if text is None or project.configuration.rules or project.findings:
        return ""
    where = (asked.name, os.path.realpath(asked.path), project.root.folder, project.root.called)
    today, details = what
    settings = source.text if source else ""
    return key(*where, text, settings, today or date.today(), details.__qualname__ if details else "")
