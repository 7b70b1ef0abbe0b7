"""The view of a stream that is held against records: what was observed beside what is declared, in the stream view.

Steps show how many cases did them and their times, flows how many took them and their shares. Ways that no flow
declares are lines of their own, with the code of their finding.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from attrs import evolve

from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.measures.wording import counted, percent, time_words
from svc.model.calendar import Calendar
from svc.pictures.options import PictureOptions
from svc.pictures.scene.cards import BAND, INSET, SMALL
from svc.pictures.scene.labels import in_lines, pills
from svc.pictures.scene.shapes import Card, Line, Row, Scene, Text
from svc.pictures.scene.text_metrics import wrap
from svc.pictures.style.palette import MUTED, WARNING
from svc.pictures.views import View
from svc.pictures.views.stream import stream
from svc.records.observed import Observed, ObservedFlow, ObservedStep
from svc.semantics.bound import BoundStream, NodeKind

UNDECLARED = "undeclared-way"
MOST = 12
"""So many ways that no flow declares are drawn, the most frequent ones."""
LEGEND = "Below a hairline and first on lines: what the records say"


def showing(found: Observed) -> View:
    """The stream view with what records say."""

    def view(bound: BoundStream, diagnostics: Iterable[Diagnostic], options: PictureOptions) -> Scene:
        return _with_records(stream(bound, diagnostics, options), bound, found)

    return view


def _with_records(scene: Scene, bound: BoundStream, found: Observed) -> Scene:
    cards = [node for node in scene.nodes if isinstance(node, Card)]
    steps = [node for node in bound.nodes if node.kind is not NodeKind.PARTY]
    ids = {step.name: card.id for card, step in zip(cards, steps, strict=True)}
    observed = {each.name: each for each in found.steps}
    drifted = {(each.source, each.place.text[:5]) for each in found.deviations if each.code == "VSC523" and each.place}
    made = {
        card.id: _card(card, observed.get(step.name), found.calendar, drifted)
        for card, step in zip(cards, steps, strict=True)
    }
    known = {(each.source, each.target): each for each in found.flows}
    lines = [
        _line(line, known.get((flow.source.name, flow.target.name)), _has_drifted(found, flow.source.name, flow.number))
        for line, flow in zip(scene.lines, bound.flows, strict=True)
    ]
    for line, flow in zip(scene.lines, bound.flows, strict=True):
        ids.setdefault(flow.source.name, line.source)
        ids.setdefault(flow.target.name, line.target)
    return evolve(
        scene,
        nodes=[made.get(node.id, node) for node in scene.nodes],
        lines=[*lines, *_undeclared(found, ids)],
        sentences=(),  # the page has them in a table
        legend=[*scene.legend, LEGEND],
        subtitle=[*_summary(found), *scene.subtitle],
    )


def _summary(found: Observed) -> Iterator[str]:
    if found.fitness is not None:
        yield f"{percent(found.fitness)} of {counted(found.records.cases, 'case', 'cases')} went as declared"


def _card(
    card: Card, step: ObservedStep | None, calendar: Calendar, drifted: Collection[tuple[str | None, str]]
) -> Card:
    """A card with what records say below; `drifted` are steps, each with the word of a clause that they contradict."""
    if step is None:
        return card
    said = [counted(step.cases, "case", "cases")]
    if step.visits > step.cases:
        said.append(f"{step.visits:,} visits")
    rows = [Row(SMALL, Text(" · ".join(said), 9, MUTED), ruled=True)]
    for word, clause, times in (("took", "takes", step.work), ("waited", "waits", step.wait)):
        if times is not None:
            half, most = (time_words(times.points[at], calendar) for at in (1, 2))
            shown = wrap(f"{word} {half}, 85% {most}", 9, card.width - 2 * INSET, most=2)
            colour, bold = (WARNING, True) if (step.name, clause) in drifted else (MUTED, False)
            rows += [Row(SMALL, Text(each, 9, colour, bold=bold)) for each in shown]
    return evolve(card, rows=[*card.rows, *rows, Row(BAND // 4)], in_width=None)


def _line(line: Line, flow: ObservedFlow | None, has_drifted: bool) -> Line:
    if flow is None:
        return line
    said = f"{flow.cases:,}" if flow.share is None else f"{flow.cases:,} · {percent(flow.share)}"
    text = Text(said, colour=WARNING if has_drifted else MUTED, bold=True)
    tooltip = f"{line.tooltip}\nthe records: {said}"
    return evolve(line, texts=[text, *line.texts], unwrapped=[text, *line.unwrapped], tooltip=tooltip)


def _has_drifted(found: Observed, source: str, number: int) -> bool:
    return any(
        each.code == "VSC524"
        and each.subject is not None
        and (each.subject.source, each.subject.number) == (source, number)
        for each in found.diagnostics
    )


def _undeclared(found: Observed, ids: Mapping[str, str]) -> Iterator[Line]:
    """Lines for the ways that no flow declares; those where cases begin are in the findings alone."""
    wrong = [each for each in found.flows if not each.is_declared and each.source in ids and each.target in ids]
    for number, each in enumerate(sorted(wrong, key=lambda flow: -flow.cases)[:MOST], 1):
        said = f"{counted(each.cases, 'case', 'cases')}: not declared"
        text = Text(said, colour=WARNING, bold=True)
        yield Line(
            f"svc_way_{number}", ids[each.source or ""], ids[each.target], tuple(in_lines([text])),
            f"{each.source} to {each.target}: {said}", pills({"VSC520": Level.WARNING}), Level.WARNING,
            unwrapped=[text],
        )  # fmt: skip
