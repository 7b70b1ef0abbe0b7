"""What exporters and importers return, and the options of importers."""

from collections.abc import Mapping

from attrs import field, frozen

from svc.formats.exchange.losses import Loss
from svc.formats.exchange.meanings import Maps
from svc.model import Stream
from svc.semantics.catalogue import Catalogue
from svc.semantics.shipped import DEFAULT, SHIPPED
from svc.text.frozenmap import FrozenMap
from svc.text.shown import Shown


@frozen(repr=False)
class Exported(Shown):
    """What was exported: the `data` of a file, and the `losses` on the way."""

    data: bytes
    losses: tuple[Loss, ...] = ()


@frozen(repr=False)
class Imported(Shown):
    """What was imported: a `stream` and its `text`, the `losses` on the way, and the `foreign` words of each kind that
    mean nothing, as a map for them would have them.

    `elements` is the number of elements in the other file. Those that are not counted by a loss are in the stream.
    It is None for tables.
    """

    text: str
    stream: Stream
    losses: tuple[Loss, ...] = ()
    foreign: Mapping[str, Mapping[str, str]] = field(factory=FrozenMap)
    elements: int | None = None


@frozen(repr=False)
class ImportedCatalogue(Shown):
    """What was imported: a `catalogue` and its `text`, and the `losses` on the way."""

    text: str
    catalogue: Catalogue
    losses: tuple[Loss, ...] = ()


@frozen
class Options:
    """The options of an import, as `svc.import_` describes them. Each format reads those that it needs."""

    name: str
    sheet: str | None = None
    pool: str | None = None
    page: str | None = None
    chain: bool = False
    maps: Maps = field(factory=FrozenMap)
    catalogue: Catalogue = field(factory=lambda: SHIPPED[DEFAULT])
