"""The pages of a file of draw.io: plain or deflated, never more than a limit once they are unpacked."""

import zlib
from base64 import b64decode
from urllib.parse import unquote_to_bytes

from svc.diagnostics.errors import Error
from svc.formats.exchange import xml
from svc.formats.exchange.choices import is_called, missing, several
from svc.formats.exchange.losses import Loss, dropped_element
from svc.formats.exchange.xml import Element

UNPACKED = 100 * 1024 * 1024
"""How many bytes a page may have once it is unpacked; it is percent-encoded then."""
MODEL = "mxGraphModel"


class Page:
    """A page: its name, and its model once it is needed."""

    def __init__(self, element: Element, number: int) -> None:
        self._element = element
        self.name = element.get("name") or f"Page-{number}"

    def model(self, losses: list[Loss]) -> Element:
        """What is on the page. Raises Error if it can't be read."""
        model = next(iter(self._element.named(MODEL)), None)
        if model is None:
            try:
                model = xml.parse(_unpacked(self._element.text), losses)
            except Error as error:
                raise Error(f"{self._element.place}: the page `{self.name}` can't be read: {error}") from None
        if model.name != MODEL:
            raise Error(f"{model.place}: the page `{self.name}` holds `{model.name}`, not `{MODEL}`")
        return model


def page(data: bytes, wanted: str | None, losses: list[Loss]) -> tuple[str, Element]:
    """The only page of a file, or the one that is wanted: its name, which is empty if it has none, and its model.

    Raises Error for several pages, and for what is not a file of draw.io.
    """
    root = xml.parse(data, losses)
    if root.name == MODEL:
        return "", root
    if root.name != "mxfile":
        raise Error(f"{root.place}: the file begins with `{root.name}`, and one of draw.io with `mxfile` or `{MODEL}`")
    pages = [Page(each, number) for number, each in enumerate(root.named("diagram"), 1)]
    exact = [each for each in pages if wanted in (None, each.name)]
    named = exact or [each for each in pages if is_called(each.name, wanted or "")]
    names = [each.name for each in pages]
    if not pages:
        raise Error(f"{root.place}: the file has no page")
    if not named:
        raise missing("page", wanted or "", names)
    if len({each.name for each in named}) > 1:
        raise several("pages", "page", names)
    for other in named[1:]:
        losses.append(dropped_element(f"another page `{other.name}`", "", "the first page of a name counts"))
    return named[0].name, named[0].model(losses)


def _unpacked(text: str) -> bytes:
    """A page that was percent-encoded, deflated without a header, and written in base64. Raises Error."""
    try:
        packed = b64decode("".join(text.split()), validate=True)
    except ValueError:
        raise Error("it is neither XML nor base64") from None
    if not packed:
        raise Error("it is empty")
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        found = unpacking.decompress(packed, UNPACKED)
    except zlib.error:
        raise Error("it is not deflated as draw.io does it") from None
    if unpacking.unconsumed_tail:
        raise Error(f"it has more than {UNPACKED:,} bytes once it is unpacked, which is the limit")
    if not unpacking.eof:
        raise Error("its end is missing")
    return unquote_to_bytes(found)
