"""The text of a draw.io file: elements, styles and labels, with all that a user wrote escaped."""

from collections.abc import Iterable, Mapping

from svc.model.quantities import Real
from svc.pictures.scene.shapes import Point, Text
from svc.text.escape import html, picture, xml_data


def element(name: str, attributes: Mapping[str, str], *children: str) -> str:
    """An element with its children; an attribute without a value is left out."""
    written = "".join(f' {key}="{xml_data(value)}"' for key, value in attributes.items() if value)
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def style(*words: str, **values: object) -> str:
    """A style: words, then keys with their values; one that is None is left out."""
    pairs = (f"{key}={value}" for key, value in values.items() if value is not None)
    return "".join(f"{each};" for each in (*words, *pairs))


def box(left: Real, top: Real, width: Real, height: Real) -> str:
    """Where a vertex is, from the corner of what it is in."""
    size = {"x": number(left), "y": number(top), "width": number(width), "height": number(height)}
    return element("mxGeometry", {**size, "as": "geometry"})


def point(at: Point, role: str = "") -> str:
    """A point of an edge."""
    return element("mxPoint", {"x": number(at[0]), "y": number(at[1]), "as": role})


def number(value: Real) -> str:
    """A coordinate."""
    return f"{round(value, 2):g}"


def label(texts: Iterable[Text], usual: Text) -> str:
    """Lines of words as a label; a style is written only where it is not the usual one."""
    return "<br>".join(styled(text, usual) for text in texts)


def styled(text: Text, usual: Text) -> str:
    """Words in their style, as HTML."""
    words = html(text.words).replace("\n", "<br>")
    if text.bold and not usual.bold:
        words = f"<b>{words}</b>"
    looks = [f"font-size: {text.size:g}px"] if text.size != usual.size else []
    looks += [f"color: {text.colour}"] if text.colour != usual.colour else []
    return f'<span style="{"; ".join(looks)}">{words}</span>' if looks else words


def seen(texts: Iterable[Text]) -> str:
    """What a label says, in one line."""
    return " ".join(picture(" ".join(text.words for text in texts)).split())
