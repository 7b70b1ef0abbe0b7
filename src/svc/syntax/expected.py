"""Syntax errors in words of the language: what was expected, and what is there.

Depends on the names of the grammar's terminals, not on how they are parsed.
"""

import re
from collections.abc import Collection, Sequence

from svc.diagnostics.codes import BY_NAME
from svc.syntax.characters import TEXT
from svc.syntax.drafts.words import may_be_joined
from svc.syntax.problems import Problem
from svc.syntax.tables import tables
from svc.text.pattern import Pattern
from svc.text.source import Span

_CODE = BY_NAME["syntax-error"]
_WORD = Pattern(
    r"""[ \t]*+(?:\#[^\r\n]*+)?+(?:[\r\n]+[ \t]*+(?:\#[^\r\n]*+)?+)*+"""
    rf"""({TEXT}|--?>|=>|[^\W_][\w.%-]*|_\w*|[^\s])"""
)

_UNCLOSED = Pattern(r'"(?:[^"\\]|\\.?)*+')
_BULLET = Pattern(r"[-*+•‣▪◦·–—>(]|\d+[.)]?$")
_LONE_NAME = Pattern(
    r"[^\W\d]\w*+[ \t]*+(?=[#\r\n]|$|(?:by|waits|takes|accurate|opens|every|batch|costs"
    r"|responsible|accountable|consulted|informed|uses|seen|queued|begins|ends|size|note)\b)"
)
_SIGNS = {"_ARROW": '"->"', "_COLON": '":"', "_COMMA": '","', "_END": "the end of the line", "TEXT": "a text in quotes"}
_AFTER = {
    "in": "an activity or a party", "by": "a practice", "opens": "a stream", "follows": "a catalogue",
    "extends": "a catalogue", "->": "a step, a party or an activity", "alias": "another name",
    "from": "an activity or a party", "to": "an activity or a party", "input": "an artefact", "output": "an artefact",
    "waits": "a duration", "takes": "a duration", "accurate": "a percentage", "share": "a percentage",
    "step": "the name of the step", "party": "the name of the party", "stream": "the name of the stream",
    "catalogue": "the name of the catalogue", "artefact": "the name of the artefact",
    "practice": "the name of the practice", "activity": "the name of the activity",
    "allow": "a step, a party or an activity", "forbid": "a step, a party or an activity",
    "team": "the name of the team", "tool": "the name of the tool", "promise": "a measure", "arrives": "a rate",
    "every": "a duration", "batch": "a whole number", "size": "a whole number", "costs": "a number",
    "responsible": "a team", "accountable": "a team", "consulted": "a team", "informed": "a team", "uses": "a tool",
    "within": "a value", "above": "a value", "of": "a step or a team", "calendar": "the hours of a day",
}  # fmt: skip
_MANY = 8
_WELL_KNOWN = ("by", "takes", "uses")
"""Of the clauses of a step, which has too many to list."""
_STATEMENT = 'a statement: a flow such as "engage -> plan : incidents", a key, or a word such as "step"'


def syntax_error(text: str, piece: Span, offset: int, expected: Collection[str], meant: Sequence[str] = ()) -> Problem:
    """The problem of a piece of text with a syntax error at an offset, where one of `expected` may come; `meant`
    are the statements that it probably was meant to be."""
    expected = {*expected} - {"ISO_TIME", "HOLE"}  # read, but nothing to be proposed
    before = list(_WORD.finditer(text, piece[0], offset))
    if before and _UNCLOSED.fullmatch(before[-1][1]):
        return Problem("unclosed-text", before[-1].span(1))
    found = _WORD.match(text, offset, piece[1])
    first, last_word = (before[0][1], before[-1][1]) if before else ("", "")
    words = _in_words(expected, first, last_word)
    between = text[before[-1].end(1) : found.start(1)] if before and found else ""
    beside = not {*between} & {"\r", "\n"}
    advice = _advice(expected, last_word, found[1] if found else "", meant, beside)
    help = "\n".join(filter(None, (advice, _write(meant))))
    if found:
        fix = (f"write `in {found[1]}`", f"in {found[1]}") if _lacks_in(text, piece, found, expected) else None
        return Problem("syntax-error", found.span(1), "found", {"expected": words, "found": found[1]}, help, fix)
    last = before[-1] if before else None
    span = last.span(1) if last else piece
    return Problem("syntax-error", span, "end", {"expected": words, "found": text[span[0] : span[1]]}, help)


