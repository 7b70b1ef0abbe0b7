"""A file of BPMN as a stream: the pool that has the work, the others as parties, and what is within it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from svc.diagnostics.errors import Error
from svc.formats.exchange import xml
from svc.formats.exchange.bpmn.elements import Elements, own_row, own_rows, with_rows
from svc.formats.exchange.bpmn.names import DEFINED, KINDS, OTHERS, SUBPROCESSES, TASKS
from svc.formats.exchange.choices import is_called, listed, missing, several
from svc.formats.exchange.diagrams.building import imported
from svc.formats.exchange.diagrams.foreign import Diagram, Edge, Kind, Node, called, words
from svc.formats.exchange.diagrams.own_data import URI
from svc.formats.exchange.losses import Loss, dropped_element, flattened_structure
from svc.formats.exchange.meanings import Meanings
from svc.formats.exchange.results import Imported, Options
from svc.formats.exchange.xml import Element

_AROUND = ("collaboration", "choreography")
SKIPPED = frozenset(("BPMNDiagram", "incoming", "outgoing"))
"""Elements that say nothing more: the drawing, and the ends of flows, which the flows themselves name."""


class Pool(NamedTuple):
    """A pool, or a process that no pool shows."""

    id: str
    title: str
    place: str
    process: Element | None
    participant: Element | None

    @property
    def has_work(self) -> bool:
        """Whether there is a task in it."""
        return self.process is not None and any(
            each.name in TASKS or each.name in SUBPROCESSES for each in self.process.all()
        )


def bpmn(data: bytes, options: Options) -> Imported:
    """The stream in a file of BPMN 2.0. Raises Error for what is not one, or if it has several pools with work
    and none is chosen."""
    losses: list[Loss] = []
    root = xml.parse(data, losses, SKIPPED)
    diagram = _diagram(root, options.pool, losses)
    meanings = Meanings(options.catalogue, options.maps, losses)
    return imported(diagram, options.name, meanings, losses)


def _diagram(root: Element, wanted: str | None, losses: list[Loss]) -> Diagram:
    if root.name != "definitions":
        raise Error(f"{root.place}: the file is not BPMN 2.0: it begins with `{root.name}`, not with `definitions`")
    pools = _pools(root)
    pool = _chosen(pools, wanted)
    process = pool.process
    assert process is not None
    index = _index(root)
    losses += _vendors(index)
    inside_process = {id(each) for each in process.all()} if index["lane"] else set()
    lanes = [each for each in index["lane"] if id(each) in inside_process]
    elements = Elements(dict(_members(lanes)), _notes(index), losses)
    elements.read(process)
    elements.within(process, "process")
    losses += _lost_lanes(lanes, elements.nodes)
    inside = {node.id for node in elements.nodes}
    homes: dict[str, str] = {}
    parties = [_party(each, homes, inside, losses) for each in pools if each is not pool]
    edges = [*elements.edges, *map(elements.placed, _messages(root, homes))]
    losses += _definitions(root)
    losses += _dropped_around(root)
    own = tuple(own_rows(process))
    return Diagram([*elements.nodes, *filter(None, parties)], edges, pool.title, pool.place, own)


# --- pools


def _pools(root: Element) -> list[Pool]:
    """The pools of a file in its order, then the processes that none shows."""
    processes = {each.get("id"): each for each in reversed(list(root.named("process")))}
    pools = []
    shown: set[str] = set()
    for participant in root.within("collaboration", "participant"):
        reference = participant.get("processRef").rpartition(":")[2]
        process = processes.get(reference)
        title = words(participant.get("name")) or (words(process.get("name")) if process else "")
        pools.append(Pool(participant.get("id"), title, participant.place, process, participant))
        shown.add(reference)
    for id, process in reversed(processes.items()):
        if id not in shown:
            pools.append(Pool(id, words(process.get("name")), process.place, process, None))
    return pools


def _chosen(pools: list[Pool], wanted: str | None) -> Pool:
    """The pool that is the stream. Raises Error if that is not clear."""
    full = [each for each in pools if each.process is not None]
    if wanted is not None:
        found = [each for each in full if each.id == wanted] or [each for each in full if is_called(each.title, wanted)]
        if not found:
            raise missing("pool", wanted, _listed(full))
        if len(found) > 1:
            raise several(f"pools called `{wanted}`", "pool", _listed(found))
        return found[0]
    working = [each for each in full if each.has_work] or full
    if not working:
        raise Error("there is no process in the file")
    if len(working) > 1:
        raise several("pools with work in them", "pool", _listed(working))
    return working[0]


def _listed(pools: list[Pool]) -> list[str]:
    return listed((each.id, each.title) for each in pools)


def _party(pool: Pool, homes: dict[str, str], inside: set[str], losses: list[Loss]) -> Node | None:
    """Another pool, as a party; flows to what is in it lead to it."""
    inner = [each for each in pool.process.all() if each.name in KINDS] if pool.process is not None else []
    homes |= {each.get("id"): pool.id for each in inner if each.get("id") not in inside}
    if pool.process is not None and pool.id != pool.process.get("id"):
        homes[pool.process.get("id")] = pool.id
    if pool.participant is None:
        if inner:
            why = f"it is another process; elements in it: {len(inner)}"
            losses.append(dropped_element(called("process", pool.title or pool.id), pool.place, why))
        return None
    if inner:
        why = f"it is a party to this stream; elements in it that are left out: {len(inner)}"
        losses.append(flattened_structure(called("pool", pool.title or pool.id), pool.place, why))
    own = own_row(pool.participant)
    kind = Kind.HOLE if own and own.get("kind") == "hole" else Kind.PARTY
    return Node(pool.id, kind, pool.title, pool.place, "pool", own=own)


def _messages(root: Element, homes: dict[str, str]) -> Iterator[Edge]:
    names = {each.get("id"): each.get("name") for each in root.named("message")}
    for flow in root.within("collaboration", "messageFlow"):
        source, target = (flow.get(key).rpartition(":")[2] for key in ("sourceRef", "targetRef"))
        label = flow.get("name") or names.get(flow.get("messageRef").rpartition(":")[2], "")
        ends = homes.get(source, source), homes.get(target, target)
        yield from with_rows(Edge(flow.get("id"), *ends, label, flow.place, what="message flow"), flow)


# --- what is beside the elements of a process


_INDEXED = frozenset(("lane", "textAnnotation", "association", "extensionElements"))
Index = Mapping[str, list[Element]]
"""Elements by their names."""


def _index(root: Element) -> Index:
    """The elements that are looked for wherever they are."""
    index: dict[str, list[Element]] = {name: [] for name in _INDEXED}
    for element in root.all():
        if element.name in _INDEXED:
            index[element.name].append(element)
    return index


def _members(lanes: Iterable[Element]) -> Iterator[tuple[str, Element]]:
    """The lane of each element by its id: of lanes within lanes the inner ones come last, and count."""
    return ((each.text.strip(), lane) for lane in lanes for each in lane.named("flowNodeRef"))


def _lost_lanes(lanes: Iterable[Element], nodes: Iterable[Node]) -> Iterator[Loss]:
    """The lanes that are not those of any task."""
    used = {node.lane for node in nodes if node.kind == Kind.TASK}
    for lane in lanes:
        what = called("lane", lane.get("name"))
        if any(any(part.named("lane")) for part in lane.named("childLaneSet")):
            yield flattened_structure(what, lane.place, "its inner lanes are kept")
        elif words(lane.get("name")) and lane.get("name") not in used and not own_row(lane):
            yield dropped_element(what, lane.place, "no task is in it")


def _notes(index: Index) -> dict[str, str]:
    """What annotations say of elements, by the ids of these, and of themselves where they belong to one."""
    texts: dict[str, str] = {}
    ends: list[tuple[str, str]] = []
    for each in index["textAnnotation"]:
        texts[each.get("id")] = words(" ".join(text.words() for text in each.named("text")))
    for each in index["association"]:
        ends.append((each.get("sourceRef"), each.get("targetRef")))
    notes: dict[str, list[str]] = {}
    for one, other in ((pair if pair[0] in texts else pair[::-1]) for pair in ends):
        if texts.get(one) and other not in texts:
            notes.setdefault(other, []).append(texts[one])
            notes.setdefault(one, [])
    return {id: "\n".join(said) for id, said in notes.items()}


def _vendors(index: Index) -> Iterator[Loss]:
    """What other programs put along."""
    uris = Counter(each.uri for part in index["extensionElements"] for each in part.children if each.uri != URI)
    for uri, count in uris.items():
        why = f"only its own program reads it; elements: {count}"
        yield dropped_element(f"an extension of `{uri}`", "", why, cosmetic=True)


def _definitions(root: Element) -> Iterator[Loss]:
    """What a file defines beside its processes."""
    for name, what in DEFINED.items():
        parts = [each for each in root.named(name) if words(each.get("name"))]
        if parts:
            names = ", ".join(dict.fromkeys(words(each.get("name")) for each in parts))
            why = "only a program that runs the processes reads that"
            yield dropped_element(called(f"definition of {what}", names), parts[0].place, why, cosmetic=True)


def _dropped_around(root: Element) -> Iterator[Loss]:
    """What is not in a process."""
    parts = (each for part in root.children for each in (part.children if part.name in _AROUND else [part]))
    for each in parts:
        if each.name in OTHERS and each.name != "textAnnotation":
            what = called(OTHERS[each.name], each.get("name"))
            yield dropped_element(what, each.place, "it is not part of a process")
