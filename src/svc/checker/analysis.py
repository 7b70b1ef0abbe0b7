"""What an analysis gives: what a text says and means, and what is wrong with it."""

from collections.abc import Iterable
from functools import cached_property

from attrs import field, frozen

from svc.checker.context import NOWHERE, Context, carrying
from svc.checker.suppressions import Entry
from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.diagnostics.errors import Error, InvalidError
from svc.model import File, Stream
from svc.semantics.bound import BoundFile, BoundStream
from svc.semantics.canonical import canonical
from svc.semantics.catalogue import Catalogue
from svc.text.compared import Compared


def _in_a_tuple(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(findings)


@frozen(repr=False, eq=False)
class Analysis(Compared):
    """What a text says and what is wrong with it."""

    file: File
    diagnostics: tuple[Diagnostic, ...] = field(converter=_in_a_tuple)
    bound: BoundFile = field(eq=False, repr=False)
    _context: Context = field(default=NOWHERE, eq=False, repr=False, kw_only=True, alias="_context")
    _register: tuple[Entry, ...] = field(default=(), eq=False, repr=False, kw_only=True, alias="_register")

    @cached_property
    def streams(self) -> tuple[Stream, ...]:
        """The streams of the text; artefacts that are known are held by their ids.

        Each carries its context: what is checked, drawn and described here is so wherever the stream goes.
        """
        return tuple(carrying(canonical(bound), self._context) for bound in self.bound.streams)

    @property
    def catalogues(self) -> tuple[Catalogue, ...]:
        """The catalogues of the text, each with the one that it extends."""
        return self.bound.catalogues

    @property
    def stream(self) -> Stream:
        """The only stream of the text; raises Error, with their names, if there is none or there are several."""
        _ = self.only
        return self.streams[0]

    @property
    def only(self) -> BoundStream:
        """The only stream of the text, bound; raises as `stream` does."""
        if len(self.bound.streams) != 1:
            names = ", ".join(bound.stream.name for bound in self.bound.streams)
            raise Error(f"{self.file.name} has {f'the streams {names}' if names else 'no stream'}, not exactly one")
        return self.bound.streams[0]

    def valid(self) -> "Analysis":
        """This analysis, if it has no errors; else raises InvalidError."""
        if any(finding.level is Level.ERROR for finding in self.diagnostics):
            raise InvalidError(self.diagnostics)
        return self


def register(analysis: Analysis) -> tuple[Entry, ...]:
    """The allowances of a text in their order, each with the number of findings that it silences."""
    return analysis._register
