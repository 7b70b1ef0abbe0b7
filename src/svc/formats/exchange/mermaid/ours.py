"""Flowcharts that svc drew: what their labels say, as the rows of the stream that they show.

Labels hold titles in short and broken into lines. Notes, teams, tools, promises and keys are not among them.
"""

from collections.abc import Sequence

from svc.formats.exchange.balance import Balance
from svc.formats.exchange.diagrams.foreign import Diagram, Edge, Kind, Node
from svc.formats.exchange.diagrams.own_data import Own
from svc.formats.exchange.losses import dropped_element
from svc.formats.exchange.meanings import Meanings, Names
from svc.formats.exchange.mermaid.card_labels import details
from svc.formats.exchange.mermaid.chart import Chart, Link, Vertex
from svc.formats.exchange.tables.words import names, written
from svc.model import HOLE
from svc.text.pattern import Pattern

_ID = Pattern(r"(?:step|party)[0-9]+")
_BAND = Pattern(r"(?:([0-9]+) · )?(.+)")
_CASE = Pattern(r"(?:rework )?(?:(?P<share>[0-9.]+%|\?%)(?: |$))?(?P<when>.*)")
_SHARE = Pattern(r"(?:rework )?(?:[0-9.]+|\?)%")
_PILL = Pattern(r"VSC[0-9]{3}")
_ROLE = Pattern(r"(?:● )?(?:DEMAND|VALUE)")
NOTES = "notes"
"""The vertex with the findings and the legend."""


def is_ours(chart: Chart) -> bool:
    """Whether svc drew a chart: its ids are kinds and numbers, and its steps have their activities in capitals."""
    steps = [each for id, each in chart.vertices.items() if id.startswith("step")]
    bands = [each.words.partition("\n")[0] for each in steps]
    return bool(steps) and all(_ID.fullmatch(id) or id == NOTES for id in chart.vertices) and all(map(_is_band, bands))


def _is_band(words: str) -> bool:
    return words == words.upper()


class Ours:
    """What a chart of ours says; names are made of titles."""

    def __init__(self, chart: Chart, name: str, meanings: Meanings, balance: Balance) -> None:
        self._chart, self._name, self._meanings, self._balance = chart, name, meanings, balance
        self._names = Names(meanings.reserved, balance.losses)
        self._number = 1
        self._ends: dict[str, str] = {}
        """The names of vertices, as flows use them."""
        self._parties: dict[str, str] = {}
        """Names of parties by their titles: one may be drawn several times."""

    def diagram(self) -> Diagram:
        """Its nodes and edges, each with its row."""
        title = self._chart.title
        own = {"kind": "stream", "number": "1", "name": self._name, "title": written(title), "shown": title}
        nodes = [self._node(each) for each in self._chart.vertices.values() if each.id != NOTES]
        edges = [self._edge(each) for each in self._chart.links]
        if NOTES in self._chart.vertices:
            what = f"the vertex `{NOTES}`"
            place = f"line {self._chart.vertices[NOTES].line}"
            loss = dropped_element(what, place, "svc writes it below its pictures", cosmetic=True)
            self._balance.lose(loss, self._chart.vertices[NOTES])
        return Diagram(nodes, edges, title, own=(own,))

    def _row(self, kind: str, **cells: str) -> Own:
        self._number += 1
        return {"kind": kind, "number": str(self._number), **{key: cell for key, cell in cells.items() if cell}}

    def _node(self, vertex: Vertex) -> Node:
        place = f"line {vertex.line}, vertex {vertex.id}"
        lines = vertex.words.split("\n")
        return self._step(vertex, lines, place) if vertex.id.startswith("step") else self._party(vertex, lines, place)

    # --- steps

    def _step(self, vertex: Vertex, lines: Sequence[str], place: str) -> Node:
        band = _BAND.fullmatch(lines[0])
        activity = self._meanings.known("activities", band[2]) if band else None
        title = lines[1] if len(lines) > 1 else ""
        if band and band[1] is None:  # an end that is an activity itself, or not known
            return self._end(vertex, activity, title, place)
        name = self._named(title, place)
        said = details(lines[2:], place, self._meanings, self._balance.losses)
        titled = {"step": name, "title": written(title) if title != name else ""}
        own = self._row("step", **titled, activity=activity or HOLE, **said)
        own = {**own, "node": name, "shown": title, "lane": activity or ""}
        self._ends[vertex.id] = name
        return Node(vertex.id, Kind.TASK, title, place, "vertex", activity=activity or "", own=own, parts=(vertex,))

    def _end(self, vertex: Vertex, activity: str | None, title: str, place: str) -> Node:
        kind = "activity" if activity else "hole"
        self._ends[vertex.id] = activity or HOLE
        own = {"kind": kind, "node": self._ends[vertex.id], "shown": title, "lane": activity or ""}
        return Node(
            vertex.id, Kind.ACTIVITY if activity else Kind.HOLE, title, place, "vertex", own=own, parts=(vertex,)
        )

    # --- parties and flows

    def _party(self, vertex: Vertex, lines: Sequence[str], place: str) -> Node:
        *over, title = lines
        role = "" if not over or _ROLE.fullmatch(over[0]) else over[0]
        kind = self._meanings.known("parties", role) if role else None
        known = self._meanings.known("parties", title)
        name = known if known and not kind else self._parties.get(title)
        own: Own = {"kind": "party", "node": name or "", "shown": title}
        if name is None:
            name = self._parties[title] = self._named(title, place)
            row = self._row("party", name=name, title=written(title) if title != name else "", party=kind or HOLE)
            own = {**row, "node": name, "shown": title}
        self._ends[vertex.id] = name
        return Node(vertex.id, Kind.PARTY, title, place, "vertex", own={**own, "node": name}, parts=(vertex,))

    def _edge(self, link: Link) -> Edge:
        lines = [line for line in link.label.split("\n") if line and not _PILL.fullmatch(line)]
        case, lines = _parted(lines)
        found = _CASE.fullmatch(case)
        assert found is not None
        artefacts, wording = self._carried(lines)
        ends = [self._ends.get(each, HOLE) for each in (link.source, link.target)]
        own = self._row(
            "flow", **{"from": ends[0], "to": ends[1], "artefacts": artefacts, "as": wording},
            when=written(found["when"]) if found["when"] else "", share=(found["share"] or "").replace("?%", HOLE),
        )  # fmt: skip
        own = {**own, "source": ends[0], "target": ends[1], "shown": link.label}
        return Edge(
            own["number"],
            link.source,
            link.target,
            link.label,
            f"line {link.line}",
            what="link",
            own=own,
            parts=(link,),
        )

    def _carried(self, lines: Sequence[str]) -> tuple[str, str]:
        """The artefacts that all lines are, as a cell; else a hole, and the words."""
        known = [self._meanings.known("artefacts", line.removesuffix(",")) for line in lines]
        found = [each for each in known if each]
        if len(found) == len(lines):
            return names(tuple(found)), ""
        return HOLE, "" if lines == [HOLE] else written(" ".join(lines))

    def _named(self, title: str, place: str) -> str:
        return self._names.new(title or "step", place)


def _parted(lines: list[str]) -> tuple[str, list[str]]:
    """When a flow is taken, and what it carries: the case ends with a colon, or is alone and begins with a share."""
    end = next((number for number, line in enumerate(lines, 1) if line.endswith(":")), 0)
    if not end and len(lines) == 1 and _SHARE.match(lines[0]):
        end = 1
    return " ".join(lines[:end]).removesuffix(":"), lines[end:]
