"""The section that a place is in, and the names that mean something there: also while its text is not finished."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from attrs import frozen

from svc.checker.analysis import Analysis
from svc.editor.candidates import Candidate
from svc.model import Team, Tool, WrittenCatalogue, title_of
from svc.semantics.bound import BoundStream, Node, NodeKind
from svc.semantics.catalogue import Catalogue
from svc.semantics.shipped import DEFAULT, SHIPPED


@frozen
class End:
    """What a flow may join: its name, its title, and the activity or party that it is in the catalogue."""

    name: str
    title: str
    kind: NodeKind
    role: str | None
    is_own: bool
    """Whether the stream declares it."""


class Surroundings:
    """The stream or catalogue around an offset of an analysed text."""

    def __init__(
        self, analysis: Analysis, offset: int, elsewhere: Callable[[str], Iterable[Candidate]] = lambda word: ()
    ) -> None:
        sections: list[BoundStream | Catalogue] = [*analysis.bound.streams, *analysis.bound.catalogues]
        before = [each for each in sections if _start(each) <= offset]
        self.section: BoundStream | Catalogue | None = max(before, key=_start, default=None)
        self.elsewhere = elsewhere
        """The sections of other files by the word of their headings."""
        self._analysis = analysis

    @property
    def stream(self) -> BoundStream | None:
        """The stream, unless it is a catalogue."""
        return self.section if isinstance(self.section, BoundStream) else None

    @property
    def in_catalogue(self) -> bool:
        """Whether it is a catalogue."""
        return isinstance(self.section, Catalogue)

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue, or that of the stream; where none is known, the default one."""
        if isinstance(self.section, Catalogue):
            return self.section
        stream = self.stream
        return stream.catalogue if stream is not None and stream.checkable else SHIPPED[DEFAULT]

    @property
    def teams(self) -> Mapping[str, Team]:
        """The teams that are known, by name."""
        return self.stream.teams if self.stream else self.catalogue.all_teams

    @property
    def tools(self) -> Mapping[str, Tool]:
        """The tools that are known, by name."""
        return self.stream.tools if self.stream else self.catalogue.all_tools

    @cached_property
    def ends(self) -> Mapping[str, End]:
        """What a flow may join, by name: steps and parties of the stream, then parties and activities, those last of
        which the stream declares steps."""
        own = {node.name: End(node.name, node.title, node.kind, node.role, True) for node in self._declared}
        others = {
            name: End(name, title_of(end), _kind(self.catalogue, name), name, False)
            for name, end in self.catalogue.ends.items()
        }
        declared = {each.role for each in own.values()}
        left = sorted(others.items(), key=lambda item: item[1].kind is NodeKind.STEP and item[0] in declared)
        return own | {name: end for name, end in left if name not in own}

    def end(self, written: str) -> End | None:
        """What a name or a title in quotes means as an end of a flow."""
        if written in self.ends:
            return self.ends[written]
        plain = written.strip('"“”')
        titled = [each for each in self.ends.values() if written[:1] in ('"', "“") and each.title == plain]
        return titled[0] if titled else self.ends.get(self.catalogue.end(written))

    @property
    def _declared(self) -> Iterator[Node]:
        return (node for node in (self.stream.nodes if self.stream else ()) if node.step or node.party)

    @property
    def streams(self) -> Mapping[str, str]:
        """The titles of the streams of the file, by name."""
        return {each.stream.name: title_of(each.stream) for each in self._analysis.bound.streams}

    @property
    def catalogues(self) -> Mapping[str, str]:
        """The titles of the catalogues that a section may follow or extend, by name."""
        own: dict[str, WrittenCatalogue] = {each.name: each for each in self._analysis.bound.catalogues}
        return {name: title_of(each) for name, each in {**SHIPPED, **own}.items()}


def _start(section: BoundStream | Catalogue) -> int:
    """Where a section begins: before all else if it has no heading."""
    written = section.stream if isinstance(section, BoundStream) else section
    return written.body[0] if written.offsets else -1


def _kind(catalogue: Catalogue, end: str) -> NodeKind:
    return NodeKind.PARTY if end in catalogue.all_parties else NodeKind.STEP
