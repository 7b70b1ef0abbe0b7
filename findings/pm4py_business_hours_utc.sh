#!/usr/bin/env bash
# pm4py 2.7.23.11: working hours are counted in UTC, whatever offset the times of a log have, and no option names a zone.
#
# Seen with get_all_case_durations(business_hours=True) and slots from 9 to 17 on each working day: a case from Monday 09:00+02:00
# to Monday 17:00+02:00 takes six hours, and one from 17:00+02:00 to 19:00+02:00, after work, takes two. A log of texts with offsets
# has become UTC before, as format_dataframe and read_xes make it. Without offsets the hours are those of the clock.
#
# Prints what it sees, and fails if that is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check pm4py==2.7.23.11
"$work/venv/bin/python" - 2>"$work/errors" <<'PYTHON'
import contextlib
import io
from importlib.metadata import version

import pandas

with contextlib.redirect_stdout(io.StringIO()):  # what pm4py prints of its licence
    import pm4py
SLOTS = [((day * 24 + 9) * 3600, (day * 24 + 17) * 3600) for day in range(5)]


def hours(begin: str, end: str) -> float:
    """The working hours of a case with two events."""
    rows = {"case": ["1", "1"], "label": ["log", "close"], "time": pandas.to_datetime([begin, end])}
    log = pm4py.format_dataframe(pandas.DataFrame(rows), case_id="case", activity_key="label", timestamp_key="time")
    (seconds,) = pm4py.get_all_case_durations(log, business_hours=True, business_hour_slots=SLOTS)
    return seconds / 3600


day = hours("2024-06-03T09:00:00+02:00", "2024-06-03T17:00:00+02:00")
evening = hours("2024-06-03T17:00:00+02:00", "2024-06-03T19:00:00+02:00")
clock = hours("2024-06-03T09:00:00", "2024-06-03T17:00:00")
print("pm4py", version("pm4py"), "a day:", day, "hours; an evening:", evening, "hours; a day without offset:", clock, "hours")
assert (day, evening, clock) == (6, 2, 8), "the hours are others now"
PYTHON
