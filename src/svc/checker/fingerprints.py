"""What a finding is known by when lines move: its code, its words, and the statement that they stand in.

Neither blanks, line breaks nor comments count, so a text that is laid out anew keeps its fingerprints.
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

    `written` are the files that the findings are of, by name. The name takes no part.
    """
    found: list[str] = []
    for name, of_file in groupby(findings, lambda finding: finding.file):
        context = _Context(written[name]) if name in written else None
        found.extend(_digest(finding, context) for finding in of_file)
    return found


def numbered(marks: Iterable[str]) -> Iterator[str]:
    """The same with the number of the occurrence, so that no two are alike: `mark:1`, `mark:2`."""
    seen: Counter[str] = Counter()
    for mark in marks:
        seen[mark] += 1
        yield f"{mark}:{seen[mark]}"


def digest(*parts: str) -> str:
    """A short text that stands for several."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]


class _Context:
    """The statements of a file, each without its comments and blanks."""

    def __init__(self, file: File) -> None:
        self._source = file.source
        self._statements = StatementIndex(file.source.text, _statements(file))
        self._comments = [comment.span for comment in file.comments if comment.span]
        self._digests: dict[Span | int, str] = {}  # a statement may be as long as its file and hold many findings

    def around(self, offset: int) -> str:
        """What stands for the statement that an offset is in or behind, or for its line where no statement is."""
        place = self._statements.at(offset) or self._source.position(offset).line
        if place not in self._digests:
            words = self.words(place) if isinstance(place, tuple) else "".join(self._source.line(place).split())
            self._digests[place] = digest(words)
        return self._digests[place]

    def words(self, span: Span) -> str:
        """What stands in a span, without comments and blanks."""
        pieces, start = [], span[0]
        for number in range(bisect_right(self._comments, (start, start)), len(self._comments)):
            comment = self._comments[number]
            if comment[0] >= span[1]:
                break
            pieces.append(self._source.text[start : comment[0]])
            start = comment[1]
        pieces.append(self._source.text[start : span[1]])
        return "".join("".join(pieces).split())


def _statements(file: File) -> Iterator[Span]:
    """Where the statements of a file are written, headings too."""
    written = chain(file.uses, file.sections, chain.from_iterable(section.statements for section in file.sections))
    return (statement.span for statement in written if statement.span)


def _digest(finding: Diagnostic, context: _Context | None) -> str:
    if context is None or finding.range is None:
        return digest(finding.code, finding.message)
    span = finding.range.start.offset, finding.range.end.offset
    return digest(finding.code, context.words(span), context.around(span[0]))
