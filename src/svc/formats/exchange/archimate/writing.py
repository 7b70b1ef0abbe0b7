"""A stream as a file of ArchiMate Open Exchange 3.1."""

from svc.formats.exchange.archimate import names
from svc.formats.exchange.archimate.markup import HEAD, Properties, element, named
from svc.formats.exchange.archimate.model import Element, Relation, model
from svc.formats.exchange.archimate.view import view
from svc.formats.exchange.results import Exported
from svc.semantics.bound import BoundStream


def archimate(bound: BoundStream) -> Exported:
    """A model with one view. Its children are in the order that the format wants.

    Raises RenderError for a stream that is too large to lay out.
    """
    found = model(bound)
    properties = Properties()
    elements = [_element(each, properties) for each in found.elements]
    relations = [_relation(each, properties) for each in found.relations]
    children = [
        *named(found.title), element("elements", {}, elements),
        *([element("relationships", {}, relations)] if relations else []), properties.definitions(),
        element("views", {}, [element("diagrams", {}, [view(bound, found)])]),
    ]  # fmt: skip
    root = element("model", {
        "xmlns": names.NAMESPACE, "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation": f"{names.NAMESPACE} {names.SCHEMA}", "identifier": "id-model",
    }, children)  # fmt: skip
    return Exported(f"{HEAD}{root}\n".encode("ascii"))


def _element(each: Element, properties: Properties) -> str:
    attributes = {"identifier": each.id, "xsi:type": each.type}
    return element("element", attributes, [*named(each.name), *properties.written(each.properties)])


def _relation(each: Relation, properties: Properties) -> str:
    attributes = {
        "identifier": each.id, "source": each.source, "target": each.target, "xsi:type": each.type,
        "accessType": each.access,
    }  # fmt: skip
    return element("relationship", attributes, [*named(each.name), *properties.written(each.properties)])
