"""Where the records of a project are and what their columns mean: one table `[records.NAME]` of its configuration."""

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum

from attrs import field, frozen

from svc.project.toml import Key
from svc.text.arguments import all_of
from svc.text.source import Place


class RecordFormat(StrEnum):
    """How records are written."""

    CSV = "csv"
    PARQUET = "parquet"
    XES = "xes"
    OCEL = "ocel"
    JIRA = "jira"
    SERVICENOW_AUDIT = "servicenow-audit"
    SERVICENOW_METRIC = "servicenow-metric"


class Means(StrEnum):
    """What an event says: a status begins, something was done, or something went on from a time to another."""

    BEGINS = "begins"
    ENDS = "ends"
    SPANS = "spans"


def is_time_format(text: str) -> bool:
    """Whether a text is a format of `strptime` that says what it reads."""
    try:
        return "%" in text and bool(datetime.strptime(datetime(2000, 1, 1, tzinfo=UTC).strftime(text), text))
    except ValueError:
        return False


def refusal(path: str) -> str:
    """Why a path can't be that of records: they are below the root of their project. Empty if it can."""
    if "://" in path:
        return "is an address: nothing is read over the network"
    if path.startswith(("/", "\\", "~")) or path[1:2] == ":" or "\0" in path:
        return "is not a path below the root of the project"
    return "leads out of the project" if ".." in path.replace("\\", "/").split("/") else ""


def _texts(values: Iterable[str]) -> tuple[str, ...]:
    return all_of(str, values)


def _means(value: Means | str | None) -> Means | None:
    return None if value is None else Means(value)


def _format(value: RecordFormat | str | None) -> RecordFormat | None:
    return None if value is None else RecordFormat(value)


@frozen
class Records:
    """Records of what really happened. `paths` are below the root of the project and may hold `*`.

    `label` are the columns that say what happened; their values are joined by `/`. `order` are columns that decide
    between equal times. `means` has no default: read the wrong way, a status log moves every time by one step.
    `working_hours` are the seconds of a day between which work is done, as `(32400, 61200)`, and
    `holidays` are days such as `2026-12-25`. `end_labels` are those after which a case is done.
    """

    name: str
    paths: tuple[str, ...] = field(converter=_texts)
    case: str = ""
    label: tuple[str, ...] = field(default=(), converter=_texts)
    time: str = ""
    means: Means | None = field(default=None, converter=_means)
    end: str | None = None
    time_format: str | None = None
    time_zone: str | None = None
    order: tuple[str, ...] = field(default=(), converter=_texts)
    working_hours: tuple[int, int] | None = None
    holidays: tuple[str, ...] = field(default=(), converter=_texts)
    end_labels: tuple[str, ...] = field(default=(), converter=_texts)
    format: RecordFormat | None = field(default=None, converter=_format)
    object_type: str | None = None
    key: Key | None = field(default=None, eq=False, repr=False)
    """Where the settings are; None for records that no configuration names."""

    def place(self, setting: str = "") -> Place | None:
        """Where a setting is, else the table that it would be in."""
        if self.key is None:
            return None
        stated = self.key._replace(path=(*self.key.path, setting)).place if setting else None
        return stated if stated and stated.span != (0, 0) else self.key.place
