"""A file of ArchiMate Open Exchange as a stream: its processes are steps, its flows are those of the stream."""

from svc.diagnostics.errors import Error
from svc.formats.exchange import xml
from svc.formats.exchange.archimate.content import Content, content
from svc.formats.exchange.archimate.elements import Elements
from svc.formats.exchange.archimate.parts import Part, part
from svc.formats.exchange.diagrams.building import imported
from svc.formats.exchange.diagrams.foreign import Diagram
from svc.formats.exchange.diagrams.own_data import Own, of_text
from svc.formats.exchange.losses import Loss, dropped_element, unreadable_part
from svc.formats.exchange.meanings import Meanings
from svc.formats.exchange.results import Imported, Options

SKIPPED = frozenset(("style", "bendpoint", "sourceAttachment", "targetAttachment"))
"""Elements that only say how a view looks."""


def archimate(data: bytes, options: Options) -> Imported:
    """The stream in a model. Raises Error for what is not one, or if it has several and none is chosen."""
    losses: list[Loss] = []
    root = xml.parse(data, losses, SKIPPED)
    if root.name != "model" or "opengroup" not in root.uri:
        how = "; export the model as Open Exchange XML" if "archimatetool" in root.uri else ""
        raise Error(f"{root.place}: the file is not a model in the Open Exchange format{how}")
    found = content(root, losses)
    chosen = part(found, options.page)
    diagram = _diagram(found, chosen, losses)
    if outside := sum(not each.is_drawn and id not in chosen.elements for id, each in found.elements.items()):
        why = f"elements of the model that are not in `{chosen.name}`: {outside}"
        losses.append(dropped_element("the rest of the model", found.place, why, cosmetic=options.page is not None))
    meanings = Meanings(options.catalogue, options.maps, losses)
    return imported(diagram, options.name, meanings, losses)


def _diagram(content: Content, part: Part, losses: list[Loss]) -> Diagram:
    elements = Elements(content, part, losses)
    edges = elements.edges()
    nodes = elements.nodes()
    elements.report()
    return Diagram(nodes, edges, part.name, part.place, _rows(part, losses))


def _rows(part: Part, losses: list[Loss]) -> tuple[Own, ...]:
    """What svc put along of the stream itself."""
    if part.stream is None or not part.stream.rows:
        return ()
    rows, is_whole = of_text(part.stream.rows)
    if is_whole:
        return rows
    why = "it is not what svc wrote, so the stream is what is drawn"
    losses.append(unreadable_part("the property `svc.stream`", part.place, why))
    return ()
