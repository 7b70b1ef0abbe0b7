"""What a line with a syntax error was probably meant to be: what newcomers write, as statements of the language.

A line is split into words and put together again. The parser decides whether the result is a statement: what it does
not understand is not proposed. Nothing here is applied, it is shown.
"""

import re
from collections.abc import Iterator

from svc.model import KEYS
from svc.syntax.drafts import declarations, flows
from svc.syntax.drafts.words import ARROWS, BACK, NEGATIONS, Word, is_plain, is_text, quoted, read
from svc.text.pattern import Pattern

LONGEST = 1000
"""Characters of a statement that is looked at."""
_BULLET = Pattern(r"\A\s*+(?:[-*+•‣▪◦·–—>]|\(?\d{1,3}[.)]|\(?[a-z][.)])[ \t]++(?=\S)")
_COMMENT = Pattern(r"\s*+(?://|--|/\*|%|;|')\s*+(.*?)\s*(?:\*/)?", re.DOTALL)
_APART = Pattern(r"[\r\n]+(?=[ \t]*(?:from|then)[ \t]+.*[ \t](?:to|->)[ \t])")
"""Where a further line begins a flow, though its first word would continue the line above."""
_USES = {"use", "include", "import", "require"}


def meant(statement: str) -> list[str]:
    """The statements that a piece of text was probably meant to be; none if that is not clear."""
    if len(statement) > LONGEST:
        return []
    if (comment := _COMMENT.fullmatch(statement)) and "->" not in statement:
        return [f"# {comment[1]}".rstrip()] if "\n" not in comment[1] else []
    lines = [line for part in _APART.split(statement) for line in _meant(part)]
    return lines if all(lines) else []


def _meant(statement: str) -> list[str]:
    """The statements that one line was meant to be; of several, where one continues the other, it is not sure."""
    if sum(bool(read(line)) for line in statement.splitlines()) > 1:
        return []
    words = read(_BULLET.sub("", statement, count=1))
    while words and words[-1] in (";", ",", "."):
        words.pop()
    if words and not is_text(words[-1]):
        words[-1] = words[-1].rstrip(".") or words[-1]
    return list(_statements(words)) if words else []


def _statements(words: list[Word]) -> Iterator[str]:
    if [word.lower() for word in words[:2]] == ["value", "stream"]:
        words = words[1:]
    first, rest = words[0].lower(), words[1:]
    is_key = first in KEYS and rest and ":" not in rest[1:] and not {*words} & {*ARROWS, *BACK}
    if first in _USES and rest and rest[0] != ":":
        yield f"use {path}" if (path := _path(rest)) else ""
    elif first in declarations.STATEMENTS and rest and rest[0] not in (*ARROWS, *BACK):
        yield from declarations.declared(first, rest)
    elif first in ("allow", "forbid"):
        yield from _rules(first, rest)
    elif is_key or (len(words) == 2 and is_text(rest[0]) and is_plain(first) and first.isidentifier()):
        yield _key(words[0], rest)
    elif not {word.lower() for word in words} & NEGATIONS:
        yield from flows.flows(words)


def _rules(word: str, rest: list[Word]) -> Iterator[str]:
    because = next((number for number, each in enumerate(rest) if each.lower() in ("because", "as")), len(rest))
    reason = f" because {quoted(rest[because + 1 :])}" if rest[because + 1 :] else ""
    flow = rest[:because]
    if flow and not {each.lower() for each in flow} & NEGATIONS:
        yield from (f"{word} {each}{reason}" for each in flows.flows(flow))


def _key(name: Word, rest: list[Word]) -> str:
    text = rest[1:] if rest[0] in (":", "=", "-") else rest
    return f"{name.lower()}: {quoted(text)}" if text else ""


def _path(rest: list[Word]) -> str:
    words = [each.strip(";") for each in rest if each not in (":", ";")]
    return quoted(words) if len(words) == 1 else ""
