"""What the language server knows of a text that is edited: what it would know of the same text if it were opened."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from svc.editor.occurrences import occurrences
from svc.editor.tokens import tokens
from svc.project.project import Project
from svc.project.root import rooted
from svc.text.units import LineIndex
from tests.support.versions import USED, versions

pytestmark = pytest.mark.system


def server_parts() -> tuple[Any, Any, Any, Any]:
    """The extra is not part of what most tests need."""
    from lsprotocol import types

    from svc.editor.server import colours, findings, session

    return types, session.Session, colours, findings


def position(text: str, offset: int) -> tuple[int, int]:
    """A line and a character in UTF-16 units, counted as simply as can be."""
    lines = re.split(r"\r\n|\r|\n", text[:offset])
    return len(lines) - 1, sum(1 + (each > "\uffff") for each in lines[-1])


def change(before: str, after: str) -> tuple[int, int, str]:
    """What of a text is replaced, and by what; never between the two signs of a line's end."""
    start = next((at for at, (a, b) in enumerate(zip(before, after)) if a != b), min(len(before), len(after)))  # noqa: B905
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    while start and before[start - 1] == "\r":
        start -= 1
    while end and before[len(before) - end] == "\n":
        end -= 1
    return start, len(before) - end, after[start : len(after) - end]


def edited(seed: int, folder: Path) -> Iterator[tuple[Any, str, str]]:
    """The session of an editor, an address, and the text that is there now: after each edit of a text."""
    types, session_class, _, _ = server_parts()
    session, uri = session_class(), (folder / "edited.vsc").as_uri()
    texts = versions(seed, 12)
    before = next(texts)
    session.opened(uri, 1, before)
    yield session, uri, before
    for version, after in enumerate(texts, 2):
        start, end, new = change(before, after)
        places = (types.Position(*position(before, each)) for each in (start, end))
        partial = types.TextDocumentContentChangePartial(types.Range(*places), new)
        session.documents[uri].edit(version, [partial])
        session.edited(uri)
        yield session, uri, after
        before = after


@pytest.mark.parametrize("seed", range(100, 112))
def test_findings_and_colours_are_those_of_the_text_that_is_there(seed: int, tmp_path: Path) -> None:
    _, session_class, colours, findings = server_parts()
    for used, written in USED.items():
        (tmp_path / used).write_text(written, "utf-8")
    name = "none yet"
    data: list[int] = []
    for session, uri, text in edited(seed, tmp_path):
        assert session.documents[uri].content._sent == text
        project = Project(rooted(tmp_path)._replace(called=""))
        project.lay(os.path.realpath(tmp_path / "edited.vsc"), text)
        assert session.findings(uri) == project.analyse(tmp_path / "edited.vsc").diagnostics
        opened = session_class()
        opened.opened(uri, 1, text)
        assert findings.findings(session, uri) == findings.findings(opened, uri)
        whole = _numbers(text, opened.analysis(uri))
        assert colours.full(opened, uri).data == whole
        sent = colours.delta(session, uri, name)
        data = _applied(data, sent)
        assert data == whole
        name = sent.result_id


def _numbers(text: str, analysis: Any) -> list[int]:
    """What an editor is sent of the words of a text, worked out word by word."""
    from svc.editor.server.legend import NAMES, TYPES

    mark = len(text) - len(text.removeprefix("\ufeff"))
    index = LineIndex(text)
    numbers: list[int] = []
    line = character = 0
    for (start, end), kind, declares, is_shipped in tokens(analysis, occurrences(analysis)):
        begin, behind = index.points((mark + start, mark + end))
        across = begin[1] - character if begin[0] == line else begin[1]
        kind_and_more = TYPES.index(NAMES[kind]), declares + 2 * is_shipped
        numbers += [begin[0] - line, across, behind[1] - begin[1], *kind_and_more]
        line, character = begin
    return numbers


def _applied(data: list[int], sent: Any) -> list[int]:
    """The numbers that an editor has once it took what the server sent."""
    if not hasattr(sent, "edits"):
        return list(sent.data)
    for each in sent.edits:
        data = data[: each.start] + list(each.data) + data[each.start + each.delete_count :]
    return data
