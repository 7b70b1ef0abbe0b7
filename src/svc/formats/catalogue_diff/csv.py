"""What changed between two catalogues as CSV, for a spreadsheet. Pure."""

from collections.abc import Iterator

from svc.comparison import CatalogueChange, CatalogueDifference
from svc.formats import csv_table
from svc.formats.catalogue_diff.wording import because
from svc.model import Rule
from svc.semantics.catalogue import ListedFlow

COLUMNS = ("part", "kind", "effect", "name", "source", "target", "artefact", "aspect", "before", "after", "because")


def table(difference: CatalogueDifference) -> str:
    """A heading, then one row per change, or one for each aspect in which something is other than before."""
    return csv_table.table(COLUMNS, (row for change in difference.changes for row in _rows(change)))


def _rows(change: CatalogueChange) -> Iterator[tuple[str, ...]]:
    thing = change.after or change.before
    ends = (thing.source, thing.target) if isinstance(thing, ListedFlow | Rule) else ("", "")
    artefact = thing.artefact if isinstance(thing, ListedFlow) else ""
    why = "; ".join(map(because, change.because))
    first, then = (change.part.value, change.kind), (change.name, *ends, artefact)
    if not change.aspects:
        yield (*first, change.effect.value, *then, "", "", "", why)
    for aspect in change.aspects:
        yield (*first, aspect.effect.value, *then, aspect.name, aspect.before or "", aspect.after or "", why)
