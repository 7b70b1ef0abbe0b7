"""Fingerprints: they identify a finding when lines move, by its code, its words and the statement around them.

Spaces, line breaks and comments do not count, so a text keeps its fingerprints when its layout changes.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import chain, groupby

from svc.diagnostics.diagnostic import Diagnostic
from svc.model import File
from svc.model.comments import StatementIndex
from svc.text.source import Span


def fingerprints(findings: Iterable[Diagnostic], written: Mapping[str, File]) -> list[str]:
    """One for each finding, in their order; findings of the same code on the same words share one.

    `written` are the files that the findings are about, by name. The name does not count.
    """
    marks: list[str] = []
    for name, about_file in groupby(findings, lambda finding: finding.file):
        statements = _Statements(written[name]) if name in written else None
        marks.extend(_digest(finding, statements) for finding in about_file)
    return marks


def numbered(marks: Iterable[str]) -> Iterator[str]:
    """The same with the number of the occurrence, so that no two are alike: `mark:1`, `mark:2`."""
    seen: Counter[str] = Counter()
    for mark in marks:
        seen[mark] += 1
        yield f"{mark}:{seen[mark]}"


def digest(*parts: str) -> str:
    """A short text that identifies several."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]


class _Statements:
    """The statements of a file, each without its comments and spaces."""

    def __init__(self, file: File) -> None:
        self._source = file.source
        self._statements = StatementIndex(file.source.text, _written(file))
        self._comments = [comment.span for comment in file.comments if comment.span]
        self._digests: dict[Span | int, str] = {}  # a statement may be as long as its file and hold many findings

    def around(self, offset: int) -> str:
        """The digest of the statement that an offset is in or behind, or of its line if there is no statement."""
        place = self._statements.at(offset) or self._source.position(offset).line
        if place not in self._digests:
            words = self.words(place) if isinstance(place, tuple) else "".join(self._source.line(place).split())
            self._digests[place] = digest(words)
        return self._digests[place]

    def words(self, span: Span) -> str:
        """The text of a span, without comments and spaces."""
        pieces, start = [], span[0]
        for number in range(bisect_right(self._comments, (start, start)), len(self._comments)):
            comment = self._comments[number]
            if comment[0] >= span[1]:
                break
            pieces.append(self._source.text[start : comment[0]])
            start = comment[1]
        pieces.append(self._source.text[start : span[1]])
        return "".join("".join(pieces).split())


def _written(file: File) -> Iterator[Span]:
    """Where the statements of a file are written, headings too."""
    written = chain(file.uses, file.sections, chain.from_iterable(section.statements for section in file.sections))
    return (statement.span for statement in written if statement.span)


def _digest(finding: Diagnostic, written: _Statements | None) -> str:
    if written is None or finding.range is None:
        return digest(finding.code, finding.message)
    span = finding.range.start.offset, finding.range.end.offset
    return digest(finding.code, written.words(span), written.around(span[0]))