def _lacks_in(text: str, piece: Span, found: re.Match[str], expected: Collection[str]) -> bool:
    """Whether a name is where "in" and an activity are expected, and the statement goes on well behind it."""
    lacks_in = "IN" in expected and {*expected} <= {"IN", "TEXT"}
    return lacks_in and _LONE_NAME.match(text, found.start(1), piece[1]) is not None


def _in_words(expected: Collection[str], first: str, before: str) -> str:
    if not before:
        return _STATEMENT
    if expected == {"QUANTITY"} or ("NAME" in expected and len(expected) <= 2 and before in _AFTER):
        return "a group" if (first, before) == ("practice", "in") else _AFTER.get(before, "a name")
    if "IN" in expected and {*expected} <= {"IN", "TEXT"}:
        return '"in" and an activity'
    names = _clauses([terminal for terminal in expected if not _rank(terminal)[0]], before)
    names += [_SIGNS.get(each) or _name(each, before) for each in sorted(expected, key=_rank) if _rank(each)[0]]
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else "nothing more"


def _clauses(words: Sequence[str], before: str) -> list[str]:
    """The words that may come; of many, some that are well known."""
    known = [word for word in _WELL_KNOWN if word.upper() in words]
    if len(words) > _MANY and known:
        return ["a clause such as " + ", ".join(f'"{word}"' for word in known)]
    return [_name(word, before) for word in sorted(words)]


def _name(terminal: str, before: str) -> str:
    if terminal == "NAME":
        return "an artefact" if before in (":", ",") else "a name"
    return f'"{terminal.lower()}"' if terminal != "$END" else "the end of the file"


def _rank(terminal: str) -> tuple[int, str]:
    """Words first, then signs, then the end of the line."""
    return (2 if terminal in ("_END", "$END") else 1 if terminal in _SIGNS else 0, terminal)


def _write(meant: Sequence[str]) -> str:
    """The lines that were probably meant, to be copied."""
    if len(meant) > 1:
        return _CODE.advice("write several", lines="\n  ".join(meant))
    return "".join(_CODE.advice("write", line=line) for line in meant)


def _advice(expected: Collection[str], before: str, found: str, meant: Sequence[str], beside: bool) -> str:
    """The first of the common slips that this may be, with its remedy. Where the line that was `meant` is shown, what
    it shows by itself is not said; what was found is `beside` the word before if both are in one line."""
    number, small, shown = before[:1].isdigit(), before.lower(), bool(meant)
    quoted = found[:1] in ('"', "“")
    slips = (
        (before != small and small in tables().statement_words, "capitals"),
        (shown and meant[0].startswith("#"), "comment"),
        (not before and bool(_BULLET.match(found)), "bullet"),
        (found in ("{", "}", ";"), "braces"),
        (found == "'", "single quotes"),
        (found in ("//", "/", "*", "--", "%"), "comment"),
        (found == "?" and "QUANTITY" in expected, "open value"),
        (number and found == "," and not shown, "decimal comma"),
        (number and found[:1] == "-", "range"),
        (number and found.isalpha() and not shown, "time"),
        (number and found[:1].isdigit(), "two units"),
        (found[:1].isdigit() and "NAME" in expected, "digit"),
        ("-" in (before, found) and "_ARROW" in expected, "split arrow"),
        (shown, ""),
        (quoted and before in ("follows", "extends"), "quoted catalogue"),
        (quoted and "NAME" in expected, "quoted name"),
        (beside and may_be_joined(before, found) and bool(_BEHIND_A_NAME & {*expected}), "two words"),
        ("_ARROW" in expected and before in tables().clause_words, "detached clause"),
    )
    form = next((slip for applies, slip in slips if applies), "")
    return form and _CODE.advice(form, small=small, before=before, found=found)


_BEHIND_A_NAME = {"_COMMA", "BY", "FOLLOWS", "EXTENDS"}
