"""Programs other than browsers that draw SVG: each one makes a PNG of the size of the picture in points."""

import io
import shutil
import subprocess
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import frozen
from PIL import Image

Drawing = Callable[[str, tuple[int, int]], Image.Image]
"""Draws an SVG of a width and a height in points."""


@frozen
class Reader:
    """A program that reads SVG: what runs it, its version, and what a user of it should know."""

    name: str
    version: str
    draw: Drawing
    note: str


def readers() -> list[Reader]:
    """All that are tested. Each must be installed: a missing one fails."""
    return [
        Reader("CairoSVG", version("CairoSVG"), _cairosvg, "takes no `height:auto`, so that is in a block for screens"),
        Reader("librsvg", _librsvg_version(), _librsvg, "reads our classes and takes the light scheme"),
        Reader("resvg (resvg_py)", version("resvg_py"), _resvg, "give it `dpi=96`: without, it refuses sizes in `pt`"),
        Reader("svglib", version("svglib"), _svglib, "skips `@media`; makes PDF whose text can be found"),
        Reader("Typst", version("typst"), _typst, 'draws `image("picture.svg")`; its PDF is vector'),
        Reader("WeasyPrint", version("weasyprint"), _weasyprint, "draws inline SVG; its PDF is vector, with text"),
    ]


def _cairosvg(svg: str, size: tuple[int, int]) -> Image.Image:
    import cairosvg

    return _image(cairosvg.svg2png(bytestring=svg.encode(), output_width=size[0], output_height=size[1]))


def _librsvg_version() -> str:
    return subprocess.run(["rsvg-convert", "--version"], capture_output=True, text=True, check=True).stdout.split()[-1]


def _librsvg(svg: str, size: tuple[int, int]) -> Image.Image:
    program = shutil.which("rsvg-convert")
    assert program, "install librsvg2-bin for these tests"
    command = [program, "-w", str(size[0]), "-h", str(size[1])]
    return _image(subprocess.run(command, input=svg.encode(), capture_output=True, check=True).stdout)


def _resvg(svg: str, size: tuple[int, int]) -> Image.Image:
    import resvg_py

    return _image(bytes(resvg_py.svg_to_bytes(svg_string=svg, dpi=72)))


def _typst(svg: str, size: tuple[int, int]) -> Image.Image:
    import typst

    with TemporaryDirectory() as folder:
        (Path(folder) / "picture.svg").write_text(svg, "utf-8")
        page = f'#set page(width: {size[0]}pt, height: {size[1]}pt, margin: 0pt)\n#image("picture.svg", width: 100%)'
        (Path(folder) / "page.typ").write_text(page, "utf-8")
        return _image(typst.compile(f"{folder}/page.typ", format="png", ppi=72))


def _weasyprint(svg: str, size: tuple[int, int]) -> Image.Image:
    import weasyprint

    style = f"@page {{ size: {size[0]}pt {size[1]}pt; margin: 0 }} body {{ margin: 0 }} svg {{ display: block }}"
    return _first_page(weasyprint.HTML(string=f"<style>{style}</style>{svg}").write_pdf())


def _svglib(svg: str, size: tuple[int, int]) -> Image.Image:
    from reportlab.graphics import renderPDF
    from svglib.svglib import svg2rlg

    with TemporaryDirectory() as folder:
        path = Path(folder) / "picture.svg"
        path.write_text(svg, "utf-8")
        return _first_page(renderPDF.drawToString(svg2rlg(str(path))))


def _first_page(pdf: bytes) -> Image.Image:
    import pypdfium2

    page = pypdfium2.PdfDocument(pdf)[0]
    image: Image.Image = page.render(scale=1).to_pil()
    return image


def _image(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))
