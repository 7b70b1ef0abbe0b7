"""A PNG says how large it is on paper, whichever engine draws it."""

import struct
import zlib

import pytest

from svc.pictures.options import PictureOptions
from svc.pictures.render.picture import draw
from svc.pictures.render.svg import size
from tests.support.pictures import RESTORE, drawn

ENGINES = ["graphviz-pure", pytest.param("dot", marks=pytest.mark.system)]
INCH = 0.0254
"""Of a metre."""


def chunks(png: bytes) -> dict[bytes, bytes]:
    """The first chunk of each name; every checksum is right."""
    found: dict[bytes, bytes] = {}
    at = 8
    while at < len(png):
        length, name = struct.unpack(">I4s", png[at : at + 8])
        data = png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length :][:4]) == (zlib.crc32(name + data),)
        found.setdefault(name, data)
        at += 12 + length
    return found


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("scale", [None, 1, 1.5])
def test_a_png_is_as_wide_on_paper_as_its_svg(engine: str, scale: float | None) -> None:
    scene = drawn(RESTORE)
    png = draw(scene, "png", PictureOptions(engine=engine, scale=scale)).data
    parts = chunks(png)
    assert next(iter(parts)) == b"IHDR"
    assert list(parts).index(b"pHYs") < list(parts).index(b"IDAT")
    across, down, unit = struct.unpack(">IIB", parts[b"pHYs"])
    (width,) = struct.unpack(">I", parts[b"IHDR"][:4])
    assert (across, unit) == (down, 1)
    points = width / across / INCH * 72
    svg = draw(scene, "svg", PictureOptions(engine=engine)).data.decode()
    assert points == pytest.approx(size(svg)[0], rel=0.01)
