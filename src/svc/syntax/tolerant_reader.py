"""Reads statements that are broken or not finished, word by word: for editors."""

import re
from collections.abc import Iterator
from functools import cache, cached_property
from typing import NamedTuple

from svc.syntax.reader import Reader
from svc.syntax.statements import Callbacks
from svc.syntax.tables import tables
from svc.text.pattern import Pattern
from svc.text.source import Span


class Partial(NamedTuple):
    """What was read of a statement up to a place: its words with their terminals and spans, the terminals that may come
    there, and where reading ended. At the beginning of a line, `above` are the terminals of the statement that a clause
    there would continue."""

    words: list[tuple[str, Span]]
    expected: frozenset[str]
    end: int
    above: tuple[str, ...] = ()


class TolerantReader(Reader):
    """Takes words apart as the parser does, also where it can't go on."""

    def until(self, text: str, offset: int) -> Partial:
        """The statement that an offset is in, as if the text ended there: word by word, also where it is broken."""
        text = text[:offset]
        previous, start = None, 0
        while start < len(text):
            end, after = self._statement_end(text, start)
            if end == after:
                break
            previous, start = start, after
        words, states = self._words_until(text, start)
        expected = self._expected(states)
        if words or previous is None:
            return Partial(words, expected, words[-1][1][1] if words else start)
        above, states = self._words_until(text, previous)
        clauses = {self._tables.words[word] for word in self._tables.clause_words}
        return Partial(words, expected | self._expected(states) & clauses, start, tuple(each for each, _ in above))

    def breaks(self, text: str) -> Iterator[re.Match[str]]:
        """The line breaks between the statements of a text, each with the empty lines and comments after it."""
        return self._breaks.finditer(text)

    @cached_property
    def _breaks(self) -> Pattern:
        continued = self._tables.patterns["_CONTINUED"]
        further = r"(?:[ \t]*+(?:#[^\r\n]*+)?(?:\r\n?|\n))*"
        return Pattern(rf"[\r\n](?<!(?={continued})[\r\n])(?:(?<=\r)\n)?{further}")

    def words(self, statement: str) -> list[tuple[str, Span]]:
        """The words and signs of one statement, broken or not, each with the terminal that the parser takes it for."""
        return self._words_until(statement, 0)[0]

    def _words_until(self, text: str, position: int) -> tuple[list[tuple[str, Span]], list[int]]:
        """The words of a statement, and the states of the parser behind those that it understands."""
        words: list[tuple[str, Span]] = []
        states = [self._tables.start]
        while True:
            terminal, match = self._next(text, position, self._tables.actions[states[-1]])
            if terminal == "$END" and (words or match.lastgroup == "_LAST"):
                return words, states
            position = match.end()
            if terminal == "$END":
                continue
            words.append((terminal, match.span(match.lastgroup or 0)))
            self._tried(states, terminal)

    def _tried(self, states: list[int], terminal: str) -> None:
        """Let the parser take a terminal; one that it can't take leaves it as it was."""
        tried = states[:]
        if self._replay(tried, terminal):
            states[:] = tried


@cache
def tolerant_reader() -> TolerantReader:
    """The reader for all texts that are being written."""
    return TolerantReader(tables(), Callbacks)
