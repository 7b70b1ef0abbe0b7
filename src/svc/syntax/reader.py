"""Reads one statement after the other with the tables of the grammar: a lexer and an LALR(1) loop.

The language is flat and every statement can be parsed on its own, so each is: a syntax error ends with its
statement. A plain arrow, by far the most frequent statement, is read in one go. Independent of what
statements mean; a test holds it against lark itself, on any text.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from svc.diagnostics import limits
from svc.syntax.tables import Rule, Tables
from svc.text.source import NEWLINE, Span


class Token(str):
    """A word of the text with its terminal and its offsets."""

    __slots__ = ("end_pos", "start_pos", "type")

    type: str
    start_pos: int
    end_pos: int


Lexeme = tuple[str, str]
"""A piece of text with its terminal: a word, a sign, spaces, an end of a statement."""


class Failure(NamedTuple):
    """A statement that can't be parsed: where it is, where parsing ends, and what may come there."""

    piece: Span
    offset: int
    expected: frozenset[str]


class Reader:
    """Parses texts with a function for each rule of the grammar.

    `plain_arrow` makes a statement of the match of a plain arrow: source, target and artefact are its groups.
    """

    def __init__(self, tables: Tables, functions: object, plain_arrow: Callable[[re.Match[str]], Any]) -> None:
        self._tables = tables
        self._rules = [(rule.name, rule.length, _shaping(rule, functions)) for rule in tables.rules]
        self._terminals = "|".join(f"(?P<{name}>{pattern})" for name, pattern in tables.patterns.items())
        self._token = re.compile(self._terminals).match
        self._continued = re.compile(tables.patterns["_CONTINUED"]).match
        self._gap = re.compile(tables.patterns["_END"]).match
        self._sign = re.compile(rf"[ \t]*+(?:{tables.patterns['_ARROW']}|{tables.patterns['_COLON']})").match
        self._iso_time = re.compile(tables.patterns["ISO_TIME"]).match
        self._plain = re.compile(_plain(tables)).match
        self._plain_arrow = plain_arrow

    def statements(self, text: str) -> Iterator[Any]:
        """The values of the statements of a text, in their order, and a Failure for each that can't be parsed."""
        plain, plain_arrow = self._plain, self._plain_arrow
        position, length = 0, len(text)
        while position < length:
            match = plain(text, position)
            if match:
                yield plain_arrow(match)
                position = match.end()
            else:
                statement, position = self._statement(text, position)
                yield from statement

    def lexemes(self, text: str) -> list[Lexeme]:
        """A whole text in pieces, spaces and comments too; words of the language count as names."""
        anything = rf"{self._terminals}|(?P<_NOTHING>[\s\S])"
        return [(match.lastgroup or "", match[0]) for match in re.finditer(anything, text)]

    def _statement(self, text: str, position: int) -> tuple[list[Any], int]:
        """The statement that begins at a position or behind, if there is one, and where the next may begin."""
        actions, words = self._tables.actions, self._tables.words
        start = position
        states: list[int] = [self._tables.start]
        values: list[Any] = []
        shifted: list[str] = []
        while True:
            match = self._token(text, position)
            terminal = match.lastgroup if match else "$END"
            if match and (terminal == "_SPACE" or terminal == "_CONTINUED" or (terminal == "_END" and not shifted)):
                position = match.end()
                if terminal == "_END":
                    start = position
                continue
            if terminal == "NAME":
                word = words.get(match[0])  # type: ignore[index]
                if word in actions[states[-1]] and not self._sign(text, match.end()):  # type: ignore[union-attr]
                    terminal = word
                elif "ISO_TIME" in actions[states[-1]] and (time := self._iso_time(text, position)):
                    match, terminal = time, "ISO_TIME"
            elif terminal == "_END":
                terminal = "$END"
            elif match is None and position < len(text):
                terminal = None
            if terminal == "$END" and not shifted:
                return [], len(text)
            token = _token(match, terminal) if match and terminal else None
            if not terminal or not self._feed(states, values, terminal, token):
                return self._failure(text, start, position, shifted)
            if terminal == "$END":
                return values[0], match.end() if match else len(text)
            shifted.append(terminal)
            position = match.end()  # type: ignore[union-attr]

    def _feed(self, states: list[int], values: list[Any], terminal: str, token: Token | None) -> bool:
        """One step of the parser: all reductions that a terminal requires, then its shift. False if it is wrong."""
        actions, end = self._tables.actions, self._tables.end
        while True:
            action = actions[states[-1]].get(terminal)
            if action is None:
                return False
            if action >= 0:
                states.append(action)
                values.append(token)
                return True
            name, length, shaped = self._rules[~action]
            children = values[-length:] if length else []
            if length:
                del values[-length:], states[-length:]
            values.append(shaped(children))
            states.append(actions[states[-1]][name])
            if terminal == "$END" and states[-1] == end:
                return True

    def _failure(self, text: str, start: int, offset: int, shifted: list[str]) -> tuple[list[Any], int]:
        end, position = self._statement_end(text, start)
        return [Failure((start, end), min(offset, end), self._expected(shifted))], position

    def _statement_end(self, text: str, start: int) -> Span:
        """Where the statement ends that begins here, and where the next may begin."""
        position = start
        while newline := NEWLINE.search(text, position):
            further = self._continued(text, newline.start())
            if further is None:
                gap = self._gap(text, newline.start()) or newline
                return newline.start(), gap.end()
            position = further.end()
        return len(text), len(text)

    def _expected(self, shifted: list[str]) -> frozenset[str]:
        """The terminals that may come after those that were read."""
        states = [self._tables.start]
        for terminal in shifted:
            self._replay(states, terminal)
        after = [name for name in self._tables.actions[states[-1]] if name.isupper() and name != "$END"]
        return frozenset(terminal for terminal in after if self._replay(states[:], terminal))

    def _replay(self, states: list[int], terminal: str) -> bool:
        """A step of the parser without values."""
        while (action := self._tables.actions[states[-1]].get(terminal)) is not None:
            if action >= 0:
                states.append(action)
                return True
            name, length, _ = self._rules[~action]
            if length:
                del states[-length:]
            states.append(self._tables.actions[states[-1]][name])
        return False


