"""A finished SVG as PDF with Typst, which the extra `pdf` brings: vectors, with text that can be found and copied.

Where none of the fonts of our pictures is installed, Typst takes one of its own; words keep their widths.
"""

from svc.diagnostics.errors import RenderError
from svc.model.quantities import Real

EXTRA = "pip install 'svc-streams[pdf]'"
PAGE = """\
#set document(title: sys.inputs.title, date: none)
#set page(width: {width}pt, height: {height}pt, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%, alt: sys.inputs.words)
"""
"""A page as large as the picture. It has no date: the same picture gives the same bytes."""


def pdf(svg: str, size: tuple[Real, Real], *, title: str, words: str) -> bytes:
    """A picture of a size in points as a page of PDF; `words` are for those who do not see it.

    Raises RenderError without Typst, or if it can't draw the picture.
    """
    try:
        import typst
    except ImportError:
        raise RenderError(
            f"PDF needs Typst ({EXTRA}) or an installed Graphviz (--engine dot or SVC_ENGINE=dot): "
            "install one of them, or draw SVG"
        ) from None
    page = PAGE.format(width=size[0], height=size[1])
    texts = {"svg": svg, "title": title, "words": words}
    try:
        return bytes(typst.compile(page.encode(), format="pdf", sys_inputs=texts))
    except typst.TypstError as error:
        raise RenderError(f"Typst can't draw this picture as PDF: {error}; draw SVG") from None
