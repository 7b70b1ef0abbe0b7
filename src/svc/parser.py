"""Text to what was written, with findings. Cannot fail; the only module that knows lark.

A text without syntax errors is parsed in one go. Else it is cut where statements end and each piece is parsed
alone, so a mistake never swallows its neighbours.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from lark import Lark, UnexpectedCharacters, UnexpectedInput, UnexpectedToken
from lark.lexer import TextSlice

from svc import codes, sections
from svc.characters import TEXT_OR_COMMENT, check_characters
from svc.diagnostics import Diagnostic, Edit, Fix, Related
from svc.model import Broken, Comment, File
from svc.problems import Problem, collected, report
from svc.source import NEWLINE, Place, Source, Span
from svc.statements import Callbacks
from svc.syntax import syntax_error


def parse(source: Source) -> tuple[File, list[Diagnostic]]:
    """What a text says, and what is wrong with its form. Any text has a result."""
    with collected() as problems:
        check_characters(source.text)
        statements = _statements(source.text)
        file = sections.file(source, statements, _comments(source.text))
    return file, [diagnostic(source, problem) for problem in problems]


def diagnostic(source: Source, problem: Problem) -> Diagnostic:
    """A problem as a finding, with its words."""
    place = Place(source, problem.span)
    fixes = [Fix(problem.fix[0], (Edit(place.range, problem.fix[1]),))] if problem.fix else []
    related = [Related(message, source.name, source.range(span)) for message, span in problem.related]
    code = codes.BY_NAME[problem.code]
    return code.at(place, problem.form, help=problem.help, fixes=fixes, related=related, **problem.words)


@cache
def grammar() -> str:
    """The definition of the language."""
    return files("svc.grammar").joinpath("vsc.lark").read_text("utf-8")


@cache
def _lark() -> Lark:
    return Lark(grammar(), parser="lalr", transformer=Callbacks, maybe_placeholders=True)


@cache
def _terminal(name: str) -> re.Pattern[str]:
    return re.compile(_lark().get_terminal(name).pattern.to_regexp())


def _statements(text: str) -> list[Any]:
    with collected() as problems:
        try:
            statements: list[Any] = _lark().parse(text)
        except UnexpectedInput:
            problems.clear()
            statements = [statement for piece in _pieces(text) for statement in _piece(text, piece)]
    for problem in problems:
        report(problem)
    return statements


def _pieces(text: str) -> Iterator[Span]:
    """Where statements stand: parted by newlines after which nothing continues."""
    continued, end = _terminal("_CONTINUED"), _terminal("_END")
    start = position = 0
    while match := NEWLINE.search(text, position):
        if further := continued.match(text, match.start()):
            position = further.end()
            continue
        if text[start : match.start()].strip():
            yield start, match.start()
        gap = end.match(text, match.start())
        start = position = gap.end() if gap else match.end()
    if text[start:].strip():
        yield start, len(text)


_WORD = re.compile(r"\s*(step|party|stream|catalogue|artefact|practice|activity|use)[ \t]+([^\W\d]\w*)(?![ \t]*(?:->|:))")


def _piece(text: str, piece: Span) -> list[Any]:
    with collected() as problems:
        try:
            statements: list[Any] = _lark().parse(TextSlice(text, *piece))
        except UnexpectedInput as error:
            problems[:] = [syntax_error(text, piece, _offset(error, piece), _expected(error))]
            begun = _WORD.match(text, *piece)
            declared = begun.groups() if begun else ("", None)
            statements = [Broken(*declared, offsets=(*piece, *(begun.span(2) if begun else ())))]
    for problem in problems:
        report(problem)
    return statements


def _offset(error: UnexpectedInput, piece: Span) -> int:
    if isinstance(error, UnexpectedToken) and error.token.type == "$END":
        return piece[1]
    return error.pos_in_stream if error.pos_in_stream is not None else piece[1]


def _expected(error: UnexpectedInput) -> set[str]:
    if isinstance(error, UnexpectedCharacters):
        return set(error.allowed or ())
    if isinstance(error, UnexpectedToken):
        return set(error.interactive_parser.accepts() if error.interactive_parser else error.expected)
    return set()


def _comments(text: str) -> list[Comment]:
    if "#" not in text:
        return []
    return [Comment(match[0], offsets=match.span()) for match in TEXT_OR_COMMENT.finditer(text) if match["comment"]]
