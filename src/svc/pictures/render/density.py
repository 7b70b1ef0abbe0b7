"""The density of a PNG in pixels per inch, so that slides and documents show it at its real size.

The chunk `pHYs` of the PNG specification (W3C, third edition, 11.3.4.3): pixels per metre across and down.
"""

import struct
import zlib

from svc.model.quantities import Real

_SIGNATURE = 8
_HEADER = 25
"""The bytes of the chunk IHDR: length, name, 13 bytes of data, checksum."""
_METRE = 1
_INCHES = 1 / 0.0254
"""The inches in a metre."""


def with_density(png: bytes, per_inch: Real) -> bytes:
    """A PNG that states its pixels per inch; one that states them already stays as it is."""
    if b"pHYs" in png[: png.find(b"IDAT")]:
        return png
    pixels = round(per_inch * _INCHES)
    data = b"pHYs" + struct.pack(">IIB", pixels, pixels, _METRE)
    chunk = struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))
    at = _SIGNATURE + _HEADER
    return png[:at] + chunk + png[at:]
