"""What a live preview shows: the stream as it is now, or the last good picture with what is wrong since.

Independent of browsers and of how changes are noticed. A preview is for one thread at a time.
"""

import os
from collections.abc import Callable, Iterable

from attrs import evolve, field, frozen

from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.diagnostics.errors import FileError, RenderError
from svc.pictures.options import DEFAULTS, PictureOptions
from svc.pictures.page import Made, Page, document, illustrated
from svc.pictures.page.facts import listed
from svc.pictures.scene.annotations import within
from svc.project import files
from svc.semantics.bound import BoundStream

UNREADABLE_TEXT = "VSC1"
"""The family of what is wrong with a text while it is being written."""


@frozen
class Seen:
    """A file as it is now. Without the stream, `missing` says why; `rests_on` are the files that all this is made of,
    whether they are there or not."""

    name: str
    bound: BoundStream | None
    findings: tuple[Diagnostic, ...] = field(converter=tuple[Diagnostic, ...])
    options: PictureOptions = DEFAULTS
    missing: str = ""
    rests_on: tuple[str, ...] = field(default=(), converter=tuple[str, ...])


class Preview:
    """Follows what `see` returns for a file.

    Raises FileError if the file can't be read when it begins, and RenderError if its stream can't be drawn then.
    """

    def __init__(self, see: Callable[[], Seen]) -> None:
        self._see = see
        self._seen = see()
        self._good: Page | None = None
        self.made = self._make(self._seen)

    def refresh(self) -> bool:
        """Look at the file again; whether there is something new to show."""
        try:
            self._seen = self._see()
            made = self._make(self._seen)
        except RenderError as wrong:
            made = self._kept(self._seen, str(wrong), self._seen.findings)
        except FileError as wrong:
            made = self._kept(self._seen, str(wrong))
        is_new = made.version != self.made.version
        self.made = made
        return is_new

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the file as it was when it could be read last."""
        return self._seen.findings

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders in which changes matter, in order; where one is missing, the nearest above it that is there."""
        return tuple(sorted({_there(os.path.dirname(files.own_path(path))) for path in self._seen.rests_on}))

    def _make(self, seen: Seen) -> Made:
        line = _unfinished(seen.findings)
        if seen.bound is None:
            return self._kept(seen, seen.missing, seen.findings)
        if line is not None and self._good is not None:
            return self._kept(seen, f"line {line} can't be understood yet", seen.findings)
        drawn = within(seen.bound.stream, seen.findings)
        self._good = illustrated(seen.bound, seen.findings, seen.options, drawn=drawn).page
        return document(self._good, seen.options, live=True)

    def _kept(self, seen: Seen, why: str, findings: Iterable[Diagnostic] = ()) -> Made:
        """The last good picture, or a page without one, and why it is that."""
        page, found = self._good, listed(findings)
        if page is None:
            content = Page(seen.name, (), "", (), (), found, notice=f"No picture yet: {why}.")
        else:
            content = evolve(page, findings=found, notice=f"The picture shows the last good state: {why}.")
        return document(content, seen.options, live=True)


def _unfinished(findings: Iterable[Diagnostic]) -> int | None:
    """The first line that is not a statement of the language, if there is one."""
    lines = [
        finding.range.start.line
        for finding in findings
        if finding.code.startswith(UNREADABLE_TEXT) and finding.level is Level.ERROR and finding.range is not None
    ]
    return min(lines, default=None)


def _there(folder: str) -> str:
    while not os.path.isdir(folder) and os.path.dirname(folder) != folder:
        folder = os.path.dirname(folder)
    return folder
