"""A drawn picture as a part of a page: no styles of its own, ids unlike those of other views, keys on its things.

A strict content security policy lets no attribute `style` pass, so what such a one says becomes attributes of SVG.
"""

import re
from collections.abc import Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from svc.text.pattern import Pattern

_DECLARATION = Pattern(r"\s*([a-z-]+)\s*:\s*([^;]+?)\s*(?:;|$)")
_FORWARDS = ("aria-labelledby", "aria-describedby")


def inlined(svg: str, view: str, keys: Mapping[str, str]) -> str:
    """A picture that svc has drawn, for a page; `keys` are those of things by their ids in a scene."""
    root = ElementTree.fromstring(svg)
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    _undress(root)
    prefix = next((title.attrib["id"].removesuffix("title") for title in root.findall("title[@id]")), "")
    for element in root.iter("g"):
        key = keys.get(re.sub(r"_[ab]$", "", element.get("id", "").removeprefix(prefix)))
        if key:
            element.set("data-thing", key)
    _name_ids(root, view)
    root.attrib.pop("lang", None)
    root.tail = None
    return ElementTree.tostring(root, encoding="unicode", short_empty_elements=False)


def _undress(root: Element) -> None:
    for element in root.iter():
        for child in element.findall("style"):
            element.remove(child)
        for name, value in _DECLARATION.findall(element.attrib.pop("style", "")):
            if element is not root:
                element.set(name, value)


def _name_ids(root: Element, view: str) -> None:
    """Make ids the view's own: `svc_...` becomes `VIEW_...`, in what refers to them too."""
    for element in root.iter():
        for attribute, value in element.attrib.items():
            if attribute == "id":
                element.set(attribute, _own(value, view))
            elif attribute in _FORWARDS:
                element.set(attribute, " ".join(_own(each, view) for each in value.split()))
            elif "url(#" in value:
                element.set(attribute, re.sub(r"url\(#([^)]*)\)", lambda at: f"url(#{_own(at[1], view)})", value))


def _own(id: str, view: str) -> str:
    return f"{view}_{id.removeprefix('svc_')}"
