"""The pipeline: parse, bind, check, suppress, select, sort. A text becomes its meaning and its findings."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from attrs import evolve

from svc.checker.analysis import Analysis
from svc.checker.context import NOWHERE, UNNAMED, Context
from svc.checker.runner import check_file
from svc.checker.selection import DEFAULTS, Selection
from svc.checker.sorting import first, in_order
from svc.checker.suppression_comments import has_directives
from svc.checker.suppressions import Entry, suppress
from svc.diagnostics import limits
from svc.diagnostics.diagnostic import Diagnostic
from svc.model import File
from svc.semantics.binder import Scopes, bind
from svc.semantics.bound import BoundFile, nothing
from svc.semantics.catalogue import Catalogue
from svc.semantics.import_diagnostics import unread
from svc.semantics.shipped import DEFAULT, SHIPPED
from svc.syntax.parser import parse
from svc.text.frozenmap import FrozenMap
from svc.text.source import Source

Parsed = tuple[File, list[Diagnostic]]
"""What was written in a text, and what is wrong with its form."""


class Options(NamedTuple):
    """How a text is analysed.

    `today` is the day for allowances that have a last one, else the calendar's. `scopes` hold what surrounds the text;
    without them it stands alone. `context` is what its project's settings say. Without `limited` all findings are
    reported, however many there are.
    """

    selection: Selection = DEFAULTS
    today: date | None = None
    scopes: Scopes | None = None
    context: Context = NOWHERE
    limited: bool = True


STANDARD = Options()
"""How a text is analysed where nothing else is said."""


def analyse_source(text: Source | Parsed, earlier: Iterable[Diagnostic] = (), options: Options = STANDARD) -> Analysis:
    """Analyse a text, or what was parsed of one; `earlier` are findings of reading it. No stage raises for any text."""
    scopes, selection = options.scopes or alone(), options.selection
    file, syntax = parse(text) if isinstance(text, Source) else text
    bound, naming = bind(file, scopes)
    found = check_file(bound, [*earlier, *syntax, *naming], selection, _most(file, options), options.context.calendar)
    left, register = suppress(file, found, selection.run, options.today)
    reported = in_order(selection.filter(left))
    shown = first(reported, file.source) if options.limited else reported
    return Analysis(file, shown, bound, _register=register, _context=_context(bound, scopes, register, options))


def alone() -> Scopes:
    """The scopes of a text that stands alone: only what ships surrounds it, and no file is opened."""
    return Scopes(SHIPPED, DEFAULT, unread)


def _most(file: File, options: Options) -> int | None:
    """How many findings of a rule matter: no more than are reported, unless a comment may allow some of them."""
    return limits.FINDINGS + 1 if options.limited and not has_directives(file) else None


def _context(bound: BoundFile, scopes: Scopes, register: Iterable[Entry], options: Options) -> Context:
    """What the streams of a file carry with them."""
    return evolve(
        options.context,
        catalogues=_catalogues(bound, scopes.default),
        opened=bound.streams[0].opened if bound.streams else nothing,
        selection=options.selection,
        allowances=[each.allowance for each in register if not each.expired],
    )


def _catalogues(bound: BoundFile, default: str | Catalogue | None) -> FrozenMap[Catalogue | None]:
    """The catalogues of a file by the names that streams follow them by."""
    known = {each.name: each if each.is_valid else None for each in reversed(bound.catalogues)}
    known[UNNAMED] = SHIPPED.get(default) if isinstance(default, str) else default
    known |= {each.stream.follows or UNNAMED: each.catalogue if each.checkable else None for each in bound.streams}
    return FrozenMap(known)
