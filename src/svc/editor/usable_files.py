"""The files of a project that a file may use, and what each of them has for it."""

import os
import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.errors import FileError
from svc.editor.candidates import Candidate, CandidateKind
from svc.editor.open_project import OpenProject
from svc.editor.proposals import Proposal
from svc.project.use_paths import RefusedError, refuse
from svc.text.pattern import Pattern
from svc.text.source import Span

_HEADING = Pattern(
    r'^[ \t]*(stream|catalogue)[ \t]+([^\W\d]\w*)(?=[ \t]*(?:["“#]|follows\b|extends\b|$))', re.MULTILINE
)
"""A heading, read lightly: other files of a project need not be parsed for what they declare."""


class UsableFile(NamedTuple):
    """A file as a `use` line names it, and its sections: the word of each heading, and its name."""

    path: str
    sections: tuple[tuple[str, str], ...]


def usable_files(project: OpenProject, path: str) -> list[UsableFile]:
    """The files that a file may use, the nearest first."""
    real = os.path.realpath(path)
    folder = os.path.dirname(real)
    others = ((os.path.relpath(each, folder).replace(os.sep, "/"), each) for each in project.files() if each != real)
    known = sorted(others, key=lambda each: (each[0].count("/"), each[0]))
    return [UsableFile(each, _sections(project, other)) for each, other in known if _is_followed(each)]


def offered_paths(project: OpenProject, path: str, offset: int) -> Iterator[Candidate]:
    """What may be written in the path of the `use` line at an offset: files that no other line uses."""
    uses = project.analyse(path).file.uses
    used = {each.path for each in uses if each.span and not each.span[0] <= offset <= each.span[1]}
    for each in usable_files(project, path):
        if each.path not in used:
            yield Candidate(each.path, CandidateKind.FILE, ", ".join(" ".join(section) for section in each.sections))


def sections_elsewhere(project: OpenProject, path: str, word: str) -> Iterator[Candidate]:
    """The streams or the catalogues of other files, those of used files first; the others with their `use` lines."""
    used = {posixpath.normpath(each.path) for each in project.analyse(path).file.uses}
    for each in sorted(usable_files(project, path), key=lambda each: each.path not in used):
        edits = [] if each.path in used else [_use(project, path, each.path)]
        for name in (name for kind, name in each.sections if kind == word):
            yield Candidate(name, CandidateKind(word), f"in {each.path}", edits=edits)


def uses_of(project: OpenProject, path: str, finding: Diagnostic) -> Iterator[Proposal]:
    """The `use` lines that bring the stream or the catalogue which a finding does not know."""
    wanted = str(finding.facts.get("kind")), str(finding.facts.get("name"))
    if finding.name != "unknown-name" or wanted[0] not in ("catalogue", "stream"):
        return
    for each in usable_files(project, path):
        if wanted in each.sections:
            yield Proposal(f'add `use "{each.path}"`', [_use(project, path, each.path)])


def _is_followed(path: str) -> bool:
    try:
        refuse(path)
    except RefusedError:
        return False
    return True


def _sections(project: OpenProject, path: str) -> tuple[tuple[str, str], ...]:
    try:
        source, _ = project.project.files.text(path)
    except FileError:
        return ()
    return tuple((each[1], each[2]) for each in _HEADING.finditer(source.text))


def _use(project: OpenProject, path: str, used: str) -> tuple[Span, str]:
    """Another `use` line: where it comes, which is behind the last one or at the beginning of the text, and how."""
    spans = [each.span for each in project.analyse(path).file.uses if each.span]
    end = max(spans)[1] if spans else 0
    return (end, end), f'\nuse "{used}"' if spans else f'use "{used}"\n\n'
