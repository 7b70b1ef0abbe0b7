"""Phrases: the frequent parts of a statement, each a regular expression made from the rules of the grammar.

A phrase is matched in one go: the opening of a statement, such as `step a "A" in b`, or a clause, such as `waits 3d`.
It holds plain words only, and a clause word or the end of the line follows. All else is read word by word, with the
same result: a test holds both against lark itself, on any text.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, NamedTuple

from svc.diagnostics import limits
from svc.syntax.tables import Rule, Tables
from svc.syntax.tokens import Token, placed, shaping, word_of
from svc.text.pattern import Pattern

Match = re.Match[str]
Build = Callable[[Match, int], Any]
"""Makes the value of a symbol from the groups of a match, the first of which is given."""


class Piece(NamedTuple):
    """A symbol of the grammar within a phrase: its pattern, how many groups that has, and what makes its value."""

    pattern: str
    groups: int
    build: Build


class Phrase(NamedTuple):
    """What the parser takes of a phrase: the states that it gets into, and what makes the values of the symbols."""

    states: Sequence[int]
    builds: Sequence[tuple[Build, int]]
    """With the first group of each."""


class Choice(NamedTuple):
    """The phrases that are possible in a state: what finds one, and which it is by the number of its last group."""

    find: Callable[[str, int], Match | None]
    by_last_group: dict[int | None, Phrase]


# The plain forms of what the grammar has: what else it allows is read word by word. A group that is repeated gives back
# what it took, unless only its first sign can be missing: where a repetition fails later, early Pythons 3.11 leave a
# possessive one (`*+`) behind its last inner match.
_NAME = "[A-Za-z_][A-Za-z0-9_]*+"
_NAMES = rf"{_NAME}(?:[ \t]*+,[ \t]*+{_NAME})*"
_TEXT = r'"[^"\\\r\n]*+"'
_QUANTITY = r"[0-9][0-9A-Za-z]*+(?:\.{1,2}[0-9A-Za-z]++)*%?(?=[ \t\r\n#]|\Z)"
_SIGNS = {"_ARROW": "->", "_COLON": ":"}
_BLANK = r"[ \t]*+"
_BREAK = rf"(?:#[^\r\n]*+)?(?:\r\n?|\n){_BLANK}"
_COMMENT = r"(?:(?=#[^\r\n]*+[\r\n])#[^\r\n]*+)?"
_BREAKS = rf"{_COMMENT}(?:(?:\r\n?|\n){_BLANK}{_COMMENT})++"
"""All breaks that there are, with their comments. A repetition fails at its first sign or not at all."""
_GAP = rf"{_BLANK}(?:{_BREAK})?"
_LISTS = ("names", "things", "artefacts", "things_or_holes", "artefacts_or_holes")
_name, _quoted = word_of("NAME"), word_of("TEXT")
_EACH_NAME = Pattern(_NAME)


_SHORT_NAME = rf"[A-Za-z_][A-Za-z0-9_]{{0,{limits.NAME - 1}}}+"
"""A name that is not over the limit, if no further letter follows."""


def plain_line_pattern(tables: Tables) -> str:
    """A line with a flow of plain names, or with a step that has nothing but its activity; no clause follows.

    Its groups are the source, the target and the artefacts, or the step and its activity. No name is over its limit.
    """
    names = rf"{_SHORT_NAME}(?:{_BLANK},{_BLANK}{_SHORT_NAME})*"
    flow = rf"({_SHORT_NAME}){_BLANK}->{_BLANK}({_SHORT_NAME})(?:{_BLANK}:{_BLANK}({names}))?"
    step = rf"step[ \t]++({_SHORT_NAME})[ \t]++in[ \t]++({_SHORT_NAME})"
    return rf"(?:{flow}|{step}){_end_of_statement(tables)}"


def detailed_step_pattern(tables: Tables) -> str:
    """A step that says its title, practices and times in the usual order, each of them optional.

    Its groups are its word, name, title, activity, practices and the values of `waits`, `takes` and `accurate`.
    """
    name = rf"({_SHORT_NAME})(?![A-Za-z0-9_])"
    values = [rf"(?:{_GAP}{word}[ \t]++({_QUANTITY}))?" for word in ("waits", "takes", "accurate")]
    return (
        rf'{_BLANK}(step)[ \t]++{name}(?:{_BLANK}"([^"\\\r\n]*+)"{_BLANK}|[ \t]++)in[ \t]++{name}'
        rf"(?:{_GAP}by[ \t]++({_NAMES}))?{''.join(values)}{_end_of_statement(tables)}"
    )


def _end_of_statement(tables: Tables) -> str:
    clause = rf'["“]|(?:{"|".join(tables.clause_words)})(?![A-Za-z0-9_])'
    return rf"{_BLANK}{_BREAKS}(?!{clause})"


class Phrases:
    """The phrases of a grammar, with functions for its rules."""

    def __init__(self, tables: Tables, functions: Any) -> None:
        self._tables = tables
        self._words = {*tables.words.values()}
        self._pieces = {
            "NAME": Piece(f"({_NAME})", 1, _name),
            "QUANTITY": Piece(f"({_QUANTITY})", 1, word_of("QUANTITY")),
            "length": Piece(f"({_QUANTITY})", 1, word_of("QUANTITY")),
            **{name: Piece(f"({_NAME})", 1, _thing) for name in ("_thing", "_thing_or_hole")},
            "text": Piece(f"({_TEXT})", 1, partial(_text, functions.text)),
            **{name: Piece(f"({_NAMES})", 1, _several) for name in _LISTS},
            **{terminal: Piece(sign, 0, _nothing) for terminal, sign in _SIGNS.items()},
            **{terminal: _keyword(word, terminal) for word, terminal in tables.words.items()},
        }
        self._clauses = [(rule.name, self._clause(rule, functions)) for rule in tables.rules if self._is_clause(rule)]
        self._pieces |= self._clauses
        words = "|".join(tables.clause_words)
        self._end = rf'(?={_BLANK}(?:(?:{words})[ \t]|{_BREAKS}(?!["“])|(?:#[^\r\n]*+)?\Z))'

    def choice(self, state: int) -> Choice | None:
        """The phrases that are possible in a state of the parser; None if there are none."""
        if state == self._tables.start:
            return self._chosen(_BLANK, self._openings())
        row = self._tables.actions[state]
        possible = [([row[name]], [piece]) for name, piece in self._clauses if name in row]
        return self._chosen(_GAP, possible) if possible else None

    def _chosen(self, before: str, phrases: Iterable[tuple[Sequence[int], Sequence[Piece]]]) -> Choice:
        patterns: list[str] = []
        found: dict[int | None, Phrase] = {}
        last = 0
        for states, pieces in phrases:
            builds = []
            for piece in pieces:
                builds.append((piece.build, last + 1))
                last += piece.groups
            patterns.append(_BLANK.join(piece.pattern for piece in pieces))
            found[last] = Phrase(states, builds)
        return Choice(re.compile(f"{before}(?:{'|'.join(patterns)}){self._end}").match, found)

    def _openings(self) -> list[tuple[Sequence[int], Sequence[Piece]]]:
        """The statements without optional clauses: first those that begin with a word, then the longer ones."""
        statements = {rule.symbols[0] for rule in self._tables.rules if rule.name == "_statement"}
        plain = [rule.symbols for rule in self._tables.rules if rule.name in statements and self._is_plain(rule)]
        ordered = sorted(plain, key=lambda symbols: (symbols[0] not in self._words, -len(symbols)))
        return [(self._states(symbols), [self._pieces[each] for each in symbols]) for symbols in ordered]

    def _states(self, symbols: Iterable[str]) -> Sequence[int]:
        """The states that the parser gets into from its start."""
        states = [self._tables.start]
        for symbol in symbols:
            states.append(self._tables.actions[states[-1]][symbol])
        return states[1:]

    def _is_plain(self, rule: Rule) -> bool:
        return len(rule.symbols) > 1 and all(symbol in self._pieces for symbol in rule.symbols)

    def _is_clause(self, rule: Rule) -> bool:
        """Whether a rule is a word and one more symbol that is plain."""
        return len(rule.symbols) == 2 and rule.symbols[0] in self._words and self._is_plain(rule)

    def _clause(self, rule: Rule, functions: object) -> Piece:
        word, said = (self._pieces[symbol] for symbol in rule.symbols)
        shaped = shaping(rule, functions)

        def build(match: Match, group: int) -> Any:
            return shaped([word.build(match, group), said.build(match, group + 1)])

        return Piece(word.pattern + said.pattern, word.groups + said.groups, build)


class Choices(dict[int, Choice | None]):
    """The phrases that are possible in each state; their pattern is compiled when a text first needs it."""

    def __init__(self, phrases: Phrases) -> None:
        super().__init__()
        self._phrases = phrases

    def __missing__(self, state: int) -> Choice | None:
        return self.setdefault(state, self._phrases.choice(state))


def _keyword(word: str, terminal: str) -> Piece:
    """A word of the language. Its first letter is outside of the group: so `re` skips other alternatives at once."""

    def build(match: Match, group: int) -> Token:
        start, end = match.span(group)
        return placed(word, terminal, start - 1, end)

    return Piece(rf"{word[0]}({word[1:]})[ \t]++", 1, build)


def _thing(match: Match, group: int) -> list[Any]:
    return [_name(match, group)]


def _text(function: Callable[[list[Any]], Any], match: Match, group: int) -> Any:
    return function([_quoted(match, group)])


def _several(match: Match, group: int) -> list[Any]:
    if "," not in match[group]:
        return [_name(match, group)]
    return [_name(each, 0) for each in _EACH_NAME.finditer(match.string, *match.span(group))]


def _nothing(match: Match, group: int) -> None:
    """A sign leaves nothing behind."""
