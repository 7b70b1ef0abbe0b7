"""A stream as a file of draw.io: what the lanes view shows, with all that a stream says in attributes of the cells."""

from svc.formats.exchange.drawio.cells import MARGIN, NOTHING, Cells
from svc.formats.exchange.drawio.markup import element, number
from svc.formats.exchange.results import Exported
from svc.pictures.drawing import stream_scene
from svc.pictures.options import PictureOptions
from svc.pictures.scene.surroundings import surroundings
from svc.semantics.bound import BoundStream


def drawio(bound: BoundStream) -> Exported:
    """A file of draw.io, which is not deflated.

    Raises RenderError for a stream that is too large to lay out.
    """
    scene = stream_scene(bound, (), PictureOptions(view="lanes"))
    around = surroundings(scene, scene.plan or NOTHING)
    size = {"pageWidth": number(around.width + 2 * MARGIN), "pageHeight": number(around.height + 2 * MARGIN)}
    shown = {"grid": "1", "gridSize": "10", "guides": "1", "connect": "1", "page": "1"}
    cells = Cells(bound, scene, around.top + MARGIN)
    model = element("mxGraphModel", shown | size, element("root", {}, *cells.all()))
    diagram = element("diagram", {"id": "svc", "name": " ".join(scene.title)}, model)
    return Exported((element("mxfile", {"host": "svc", "compressed": "false"}, diagram) + "\n").encode("ascii"))
