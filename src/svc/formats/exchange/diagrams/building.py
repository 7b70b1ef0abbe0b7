"""From a diagram to its stream: what svc put along, what was changed since, and for all else what is drawn."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from attrs import evolve

from svc.formats.exchange.diagrams.flows import Flows, bordered, borders
from svc.formats.exchange.diagrams.foreign import Diagram, Kind, Node, called, words
from svc.formats.exchange.diagrams.own_data import CONTENTS, Own, is_drawn, records, shown
from svc.formats.exchange.diagrams.steps import NEW, Numbered, Steps, dropped
from svc.formats.exchange.diagrams.ways import BEGIN, END, Way, ways
from svc.formats.exchange.losses import Loss, dropped_element, merged
from svc.formats.exchange.meanings import Meanings
from svc.formats.exchange.results import Imported
from svc.formats.exchange.tables.rows_to_stream import stream_of as stream_of_rows
from svc.formats.interchange.printing import checked_text
from svc.model import Flow, Stream
from svc.text.frozenmap import FrozenMap
from svc.text.pattern import Pattern

STATEMENTS = {"step": "steps", "party": "parties", "flow": "flows"}
"""The kinds of rows that elements have, and where a stream has their statements."""
STAY = (Kind.TASK, Kind.ACTIVITY, Kind.PARTY)
_NUMBER = Pattern(r"[1-9][0-9]{0,8}")


class Known(NamedTuple):
    """What svc put along: the stream of it all, its statements by number, and those that no element has."""

    stream: Stream
    statements: Mapping[str, Any]
    elsewhere: frozenset[str]


def imported(diagram: Diagram, name: str, meanings: Meanings, losses: list[Loss]) -> Imported:
    """The stream of a diagram with its text, and all that was lost."""
    stream = stream_of(diagram, name, meanings, losses)
    return Imported(checked_text(stream), stream, tuple(losses), FrozenMap(meanings.foreign))


def stream_of(diagram: Diagram, name: str, meanings: Meanings, losses: list[Loss]) -> Stream:
    """The stream of a diagram; it has the given name if svc put none along.

    Each element becomes a step, a party or a part of flows, or it is reported.
    """
    nodes = _first_ones(diagram.nodes, losses)
    known = _known(diagram, nodes, name, losses)
    ours = bool(diagram.own)
    found = ways(diagram, nodes, losses)
    steps = Steps(known.statements, known.stream, meanings, losses)
    for node in nodes.values():
        if node.kind in STAY or node.id in found.kept:
            steps.add(node)
            if ours and not node.own:
                why = "it was added in the other program, which counts"
                losses.append(merged(called(node.what, node.label), node.place, why))
        elif node.kind == Kind.OTHER:
            losses.append(dropped(node))
    ours_flows = {number: each for number, each in known.statements.items() if isinstance(each, Flow)}
    flows = Flows(steps.names, ours_flows, meanings, losses, ours)
    places = {id: number for number, id in enumerate(nodes)}
    for way in sorted(found.ways, key=lambda each: places.get(each.source, len(places))):
        if not _is_border(way, steps):
            flows.add(way)
    _report_deleted(diagram, {node.own.get("number") for node in nodes.values() if node.own} | flows.seen, losses)
    return evolve(
        known.stream, title=_title(diagram, known.stream, losses), teams=steps.teams,
        steps=_together(known, "steps", _bordered(steps, found.ways, losses)),
        parties=_together(known, "parties", steps.parties), flows=_together(known, "flows", flows.flows),
    )  # fmt: skip


def _title(diagram: Diagram, known: Stream, losses: list[Loss]) -> str | None:
    """The title of the stream: that which svc put along, unless another one is in the diagram now."""
    title = words(diagram.title)
    before = next((shown(own) for own in diagram.own if own.get("kind") == "stream"), "")
    if diagram.own and title == before:
        return known.title
    if diagram.own:
        losses.append(merged("the title", diagram.place, f"it is `{title}` in the diagram, which counts"))
    return title if title and title != known.name else None


def _first_ones(nodes: Iterable[Node], losses: list[Loss]) -> dict[str, Node]:
    """Nodes by their ids: the first of an id counts."""
    found: dict[str, Node] = {}
    for node in nodes:
        if found.setdefault(node.id, node) is not node:
            why = f"its id `{node.id}` is that of another element, which counts"
            losses.append(dropped_element(called(node.what, node.label), node.place, why))
    return found


def _known(diagram: Diagram, nodes: Mapping[str, Node], name: str, losses: list[Loss]) -> Known:
    """What svc put along, in the order of its rows; of rows with one number the first counts."""
    found: dict[str, tuple[Own, str]] = {}
    for own in diagram.own:
        if own.get("kind") != CONTENTS and _NUMBER.fullmatch(own.get("number", "")):
            found.setdefault(own["number"], (own, diagram.place))
    elsewhere = frozenset(found)
    along = ((each.own, each.place) for group in (nodes.values(), diagram.edges) for each in group)
    for own, place in ((own, place) for own, place in along if own is not None):
        if own.get("kind") in STATEMENTS and _NUMBER.fullmatch(own.get("number", "")):
            found.setdefault(own["number"], (own, place))
    ordered = sorted(found, key=int)
    stream, lost = stream_of_rows(records(found[number] for number in ordered), name)
    losses += lost
    statements = {kind: iter(getattr(stream, plural)) for kind, plural in STATEMENTS.items()}
    kinds = ((number, found[number][0].get("kind", "")) for number in ordered)
    return Known(
        stream, {number: next(statements[kind]) for number, kind in kinds if kind in statements}, elsewhere
    )  # fmt: skip


def _is_border(way: Way, steps: Steps) -> bool:
    """Whether a way only says that cases begin or end at a step, or is there for the drawing."""
    if (BEGIN in way or END in way) and way.owns and all(is_drawn(own) for own, _ in way.owns):
        return True
    inner = way.target if way.source == BEGIN else way.source if way.target == END else None
    return inner is not None and steps.names.get(inner) in steps.nodes


def _bordered(steps: Steps, found: Iterable[Way], losses: list[Loss]) -> Iterator[Numbered]:
    begins, ends = borders(found)
    for number, step in steps.steps:
        node = steps.nodes[step.name]
        yield number, bordered(step, begins.get(node.id, []), ends.get(node.id, []), node.place, losses)


def _together(known: Known, kind: str, found: Iterable[Numbered]) -> list[Any]:
    """The statements of elements, and those that no element has, in the order of their rows; then what is new."""
    of_kind = {id(each) for each in getattr(known.stream, kind)}
    elsewhere = [(int(number), known.statements[number]) for number in known.elsewhere & known.statements.keys()]
    every = [*found, *(pair for pair in elsewhere if id(pair[1]) in of_kind)]
    return [each for _, each in sorted(every, key=lambda pair: (pair[0] == NEW, pair[0]))]


def _report_deleted(diagram: Diagram, seen: set[str | None], losses: list[Loss]) -> None:
    """Report what svc put into the diagram and is not there any more."""
    for own in diagram.own:
        if own.get("kind") == CONTENTS:
            for item in own.get("name", "").split():
                number, _, what = item.partition(":")
                if number not in seen:
                    why = "it was deleted in the other program, which counts"
                    losses.append(dropped_element(f"`{what}`", diagram.place, why))
