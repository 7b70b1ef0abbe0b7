#!/usr/bin/env bash
# CairoSVG 2.9.1: `style="height:auto"` on the root of an SVG, which pages use so that a picture keeps its proportions,
# makes the PNG lower than the same picture without it, and cuts off what is below.
#
# Seen: a picture of 200pt x 100pt with a viewBox of 200 x 100 is a PNG of 267 x 133 pixels; with `height:auto`, which
# should change nothing, it is 267 x 100: the width is converted from points to pixels, the height is taken from the
# viewBox. With a rectangle that fills the picture, the last quarter of it is missing.
#
# Prints what it sees, and fails if that is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check cairosvg==2.9.1
"$work/venv/bin/python" - <<'PYTHON'
import struct

import cairosvg

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200pt" height="100pt" viewBox="0 0 200 100"{}>'
    '<rect width="200" height="100" fill="#123456"/></svg>'
)


def size(style: str) -> tuple[int, int]:
    png = cairosvg.svg2png(bytestring=SVG.format(style).encode())
    return struct.unpack(">II", png[16:24])


plain, auto = size(""), size(' style="height:auto"')
print("CairoSVG", cairosvg.__version__, "without:", plain, "with height:auto:", auto)
assert plain == (267, 133), "the size without a style has changed"
assert auto == (267, 100), "height:auto keeps the height now"
PYTHON
