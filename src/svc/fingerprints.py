"""What a finding is known by when lines move: its code, its words, and the statement that they stand in.

Neither blanks, line breaks nor comments count, so a text that is laid out anew keeps its fingerprints.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import groupby

from svc.allowance_comments import statements
from svc.diagnostics import Diagnostic
from svc.model import File
from svc.source import Span


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
        self._statements = statements(file)
        self._comments = sorted((comment.offsets[0], comment.offsets[1]) for comment in file.comments)

    def words(self, span: Span) -> tuple[str, str]:
        """The words of a place, and those of its statement, or of its line where no statement is."""
        here = bisect_right(self._statements, (span[0], len(self._source.text))) - 1
        around = self._statements[here] if here >= 0 else (0, 0)
        if span[0] < around[1]:
            return self._between(span), self._between(around)
        line = self._source.line(self._source.position(span[0]).line)
        return self._source.text[span[0] : span[1]], "".join(line.split())

    def _between(self, span: Span) -> str:
        pieces, start = [], span[0]
        for comment in self._comments[bisect_right(self._comments, (start, start)) :]:
            if comment[0] >= span[1]:
                break
            pieces.append(self._source.text[start : comment[0]])
            start = comment[1]
        pieces.append(self._source.text[start : span[1]])
        return "".join("".join(pieces).split())


def _digest(finding: Diagnostic, context: _Context | None) -> str:
    if context is None or finding.range is None:
        return digest(finding.code, finding.message)
    return digest(finding.code, *context.words((finding.range.start.offset, finding.range.end.offset)))
