#!/usr/bin/env bash
# drawio-digest 0.1.0: a line of draw.io whose head is at its start is lost without a word; a label of two lines loses a space.
#
# Seen: of the lines a -> b, c <- a (startArrow=classic;endArrow=none, as "reverse" in the format panel leaves it) and
# b <-> c, the second one is in no output, and not in the list of what was dropped; the third leads one way only. draw.io
# begins each line of a label that is typed after the first one with a <div>, so the words on both sides grow together.
#
# Prints what it sees, and fails if that is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check drawio-digest==0.1.0
shape() { echo "<mxCell id=\"$1\" value=\"$2\" style=\"html=1\" vertex=\"1\" parent=\"1\"><mxGeometry x=\"$3\" width=\"80\" height=\"40\" as=\"geometry\"/></mxCell>"; }
line() { echo "<mxCell id=\"$1\" style=\"html=1;$4\" edge=\"1\" parent=\"1\" source=\"$2\" target=\"$3\"><mxGeometry relative=\"1\" as=\"geometry\"/></mxCell>"; }
{
  echo '<mxfile><diagram name="P"><mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>'
  shape a 'Log the&lt;div&gt;call&lt;/div&gt;' 0 && shape b Fix 200 && shape c Close 400
  line plain a b "" && line reversed a c "startArrow=classic;endArrow=none;" && line both b c "startArrow=classic;endArrow=classic;"
  echo '</root></mxGraphModel></diagram></mxfile>'
} >"$work/calls.drawio"
"$work/venv/bin/drawio-digest" "$work/calls.drawio" --format json --stdout >"$work/found.json"
"$work/venv/bin/python" - "$work/found.json" <<'PYTHON'
import json
import sys
from importlib.metadata import version
from pathlib import Path

(page,) = json.loads(Path(sys.argv[1]).read_text("utf-8"))["pages"]
edges = [(each["source"], each["target"]) for each in page["edges"]]
label = page["nodes"][0]["label"]
print("drawio-digest", version("drawio-digest"), "edges:", edges, "dropped:", page["dropped"], "label:", label)
assert edges == [("a", "b"), ("b", "c")], "the lines are others now"
assert page["dropped"] == [], "what is lost is said now"
assert label == "Log thecall", "the words are apart now"
PYTHON
