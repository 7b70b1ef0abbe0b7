"""The words of a text as the parser hands them to the functions of the grammar's rules, and how those get them."""

import re
from collections.abc import Callable
from typing import Any

from svc.syntax.tables import Rule


class Token(str):
    """A word of the text with its terminal and its offsets."""

    __slots__ = ("end_pos", "start_pos", "type")

    type: str
    start_pos: int
    end_pos: int


def placed(text: str, terminal: str, start: int, end: int) -> Token:
    """A word of the text."""
    token = Token(text)
    token.type = terminal
    token.start_pos = start
    token.end_pos = end
    return token


def word_of(terminal: str) -> Callable[[re.Match[str], int | str], Token]:
    """What makes a word of what a group of a match holds."""

    def word(match: re.Match[str], group: int | str) -> Token:
        return placed(match[group], terminal, *match.span(group))

    return word


def shaping(rule: Rule, functions: object) -> Callable[[list[Any]], Any]:
    """The function of a rule, given the children that the grammar keeps; those of `_rules` are spliced in."""
    function = getattr(functions, rule.name, None) or _themselves
    if rule.shape == tuple((index, False, 0) for index in range(len(rule.symbols))) and not rule.absent:
        return function

    # A list that grows is the first child and nobody else's: it is added to, or long lists would take for ever.
    grows = rule.shape[:1] == ((0, True, 0),)
    rest = rule.shape[1:] if grows else rule.shape

    def shaped(children: list[Any]) -> Any:
        kept: list[Any] = children[0] if grows else []
        for index, spliced, absent in rest:
            if absent:
                kept.extend([None] * absent)
            if spliced:
                kept.extend(children[index])
            else:
                kept.append(children[index])
        if rule.absent:
            kept.extend([None] * rule.absent)
        return function(kept)

    return shaped


def _themselves(children: list[Any]) -> list[Any]:
    return children
