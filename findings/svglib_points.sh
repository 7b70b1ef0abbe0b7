#!/usr/bin/env bash
# svglib 1.5.1 with reportlab 5.1.0: an SVG that is 200 points wide becomes a drawing, and a PDF page, of 250 points.
#
# Seen: width="200pt" height="100pt" is a drawing of 250 x 125, in a library whose unit is the point itself; 1in is 72, as
# it should be. So pictures of Graphviz, which writes points, are a quarter too large on paper.
#
# Prints what it sees, and fails if that is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check svglib==1.5.1 reportlab==5.1.0
"$work/venv/bin/python" - "$work" <<'PYTHON'
import sys
from importlib.metadata import version
from pathlib import Path

from svglib.svglib import svg2rlg

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}" viewBox="0 0 200 100"><path d="M0,0L200,100"/></svg>'


def size(width: str, height: str) -> tuple[float, float]:
    path = Path(sys.argv[1]) / "picture.svg"
    path.write_text(SVG.format(width, height))
    drawing = svg2rlg(str(path))
    return drawing.width, drawing.height


points, inches = size("200pt", "100pt"), size("2in", "1in")
print("svglib", version("svglib"), "200pt x 100pt:", points, "2in x 1in:", inches)
assert points == (250.0, 125.0), "points are points now"
assert inches == (144.0, 72.0), "inches have changed"
PYTHON
