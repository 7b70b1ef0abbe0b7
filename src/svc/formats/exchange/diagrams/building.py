"""From a diagram to its stream: what svc put along, what was changed since, and for all else what is drawn."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from attrs import evolve

from svc.formats.exchange.balance import Balance, Parts
from svc.formats.exchange.diagrams.flows import Flows, bordered, borders
from svc.formats.exchange.diagrams.foreign import Diagram, Edge, Kind, Node, all_called, called, words
from svc.formats.exchange.diagrams.own_data import CONTENTS, Own, is_drawn, records, shown
from svc.formats.exchange.diagrams.steps import NEW, Numbered, Steps
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
NO_PLACE = "a stream has no place for it"
STAY = (Kind.TASK, Kind.ACTIVITY, Kind.PARTY)
_NUMBER = Pattern(r"[1-9][0-9]{0,8}")


class Known(NamedTuple):
    """What svc put along: the stream of it all, its statements by number, and those that no element has."""

    stream: Stream
    statements: Mapping[str, Any]
    elsewhere: frozenset[str]


def imported(stream: Stream, meanings: Meanings, losses: list[Loss], elements: int) -> Imported:
    """The stream of a diagram with its text, the losses, and how many elements the file has."""
    return Imported(checked_text(stream), stream, tuple(losses), FrozenMap(meanings.foreign), elements)


def stream_of(diagram: Diagram, name: str, meanings: Meanings, balance: Balance) -> Stream:
    """The stream of a diagram; it has the given name if svc put none along.

    Each element becomes a step, a party or a part of flows, or it is reported.
    """
    losses = balance.losses
    nodes = _first_ones(diagram.nodes, balance)
    known = _known(diagram, nodes, name, losses)
    ours = bool(diagram.own)
    found = ways(diagram, nodes, balance)
    kept: list[Parts] = []
    steps = Steps(known.statements, known.stream, meanings, losses)
    for node in nodes.values():
        stays = node.kind in STAY or node.id in found.kept
        if node.note and (not stays or node.kind == Kind.PARTY):
            _report_note(node, balance)
        if stays:
            steps.add(node)
            kept.append(node.parts)
            if ours and not node.own:
                why = "it was added in the other program, which counts"
                losses.append(merged(called(node.what, node.label), node.place, why))
        elif node.own or node.kind == Kind.HOLE:
            kept.append(node.parts)
    _report_others((each for each in nodes.values() if each.kind == Kind.OTHER), balance)
    ours_flows = {number: each for number, each in known.statements.items() if isinstance(each, Flow)}
    flows = Flows(steps.names, ours_flows, meanings, balance, ours)
    places = {id: number for number, id in enumerate(nodes)}
    for way in sorted(found.ways, key=lambda each: places.get(each.source, len(places))):
        if not _is_border(way, steps):
            flows.add(way)
    balance.keep(*kept, *(way.parts for way in found.ways))
    _report_lost_edges(diagram.edges, {id for id, node in nodes.items() if node.own and is_drawn(node.own)}, balance)
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


def _report_others(nodes: Iterable[Node], balance: Balance) -> None:
    """Report the nodes that a stream has no place for; those without a label in groups."""
    unnamed: dict[str, list[Node]] = {}
    for node in nodes:
        if words(node.label):
            balance.lose(dropped_element(called(node.what, node.label), node.place, NO_PLACE), node.parts)
        else:
            unnamed.setdefault(node.what, []).append(node)
    for what, group in unnamed.items():
        several = called(what, "") if len(group) == 1 else f"{len(group)} unnamed elements ({what})"
        balance.lose(dropped_element(several, group[0].place, NO_PLACE), *(each.parts for each in group))


def _report_note(node: Node, balance: Balance) -> None:
    """Report what is written about a node that is not a step."""
    what = f"the note `{words(node.note)}` of {called(node.what, node.label)}"
    balance.lose(dropped_element(what, node.place, "only a step has a note"), *node.parts[1:])


def _report_lost_edges(edges: Iterable[Edge], drawn: set[str], balance: Balance) -> None:
    """Report the edges that became no flow, unless svc drew them, or the nodes at both their ends."""
    groups: dict[str, list[Edge]] = {}
    for edge in edges:
        if (edge.own and is_drawn(edge.own)) or (not edge.label and {edge.source, edge.target} <= drawn):
            balance.keep(edge.parts)
        elif edge.parts and balance.is_open(edge.parts[0]):
            groups.setdefault(edge.what, []).append(edge)
    for what, group in groups.items():
        labels = [words(each.label) for each in group]
        why = f"no flow of the stream leads that way; elements: {len(group)}"
        several = all_called(what, labels)
        loss = dropped_element(several, group[0].place, why, cosmetic=not any(labels))
        balance.lose(loss, *(each.parts for each in group))


def _first_ones(nodes: Iterable[Node], balance: Balance) -> dict[str, Node]:
    """Nodes by their ids: the first of an id counts."""
    found: dict[str, Node] = {}
    for node in nodes:
        if found.setdefault(node.id, node) is not node:
            why = f"its id `{node.id}` is that of another element, which counts"
            balance.lose(dropped_element(called(node.what, node.label), node.place, why), node.parts)
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
