"""Phrases: the frequent clauses, such as `waits 3d`, each a regular expression made from its rule of the grammar.

A phrase is matched in one go. It holds plain words only, and a clause word or the end of the line follows. All else is
read word by word, with the same result: a test holds both against lark itself, on any text.
"""

import re
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from svc.syntax.lines import BLANK, BREAKS
from svc.syntax.tables import Rule, Tables
from svc.syntax.tokens import placed, shaping, word_of
from svc.text.pattern import Pattern

Match = re.Match[str]
Build = Callable[[Match, int], Any]
"""Makes the value of a symbol from the groups of a match, the first of which is given."""


class Piece(NamedTuple):
    """A symbol of the grammar within a phrase: its pattern, which has one group, and what makes its value."""

    pattern: str
    build: Build


class Phrase(NamedTuple):
    """What the parser takes of a phrase: the state that it gets into, and what makes its value of its last group."""

    state: int
    build: Build


class Choice(NamedTuple):
    """The phrases that are possible in a state: what finds one, and which it is by the number of its last group."""

    find: Callable[[str, int], Match | None]
    by_last_group: dict[int | None, Phrase]


_GAP = rf"{BLANK}(?:(?:#[^\r\n]*+)?(?:\r\n?|\n){BLANK})?"
"""What may be before a clause: spaces, a line break, a comment before the break."""
# A group that is repeated gives back what it took, unless only its first sign can be missing: see `BREAKS`.
_NAME = "[A-Za-z_][A-Za-z0-9_]*+"
_NAMES = rf"{_NAME}(?:{BLANK},{BLANK}{_NAME})*"
_QUANTITY = r"[0-9][0-9A-Za-z]*+(?:\.{1,2}[0-9A-Za-z]++)*%?(?=[ \t\r\n#]|\Z)"
_TEXT = r'"[^"\\\r\n]*+"'
_LISTS = ("names", "things", "artefacts", "things_or_holes", "artefacts_or_holes")
_name, _quoted = word_of("NAME"), word_of("TEXT")
_EACH_NAME = Pattern(_NAME)


class Phrases:
    """The phrases of a grammar, with functions for its rules."""

    def __init__(self, tables: Tables, functions: Any) -> None:
        self._tables = tables
        quantity = Piece(f"({_QUANTITY})", word_of("QUANTITY"))
        self._pieces = {
            "NAME": Piece(f"({_NAME})", _name),
            "QUANTITY": quantity,
            "length": quantity,
            **{name: Piece(f"({_NAME})", _thing) for name in ("_thing", "_thing_or_hole")},
            "text": Piece(f"({_TEXT})", partial(_text, functions.text)),
            **{name: Piece(f"({_NAMES})", _several) for name in _LISTS},
        }
        words = {tables.words[word]: word for word in tables.clause_words}
        self._clauses = [
            (rule.name, self._clause(rule, words[rule.symbols[0]], functions))
            for rule in tables.rules
            if len(rule.symbols) == 2 and rule.symbols[0] in words and rule.symbols[1] in self._pieces
        ]
        follows = "|".join(tables.clause_words)
        self._end = rf'(?={BLANK}(?:(?:{follows})[ \t]|{BREAKS}(?!["“])|(?:#[^\r\n]*+)?\Z))'

    def choice(self, state: int) -> Choice | None:
        """The phrases that are possible in a state of the parser; None if there are none."""
        row = self._tables.actions[state]
        possible = [(row[name], piece) for name, piece in self._clauses if name in row]
        if not possible:
            return None
        patterns = "|".join(piece.pattern for _, piece in possible)
        found: dict[int | None, Phrase] = {
            2 * number: Phrase(state, piece.build) for number, (state, piece) in enumerate(possible, 1)
        }
        return Choice(re.compile(f"{_GAP}(?:{patterns}){self._end}").match, found)

    def _clause(self, rule: Rule, word: str, functions: object) -> Piece:
        """A rule that is a word and one more symbol. The first letter of the word is outside of its group: so `re`
        skips other alternatives at once."""
        said = self._pieces[rule.symbols[1]]
        shaped = shaping(rule, functions)

        def build(match: Match, group: int) -> Any:
            start, end = match.span(group - 1)
            return shaped([placed(word, rule.symbols[0], start - 1, end), said.build(match, group)])

        return Piece(rf"{word[0]}({word[1:]})[ \t]++{said.pattern}", build)


class Choices(dict[int, Choice | None]):
    """The phrases that are possible in each state; their pattern is compiled once texts have needed it often."""

    def __init__(self, phrases: Phrases, often: int) -> None:
        super().__init__()
        self._phrases, self._often = phrases, often
        self._asked: Counter[int] = Counter()

    def __missing__(self, state: int) -> Choice | None:
        self._asked[state] += 1
        return self.setdefault(state, self._phrases.choice(state)) if self._asked[state] > self._often else None


def _thing(match: Match, group: int) -> list[Any]:
    return [_name(match, group)]


def _text(function: Callable[[list[Any]], Any], match: Match, group: int) -> Any:
    return function([_quoted(match, group)])


def _several(match: Match, group: int) -> list[Any]:
    if "," not in match[group]:
        return [_name(match, group)]
    return [_name(each, 0) for each in _EACH_NAME.finditer(match.string, *match.span(group))]
