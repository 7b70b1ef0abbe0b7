"""Makes an accessible, themed picture of what an engine drew: titles, a description, a dark scheme, unique ids.

Works on the tree of elements, so what comes out is well-formed whatever the labels hold. Nothing in it is active.
"""

import re
from collections.abc import Mapping
from typing import Literal
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from svc.diagnostics.errors import RenderError
from svc.model.quantities import Real
from svc.pictures.render.accessibility import ROOT, arrange
from svc.pictures.scene.shapes import Panel, Scene
from svc.pictures.scene.text_metrics import assumed_width, measured, natural_width
from svc.pictures.style.themes import Theme
from svc.text.escape import picture

Anchor = Literal["middle", "end"]
FONTS = 'Arial,"Liberation Sans",Arimo,Helvetica,sans-serif'
_NAMESPACE = re.compile(r"^\{(?!http://www\.w3\.org/XML/1998/namespace\})[^}]*\}")
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
    arrange(root, scene)
    _name_ids(root, scene.name)
    _head(root, scene, theme)
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


def _name_ids(root: Element, name: str) -> None:
    """Make ids the picture's own, as two pictures on one page would else share the colours of their cards."""
    for element in root.iter():
        for attribute, value in element.attrib.items():
            if attribute == "id":
                element.set(attribute, f"svc_{name}_{value.removeprefix('svc_')}")
            elif "url(#" in value:
                element.set(attribute, re.sub(r"url\(#(?:svc_)?", f"url(#svc_{name}_", value))


def _head(root: Element, scene: Scene, theme: Theme) -> None:
    title, description = (
        Element("title", id=f"svc_{scene.name}_title"),
        Element("desc", id=f"svc_{scene.name}_desc"),
    )
    title.text = picture(" ".join(scene.title))
    description.text = picture(scene.description)
    style = Element("style")
    style.text = _style(root, theme)
    for element in (title, description, style):
        element.tail = "\n"
    kept = {name: value for name, value in root.attrib.items() if name in ("width", "height", "viewBox")}
    root.attrib.clear()
    root.attrib.update(
        {
            "xmlns": "http://www.w3.org/2000/svg",
            **kept,
            "class": "svc-doc",
            "role": ROOT,
            "aria-labelledby": str(title.get("id")),
            "aria-describedby": str(description.get("id")),
            "lang": "en",
            "style": "max-width:100%;height:auto",
        }
    )
    root[:0] = [title, description, style]


def _style(root: Element, theme: Theme) -> str:
    """The fonts, and the dark scheme of the theme, if it has one, for the colours that are in use."""
    used = {value for element in root.iter() for value in (element.get("fill"), element.get("stroke"))}
    stops = " ".join(element.get("style", "") for element in root.iter("stop"))
    rules = []
    for light, dark in theme.dark.items():
        if light in used:
            rules.append(f'.svc-doc [fill="{light}"]{{fill:{dark}}}.svc-doc [stroke="{light}"]{{stroke:{dark}}}')
        if light in stops:
            rules.append(f'.svc-doc stop[style*="stop-color:{light}"]{{stop-color:{dark}!important}}')
    scheme = f"@media (prefers-color-scheme:dark){{{''.join(rules)}}}" if rules else ""
    return (
        f".svc-doc text{{font-family:{FONTS}}}{scheme}"
        "@media (forced-colors:active){.svc-doc{forced-color-adjust:none}}"
    )
