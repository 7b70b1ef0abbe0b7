"""The tables that drive the parser, made from the grammar by lark; the only module that uses lark.

A wheel brings them along as `svc.grammar.tables`, so that lark need not be imported. They carry the checksum of
the grammar that they were made from; where they are missing or belong to another grammar, they are built again.
"""

import importlib.util
import pkgutil
import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

Shape = tuple[tuple[int, bool, int], ...]
"""Which symbols of a rule its function gets: index, whether its parts are put in its place, and how many
absent parts (None) come before it."""


class Rule(NamedTuple):
    """A rule of the grammar as the parser needs it: the function's name, its symbols, the shape of what the
    function gets, and how many absent parts come at its end."""

    name: str
    symbols: tuple[str, ...]
    shape: Shape
    absent: int


class Tables(NamedTuple):
    """LALR(1) tables. An action is the next state (0 or more), or a rule to reduce by (its complement, below 0)."""

    grammar: int
    """The checksum of the grammar."""
    start: int
    end: int
    actions: list[dict[str, int]]
    """By state: what to do at a terminal, and where to go after a rule."""
    rules: list[Rule]
    words: dict[str, str]
    """The terminals of the words of the language, by word."""
    statement_words: tuple[str, ...]
    """The words that begin a statement, unless an arrow or a colon follows."""
    clause_words: tuple[str, ...]
    """The words that begin a clause."""
    flag_words: tuple[str, ...]
    """The words that are a clause alone: nothing follows them."""
    patterns: dict[str, str]
    """The regular expressions of all other terminals, those that are tried first before the others."""


def grammar() -> str:
    """The definition of the language."""
    return (pkgutil.get_data("svc.grammar", "vsc.lark") or b"").decode("utf-8")


def checksum(text: str) -> int:
    """The checksum by which tables know their grammar; newlines of any system are the same."""
    return zlib.crc32("\n".join(text.splitlines()).encode())


@cache
def tables() -> Tables:
    """The tables of the grammar: those that came with the package if they fit, else new ones."""
    text = grammar()
    if importlib.util.find_spec("svc.grammar.tables"):
        saved: Tables = importlib.import_module("svc.grammar.tables").TABLES
        if saved.grammar == checksum(text):
            return saved
    return build(text)


def build(text: str) -> Tables:
    """Compile a grammar."""
    from lark import Lark

    lark: Any = Lark(text, parser="lalr", maybe_placeholders=True)
    table = lark.parser.parser._parse_table
    numbers = _numbered(table.states, table.start_states["start"])
    rules: dict[Any, int] = {}

    def action(kind: Any, argument: Any) -> int:
        return numbers[argument] if kind.name == "Shift" else ~rules.setdefault(argument, len(rules))

    actions = [{name: action(*table.states[state][name]) for name in sorted(table.states[state])} for state in numbers]
    start = numbers[table.start_states["start"]]
    shaped = [_rule(rule) for rule in rules]
    words, patterns = _terminals(lark.terminals)
    return Tables(
        grammar=checksum(text),
        start=start,
        end=numbers[table.end_states["start"]],
        actions=actions,
        rules=shaped,
        words=words,
        statement_words=tuple(word for word in words if words[word] in actions[start]),
        clause_words=tuple(word for word in words if words[word] not in actions[start]),
        flag_words=tuple(rule.name for rule in shaped if rule.name in words and len(rule.symbols) == 1),
        patterns=patterns,
    )


def _numbered(states: Mapping[Any, Mapping[str, Any]], start: Any) -> dict[Any, int]:
    """The states as they are met from the start, so that the same grammar gives the same tables."""
    met = {start: 0}
    for state in (waiting := [start]):
        for name in sorted(states[state]):
            kind, argument = states[state][name]
            if kind.name == "Shift" and argument not in met:
                met[argument] = len(met)
                waiting.append(argument)
    return met


def _rule(rule: Any) -> Rule:
    """A rule with the shape of its children, as lark itself would hand them over."""
    absent = "".join(str(int(flag)) for flag in rule.options.empty_indices) or "0" * len(rule.expansion)
    before = [len(flags) for flags in absent.split("0")]
    shape: list[tuple[int, bool, int]] = []
    pending = 0
    for index, symbol in enumerate(rule.expansion):
        pending += before[index]
        if not (symbol.is_term and symbol.filter_out):
            shape.append((index, not symbol.is_term and symbol.name.startswith("_"), pending))
            pending = 0
    symbols = tuple(str(symbol.name) for symbol in rule.expansion)
    return Rule(str(rule.origin.name), symbols, tuple(shape), pending + before[-1])


def _terminals(terminals: Iterable[Any]) -> tuple[dict[str, str], dict[str, str]]:
    words: dict[str, str] = {}
    patterns: dict[str, str] = {}
    for terminal in sorted(terminals, key=lambda each: -each.priority):
        pattern = terminal.pattern.to_regexp()
        word = terminal.name.lower()
        if pattern.startswith(f"{word}(?!"):
            words[word] = terminal.name
        else:
            patterns[terminal.name] = pattern
    return words, patterns


def source(made: Tables) -> str:
    """Tables as the text of the module that a wheel brings along."""
    return (
        '"""The tables of the parser, made from vsc.lark when the package was built."""\n\n'
        "from svc.syntax.tables import Rule, Tables\n\n"
        f"TABLES = {made!r}\n"
    )
