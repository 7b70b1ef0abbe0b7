"""The annotations of BPMN as notes of the elements that they belong to."""

from collections.abc import Mapping
from typing import NamedTuple

from svc.formats.exchange.balance import Parts
from svc.formats.exchange.diagrams.foreign import words
from svc.formats.exchange.xml import Document, Element


class Note(NamedTuple):
    """The text of the annotations of an element, and the elements that hold it; empty for annotations themselves."""

    text: str = ""
    parts: Parts = ()


def notes(document: Document) -> Mapping[str, Note]:
    """The notes of elements by the ids of these; annotations that belong to an element have empty ones."""
    annotations = {each.get("id"): each for each in document.named("textAnnotation")}
    found: dict[str, Note] = {}
    for each in document.named("association") if annotations else ():
        ends = each.get("sourceRef"), each.get("targetRef")
        one, other = ends if ends[0] in annotations else ends[::-1]
        annotation = annotations.get(one)
        if annotation is not None and other not in annotations and (text := _text(annotation)):
            before = found.get(other, Note())
            parts = (*before.parts, each, annotation, *annotation.children)
            found[other] = Note("\n".join(filter(None, (before.text, text))), parts)
            found[one] = Note()
    return found


def _text(annotation: Element) -> str:
    return words(" ".join(text.words() for text in annotation.named("text")))
