"""While somebody types: what they go on to write is offered to them, wherever the text ends."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from svc.editor.completion import completions
from svc.editor.occurrences import Occurrence, Role
from svc.editor.open_project import OpenProject
from svc.editor.token_kinds import TokenKind
from svc.editor.tokens import tokens
from svc.editor.usable_files import sections_elsewhere
from svc.text.source import NEWLINE, Span
from tests.support import ROOT

EXAMPLES = ROOT / "examples"
FILES = [path for path in sorted(EXAMPLES.rglob("*.vsc")) if path.parent.name != "mistakes"]
FOLDERS = {path: EXAMPLES / "organisation" if "organisation" in path.parts else EXAMPLES for path in FILES}
SAMPLE = 50
"""One in so many words is looked at where a sample must do."""


def words(project: OpenProject, path: Path) -> Iterator[tuple[Span, Occurrence | None]]:
    """The words of a text that somebody may have been offered, each with what it means."""
    text, meant = path.read_text("utf-8"), {each.span: each for each in project.occurrences(str(path))}
    for token in tokens(project.analyse(str(path)), tuple(meant.values())):
        here = meant.get(token.span)
        if token.kind is TokenKind.KEYWORD or (here and _is_known(here, text)):
            yield token.span, here


def _is_known(here: Occurrence, text: str) -> bool:
    """Whether a name means something where its text ends: it is of a catalogue, or was written before."""
    was_written = here.symbol.subject.catalogue or text.find(here.text) < here.span[0]
    return bool(was_written and here.role is Role.USE and not here.is_title)


def missing(path: Path, step: int) -> list[tuple[int, str]]:
    """The words that are not offered where they begin or have begun, at the end of the text or above what is below,
    each with its line."""
    text, found = path.read_text("utf-8"), []
    project = OpenProject(FOLDERS[path])
    for (start, end), here in [*words(project, path)][::step]:
        wanted = {text[start:end], here.symbol.subject.name if here else None}
        line_end = NEWLINE.search(text, start)
        below = text[line_end.start() :] if line_end else ""
        for cut, rest in ((start, ""), (start + 1, ""), (start, below), (start + 1, below)):
            project.edit(str(path), text[:cut] + rest)
            analysis = project.analyse(str(path))
            offered = completions(analysis, cut, partial(sections_elsewhere, project, str(path)))
            if not wanted & {each.text for each in offered}:
                found.append((analysis.file.source.position(cut).line, text[start:end]))
    return found


@pytest.mark.sample
def test_what_was_written_is_offered_where_it_was_typed() -> None:
    assert {path.name: rows for path in FILES if (rows := missing(path, SAMPLE))} == {}


@pytest.mark.thorough
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_all_that_was_written_is_offered_where_it_was_typed(path: Path) -> None:
    assert missing(path, 1) == []
