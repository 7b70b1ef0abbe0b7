"""What annotations of BPMN say of other elements, as notes of these."""

from collections.abc import Mapping
from typing import NamedTuple

from svc.formats.exchange.balance import Parts
from svc.formats.exchange.diagrams.foreign import words
from svc.formats.exchange.xml import Document, Element


class Note(NamedTuple):
    """What annotations say of an element, and the elements that say it; of annotations themselves it is empty."""

    text: str = ""
    parts: Parts = ()


def notes(document: Document) -> Mapping[str, Note]:
    """The notes of elements by the ids of these, and empty ones of annotations that belong to one."""
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
