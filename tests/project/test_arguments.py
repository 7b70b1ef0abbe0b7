"""What a public function says of an argument that it can't take: what it expected, and what was given."""

from collections.abc import Callable
from typing import Any

import pytest

import svc
from tests.support.tables import every

api: Any = svc  # for a type checker these calls are wrong
TEXT = "stream s\n  user -> engage : incidents\n"
STREAM = svc.analyse(TEXT).stream

CALLS: dict[str, tuple[Callable[[], object], str]] = {
    "upto": (lambda: api.Duration(1, "h", 5), "expected a duration, got 5"),
    "amount": (lambda: api.Duration(None, "h"), "expected a number, got None"),
    "flag": (lambda: api.Duration(True, "h"), "expected a number, got True"),
    "timedelta": (lambda: api.Duration.from_timedelta("x"), "expected a timedelta, got 'x'"),
    "keys": (lambda: api.Stream("x", keys=[("owner", "Ada")]), "expected texts by .* keys, got .'owner', 'Ada'"),
    "steps": (lambda: api.Stream("x", steps=5), "expected several values, each a Step, got 5"),
    "format_text": (lambda: api.format_text(5), "expected text, got 5"),
    "fix_text": (lambda: api.fix_text(5), "expected text, got 5"),
    "fix_text select": (lambda: api.fix_text("x", select="VSC101"), "expected several codes, got the text 'VSC101'"),
    "apply": (lambda: api.apply(5, STREAM), "expected a difference, got 5"),
    "rows": (lambda: api.rows(STREAM, calendar=8), "expected a calendar, got 8"),
    "to_graph": (lambda: api.to_graph(STREAM, calendar=8), "expected a calendar, got 8"),
    "to_svg calendar": (lambda: api.to_svg(STREAM, calendar=5), "expected a calendar, got 5"),
    "to_svg colours": (lambda: api.to_svg(STREAM, colours=5), "expected colours by what has them, got 5"),
    "to_dot colour": (lambda: api.to_dot(STREAM, colours={"plan": 5}), "expected a colour #rrggbb .*, got 5"),
    "render scale": (lambda: api.render(STREAM, "x.png", scale="x"), "expected a number, got 'x'"),
    "render format": (lambda: api.render(STREAM, "x.png", format=5), "expected the name of a format, got 5"),
    "rules": (lambda: api.analyse("", rules=[5]), "expected a custom rule, got 5"),
    "select": (lambda: api.analyse("", select=[5]), "expected a code, .*, got 5"),
    "today": (lambda: api.analyse(TEXT, today="2020-01-01"), "expected a date, got '2020-01-01'"),
    "name": (lambda: api.analyse(TEXT, name=5), "expected a name, got 5"),
    "sources": (lambda: api.format_findings([], sources=5), "expected the texts of files by their names, got 5"),
    "level": (lambda: api.Diagnostic("VSC1", "x", "bad", "m"), "'bad' is not a level: choose error or warning or note"),
    "related": (lambda: api.Diagnostic("VSC1", "x", "note", "m", related=[5]), "expected a Related, got 5"),
    "open": (lambda: api.Workspace.open(".", catalogue="x"), "expected a catalogue, got 'x'"),
    "workspace": (lambda: api.Workspace([5]), "expected an Analysis, got 5"),
    "allows": (lambda: api.itil4.allows(5, 6, 7), "expected a name, got 5"),
    "between": (lambda: api.itil4.between("plan", 6), "expected a name, got 6"),
    "edits": (lambda: api.Fix("x", [5]), "expected an Edit, got 5"),
    "applicability": (lambda: api.Fix("x", [], "bad"), "'bad' is not an applicability: choose safe or suggested"),
    "to_timedelta": (lambda: api.Duration(1, "h").to_timedelta(5), "expected a calendar, got 5"),
    "seconds": (lambda: api.Calendar().seconds(5), "expected a duration, got 5"),
}


@every("call", CALLS)
def test_a_wrong_argument_is_refused_in_words_for_its_caller(call: tuple[Callable[[], object], str]) -> None:
    function, said = call
    with pytest.raises((TypeError, ValueError), match=f"^{said}"):
        function()
