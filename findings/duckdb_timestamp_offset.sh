#!/usr/bin/env bash
# duckdb 2.0.1: `CAST(text AS TIMESTAMP)`, and `read_csv` and `read_json` with that type, drop the offset of a text in
# ISO 8601: 02:30+02:00 becomes 02:30, not 00:30. duckdb 1.3.2 applied the offset, and so does TIMESTAMPTZ in both.
#
# Seen: of two events that an event log writes with the offsets of summer and winter time, the later one comes first
# when the log is read as TIMESTAMP, without an error or a warning. Who upgrades gets other orders and durations.
#
# Prints what it sees, and fails if that is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/log.csv" <<'CSV'
event,at
assigned,2025-10-26T02:40:00+02:00
resolved,2025-10-26T02:10:00+01:00
CSV
for version in 1.3.2 2.0.1; do
  python3 -m venv "$work/$version"
  "$work/$version/bin/pip" install -q --disable-pip-version-check "duckdb==$version"
  "$work/$version/bin/python" - "$work/log.csv" <<'PYTHON'
import sys

import duckdb

rows = duckdb.execute(
    "SELECT event, CAST(\"at\" AS VARCHAR) FROM read_csv(?, types = {'at': 'TIMESTAMP'}) ORDER BY \"at\"", [sys.argv[1]]
).fetchall()
cast = duckdb.sql("SELECT CAST(CAST('2025-10-26T02:40:00+02:00' AS TIMESTAMP) AS VARCHAR)").fetchall()[0][0]
print("duckdb", duckdb.__version__, "CAST:", cast, "read_csv:", rows)
dropped = duckdb.__version__ == "2.0.1"
assert cast == ("2025-10-26 02:40:00" if dropped else "2025-10-26 00:40:00"), "the offset is treated otherwise now"
assert [event for event, _ in rows] == (["resolved", "assigned"] if dropped else ["assigned", "resolved"])
PYTHON
done
