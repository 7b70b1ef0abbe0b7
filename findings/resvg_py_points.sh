#!/usr/bin/env bash
# resvg_py 0.5.0: `svg_to_bytes` refuses an SVG whose size is in points, as Graphviz writes it, unless it is given `dpi`.
#
# Seen: for width="200pt" height="100pt" it raises "SVG has an invalid size"; with dpi=96 the PNG has 267 x 133 pixels,
# as CSS says. The same picture with sizes without a unit is drawn without `dpi`.
#
# Prints what it sees, and fails if that is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check resvg_py==0.5.0
"$work/venv/bin/python" - <<'PYTHON'
import struct
from importlib.metadata import version

import resvg_py

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200{0}" height="100{0}" viewBox="0 0 200 100">'
    '<rect width="200" height="100" fill="#123456"/></svg>'
)


def size(unit: str, **options: int) -> tuple[int, int] | str:
    try:
        png = bytes(resvg_py.svg_to_bytes(svg_string=SVG.format(unit), **options))
    except ValueError as error:
        return str(error)
    return struct.unpack(">II", png[16:24])


seen = size("pt"), size("pt", dpi=96), size("")
print("resvg_py", version("resvg_py"), "points:", seen[0], "with dpi=96:", seen[1], "no unit:", seen[2])
assert seen[0] == "SVG has an invalid size", "sizes in points are taken without dpi now"
assert seen[1] == (267, 133)
assert seen[2] == (200, 100)
PYTHON
