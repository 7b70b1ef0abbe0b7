"""The whole story: a text becomes what was written, what it means, and findings."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from attrs import evolve, field, frozen

from svc.checker.context import NOWHERE, UNSAID, Context, carried_by
from svc.checker.runner import DEFAULTS, EVERYTHING, Selection, all_findings, check_file, in_order
from svc.checker.suppressions import Entry, in_force, register
from svc.diagnostics import limits
from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.diagnostics.errors import Error, InvalidError
from svc.model import Catalogue, File, Stream
from svc.semantics.binder import Scopes, bind
from svc.semantics.bound import BoundFile, BoundStream, nothing
from svc.semantics.import_diagnostics import unread
from svc.semantics.shipped import DEFAULT, SHIPPED
from svc.syntax.parser import parse
from svc.text.frozenmap import FrozenMap
from svc.text.source import Place, Source


def _in_a_tuple(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(findings)


@frozen
class Analysis:
    """What a text says and what is wrong with it."""

    file: File
    diagnostics: tuple[Diagnostic, ...] = field(converter=_in_a_tuple)
    bound: BoundFile = field(eq=False, repr=False)
    _context: Context = field(default=NOWHERE, eq=False, repr=False, kw_only=True, alias="_context")

    @cached_property
    def streams(self) -> tuple[Stream, ...]:
        """The streams of the text; artefacts that are known are held by their ids.

        Each carries its context: what is checked, drawn and described here is so wherever the stream goes.
        """
        return carried_by(self.bound.streams, self._context)

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


def alone() -> Scopes:
    """What names mean in texts that stand alone: only what ships stands around them, and no file is opened."""
    return Scopes(SHIPPED, DEFAULT, unread)


def analyse_source(
    source: Source,
    found: Iterable[Diagnostic] = (),
    selection: Selection = DEFAULTS,
    today: date | None = None,
    scopes: Scopes | None = None,
) -> Analysis:
    """Analyse a text; `found` are findings of before, such as bytes that are no text.

    `today` is the day on which allowances that end are judged; the calendar is asked only where there is one.
    `scopes` say what stands around the text, else it stands alone.
    """
    return analyse_file(parse(source), found, selection, today, scopes)


Parsed = tuple[File, list[Diagnostic]]
"""What was written in a text, and what is wrong with its form."""


def analyse_file(
    parsed: Parsed,
    found: Iterable[Diagnostic] = (),
    selection: Selection = DEFAULTS,
    today: date | None = None,
    scopes: Scopes | None = None,
    context: Context = NOWHERE,
) -> Analysis:
    """Analyse what was parsed before; `context` is what the project says of the streams that are handed out."""
    scopes = scopes or alone()
    file, bound, so_far = _understood(parsed, scopes)
    findings = check_file(file, bound, [*found, *so_far], selection, today)
    context = evolve(
        context,
        catalogues=_known(bound, scopes.default),
        opened=bound.streams[0].opened if bound.streams else nothing,
        selection=selection,
        allowances=in_force(file, selection.codes, today),
    )
    return Analysis(file, _limited(file.source, findings), bound, _context=context)


def _known(bound: BoundFile, default: str | Catalogue | None) -> FrozenMap[Catalogue | None]:
    """The catalogues of a file by the names that streams follow them by."""
    known = {each.name: each if each.sound else None for each in reversed(bound.catalogues)}
    known[UNSAID] = SHIPPED.get(default) if isinstance(default, str) else default
    known |= {each.stream.follows or UNSAID: each.catalogue if each.judged else None for each in bound.streams}
    return FrozenMap(known)


def allowances(source: Source, today: date | None = None, scopes: Scopes | None = None) -> list[Entry]:
    """The allowances of a text, and how many findings each silences, optional ones counted too."""
    file, bound, so_far = _understood(parse(source), scopes)
    return register(file, all_findings(bound, so_far, EVERYTHING), today)


def everything_told(source: Source, selection: Selection = DEFAULTS, scopes: Scopes | None = None) -> list[Diagnostic]:
    """All findings of a text that are asked for, however many they are."""
    return check_file(*_understood(parse(source), scopes), selection)


def _understood(parsed: Parsed, scopes: Scopes | None) -> tuple[File, BoundFile, list[Diagnostic]]:
    """What was written, what it means, and what was found on the way."""
    file, syntax = parsed
    bound, naming = bind(file, scopes or alone())
    return file, bound, [*syntax, *naming]


def _limited(source: Source, findings: list[Diagnostic]) -> list[Diagnostic]:
    """The first findings of many, and one that says so."""
    if len(findings) <= limits.FINDINGS:
        return findings
    shown = findings[: limits.FINDINGS]
    last = shown[-1].range
    place = Place(source, (last.end.offset, last.end.offset)) if last else None
    what = f"the number of findings, {len(findings):,} or more,"
    return in_order([
        *shown, limits.limit_exceeded(place, what, limits.FINDINGS, "per file", "too many findings")
    ])  # fmt: skip
