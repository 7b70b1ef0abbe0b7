"""The settings of a project as values, with those that hold where it has none. Independent of where they come from."""

from decimal import Decimal
from typing import NamedTuple

from svc.diagnostics.diagnostic import Level
from svc.model.calendar import Calendar
from svc.text.frozenmap import FrozenMap
from svc.text.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from svc.project.record_settings import Records


class Configuration(NamedTuple):
    """The settings of a project; `source` is the text that they are in, if there is one, and `stated` are the keys
    that it sets.

    `catalogue` is the default one: a shipped name, or a file below the root. `levels` are those of codes, None where
    a finding is off. `exclude` are patterns as in `.gitignore`. `working_day` is in hours, `working_week` in days.
    `records` are by their names.
    """

    source: Source | None = None
    stated: frozenset[str] = frozenset()
    catalogue: str | None = None
    exclude: tuple[str, ...] = ()
    engine: str | None = None
    rules: tuple[str, ...] = ()
    working_day: Decimal = Decimal(8)
    working_week: Decimal = Decimal(5)
    levels: FrozenMap[Level | None] = FrozenMap()
    colours: FrozenMap[str] = FrozenMap()
    records: "FrozenMap[Records]" = FrozenMap()

    @property
    def calendar(self) -> Calendar:
        """The working day and week."""
        return Calendar(self.working_day, self.working_week)
