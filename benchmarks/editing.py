"""What is timed inside one process: an edit of a text, beside an analysis of the same text as if it were new.

A program, run with the number of rounds, a folder and the name of a file; it prints the seconds of each round as JSON.
"""

import gc
import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

from lsprotocol import types as lsp

from svc import analyse
from svc.editor.server import colours
from svc.editor.server.session import Session

EDITS = 40
"""Edits of a round: a letter behind a name, and away again."""


def timed(task: Callable[[], object]) -> float:
    """The seconds that a task takes."""
    begin = process_time()
    task()
    return process_time() - begin


def main(rounds: int, folder: Path, text: str) -> dict[str, list[float]]:
    """The seconds, round by round, of what is done."""
    uri = (folder / "edited.vsc").as_uri()
    taken: dict[str, list[float]] = {name: [] for name in ("whole", "again", "full", "delta")}
    lines = text.split("\n")
    named = [number for number, line in enumerate(lines) if " : " in line and not {*'"#'} & {*line}]
    for _ in range(rounds):
        session = Session()
        session.opened(uri, 1, text)
        session.findings(uri)
        taken["full"].append(timed(lambda: colours.full(session, uri)))  # noqa: B023
        known = colours.full(session, uri).result_id
        again, delta = [], []
        for number in range(EDITS):
            line = named[number // 2 * 7919 % len(named)]
            start, end = lsp.Position(line, len(lines[line])), lsp.Position(line, len(lines[line]) + number % 2)
            change = lsp.TextDocumentContentChangePartial(lsp.Range(start, end), "" if number % 2 else "x")
            session.documents[uri].edit(number + 2, [change])
            session.edited(uri)
            again.append(timed(lambda: session.findings(uri)))  # noqa: B023
            delta.append(timed(lambda: colours.delta(session, uri, known or "")))  # noqa: B023
            known = str(session._answers)
        taken["again"].append(sum(again) / EDITS)
        taken["delta"].append(sum(delta) / EDITS)
        taken["whole"].append(sum(timed(lambda: analyse(text)) for _ in range(EDITS)) / EDITS)
        gc.collect()
    return taken


gc.disable()
print(json.dumps(main(int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]).read_text("utf-8"))))
