"""A file of ArchiMate Open Exchange as a stream: its processes are steps, its flows are those of the stream."""

from svc.diagnostics.errors import Error
from svc.formats.exchange import xml
from svc.formats.exchange.archimate.content import Content, content
from svc.formats.exchange.archimate.elements import Elements
from svc.formats.exchange.archimate.parts import Part, part
from svc.formats.exchange.archimate.rest import count, report_drawing, report_outside, report_rest
from svc.formats.exchange.balance import Balance
from svc.formats.exchange.diagrams.building import imported, stream_of
from svc.formats.exchange.diagrams.foreign import Diagram
from svc.formats.exchange.diagrams.own_data import Own, of_text
from svc.formats.exchange.losses import Loss, unreadable_part
from svc.formats.exchange.meanings import Meanings
from svc.formats.exchange.results import Imported, Options

SKIPPED = dict.fromkeys(("style", "bendpoint", "sourceAttachment", "targetAttachment"), False)
"""Elements that only say how a view looks."""


def archimate(data: bytes, options: Options) -> Imported:
    """The stream in a model. Raises Error for what is not one, or if it has several and none is chosen."""
    losses: list[Loss] = []
    balance = Balance(losses)
    document = xml.document(data, losses, SKIPPED)
    root = document.root
    if root.name != "model" or "opengroup" not in root.uri:
        how = "; export the model as Open Exchange XML" if "archimatetool" in root.uri else ""
        raise Error(f"{root.place}: the file is not a model in the Open Exchange format{how}")
    found = content(root, balance)
    chosen = part(found, options.page)
    diagram = _diagram(found, chosen, balance)
    meanings = Meanings(options.catalogue, options.maps, losses)
    stream = stream_of(diagram, options.name, meanings, balance)
    report_outside(found, chosen, balance, is_chosen=options.page is not None)
    report_drawing(document, chosen, bool(diagram.own), balance)
    report_rest(document, chosen, bool(diagram.own), balance)
    return imported(stream, meanings, losses, count(document))


def _diagram(content: Content, part: Part, balance: Balance) -> Diagram:
    elements = Elements(content, part, balance)
    edges = elements.edges()
    nodes = elements.nodes()
    elements.report()
    return Diagram(nodes, edges, part.name, part.place, _rows(part, balance.losses))


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
