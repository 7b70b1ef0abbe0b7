"""The pictures of a page: every view that draws the stream, and which of them comes first."""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from attrs import field, frozen

from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.errors import RenderError
from svc.model.calendar import STANDARD, Calendar
from svc.pictures import drawing
from svc.pictures.page.content import View
from svc.pictures.page.inlining import inlined
from svc.pictures.scene.shapes import Card
from svc.pictures.style.colours import NONE
from svc.pictures.views import VIEWS, Colours, Diagram
from svc.semantics.bound import Arrow, BoundStream, Kind, Node

Drawn = tuple[View, tuple[Diagnostic, ...]]
"""A view, and what there is to say of its picture."""
AUTO = "auto"
_BESIDE_THE_POINT = {"small-print"}
"""Codes of what a page has no trouble with: it can be enlarged."""


@frozen
class Look:
    """How pictures are drawn; as the options of `svc render` say."""

    view: str = AUTO
    engine: str | None = None
    theme: str = "auto"
    colours: Colours = NONE
    activity: str | None = None
    """The one that a sheet shows."""
    calendar: Calendar = STANDARD
    """What a day and a week are on a ladder."""


@frozen
class Pictures:
    """The views that could be drawn, the one to begin with, and what there is to say of them."""

    views: tuple[View, ...] = field(converter=tuple[View, ...])
    first: str
    findings: tuple[Diagnostic, ...] = field(converter=tuple[Diagnostic, ...])


def pictures(
    bound: BoundStream, findings: Iterable[Diagnostic], keys: Mapping[Node | Arrow, str], look: Look
) -> Pictures:
    """All views of a stream. Raises RenderError if the first one, which is asked for, can't be drawn."""
    told = list(findings)
    wanted = drawing.diagram(bound, told, look.view, look.colours, look.activity, look.calendar)
    stream = drawing.diagram(bound, told, "stream", look.colours)
    ids = _ids(bound, stream, keys)
    names = [name for name in VIEWS if name not in (AUTO, wanted.view, *_empty(bound))]
    with ThreadPoolExecutor(2) as pool:
        others = [_begun(pool, partial(_drawn, bound, told, name, ids, look)) for name in names]
        first, said = _picture(wanted, ids, look)
        drawn: dict[str, View] = {first.name: first}
        for name, other in zip(names, others, strict=True):
            try:
                drawn[name], more = other()
                said += more
            except RenderError as error:
                said += (missing_view(name, str(error)),)
    told_once = dict.fromkeys(said)
    return Pictures(
        (drawn[name] for name in VIEWS if name in drawn),
        first.name,
        (each for each in told_once if each.name not in _BESIDE_THE_POINT),
    )


def _begun(pool: ThreadPoolExecutor, draw: Callable[[], Drawn]) -> Callable[[], Drawn]:
    """What gives a drawn view: a thread that draws it already, or the drawing itself where no thread can be started."""
    try:
        return pool.submit(draw).result
    except RuntimeError:
        return draw


def missing_view(view: str, why: str) -> Diagnostic:
    """A view that a page has not, as it could not be drawn."""
    return codes.BY_NAME["missing-view"].at(None, view=view, why=why)


def _drawn(bound: BoundStream, findings: list[Diagnostic], view: str, ids: Mapping[str, str], look: Look) -> Drawn:
    return _picture(drawing.diagram(bound, findings, view, look.colours, calendar=look.calendar), ids, look)


def _empty(bound: BoundStream) -> tuple[str, ...]:
    """The views that would show nothing of a stream."""
    timed = any(step.step and (step.step.waits or step.step.takes) for step in bound.steps)
    return () if timed else ("ladder",)


def _picture(diagram: Diagram, ids: Mapping[str, str], look: Look) -> Drawn:
    theme = "print" if look.theme == "print" else "light"
    picture = drawing.draw(diagram, "svg", look.engine, theme)
    return View(diagram.view, inlined(picture.data.decode(), diagram.view, ids)), picture.findings


def _ids(bound: BoundStream, diagram: Diagram, keys: Mapping[Node | Arrow, str]) -> dict[str, str]:
    """The key of each drawn thing, by its id without `svc_`: the stream view draws them in the order of the text."""
    cards = [node for node in diagram.nodes if isinstance(node, Card)]
    steps = [node for node in bound.nodes if node.kind is not Kind.PARTY]
    found = {card.id: keys[step] for card, step in zip(cards, steps, strict=True)}
    for line, arrow in zip(diagram.lines, bound.arrows, strict=True):
        found |= {line.id: keys[arrow], line.source: keys[arrow.source], line.target: keys[arrow.target]}
    return {id.removeprefix("svc_"): key for id, key in found.items()}
