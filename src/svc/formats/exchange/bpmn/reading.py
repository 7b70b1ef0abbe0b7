"""A file of BPMN as a stream: the pool that has the work, the others as parties, and what is within it."""

from collections.abc import Iterator
from typing import NamedTuple

from svc.diagnostics.errors import Error
from svc.formats.exchange import xml
from svc.formats.exchange.balance import Balance, with_names
from svc.formats.exchange.bpmn.elements import Elements, own_row, own_rows, with_rows
from svc.formats.exchange.bpmn.lanes import members, report_lanes
from svc.formats.exchange.bpmn.names import KINDS, SUBPROCESSES, TASKS
from svc.formats.exchange.bpmn.notes import notes
from svc.formats.exchange.bpmn.rest import counts, name_and_text, report_rest
from svc.formats.exchange.choices import is_called, listed, missing, several
from svc.formats.exchange.diagrams.building import imported, stream_of
from svc.formats.exchange.diagrams.foreign import Diagram, Edge, Kind, Node, called, words
from svc.formats.exchange.losses import Loss, dropped_element, flattened_structure
from svc.formats.exchange.meanings import Meanings
from svc.formats.exchange.results import Imported, Options
from svc.formats.exchange.xml import Document, Element

SKIPPED = {"BPMNDiagram": True, "incoming": False, "outgoing": False}
"""The drawing, which counts, and the ends of flows, which the flows themselves name."""


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
    balance = Balance(losses)
    document = xml.document(data, losses, SKIPPED)
    diagram = _diagram(document, options.pool, balance)
    meanings = Meanings(options.catalogue, options.maps, losses)
    stream = stream_of(diagram, options.name, meanings, balance)
    elements = report_rest(document, bool(diagram.own), balance)
    return imported(stream, meanings, losses, elements)


def _diagram(document: Document, wanted: str | None, balance: Balance) -> Diagram:
    root = document.root
    if root.name != "definitions":
        raise Error(f"{root.place}: the file is not BPMN 2.0: it begins with `{root.name}`, not with `definitions`")
    pools = _pools(root)
    pool = _chosen(pools, wanted)
    process = pool.process
    assert process is not None
    _keep_process(pool, balance)
    lanes = document.named("lane")
    if len(pools) > 1 and lanes:
        inside = {id(each) for each in process.all()}
        lanes = [each for each in lanes if id(each) in inside]
    elements = Elements(dict(members(lanes)), notes(document), balance)
    elements.read(process)
    elements.within(process, "process")
    report_lanes(lanes, elements.nodes, balance)
    homes: dict[str, str] = {}
    others = [each for each in pools if each is not pool]
    inside_ids = {node.id for node in elements.nodes} if others else set()
    parties = [_party(each, homes, inside_ids, balance) for each in others]
    edges = [*elements.edges, *map(elements.placed, _messages(root, homes))]
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


def _party(pool: Pool, homes: dict[str, str], inside: set[str], balance: Balance) -> Node | None:
    """Another pool, as a party; flows to what is in it lead to it."""
    within = [*pool.process.all()] if pool.process is not None else []
    inner = [each for each in within if each.name in KINDS]
    homes |= {each.get("id"): pool.id for each in inner if each.get("id") not in inside}
    if pool.process is not None and pool.id != pool.process.get("id"):
        homes[pool.process.get("id")] = pool.id
    counted = [*filter(counts, within[1:])]
    left = with_names(f"elements in it that are left out: {len(counted)}", map(name_and_text, counted))
    if pool.participant is None:
        why = f"it is another process; {left}"
        balance.lose(dropped_element(called("process", pool.title or pool.id), pool.place, why), *within[:1], *counted)
        return None
    if counted:
        why = f"it is a party to this stream; {left}"
        balance.lose(flattened_structure(called("pool", pool.title or pool.id), pool.place, why), *counted)
    _keep_process(pool, balance)
    own = own_row(pool.participant)
    kind = Kind.HOLE if own and own.get("kind") == "hole" else Kind.PARTY
    return Node(pool.id, kind, pool.title, pool.place, "pool", own=own, parts=(pool.participant,))


def _keep_process(pool: Pool, balance: Balance) -> None:
    """Keep a pool and its process, whose own name is reported if the pool has another one."""
    balance.keep(pool.process, pool.participant)
    name = words(pool.process.get("name")) if pool.process is not None else ""
    if pool.process is not None and name not in ("", pool.title):
        why = f"its pool is called `{pool.title}`, which counts"
        balance.lose(dropped_element(f"the name `{name}` of a process", pool.process.place, why, cosmetic=True))


def _messages(root: Element, homes: dict[str, str]) -> Iterator[Edge]:
    names = {each.get("id"): each.get("name") for each in root.named("message")}
    for flow in root.within("collaboration", "messageFlow"):
        source, target = (flow.get(key).rpartition(":")[2] for key in ("sourceRef", "targetRef"))
        label = flow.get("name") or names.get(flow.get("messageRef").rpartition(":")[2], "")
        ends = homes.get(source, source), homes.get(target, target)
        edge = Edge(flow.get("id"), *ends, label, flow.place, what="message flow", parts=(flow,))
        yield from with_rows(edge, flow)
