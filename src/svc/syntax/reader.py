"""Reads one statement after the other with the tables of the grammar: a lexer and an LALR(1) loop.

The language is flat and every statement can be parsed on its own, so each is: a syntax error ends with its
statement. Plain lines, by far the most frequent statements, are read in one go, and so are the phrases of all others.
A short text is read word by word. Independent of what statements mean; a test holds it against lark, on any text.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from svc.syntax.lines import detailed_pattern, plain_line_pattern
from svc.syntax.phrases import Choice, Choices, Phrases
from svc.syntax.tables import Tables
from svc.syntax.tokens import shaping, word_of
from svc.text.on_demand import OnDemand
from svc.text.pattern import Pattern
from svc.text.source import NEWLINE, Span

Lexeme = tuple[str, str]
"""A piece of text with its terminal: a word, a sign, spaces, a line break that continues a statement."""
Piece = tuple[list[Lexeme] | re.Match[str], str]
"""The words of a statement, or the match of a plain line; and what separates it from the next, comments too."""

FEW = 20_000
"""Up to so many characters, compiling what reads more than a word in one go takes longer than it saves."""
OFTEN = 50
"""So often a clause must have been read in a state of the parser before its phrases save more than compiling takes."""
_WORD_BY_WORD: Mapping[int, Choice | None] = defaultdict(lambda: None)
_RARE = ("QUANTITY", "_SPACE")
"""Terminals that many short texts do not have: their patterns are compiled when they are first needed."""
_WHERE_POSSIBLE = ("ISO_TIME", "_CONTINUED")
"""Those that begin as a name or an end does: they are looked for only where there can be one."""
_SIGNS = ("_ARROW", "_COLON")
"""The signs that follow a name."""
_CLAUSE = Pattern(r'[a-z]++|["“]')
"""What a clause may begin with: a word of the language, or a text in quotes."""
_KEPT = ("NAME", "TEXT", "HOLE", "QUANTITY", "ISO_TIME")
"""The terminals that leave a word behind, beside the words of the language."""


class Lines(NamedTuple):
    """What makes statements of what is matched in one go, by the number of the last group of a match.

    None instead of a detailed one means that it is to be read word by word.
    """

    plain: Mapping[int | None, Callable[[re.Match[str]], Any]]
    detailed: Mapping[int | None, Callable[[re.Match[str]], Any]]


class Failure(NamedTuple):
    """A statement that can't be parsed: where it is, where parsing ends, and what may come there."""

    piece: Span
    offset: int
    expected: frozenset[str]


