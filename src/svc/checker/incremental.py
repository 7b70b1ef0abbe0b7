"""The findings of a text that is edited: a chapter that was there before is not analysed again.

Each chapter goes through the ordinary pipeline, as a text that stands alone, and its findings are moved to where it is.
A text with a chapter that can't stand alone is for the pipeline as a whole.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from svc.checker.analysis import Analysis
from svc.checker.moving import Shift
from svc.checker.pipeline import Options, alone, analyse_source
from svc.checker.suppression_comments import allows_in_file
from svc.diagnostics import limits
from svc.diagnostics.diagnostic import Diagnostic
from svc.model import File
from svc.semantics.binder import Scopes
from svc.semantics.import_diagnostics import unread
from svc.syntax.chapters import chapters
from svc.text.source import NEWLINE, Source


class Chapter(NamedTuple):
    """A chapter, analysed as a text of its own. So many findings about names there are, and so many names were looked
    through for them: a file has limits for both."""

    analysis: Analysis
    is_alone: bool
    about_names: int
    likened: int
    shift: Shift
    """How far down a text goes on that begins with it."""


class Versions:
    """The versions of a text, one after the other."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._known: dict[str, Chapter] = {}
        self._settings: object = None
        self._around: tuple[object, object] = None, None
        self.chapters: tuple[Chapter, ...] = ()
        """The chapters of the last version; none if it has to be analysed as a whole."""

    def findings(self, source: Source, options: Options) -> tuple[Diagnostic, ...] | None:
        """The findings of the next version; None if it has to be analysed as a whole."""
        self._texts = chapters(source.text, self._texts)
        self.chapters = ()
        if len(self._texts) < 2 or options.selection.rules:
            return None
        known = self._valid(options)
        self._known = {text: known.get(text) or _chapter(Source(source.name, text), options) for text in self._texts}
        every = tuple([self._known[text] for text in self._texts])
        if not _stand_alone(every):
            return None
        self.chapters = every
        return _put_together(every)

    def _valid(self, options: Options) -> dict[str, Chapter]:
        """The chapters of the last version; none if anything but the text is another now: a catalogue counts as
        another one where only its lines have moved, as findings say where they are."""
        scopes = options.scopes or alone()
        around = scopes.default, scopes.instead
        settings = options.selection, options.today or date.today(), options.context
        if settings != self._settings or any(one is not other for one, other in zip(around, self._around, strict=True)):
            self._settings, self._around, self._known = settings, around, {}
        return self._known


def _chapter(source: Source, options: Options) -> Chapter:
    """A chapter, analysed as if nothing but what ships were around it."""
    around = options.scopes or alone()
    scopes = Scopes(around.shipped, around.default, unread, around.instead)
    analysis = analyse_source(source, (), options._replace(scopes=scopes))
    file, naming = analysis.file, scopes.scope_of(analysis.file).findings
    lines = len(NEWLINE.findall(source.text))
    return Chapter(analysis, _is_alone(file), len(naming), naming.likened, Shift(lines, len(source.text)))


def _is_alone(file: File) -> bool:
    """Whether a part of a text means the same whatever other parts there are, and they whether it is there or not."""
    if file.uses or file.catalogues or allows_in_file(file):
        return False
    return not any(step.opens for stream in file.streams for step in stream.steps)


def _stand_alone(every: Sequence[Chapter]) -> bool:
    """Whether all chapters of a text are independent of each other."""
    names = [stream.name for each in every for stream in each.analysis.file.streams if stream.name != "_"]
    return (
        all(each.is_alone for each in every)
        and len({*names}) == len(names)
        and sum(len(each.analysis.diagnostics) for each in every) <= limits.FINDINGS
        and sum(each.about_names for each in every) <= limits.FINDINGS
        and sum(each.likened for each in every) < limits.LIKENED
    )


def _put_together(every: Iterable[Chapter]) -> tuple[Diagnostic, ...]:
    found: list[Iterable[Diagnostic]] = []
    lines = characters = 0
    for each in every:
        if each.analysis.diagnostics:
            found.append(map(Shift(lines, characters).finding, each.analysis.diagnostics))
        lines, characters = lines + each.shift.lines, characters + each.shift.characters
    return tuple(chain.from_iterable(found))
