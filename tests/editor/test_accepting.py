"""What is accepted from an editor's list is written as a word of its own."""

from pathlib import Path

import pytest

from tests.support.tables import every

pytestmark = pytest.mark.system


@every(
    "before, behind, accepted, after",
    [
        ("  step log in engage ", "3h", "waits", "  step log in engage waits 3h"),
        ("  step log in engage wa", " 3h", "waits", "  step log in engage waits 3h"),
        ("  ", ': "now"', "demand", '  demand: "now"'),
        ("  ", "", "demand", '  demand: ""'),
    ],
)
def test_what_is_accepted_does_not_stick_to_what_follows(
    tmp_path: Path, before: str, behind: str, accepted: str, after: str
) -> None:
    from lsprotocol import types as lsp

    from svc.editor.server.completing import completion
    from svc.editor.server.session import Session

    session, uri = Session(), (tmp_path / "a.vsc").as_uri()
    session.opened(uri, 1, f"stream a\n{before}{behind}")
    items = completion(session, uri, lsp.Position(1, len(before)))
    [edit] = [each.text_edit for each in items if each.label == accepted]
    assert isinstance(edit, lsp.TextEdit)
    session.documents[uri].edit(2, [lsp.TextDocumentContentChangePartial(edit.range, edit.new_text)])
    assert session.text(uri).text == f"stream a\n{after}"
