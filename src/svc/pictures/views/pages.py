"""A stream on several slides: cut between steps, with connectors where a flow leads to another slide."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve, frozen

from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.errors import RenderError
from svc.pictures.layout.page_cuts import cut
from svc.pictures.layout.reading_order import steps_in_order
from svc.pictures.layout.time_budget import late
from svc.pictures.options import PictureOptions
from svc.pictures.scene import labels
from svc.pictures.scene.annotations import Drawn, attach
from svc.pictures.scene.connectors import connector
from svc.pictures.scene.shapes import Card, Line, Node, Scene
from svc.pictures.views.slide import LEGIBLE, fold, letters
from svc.pictures.views.stream import stream
from svc.semantics.bound import BoundFlow, BoundStream, NodeKind
from svc.semantics.wording import stream_title

ON_ONE = 24
"""Steps that may be legible on one slide."""
FEWEST = 4
"""Steps of a slide below which one more slide does not help."""


def pages(
    bound: BoundStream, diagnostics: Iterable[Diagnostic], options: PictureOptions, count: int | None = None
) -> list[Scene]:
    """A stream on so many slides, or on as few as are legible, but two at least.

    Raises RenderError for more slides than the stream has steps.
    """
    findings = list(diagnostics)
    whole = stream(bound, findings, options)
    steps = steps_in_order(whole)
    if count is not None and count > max(len(steps), 1):
        raise RenderError(
            f"a stream of {len(steps)} steps can't be cut into {count} slides: request {len(steps)} or less"
        )
    fewest = min(max(len(steps) // ON_ONE + 1, 2), len(steps) or 1)
    drawn: list[Scene] = []
    for number in [count] if count else range(fewest, max(len(steps) // FEWEST, fewest) + 1):
        cutting = _Cutting(bound, whole, cut(steps, whole.lines, number) if steps else [[]])
        drawn = [_folded(cutting.scene(page, findings)) for page in range(1, number + 1)]
        if late() or all(round(letters(each), 1) >= LEGIBLE for each in drawn):
            break
    return drawn


def _folded(scene: Scene) -> Scene:
    return evolve(fold(scene), advice=labels.smaller(scene.sentences))


@frozen
class _Cutting:
    """A stream as a scene, and the steps of each page."""

    bound: BoundStream
    whole: Scene
    parts: Sequence[Sequence[str]]

    @property
    def page_of(self) -> Mapping[str, int]:
        """The page of each step, from 1."""
        return {id: page for page, part in enumerate(self.parts, 1) for id in part}

    def scene(self, page: int, findings: Iterable[Diagnostic]) -> Scene:
        """What is on a page: its steps, their parties, and connectors in the place of steps of other pages."""
        whole, page_of = self.whole, self.page_of
        nodes = {node.id: node for node in whole.nodes}
        here: dict[str, Node] = {id: nodes[id] for id in self.parts[page - 1]}
        lines = []
        for line in whole.lines:
            if page in self._pages(line):
                ends = [_end(nodes[id], page, page_of, to=to) for id, to in ((line.source, False), (line.target, True))]
                here |= {end.id: end for end in ends}
                lines.append(evolve(line, source=ends[0].id, target=ends[1].id))
        joined = {end for line in whole.lines for end in (line.source, line.target)}
        if page == 1:
            here |= {id: node for id, node in nodes.items() if id not in joined}
        title = f"{stream_title(self.bound)} ({page} of {len(self.parts)})" if len(self.parts) > 1 else None
        has_dashes = any(line.back for line in lines)
        return evolve(
            whole,
            title=labels.heading(title) if title else whole.title,
            description=f"Slide {page} of {len(self.parts)}. {whole.description}" if title else whole.description,
            nodes=here.values(),
            lines=lines,
            legend=[each for each in whole.legend if has_dashes or not each.startswith("dashed")],
            sentences=labels.sentences(self._reported(page, findings)),
        )

    def _reported(self, page: int, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The findings that a page lists: those about what is on it, and on the first those about nothing drawn."""
        marks = attach(self.bound, findings)
        pages: dict[int, set[int]] = {}
        for thing, about in marks.about.items():
            for finding in about:
                pages.setdefault(id(finding), set()).update(self._pages_of(thing))
        return [finding for finding in marks.all if page in (pages.get(id(finding)) or {1})]

    def _pages_of(self, thing: Drawn) -> set[int]:
        """The pages that show a step, a party, a flow or an artefact of one."""
        bound = self.bound
        thing = thing[0] if isinstance(thing, tuple) else thing
        if isinstance(thing, BoundFlow):
            return self._pages(self.whole.lines[bound.flows.index(thing)])
        if thing.kind is NodeKind.PARTY:
            flows = [*bound.outgoing[thing], *bound.incoming[thing]]
            return {page for flow in flows for page in self._pages_of(flow)} or {1}
        steps = [node for node in bound.nodes if node.kind is not NodeKind.PARTY]
        cards = [node.id for node in self.whole.nodes if isinstance(node, Card)]
        return {self.page_of[cards[steps.index(thing)]]}

    def _pages(self, line: Line) -> set[int]:
        """The pages that a line is on: those of its steps; the first if it joins none."""
        return {self.page_of[id] for id in (line.source, line.target) if id in self.page_of} or {1}


def _end(node: Node, page: int, page_of: Mapping[str, int], *, to: bool) -> Node:
    """What a line on a page ends at: a step or a party, or a connector in the place of a step of another page."""
    other = page_of.get(node.id, page)
    if other == page or not isinstance(node, Card):
        return node
    return connector(node, other, f"{node.id}_{'to' if to else 'from'}", leads_on=to)
