"""Programs other than browsers that draw SVG: each one makes a PNG of the size of the picture in points."""

import io
import shutil
import subprocess
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from PIL.Image import Image

Drawing = Callable[[str, tuple[int, int]], "Image"]
"""Draws an SVG of a width and a height in points."""


def _says(*command: str, word: int) -> Callable[[], str]:
    """The word of what a program says of its version."""
    return lambda: subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[word]


@frozen
class Reader:
    """A program that reads SVG: its name, what finds its version, what runs it, and what its users should know."""

    name: str
    version: Callable[[], str]
    draw: Drawing
    note: str


def _cairosvg(svg: str, size: tuple[int, int]) -> "Image":
    import cairosvg

    return image_of(cairosvg.svg2png(bytestring=svg.encode(), output_width=size[0], output_height=size[1]))


def _librsvg(svg: str, size: tuple[int, int]) -> "Image":
    program = shutil.which("rsvg-convert")
    assert program, "install librsvg2-bin for these tests"
    command = [program, "-w", str(size[0]), "-h", str(size[1])]
    return image_of(subprocess.run(command, input=svg.encode(), capture_output=True, check=True).stdout)


def _inkscape(svg: str, size: tuple[int, int]) -> "Image":
    return _converted(svg, "inkscape", "--export-type=png", "--export-dpi=72", "picture.svg")


def _libreoffice(svg: str, size: tuple[int, int]) -> "Image":
    profile = "-env:UserInstallation=file://{folder}/profile"
    return _converted(svg, "soffice", profile, "--headless", "--convert-to", "png", "picture.svg")


def _converted(svg: str, program: str, *arguments: str) -> "Image":
    """What a program makes of `picture.svg` in the folder where it runs: `picture.png`."""
    path = shutil.which(program)
    assert path, f"install {program} for these tests"
    with TemporaryDirectory() as folder:
        (Path(folder) / "picture.svg").write_text(svg, "utf-8")
        command = [path, *(each.format(folder=folder) for each in arguments)]
        subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=120)
        return image_of((Path(folder) / "picture.png").read_bytes())


def _resvg(svg: str, size: tuple[int, int]) -> "Image":
    import resvg_py

    return image_of(bytes(resvg_py.svg_to_bytes(svg_string=svg, dpi=72)))


def _typst(svg: str, size: tuple[int, int]) -> "Image":
    import typst

    with TemporaryDirectory() as folder:
        (Path(folder) / "picture.svg").write_text(svg, "utf-8")
        page = f'#set page(width: {size[0]}pt, height: {size[1]}pt, margin: 0pt)\n#image("picture.svg", width: 100%)'
        (Path(folder) / "page.typ").write_text(page, "utf-8")
        return image_of(typst.compile(f"{folder}/page.typ", format="png", ppi=72))


def _weasyprint(svg: str, size: tuple[int, int]) -> "Image":
    import weasyprint

    style = f"@page {{ size: {size[0]}pt {size[1]}pt; margin: 0 }} body {{ margin: 0 }} svg {{ display: block }}"
    return first_page(weasyprint.HTML(string=f"<style>{style}</style>{svg}").write_pdf())


def _svglib(svg: str, size: tuple[int, int]) -> "Image":
    from reportlab.graphics import renderPDF
    from svglib.svglib import svg2rlg

    with TemporaryDirectory() as folder:
        path = Path(folder) / "picture.svg"
        path.write_text(svg, "utf-8")
        return first_page(renderPDF.drawToString(svg2rlg(str(path))))


def first_page(pdf: bytes) -> "Image":
    """The first page of a PDF file, a pixel for each point."""
    import pypdfium2

    image: Image = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil()
    return image


def image_of(png: bytes) -> "Image":
    """A PNG as an image."""
    from PIL import Image

    return Image.open(io.BytesIO(png))


def _installed(package: str) -> Callable[[], str]:
    return lambda: version(package)


READERS = (
    Reader("CairoSVG", _installed("CairoSVG"), _cairosvg, "takes no `height:auto`, so that is in a block for screens"),
    Reader(
        "Inkscape",
        _says("inkscape", "--version", word=1),
        _inkscape,
        "takes it at its size; it knows no `max-width` and says so on standard error",
    ),
    Reader(
        "LibreOffice Draw",
        _says("soffice", "--version", word=1),
        _libreoffice,
        "imports it at its size, with bands and bodies in one colour each",
    ),
    Reader(
        "librsvg",
        _says("rsvg-convert", "--version", word=-1),
        _librsvg,
        "reads our classes and takes the light scheme",
    ),
    Reader("resvg (resvg_py)", _installed("resvg_py"), _resvg, "give it `dpi=96`: without, it refuses sizes in `pt`"),
    Reader(
        "svglib",
        _installed("svglib"),
        _svglib,
        "its pages are a quarter larger than the points of the SVG; their text can be found",
    ),
    Reader("Typst", _installed("typst"), _typst, 'draws `image("picture.svg")`; its PDF is vector'),
    Reader("WeasyPrint", _installed("weasyprint"), _weasyprint, "draws inline SVG; its PDF is vector, with text"),
)
"""All that are tested. Each must be installed: a missing one fails."""
