"""Makes an accessible, themed picture of what an engine drew: titles, a description, a dark scheme, unique ids.

Works on the tree of elements, so what comes out is well-formed whatever the labels hold. Nothing in it is active.
"""

import hashlib
import re
from collections.abc import Mapping
from typing import Literal
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from svc.diagnostics.errors import RenderError
from svc.model.quantities import Real
from svc.pictures.render.accessibility import ROOT, arrange
from svc.pictures.render.bands import part_bands
from svc.pictures.render.style_sheet import FONTS, style_sheet
from svc.pictures.scene.shapes import Panel, Scene
from svc.pictures.scene.text_metrics import assumed_width, measured, natural_width
from svc.pictures.style.themes import Theme
from svc.text.escape import picture
from svc.text.pattern import Pattern

Anchor = Literal["middle", "end"]
NAME = 10
"""How many hexadecimal digits of its hash a picture is known by: enough for all pictures on a page."""
_NAMESPACE = Pattern(r"^\{(?!http://www\.w3\.org/XML/1998/namespace\})[^}]*\}")
_CENTRED = {"artefact", "party", "lane-title"}
"""Classes of what has its words in the middle."""
_ANCHORS: Mapping[str, Anchor] = {"centre": "middle", "right": "end"}
_LINKED = "{http://www.w3.org/1999/xlink}title"


def finished(drawn: bytes, scene: Scene, theme: Theme, *, own: bool) -> str:
    """The picture that an engine drew, made fit for pages; `own` if its engine guesses the width of letters."""
    try:
        root = ElementTree.fromstring(drawn)
    except ElementTree.ParseError as error:
        raise RenderError(f"the engine wrote SVG that can't be read: {error}") from None
    _unlink(root)
    tooltips = scene.tooltips
    for element in list(root.iter()):
        element.tag = _NAMESPACE.sub("", element.tag)
    for group in root.iter("g"):
        _retitle(group, tooltips)
    _fit_texts(root, _anchors(scene), own=own)
    part_bands(root)
    arrange(root, scene)
    own_name = _own_name(root, scene, theme)
    _name_ids(root, own_name)
    _head(root, scene, theme, own_name)
    root.tail = "\n"
    return ElementTree.tostring(root, encoding="unicode")


def size(svg: str) -> tuple[Real, Real]:
    """The width and the height of a picture in points."""
    match = re.search(r'<svg[^>]* width="([\d.]+)pt" height="([\d.]+)pt"', svg)
    return (float(match[1]), float(match[2])) if match else (0.0, 0.0)


def _unlink(element: Element) -> None:
    """Take out the links that hold tooltips, and leave what is in them where it was."""
    for child in list(element):
        _unlink(child)
        inner = list(child)
        if len(inner) == 1 and inner[0].get(_LINKED) is not None:
            at = list(element).index(child)
            element.remove(child)
            for offset, moved in enumerate(inner[0]):
                element.insert(at + offset, moved)


def _retitle(group: Element, tooltips: dict[str, str]) -> None:
    """Put the tooltip of a node or a line where the engine wrote a node's name, which browsers would show."""
    title = group.find("title")
    if title is None:
        return
    tooltip = tooltips.get(re.sub(r"_[ab]$", "", group.get("id", "")))
    if tooltip is None:
        group.remove(title)
    else:
        title.text = picture(tooltip)


def _anchors(scene: Scene) -> dict[str, Anchor]:
    """Where the words of figures are held that do not begin at the left, by id."""
    figures = scene.plan.figures if scene.plan else ()
    return {each.id: _ANCHORS[each.align] for each in figures if isinstance(each, Panel) and each.align in _ANCHORS}


def _fit_texts(root: Element, held: Mapping[str, Anchor], *, own: bool) -> None:
    """Hold each text to the width that was reckoned with, so that no other font makes it leave its box.

    What an engine places by a wrong width, as it knows no letters beyond ASCII, is held where it should be: by its
    middle or its end.
    """
    for group in root.iter("g"):
        centred = _CENTRED & set(group.get("class", "").split())
        anchor = "middle" if centred else held.get(group.get("id", ""))
        for text in group.findall("text"):
            words, points = text.text or "", float(text.get("font-size", "10"))
            bold = text.attrib.get("font-weight") == "bold"
            text.attrib.pop("font-family", None)
            if words.strip() and measured(words):
                text.set("textLength", f"{natural_width(words, points, bold=bold):.1f}")
                text.set("lengthAdjust", "spacingAndGlyphs")
            if own and anchor and not words.isascii() and text.get("text-anchor") == "start":
                across = assumed_width(words, points, bold=bold)
                text.set("x", f"{float(text.get('x', '0')) + across / (2 if anchor == 'middle' else 1):.2f}")
                text.set("text-anchor", anchor)


def _own_name(root: Element, scene: Scene, theme: Theme) -> str:
    """A name that no other picture has: made of all that is drawn, so that the same picture always has the same."""
    content = (ElementTree.tostring(root), scene.title, scene.description, theme)
    return f"{scene.name}_{hashlib.sha256(repr(content).encode()).hexdigest()[:NAME]}"


def _name_ids(root: Element, name: str) -> None:
    """Make ids the picture's own: several pictures may be on one page, also of streams with the same name."""
    for element in root.iter():
        id = element.get("id")
        if id is not None:
            element.set("id", f"svc_{name}_{id.removeprefix('svc_')}")


def _head(root: Element, scene: Scene, theme: Theme, name: str) -> None:
    title, description = Element("title", id=f"svc_{name}_title"), Element("desc", id=f"svc_{name}_desc")
    title.text = picture(" ".join(scene.title))
    description.text = picture(scene.description)
    style = Element("style")
    style.text = style_sheet(root, theme, f"svc-{name}")
    for element in (title, description, style):
        element.tail = "\n"
    kept = {name: value for name, value in root.attrib.items() if name in ("width", "height", "viewBox")}
    root.attrib.clear()
    root.attrib.update(
        {
            "xmlns": "http://www.w3.org/2000/svg",
            **kept,
            "class": f"svc-doc svc-{name}",
            "role": ROOT,
            "aria-labelledby": str(title.get("id")),
            "aria-describedby": str(description.get("id")),
            "lang": "en",
            "font-family": FONTS,
        }
    )
    root[:0] = [title, description, style]
