#!/usr/bin/env bash
# pygls 2.1.1: its text documents end lines where the Language Server Protocol does not, so edits go to a wrong place.
#
# The protocol ends lines with \n, \r\n and \r alone. pygls splits texts with str.splitlines, which ends them at U+2028,
# U+0085, form feed and others too. Seen: in a text whose first line holds U+2028, an edit of the second line by an editor
# changes the rest of the first one.
#
# Prints what it sees, and fails if that is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check pygls==2.1.1
"$work/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from lsprotocol.types import Position, Range, TextDocumentContentChangePartial
from pygls.workspace import TextDocument


def edited(first: str) -> str:
    """A text of two lines after an editor has put `X` at the beginning of the second one."""
    document = TextDocument("file:///a.txt", source=f"{first}\nsecond\n", version=1)
    place = Position(line=1, character=0)
    document.apply_change(TextDocumentContentChangePartial(range=Range(place, place), text="X"))
    return document.source


seen = {name: edited(f"one{end}two") for name, end in (("space", " "), ("U+2028", "\u2028"), ("form feed", "\f"))}
print("pygls", version("pygls"), seen)
assert seen["space"] == "one two\nXsecond\n"
assert seen["U+2028"] == "one\u2028Xtwo\nsecond\n", "U+2028 ends no line now"
assert seen["form feed"] == "one\fXtwo\nsecond\n", "a form feed ends no line now"
PYTHON
