"""Text to what was written, with findings. Cannot fail; the only module that knows lark.

A text without syntax errors is parsed in one go. Else it is cut where statements end and each piece is parsed
alone, so a mistake never swallows its neighbours.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from lark import Lark, TextSlice, UnexpectedInput, UnexpectedToken

from svc import codes, limits
from svc.diagnostics import Diagnostic, Edit, Fix, Related
from svc.model import Broken, Comment, File
from svc.source import NEWLINE, Place, Source, Span
from svc.syntax import sections
from svc.syntax.characters import TEXT_OR_COMMENT, check_characters
from svc.syntax.expectations import syntax_error
from svc.syntax.problems import Problem, collected, report, reported
from svc.syntax.statements import Callbacks


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


def _read(text: str, piece: Span) -> list[Any]:
    """The statements of a piece of text; raises UnexpectedInput where it makes no sense."""
    statements: Any = _lark().parse(TextSlice(text, *piece))
    return statements  # type: ignore[no-any-return]


def _statements(text: str) -> list[Any]:
    try:
        with collected() as problems:
            statements = _read(text, (0, len(text)))
    except UnexpectedInput:
        return [statement for piece in _pieces(text) for statement in _piece(text, piece)]
    report(*problems)
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


_DECLARATION = re.compile(
    r"\s*(step|party|stream|catalogue|artefact|practice|activity|use)[ \t]+([^\W\d]\w*)(?![ \t]*(?:->|:))"
)


def _piece(text: str, piece: Span) -> list[Any]:
    """The statement of a piece of text, or what is left of it."""
    if len(reported()) < limits.FINDINGS:
        try:
            with collected() as problems:
                statements = _read(text, piece)
        except UnexpectedInput as error:
            problems = [syntax_error(text, piece, *_failure(error, text, piece))]
        else:
            report(*problems)
            return statements
        report(*problems)
    begun = _DECLARATION.match(text, *piece)
    word, name = begun.groups() if begun else ("", None)
    return [Broken(word, name, offsets=(*piece, *(begun.span(2) if begun else piece)))]


def _failure(error: UnexpectedInput, text: str, piece: Span) -> tuple[int, set[str]]:
    """Where a piece stops making sense, and the terminals that may stand there."""
    offset = error.pos_in_stream
    if offset is None or (isinstance(error, UnexpectedToken) and error.token.type == "$END"):
        offset = piece[1]
    parsing = _lark().parse_interactive(TextSlice(text, piece[0], offset))
    parsing.exhaust_lexer()
    return offset, set(parsing.accepts())  # type: ignore[no-untyped-call]


def _comments(text: str) -> list[Comment]:
    if "#" not in text:
        return []
    return [Comment(match[0], offsets=match.span()) for match in TEXT_OR_COMMENT.finditer(text) if match["comment"]]
