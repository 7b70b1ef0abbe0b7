"""Records as CSV files, for tests that read them with an engine."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from svc.project.record_settings import Records
from svc.records.engine_log import EngineLog
from svc.records.reading import read


def records(**settings: Any) -> Records:
    """Settings for a status log with columns `case`, `label` and `time` in UTC, but for what is given."""
    usual = {"case": "case", "label": ["label"], "time": "time", "means": "begins", "time_zone": "UTC"}
    return Records("log", **({"paths": ["log.csv"]} | usual | settings))


def log_of(folder: Path, rows: Iterable[Sequence[object]], head: str = "case,label,time", **options: Any) -> EngineLog:
    """The log of some rows; `since`, `until`, `engine` and `calendar` go to `read`, all else are settings."""
    with open(folder / "log.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head.split(","), *rows])
    reading = {name: options.pop(name) for name in ("since", "until", "engine", "calendar") if name in options}
    return read(records(**options), str(folder), **reading)