class Reader:
    """Parses texts with a function for each rule of the grammar.

    `lines` makes statements of what is matched in one go; without it all is read word by word. So are the first
    `few` characters of all texts that it reads.
    """

    def __init__(
        self, tables: Tables, functions: object, lines: Lines | None = None, few: int = FEW, often: int = OFTEN
    ) -> None:
        self._tables, self._functions, self._lines, self._few, self._often = tables, functions, lines, few, often
        self._read = 0
        self._rules = tables.rules
        self._shapes = OnDemand[int, Callable[[list[Any]], Any]](lambda rule: shaping(tables.rules[rule], functions))
        self._only_reductions = OnDemand[int, int | None](lambda state: _only_reduction(tables.actions[state]))
        self._whole = tables.actions[tables.start]["_statement"]
        self._lexemes = Pattern(rf"{_groups(tables, tables.patterns)}|(?P<_NOTHING>[\s\S])")
        # Names come first, as they are the most frequent: no other of these patterns begins as one does.
        others = [name for name in tables.patterns if name not in ("NAME", *_RARE, *_WHERE_POSSIBLE)]
        frequent = _groups(tables, ("NAME", *others))
        self._frequent = re.compile(rf"[ \t]*+(?:{frequent}|(?P<_LAST>\Z))").match
        self._rare = Pattern(rf"[ \t]*+(?:{_groups(tables, _RARE)}|(?P<_NOTHING>[\s\S]))")
        self._continued = Pattern(tables.patterns["_CONTINUED"])
        self._clauses = {*tables.clause_words, '"', "“"}
        self._gap = Pattern(tables.patterns["_END"])
        self._iso_time = Pattern(rf"[ \t]*+(?P<ISO_TIME>{tables.patterns['ISO_TIME']})")
        self._plain = Pattern(plain_line_pattern(tables) if lines else "(?!)")
        self._detailed = Pattern(detailed_pattern(tables))
        self._words: dict[str, Any] = {name: word_of(name) for name in (*_KEPT, *tables.words.values())}

    @cached_property
    def _choices(self) -> Mapping[int, Choice | None]:
        return Choices(Phrases(self._tables, self._functions), self._often)

    def runs(self, text: str) -> Iterator[list[Any]]:
        """The values of the statements of a text, in their order: those of plain lines together, any other alone.

        For one that can't be parsed there is a Failure.
        """
        self._read += len(text)
        if self._lines is None or self._read <= self._few:
            return self._runs_of_words(text)
        return self._runs_in_one_go(text, *self._lines)

    def _runs_of_words(self, text: str) -> Iterator[list[Any]]:
        position, length = 0, len(text)
        while position < length:
            statement, position = self._statement(text, position, _WORD_BY_WORD)
            yield statement

    def _runs_in_one_go(
        self,
        text: str,
        plain_makers: Mapping[int | None, Callable[[re.Match[str]], Any]],
        detailed_makers: Mapping[int | None, Callable[[re.Match[str]], Any]],
    ) -> Iterator[list[Any]]:
        plain: Any = self._plain.compiled
        detailed, phrases = self._detailed.compiled.match, self._choices
        position, length = 0, len(text)
        while position < length:
            if plain.match(text, position):
                lines = iter(plain.scanner(text, position).match, None)
                yield [plain_makers[(last := line).lastindex](line) for line in lines]
                position = last.end()
            match = detailed(text, position)
            if match and (made := detailed_makers[match.lastindex](match)):
                statement, position = [made], match.end()
            else:
                statement, position = self._statement(text, position, phrases)
            yield statement

    def statements(self, text: str) -> Iterator[Any]:
        """The same, one after the other."""
        return chain.from_iterable(self.runs(text))

    def lexemes(self, text: str) -> list[Lexeme]:
        """The words and all else of a text; words of the language count as names."""
        return [(match.lastgroup or "", match[0]) for match in self._lexemes.finditer(text)]

    def pieces(self, text: str) -> Iterator[Piece]:
        """A whole text in pieces: the words of each statement, and what separates them from those of the next."""
        plain: Any = self._plain.compiled
        position, length = 0, len(text)
        while position < length:
            for line in iter(plain.scanner(text, position).match, None):
                end = line.end(line.lastindex)
                yield line, text[end : line.end()]
                position = line.end()
            words: list[Lexeme] = []
            gap = ""
            for match in self._lexemes.finditer(text, position):
                position = match.end()
                if match.lastgroup == "_END":
                    gap = match[0]
                    break
                words.append((match.lastgroup or "", match[0]))
            yield words, gap

    def _statement(self, text: str, position: int, phrases: Mapping[int, Choice | None]) -> tuple[list[Any], int]:
        """The statement that begins at a position or behind, if there is one, and where the next may begin."""
        actions, only_reductions = self._tables.actions, self._only_reductions
        start = position
        states: list[int] = [self._tables.start]
        values: list[Any] = []
        while True:
            state = states[-1]
            reduction = only_reductions[state]
            if reduction is not None:
                self._reduce(states, values, reduction)
                continue
            choice = phrases[state]
            match = choice.find(text, position) if choice else None
            if choice and match:
                phrase = choice.by_last_group[match.lastindex]
                states.append(phrase.state)
                values.append(phrase.build(match, match.lastindex or 0))
                position = match.end()
                continue
            terminal, match = self._next(text, position, actions[state])
            position = match.end()
            if terminal == "$END" and not values:
                if match.lastgroup == "_LAST":
                    return [], position
                start = position
                continue
            while (action := actions[states[-1]].get(terminal)) is not None and action < 0:
                if states[-1] == self._whole:
                    return values[-1], position
                self._reduce(states, values, action)
            if action is None:
                return self._failure(text, start)
            states.append(action)
            values.append(self._words[terminal](match, match.lastgroup) if terminal in self._words else None)

    def _reduce(self, states: list[int], values: list[Any], action: int) -> None:
        """Put the value of a rule in the place of the values of its symbols."""
        name, symbols, _, _ = self._rules[~action]
        length, shaped = len(symbols), self._shapes[~action]
        if length == 1:
            values[-1] = shaped([values[-1]])
            states.pop()
        else:
            values[-length:] = [shaped(values[-length:])]
            del states[-length:]
        states.append(self._tables.actions[states[-1]][name])

    def _next(self, text: str, position: int, row: Mapping[str, int]) -> tuple[str, re.Match[str]]:
        """The next terminal of a text, where the parser has a row of actions, and its match."""
        while True:
            match: Any = self._frequent(text, position) or self._rare.match(text, position)
            terminal = match.lastgroup
            if terminal == "NAME":
                named = self._tables.words.get(match["NAME"], terminal)
                if named in row and not self._comes_before_sign(text, match.end()):
                    return named, match
                time = self._iso_time.match(text, position) if "ISO_TIME" in row else None
                return ("ISO_TIME", time) if time else (terminal, match)
            if terminal == "_END" or terminal == "_LAST":
                further = self._continuation(text, match)
                if further is None:
                    return "$END", match
                match = further
            elif terminal != "_SPACE":
                return terminal, match
            position = match.end()

    def _comes_before_sign(self, text: str, position: int) -> bool:
        """Whether an arrow or a colon follows, so that a word of the language is a name."""
        following = self._frequent(text, position)
        return following is not None and following.lastgroup in _SIGNS

    def _continuation(self, text: str, breaks: re.Match[str]) -> re.Match[str] | None:
        """The break that continues a statement, where there are some, if a clause follows."""
        begin = _CLAUSE.match(text, breaks.end())
        if begin is None or begin[0] not in self._clauses:
            return None
        return self._continued.match(text, breaks.start("_END"))

    def _failure(self, text: str, start: int) -> tuple[list[Any], int]:
        """The statement that begins at a position, word by word up to what is wrong with it."""
        states, position = [self._tables.start], start
        while True:
            terminal, match = self._next(text, position, self._tables.actions[states[-1]])
            before = states[:]
            if not self._replay(states, terminal):
                break
            position = match.end()
        end, position = self._statement_end(text, start)
        return [Failure((start, end), min(match.start(match.lastgroup or 0), end), self._expected(before))], position

    def _statement_end(self, text: str, start: int) -> Span:
        """Where the statement ends that begins here, and where the next may begin."""
        position = start
        while newline := NEWLINE.search(text, position):
            further = self._continued.match(text, newline.start())
            if further is None:
                gap = self._gap.match(text, newline.start()) or newline
                return newline.start(), gap.end()
            position = further.end()
        return len(text), len(text)

    def _expected(self, states: list[int]) -> frozenset[str]:
        """The terminals that may come in a state of the parser."""
        names = [name for name in self._tables.actions[states[-1]] if name.isupper() and name != "$END"]
        return frozenset(terminal for terminal in names if self._replay(states[:], terminal))

    def _replay(self, states: list[int], terminal: str) -> bool:
        """A step of the parser without values: all reductions that a terminal requires, then its shift."""
        while (action := self._tables.actions[states[-1]].get(terminal)) is not None:
            if action >= 0:
                states.append(action)
                return True
            name, symbols, _, _ = self._rules[~action]
            if symbols:
                del states[-len(symbols) :]
            states.append(self._tables.actions[states[-1]][name])
        return False


def _groups(tables: Tables, names: Iterable[str]) -> str:
    """The patterns of some terminals as alternatives, each in a group of its name."""
    return "|".join(f"(?P<{name}>{tables.patterns[name]})" for name in names)


def _only_reduction(row: Mapping[str, int]) -> int | None:
    """What a row of actions has for all terminals, if that is the same reduction: no terminal need be read for it."""
    found = {action for name, action in row.items() if name.isupper()}
    return found.pop() if len(found) == 1 and min(found) < 0 else None
