"""Pictures as slides of a presentation, with python-pptx, which the extra `pptx` brings.

A slide is wide (16:9) and has a title, the picture and the stream in words as its notes. The picture is SVG, which
stays sharp and can be taken apart there; programs that can't read that show the PNG beside it.
"""

import io
import zipfile
from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import field, frozen

from svc.diagnostics.errors import RenderError
from svc.model.quantities import Real
from svc.text.escape import picture as drawable

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.shapes.picture import Picture as PlacedPicture
    from pptx.slide import Slide as PlacedSlide

EXTRA = "pip install 'svc-streams[pptx]'"
WIDTH, HEIGHT = 960, 540
"""The size of a slide in points."""
MARGIN, TITLE, GAP = 30, 40, 8
"""The room around a picture, that of the title, and the one between them, in points."""
SVG_IN_DRAWINGS = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_USE = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""What names the extension of a picture that holds its SVG, by the Open XML extensions of Microsoft (MS-ODRAWXML)."""
_TITLE_ONLY = 5
"""The layout with a title alone, in the template that python-pptx brings."""
_NO_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP file can hold: the same pictures give the same bytes."""


@frozen
class Slide:
    """A picture with its title and notes. `size` is its width and height in points, `ink` and `canvas` are colours."""

    title: str
    notes: str = field(repr=False)
    svg: str = field(repr=False)
    png: bytes = field(repr=False)
    size: tuple[Real, Real]
    ink: str
    canvas: str


def presentation(slides: Iterable[Slide]) -> bytes:
    """A PPTX file of slides. Raises RenderError without python-pptx."""
    try:
        import pptx
    except ImportError:
        raise RenderError(f"slides need python-pptx ({EXTRA}): install it, or draw SVG or PNG") from None
    from pptx.util import Pt

    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    for slide in slides:
        _add(deck, slide)
    written = io.BytesIO()
    deck.save(written)
    return _undated(written.getvalue())


def _add(deck: "Presentation", slide: Slide) -> None:
    from pptx.dml.color import RGBColor

    placed = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    fill = placed.background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string(slide.canvas.removeprefix("#").upper())
    _add_title(placed, slide)
    _add_picture(placed, slide)
    notes = placed.notes_slide.notes_text_frame
    if notes is not None:
        notes.text = drawable(slide.notes)


def _add_title(placed: "PlacedSlide", slide: Slide) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Pt

    shape = placed.shapes.title
    if shape is None:
        return
    shape.left, shape.top, shape.width, shape.height = Pt(MARGIN), Pt(MARGIN / 2), Pt(WIDTH - 2 * MARGIN), Pt(TITLE)
    frame = shape.text_frame
    frame.text = drawable(slide.title)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = 0
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    font = frame.paragraphs[0].font
    font.name, font.size, font.bold = "Arial", Pt(24), True
    font.color.rgb = RGBColor.from_string(slide.ink.removeprefix("#").upper())


def _add_picture(placed: "PlacedSlide", slide: Slide) -> None:
    """The picture as large as fits below the title, in the middle, but not more than twice its size."""
    from pptx.util import Pt

    top = MARGIN / 2 + TITLE + GAP
    room = WIDTH - 2 * MARGIN, HEIGHT - top - MARGIN / 2
    scale = min(room[0] / slide.size[0], room[1] / slide.size[1], 2)
    width, height = slide.size[0] * scale, slide.size[1] * scale
    left, down = (WIDTH - width) / 2, top + (room[1] - height) / 2
    shape = placed.shapes.add_picture(io.BytesIO(slide.png), Pt(left), Pt(down), Pt(width), Pt(height))
    properties = shape._element.nvPicPr.cNvPr
    properties.set("name", drawable(slide.title))
    properties.set("descr", drawable(slide.notes))
    _add_svg(placed, shape, slide.svg)


def _add_svg(placed: "PlacedSlide", shape: "PlacedPicture", svg: str) -> None:
    """Put the SVG beside the PNG of a picture, as PowerPoint does since 2016."""
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    package = placed.part.package
    name = PackURI(package.next_partname("/ppt/media/drawing%d.svg"))
    part = Part(name, "image/svg+xml", package, svg.encode())
    reference = placed.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    extension = (
        f'<a:extLst {nsdecls("a", "r")}><a:ext uri="{_SVG_USE}">'
        f'<asvg:svgBlip xmlns:asvg="{SVG_IN_DRAWINGS}" r:embed="{reference}"/></a:ext></a:extLst>'
    )
    shape._element.blipFill.blip.append(parse_xml(extension))


def _undated(data: bytes) -> bytes:
    """A ZIP file without the time when it was written."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            after.writestr(zipfile.ZipInfo(entry.filename, _NO_DATE), before.read(entry), zipfile.ZIP_DEFLATED)
    return written.getvalue()
