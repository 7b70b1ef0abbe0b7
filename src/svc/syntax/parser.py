"""Text to what was written, with findings. Cannot fail: a mistake costs its statement and no other."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from svc.diagnostics import codes, limits
from svc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related
from svc.diagnostics.removal import traceless
from svc.model import Broken, Comment, File
from svc.model.comments import NO_COMMENTS, CommentOwners
from svc.syntax import sections
from svc.syntax.characters import TEXT_OR_COMMENT, check_characters
from svc.syntax.line_statements import LINES
from svc.syntax.problems import Problem, collected, report, reported
from svc.syntax.reader import Failure, Lexeme, Piece, Reader
from svc.syntax.statements import Callbacks
from svc.syntax.tables import tables
from svc.text.pattern import Pattern
from svc.text.source import Place, Source, Span


def parse(source: Source) -> tuple[File, list[Diagnostic]]:
    """What a text says, and what is wrong with its form. Any text has a result."""
    with collected() as problems:
        check_characters(source.text)
        statements = _statements(source.text)
        file = sections.file(source, statements, _owners(source.text, statements))
    return file, [diagnostic(source, problem, file.owners) for problem in problems]


def lexemes(text: str) -> list[Lexeme]:
    """The words and all else of a text, one after the other: joined they are the text."""
    return _reader().lexemes(text)


def pieces(text: str) -> list[Piece]:
    """A text in pieces, as the parser reads it: statement by statement."""
    return [*_reader().pieces(text)]


def diagnostic(source: Source, problem: Problem, owners: CommentOwners = NO_COMMENTS) -> Diagnostic:
    """A problem as a finding, with its words."""
    place = Place(source, problem.span)
    fixes = [_fix(source, problem, *problem.fix)] if problem.fix and not _moves_comment(problem, owners) else []
    related = [Related(message, source.name, source.range(span)) for message, span in problem.related]
    code = codes.BY_NAME[problem.code]
    return code.at(place, problem.form, help=problem.help, fixes=fixes, related=related, **problem.words)


def _moves_comment(problem: Problem, owners: CommentOwners) -> bool:
    """Whether a fix would remove a comment, or part one for svc from its statement."""
    removed = [span for span, written in problem.edits if not written]
    return any("#" in owners.text[slice(*span)] or owners.stay_within(span) for span in removed)


def _fix(source: Source, problem: Problem, title: str, text: str) -> Fix:
    if not problem.edits:
        return Fix(title, (Edit(source.range(problem.span), text),), problem.applicability)
    spans = [span if written else traceless(source.text, span) for span, written in problem.edits]
    edits = [Edit(source.range(span), edit[1]) for span, edit in zip(spans, problem.edits, strict=True)]
    return Fix(title, edits, problem.applicability)


@cache
def _reader() -> Reader:
    return Reader(tables(), Callbacks, LINES)


def _statements(text: str) -> list[Any]:
    """The statements of a text; of one with a syntax error, what is left of it."""
    statements: list[Any] = []
    problems = reported()
    before = len(problems)
    for run in _reader().runs(text):
        if run and type(run[0]) is Failure:
            failure = run[0]
            del problems[before:]
            if before <= limits.FINDINGS:
                from svc.syntax.expected import syntax_error  # only here, as most texts have no failure

                lines = _meant(text, failure.piece)
                report(syntax_error(text, failure.piece, failure.offset, failure.expected, lines))
            run = [_broken(text, failure.piece)]
        statements += run
        before = len(problems)
    return statements


def _meant(text: str, piece: Span) -> list[str]:
    """What a piece of text was probably meant to say: only what the parser understands."""
    from svc.syntax.drafts import meant

    lines = meant(text[slice(*piece)])
    with collected() as problems:
        understood = [*_reader().statements("\n".join(lines))]
    return [] if problems or any(type(each) is Failure for each in understood) else lines


_HEADING = Pattern(r"\s*+(stream|catalogue)(?!\w)(?:[ \t]++([^\W\d]\w*+))?+(?![ \t]*+(?:->|:))")
_DECLARATION = Pattern(r"\s*+(step|party|team|tool|artefact|practice|activity)[ \t]++(?:([^\W\d]\w*+)|(?=[\"“]))")


def _broken(text: str, piece: Span) -> Broken:
    """What is left of a statement: a heading opens its section, with a name or without, and a name stays declared."""
    begun = _HEADING.match(text, *piece) or _DECLARATION.match(text, *piece)
    if begun is None:
        return Broken("", None, _offsets=(*piece, *piece))
    word, name = begun.groups()
    return Broken(word, name, _offsets=(*piece, *(begun.span(2) if name else piece)))


def _owners(text: str, statements: Sequence[Any]) -> CommentOwners:
    if "#" not in text:
        return NO_COMMENTS
    comments = (match for match in TEXT_OR_COMMENT.finditer(text) if match[0][0] == "#")
    return CommentOwners(
        text,
        tuple([Comment(match[0], _offsets=match.span()) for match in comments]),
        statements,
    )
