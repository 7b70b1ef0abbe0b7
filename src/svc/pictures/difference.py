"""A difference as a picture: both streams in one, what is gone dashed, a word on all that is not as it was."""

from attrs import evolve

from svc.comparison.streams import compare
from svc.pictures import drawing
from svc.pictures.views import Diagram
from svc.pictures.views.merging import merged
from svc.semantics.binder import bind_stream
from svc.semantics.bound import BoundStream


def svg(before: BoundStream, after: BoundStream) -> tuple[str, bool]:
    """The picture, and whether nothing changed. Raises RenderError if it can't be drawn."""
    difference = compare((before, after))
    stream, gone = merged(after.stream, difference)
    picture = drawing.diagram(bind_stream(stream, after.catalogue)[0], (), "auto")
    return drawing.draw(_dashed(picture, gone), "svg").data.decode(), not difference


def _dashed(picture: Diagram, gone: frozenset[int]) -> Diagram:
    ids = {f"svc_flow_{number + 1}" for number in gone}
    lines = [evolve(line, dashed=line.dashed or line.id in ids) for line in picture.lines]
    legend = [each for each in picture.legend if not each.startswith("dashed")]
    if any(line.dashed for line in lines):
        legend.append("dashed line: REMOVED, or rework")
    return evolve(picture, lines=lines, legend=legend)
