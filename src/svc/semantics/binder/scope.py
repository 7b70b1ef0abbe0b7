"""The names of sections that a file knows: its own, then those that its `use` lines bring, then what ships.

A scope finds the section of a name and does not bind it: the other modules of this package do, each section once and in
the scope of its own file, whichever file needs it first. A finding belongs to the file that it is about.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.subject import Subject
from svc.model import File, Stream, Use, WrittenCatalogue
from svc.semantics import import_diagnostics as uses
from svc.semantics import name_diagnostics
from svc.semantics.binder.findings import Findings
from svc.semantics.bound import BoundFile, BoundStream
from svc.semantics.catalogue import Catalogue
from svc.text.source import Place


class Brought(NamedTuple):
    """A `use` line, and the file that it names."""

    use: Use
    file: File


Uses = Callable[[File], Iterable[Brought | Diagnostic]]
"""What the `use` lines of a file bring: each a file, or the finding that says why there is none."""


Written = TypeVar("Written", WrittenCatalogue, Stream)


class Scoped(Generic[Written]):
    """A section as written, and the scope of its file."""

    def __init__(self, scope: "Scope", section: Written) -> None:
        self.scope = scope
        self.section: Written = section


class Scopes:
    """The scopes of files that are looked at together. A stream that follows nothing follows `default`, the name of
    a catalogue or a catalogue; None if that is not known.

    `instead` is a catalogue that all streams are checked against, whatever they follow.
    """

    def __init__(
        self,
        shipped: Mapping[str, Catalogue],
        default: str | Catalogue | None,
        uses: Uses,
        instead: Catalogue | None = None,
    ) -> None:
        self.shipped, self.default, self.uses, self.instead = shipped, default, uses, instead
        self._known: dict[int, Scope] = {}

    def scope_of(self, file: File) -> "Scope":
        """The scope of a file, always the same one."""
        if id(file) not in self._known:
            self._known[id(file)] = Scope(file, self)
        return self._known[id(file)]

    def beside(self) -> "Scopes":
        """Other scopes with the same around them: they know the files that these know, and keep what is new apart."""
        other = Scopes(self.shipped, self.default, self.uses, self.instead)
        other._known = {**self._known}
        return other

    @property
    def catalogues(self) -> list[Catalogue]:
        """The catalogues of all files that are bound so far."""
        return [catalogue for scope in self._known.values() for catalogue in scope.catalogues.values()]


class Scope:
    """The names that one file knows, and what of it is bound so far."""

    def __init__(self, file: File, scopes: Scopes) -> None:
        self.file = file
        self.scopes = scopes
        self.findings = Findings()
        self.bound: BoundFile | None = None
        self.checked: tuple[Catalogue, ...] | None = None
        """All catalogues, once they are bound and checked."""
        self.catalogues: dict[str, Catalogue] = {}
        self.levels: dict[str, int] = {}
        """Of a bound catalogue: how many there are from it to the root."""
        self.streams: dict[int, BoundStream] = {}
        self.own_catalogues = {each.name: each for each in reversed(file.catalogues)}
        self.own_streams = {each.name: each for each in reversed(file.streams)}
        """As written, by name; of two with one name the first."""
        self._brought: list[Brought] = []
        self._used: set[int] = set()
        for each in scopes.uses(file) if file.uses else ():
            self._brought.append(each) if isinstance(each, Brought) else self.findings.append(each)

    def catalogue(
        self, name: str, place: Place | None, about: Subject | None = None
    ) -> Scoped[WrittenCatalogue] | None:
        """The catalogue of a name, as written; of several the first, which is reported at the place."""
        return self._find("catalogue", name, place, about, lambda scope: scope.own_catalogues)

    def stream(self, name: str, place: Place | None = None, about: Subject | None = None) -> Scoped[Stream] | None:
        """The stream of a name, as written; of several the first, which is reported at a place."""
        return self._find("stream", name, place, about, lambda scope: scope.own_streams)

    def _find(
        self,
        kind: str,
        name: str,
        place: Place | None,
        about: Subject | None,
        own: "Callable[[Scope], Mapping[str, Written]]",
    ) -> Scoped[Written] | None:
        if name in own(self):
            return Scoped(self, own(self)[name])
        bringing: dict[int, Brought] = {}
        for each in self._brought:
            if name in own(self.scopes.scope_of(each.file)):
                bringing.setdefault(id(each.file), each)
        self._used.update(id(each) for each in bringing.values())
        found = [
            Scoped(scope, own(scope)[name]) for scope in (self.scopes.scope_of(each.file) for each in bringing.values())
        ]
        if len(found) > 1 and place is not None:
            sections = [each.section for each in found]
            self.findings.report(about, name_diagnostics.ambiguous_name, place, kind, name, sections)
        return found[0] if found else None

    @property
    def brought(self) -> "list[Scope]":
        """The scopes of the files that are used, in the order of the `use` lines."""
        return [self.scopes.scope_of(each.file) for each in self._brought]

    @property
    def complete(self) -> bool:
        """Whether every file that is used could be read: else an unknown name may be declared there."""
        return len(self._brought) == len(self.file.uses)

    def report_unused(self) -> None:
        """Report `use` lines of which nothing is needed, unless a broken statement may have needed it."""
        if any(section.broken for section in self.file.sections):
            return
        known = self.complete and not any(each.name == "unknown-name" for each in self.findings)
        for each in self._brought:
            if id(each) not in self._used:
                self.findings.report(None, uses.unused_use, self.file, each.use, known)
