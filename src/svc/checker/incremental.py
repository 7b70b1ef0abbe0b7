"""The findings of a text that is edited: a chapter that was there before is not analysed again.

Each chapter goes through the ordinary pipeline with what it rests on, as a text that stands alone, and its findings are
moved to where it is. A text with a chapter that depends on all others is for the pipeline as a whole.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import accumulate

from svc.checker.chapter import Chapter, analysed
from svc.checker.moving import Moves, Shift
from svc.checker.passages import Passage, head_of, passages
from svc.checker.pipeline import Options, alone
from svc.checker.sorting import in_order
from svc.diagnostics import limits
from svc.diagnostics.diagnostic import Diagnostic
from svc.model import File
from svc.semantics.binder import Brought, Scopes
from svc.semantics.import_diagnostics import unread
from svc.syntax.chapters import chapters
from svc.syntax.parser import parse
from svc.text.source import Source


class Versions:
    """The versions of a text, one after the other."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._known: dict[tuple[str, ...], Chapter] = {}
        self._files: dict[str, File] = {}
        self._settings: object = None
        self._around: list[object] = []
        self._scopes = alone()
        self.chapters: tuple[Chapter, ...] = ()
        """The chapters of the last version; none if it has to be analysed as a whole."""

    def findings(self, source: Source, options: Options) -> tuple[Diagnostic, ...] | None:
        """The findings of the next version; None if it has to be analysed as a whole."""
        self._texts = chapters(source.text, self._texts)
        self.chapters = ()
        if len(self._texts) < 2 or options.selection.rules:
            return None
        read = self._reader(source.name)
        head = head_of(self._texts, read)
        found = passages(self._texts, head is not None, read)
        if not found:
            return None
        self._surround(head, options)
        if any(isinstance(each, File) and each.name == source.name for each in self._around):
            return None
        every = self._analysed(found, source.name, head, options)
        if not _stand_alone(every):
            return None
        self.chapters = every
        return (*_put_together(every, found, head is not None),)

    def _reader(self, name: str) -> Callable[[str], File]:
        """What reads chapters; those that were read for the last version are known."""
        before, self._files = self._files, {}

        def read(text: str) -> File:
            if text not in self._files:
                self._files[text] = before.get(text) or parse(Source(name, text))[0]
            return self._files[text]

        return read

    def _surround(self, head: File | None, options: Options) -> None:
        """Forget the chapters of the last version if anything but the text is another now: a catalogue counts as
        another one where only its lines have moved, as findings say where they are."""
        given = options.scopes or alone()
        used = [*_used(head, given)] if head else []
        around: list[object] = [given.default, given.instead, *used]
        settings = options.selection, options.today or date.today(), options.context
        if settings != self._settings or not _alike(around, self._around):
            self._settings, self._around, self._known = settings, around, {}
            self._scopes = Scopes(given.shipped, given.default, given.uses if head else unread, given.instead)
            for each in used:
                if isinstance(each, File):
                    self._scopes.scope_of(each)

    def _analysed(
        self, found: Sequence[Passage], name: str, head: File | None, options: Options
    ) -> tuple[Chapter, ...]:
        before, self._known = self._known, {}
        every = []
        for passage in found:
            texts = tuple([self._texts[number] for number in passage])
            if texts not in self._known:
                known = before.get(texts)
                self._known[texts] = known or analysed(texts, name, head, self._scopes.beside(), options)
            every.append(self._known[texts])
        return tuple(every)


def _used(file: File, scopes: Scopes) -> Iterator[File | Diagnostic]:
    """The files that a file uses, and those that these use in turn, or what is said instead of one."""
    met: dict[int, File] = {}
    waiting = [file]
    while waiting:
        for each in scopes.uses(waiting.pop()):
            if not isinstance(each, Brought):
                yield each
            elif id(each.file) not in met:
                met[id(each.file)] = each.file
                waiting.append(each.file)
    yield from met.values()


def _alike(around: Sequence[object], before: Sequence[object]) -> bool:
    """Whether the same surrounds a text as before: the very same files and catalogues, and equal findings."""
    if len(around) != len(before):
        return False
    pairs = zip(around, before, strict=True)
    return all(one is other or (isinstance(one, Diagnostic) and one == other) for one, other in pairs)


def _stand_alone(every: Sequence[Chapter]) -> bool:
    """Whether all chapters of a text are independent of each other, but for what their passages have."""
    names = [name for each in every for name in each.streams if name != "_"]
    return (
        all(each.is_alone for each in every)
        and len({*names}) == len(names)
        and sum(len(each.analysis.diagnostics) for each in every) <= limits.FINDINGS
        and sum(each.about_names for each in every) <= limits.FINDINGS
        and sum(each.likened for each in every) < limits.LIKENED
    )


def _put_together(every: Sequence[Chapter], found: Sequence[Passage], has_head: bool) -> Iterator[Diagnostic]:
    extents = [each.extent for each in every]
    begins = _begins(extents)
    if has_head:
        yield from in_order([*every[0].findings, *_unused(every)])
    for chapter, passage in list(zip(every, found, strict=True))[has_head:]:
        if chapter.findings:
            yield from map(_moves(passage, extents, begins).finding, chapter.findings)


def _unused(every: Sequence[Chapter]) -> Iterator[Diagnostic]:
    """The findings about `use` lines of which no chapter needs anything; what one chapter is not sure of, nobody is."""
    unused = [each.unused for each in every]
    for place, finding in unused[0].items():
        if all(place in each for each in unused):
            yield next((each[place] for each in unused if each[place] != finding), finding)


def _moves(passage: Passage, extents: Sequence[Shift], begins: Sequence[Shift]) -> Moves:
    """How the chapters of a passage are moved to where they are in the text."""
    inside = _begins([extents[number] for number in passage[:-1]])
    pairs = zip(passage, inside, strict=True)
    shifts = [
        Shift(begins[number].lines - here.lines, begins[number].characters - here.characters) for number, here in pairs
    ]
    return Moves(tuple([each.characters for each in inside]), tuple(shifts))


def _begins(extents: Sequence[Shift]) -> list[Shift]:
    """Where parts of these extents begin that follow each other, and where the last one ends."""
    lines = accumulate([each.lines for each in extents], initial=0)
    return [*map(Shift, lines, accumulate([each.characters for each in extents], initial=0))]