def _token(match: re.Match[str], terminal: str) -> Token:
    token = Token(match[0])
    token.type = terminal
    token.start_pos, token.end_pos = match.span()
    return token


def _shaping(rule: Rule, functions: object) -> Callable[[list[Any]], Any]:
    """The function of a rule, given the children that the grammar keeps; those of `_rules` are spliced in."""
    function = getattr(functions, rule.name, None) or _themselves
    if rule.shape == tuple((index, False, 0) for index in range(rule.length)) and not rule.absent:
        return function

    # A list that grows is the first child and nobody else's: it is added to, or long lists would take for ever.
    grows = rule.shape[:1] == ((0, True, 0),)
    rest = rule.shape[1:] if grows else rule.shape

    def shaped(children: list[Any]) -> Any:
        kept: list[Any] = children[0] if grows else []
        for index, spliced, absent in rest:
            kept.extend([None] * absent)
            if spliced:
                kept.extend(children[index])
            else:
                kept.append(children[index])
        kept.extend([None] * rule.absent)
        return function(kept)

    return shaped


def _themselves(children: list[Any]) -> list[Any]:
    return children


def _plain(tables: Tables) -> str:
    """A line with an arrow of plain names and at most one artefact, where the next line surely begins a statement."""
    name = f"([A-Za-z_][A-Za-z0-9_]{{0,{limits.NAME - 1}}}+)"  # a longer one is reported, where all others are read
    return (
        rf"{name}[ \t]*+->[ \t]*+{name}(?:[ \t]*+:[ \t]*+{name})?[ \t]*+"
        rf"(?:\r\n?|\n)[ \t]*+(?=[A-Za-z_])(?!(?:{'|'.join(tables.clause_words)})(?![A-Za-z0-9_]))"
    )
