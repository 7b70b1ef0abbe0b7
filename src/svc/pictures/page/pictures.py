"""The pictures of a page: every view that draws the stream, and which of them comes first."""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from attrs import evolve, field, frozen

from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.errors import RenderError
from svc.pictures.drawing import stream_scene
from svc.pictures.options import DEFAULTS, PictureOptions
from svc.pictures.page.content import View
from svc.pictures.page.inlining import inlined
from svc.pictures.render.picture import draw
from svc.pictures.scene.shapes import Card, Scene
from svc.pictures.views import VIEWS
from svc.semantics.bound import BoundFlow, BoundStream, Node, NodeKind

Drawn = tuple[View, tuple[Diagnostic, ...]]
"""A view, and what there is to say of its picture."""
AUTO = "auto"
AT_ONCE = 2
"""How many pictures are drawn at a time."""
_BESIDE_THE_POINT = {"small-print"}
"""Codes of what a page has no trouble with: it can be enlarged."""


@frozen
class Pictures:
    """The views that could be drawn, the one to begin with, and what there is to say of them."""

    views: tuple[View, ...] = field(converter=tuple[View, ...])
    first: str
    findings: tuple[Diagnostic, ...] = field(converter=tuple[Diagnostic, ...])


def pictures(
    bound: BoundStream,
    findings: Iterable[Diagnostic],
    keys: Mapping[Node | BoundFlow, str],
    options: PictureOptions,
    at_once: int = AT_ONCE,
) -> Pictures:
    """All views of a stream, some of them drawn at once.

    Raises RenderError if the first one, which was requested, can't be drawn.
    """
    every = list(findings)
    wanted = stream_scene(bound, every, options)
    options = evolve(options, activity=None, way=DEFAULTS.way, to=None)
    stream = stream_scene(bound, every, evolve(options, view="stream"))
    ids = _ids(bound, stream, keys)
    names = [name for name in VIEWS if name not in (AUTO, wanted.view) and VIEWS[name].shows(bound)]
    with ThreadPoolExecutor(at_once) as pool:
        others = [
            _begun(pool if at_once > 1 else None, partial(_drawn, bound, every, evolve(options, view=name), ids))
            for name in names
        ]
        first, reported = _picture(wanted, ids, options)
        drawn: dict[str, View] = {first.name: first}
        for name, other in zip(names, others, strict=True):
            try:
                drawn[name], more = other()
                reported += more
            except RenderError as error:
                reported += (missing_view(name, str(error)),)
    distinct = dict.fromkeys(reported)
    return Pictures(
        (drawn[name] for name in VIEWS if name in drawn),
        first.name,
        (each for each in distinct if each.name not in _BESIDE_THE_POINT),
    )


def _begun(pool: ThreadPoolExecutor | None, draw: Callable[[], Drawn]) -> Callable[[], Drawn]:
    """What gives a drawn view: a thread that draws it already, or the drawing itself where no thread can be started."""
    try:
        return pool.submit(draw).result if pool else draw
    except RuntimeError:
        return draw


def missing_view(view: str, why: str) -> Diagnostic:
    """A view that a page lacks, as it could not be drawn."""
    return codes.BY_NAME["missing-view"].at(None, view=view, why=why)


def _drawn(bound: BoundStream, findings: list[Diagnostic], options: PictureOptions, ids: Mapping[str, str]) -> Drawn:
    return _picture(stream_scene(bound, findings, options), ids, options)


def _picture(scene: Scene, ids: Mapping[str, str], options: PictureOptions) -> Drawn:
    theme = "print" if options.theme == "print" else "light"
    picture = draw(scene, "svg", evolve(options, theme=theme))
    return View(scene.view, inlined(picture.data.decode(), scene.view, ids)), picture.findings


def _ids(bound: BoundStream, scene: Scene, keys: Mapping[Node | BoundFlow, str]) -> dict[str, str]:
    """The key of each drawn thing, by its id without `svc_`: the stream view draws them in the order of the text."""
    cards = [node for node in scene.nodes if isinstance(node, Card)]
    steps = [node for node in bound.nodes if node.kind is not NodeKind.PARTY]
    keys_by_id = {card.id: keys[step] for card, step in zip(cards, steps, strict=True)}
    for line, flow in zip(scene.lines, bound.flows, strict=True):
        keys_by_id |= {line.id: keys[flow], line.source: keys[flow.source], line.target: keys[flow.target]}
    return {id.removeprefix("svc_"): key for id, key in keys_by_id.items()}
