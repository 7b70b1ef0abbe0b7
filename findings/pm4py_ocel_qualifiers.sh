#!/usr/bin/env bash
# pm4py 2.7.23.11: of an event that is related to one object twice, with two qualifiers, as OCEL 2.0 allows, one relation is left.
#
# Seen with read_ocel2_json: event e1 "opens" and "assigns" ticket T1; only the last of the two, "assigns", is in the relations.
# An event without objects, and an object without events, are not in the log either, and with the object
# goes the relation from T1 to it. Nothing is reported. A count of events, objects or relations is too low by these.
#
# Prints what it sees, and fails if that is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check pm4py==2.7.23.11
cat >"$work/tickets.json" <<'JSON'
{"objectTypes": [{"name": "ticket", "attributes": []}],
 "eventTypes": [{"name": "log", "attributes": []}, {"name": "close", "attributes": []}],
 "objects": [
  {"id": "T1", "type": "ticket", "attributes": [], "relationships": [{"objectId": "T2", "qualifier": "child of"}]},
  {"id": "T2", "type": "ticket", "attributes": [], "relationships": []}],
 "events": [
  {"id": "e1", "type": "log", "time": "2024-06-03T09:00:00Z", "attributes": [],
   "relationships": [{"objectId": "T1", "qualifier": "opens"}, {"objectId": "T1", "qualifier": "assigns"}]},
  {"id": "e2", "type": "close", "time": "2024-06-03T10:00:00Z", "attributes": [],
   "relationships": [{"objectId": "T1", "qualifier": "closes"}]},
  {"id": "e3", "type": "close", "time": "2024-06-03T11:00:00Z", "attributes": [], "relationships": []}]}
JSON
"$work/venv/bin/python" - "$work/tickets.json" 2>"$work/errors" <<'PYTHON'
import contextlib
import io
import sys
from importlib.metadata import version

with contextlib.redirect_stdout(io.StringIO()):  # what pm4py prints of its licence
    import pm4py

    log = pm4py.read_ocel2_json(sys.argv[1])
relations = log.relations[["ocel:eid", "ocel:oid", "ocel:qualifier"]].to_numpy().tolist()
print("pm4py", version("pm4py"), "relations:", relations)
print("events:", list(log.events["ocel:eid"]), "objects:", list(log.objects["ocel:oid"]), "between objects:", len(log.o2o))
assert relations == [["e1", "T1", "assigns"], ["e2", "T1", "closes"]], "both relations of e1 are there now"
assert list(log.events["ocel:eid"]) == ["e1", "e2"], "an event without objects is there now"
assert list(log.objects["ocel:oid"]) == ["T1"] and not len(log.o2o), "an object without events is there now"
PYTHON
