"""Where the records of a project are and what their columns mean: one table `[records.NAME]` of its configuration."""

from enum import StrEnum

from attrs import field, frozen


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


@frozen
class Records:
    """Records of what really happened. `paths` are below the root of the project and may hold `*`.

    `label` are the columns that say what happened; their values are joined by `/`. `order` are columns that decide
    between equal times. `working_hours` are the seconds of a day between which work is done, as `(32400, 61200)`, and
    `holidays` are days such as `2026-12-25`. `end_labels` are those after which a case is done.
    """

    name: str
    paths: tuple[str, ...] = field(converter=tuple[str, ...])
    case: str = ""
    label: tuple[str, ...] = field(default=(), converter=tuple[str, ...])
    time: str = ""
    means: Means = field(default=Means.ENDS, converter=Means)
    end: str | None = None
    time_format: str | None = None
    time_zone: str | None = None
    order: tuple[str, ...] = field(default=(), converter=tuple[str, ...])
    working_hours: tuple[int, int] | None = None
    holidays: tuple[str, ...] = field(default=(), converter=tuple[str, ...])
    end_labels: tuple[str, ...] = field(default=(), converter=tuple[str, ...])
    format: RecordFormat | None = None
    object_type: str | None = None
