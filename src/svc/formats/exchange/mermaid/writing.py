"""A stream as a flowchart of Mermaid, which shows most of it, and what it does not show."""

from collections.abc import Iterator

from svc.formats.exchange.losses import Loss, not_carried
from svc.formats.exchange.results import Exported
from svc.formats.exchange.tables.stream_to_rows import Row, rows
from svc.model import Stream
from svc.pictures.drawing import stream_scene
from svc.pictures.options import PictureOptions
from svc.pictures.render.mermaid import mermaid as drawn
from svc.pictures.style.themes import theme
from svc.semantics.bound import BoundStream

_UNSEEN = ("every", "batch", "costs", "responsible", "accountable", "consulted", "informed", "uses", "seen", "queued")
"""What a step says that its card does not show."""
_WHY = "a flowchart shows steps, parties and flows, with titles, practices and times"


def mermaid(bound: BoundStream) -> Exported:
    """The text of a flowchart. Raises RenderError for a stream that is too large to draw."""
    scene = stream_scene(bound, (), PictureOptions(view="stream"))
    return Exported(drawn(scene, theme("auto")).encode(), tuple(_losses(bound.stream)))


def _losses(stream: Stream) -> Iterator[Loss]:
    """What a flowchart does not hold, statement by statement."""
    for row in rows(stream):
        if what := _unseen(row):
            yield not_carried(what, stream.name, _WHY)
    for step in stream.steps:
        if said := [each for each in _UNSEEN if getattr(step, each) or each in step.open_values]:
            yield not_carried(f"{', '.join(said)} of `{step.name}`", stream.name, _WHY)


def _unseen(row: Row) -> str:
    """What of a row is not shown, apart from what steps say of measures."""
    match row.kind:
        case "key":
            return f"the key `{row.cells['name']}`"
        case "team" | "tool" | "promise" | "calendar":
            return f"the {row.kind} `{row.cells['more']}`"
        case "step" | "party" | "flow" if row.cells["note"]:
            return f"the note `{row.cells['note']}`"
        case "party" | "flow" if row.cells["more"]:
            return f"`{row.cells['more']}`"
    return ""
