"""Files of draw.io as text, and what an import of one finds."""

import zlib
from base64 import b64encode
from urllib.parse import quote
from xml.etree import ElementTree

import svc
from svc.formats.exchange import Imported


def imported(text: str, page: str | None = None) -> Imported:
    return svc.import_(text.encode(), "drawio", page=page)


def deflated(text: str) -> str:
    """A file as draw.io saves it: each page percent-encoded, deflated without a header, in base64."""
    root = ElementTree.fromstring(text)
    for page in root:
        model = ElementTree.tostring(page[0], "unicode")
        page.remove(page[0])
        packing = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = packing.compress(quote(model, safe="~()*!.'").encode()) + packing.flush()
        page.text = b64encode(packed).decode()
    return ElementTree.tostring(root, "unicode")


def page(*cells: str, name: str = "Page-1") -> str:
    """A page with some cells on its layer."""
    root = "".join(('<mxCell id="0"/><mxCell id="1" parent="0"/>', *cells))
    return f'<mxfile><diagram name="{name}"><mxGraphModel><root>{root}</root></mxGraphModel></diagram></mxfile>'


def shape(id: str, label: str, style: str = "html=1", parent: str = "1") -> str:
    value = label.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return f'<mxCell id="{id}" value="{value}" style="{style}" vertex="1" parent="{parent}"><mxGeometry/></mxCell>'


def line(id: str, source: str = "", target: str = "", label: str = "", style: str = "html=1") -> str:
    ends = "".join(f' {key}="{end}"' for key, end in (("source", source), ("target", target)) if end)
    return f'<mxCell id="{id}" value="{label}" style="{style}" edge="1" parent="1"{ends}><mxGeometry/></mxCell>'


TWO = page(shape("a", "A"), name="One").replace("</mxfile>", "") + page(shape("b", "B"), name="Two").replace(
    "<mxfile>", ""
)
"""A file with two pages."""
