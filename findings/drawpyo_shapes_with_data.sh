#!/usr/bin/env bash
# drawpyo 0.2.5: `load_diagram` leaves out each shape that has data of its own, and takes a label that was moved for a shape.
#
# Seen: draw.io writes a shape as <object> around its <mxCell> as soon as somebody adds a property in "Edit Data". Of Log -> Fix -> Close
# with such a Fix, the shape is missing, the first line has no target and the second no source. The words of the
# second line, a cell within it since its label was dragged, are in the list of shapes. Nothing is reported.
#
# Prints what it sees, and fails if that is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check drawpyo==0.2.5
shape() { echo "<mxCell $1 style=\"html=1\" vertex=\"1\" parent=\"1\"><mxGeometry x=\"$2\" width=\"80\" height=\"40\" as=\"geometry\"/></mxCell>"; }
line() { echo "<mxCell id=\"$1\" value=\"$4\" style=\"html=1\" edge=\"1\" parent=\"1\" source=\"$2\" target=\"$3\"><mxGeometry relative=\"1\" as=\"geometry\"/></mxCell>"; }
{
  echo '<mxfile><diagram name="P"><mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>'
  shape 'id="log" value="Log"' 0
  echo "<object id=\"fix\" label=\"Fix\" owner=\"Service desk\">$(shape '' 200)</object>"
  shape 'id="close" value="Close"' 400
  line first log fix calls && line second fix close ""
  echo '<mxCell id="words" value="repairs" style="edgeLabel;html=1" vertex="1" connectable="0" parent="second"><mxGeometry x="0.3" relative="1" as="geometry"/></mxCell>'
  echo '</root></mxGraphModel></diagram></mxfile>'
} >"$work/calls.drawio"
"$work/venv/bin/python" - "$work/calls.drawio" 2>"$work/errors" <<'PYTHON'
import sys
from importlib.metadata import version

import drawpyo

found = drawpyo.load_diagram(sys.argv[1])
shapes = [shape.value for shape in found.shapes]
lines = [tuple(end.value if end else None for end in (line.source, line.target)) for line in found.edges]
print("drawpyo", version("drawpyo"), "shapes:", shapes, "lines:", lines)
assert shapes == ["Log", "Close", "repairs"], "the shapes are others now"
assert lines == [("Log", None), (None, "Close")], "the lines have other ends now"
PYTHON
if grep -iE "warn|error" "$work/errors"; then echo "it is reported now" >&2; exit 1; fi
