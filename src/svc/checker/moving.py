"""Findings about parts of a text as findings about the whole of another: the same words, at other places."""

from bisect import bisect_right
from typing import NamedTuple

from svc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related
from svc.text.source import Position, Range


class Shift(NamedTuple):
    """How far down a part of a text is moved, from the start of a line to that of another: lines and characters."""

    lines: int
    characters: int

    def range(self, where: Range) -> Range:
        """A stretch of the part, where it is moved to."""
        return Range(self._position(where.start), self._position(where.end))

    def _position(self, at: Position) -> Position:
        return Position(at.line + self.lines, at.column, at.offset + self.characters)


class Moves(NamedTuple):
    """How the parts of a text are moved: the offsets where they begin, the first of them 0, and a shift for each."""

    starts: tuple[int, ...]
    shifts: tuple[Shift, ...]

    def finding(self, found: Diagnostic) -> Diagnostic:
        """A finding about the text, with its places where its parts are moved to."""
        return Diagnostic(
            found.code, found.name, found.level, found.message, found.help, found.file, self._moved(found.range),
            [self._related(each, found.file) for each in found.related], found.facts,
            [self._fix(each) for each in found.fixes], found.subject,
        )  # fmt: skip

    def _related(self, related: Related, file: str | None) -> Related:
        """A place that explains a finding, which may be in another file."""
        return related if related.file != file else Related(related.message, file, self._moved(related.range))

    def _fix(self, fix: Fix) -> Fix:
        edits = [Edit(self._range(each.range), each.text) for each in fix.edits]
        return Fix(fix.title, edits, fix.applicability)

    def _moved(self, where: Range | None) -> Range | None:
        return where and self._range(where)

    def _range(self, where: Range) -> Range:
        return self.shifts[bisect_right(self.starts, where.start.offset) - 1].range(where)
