"""A process as another program draws it: nodes, edges between them, and what svc itself put along."""

from collections.abc import Collection, Mapping
from enum import StrEnum, auto
from typing import NamedTuple

from svc.formats.exchange.balance import Parts, quoted
from svc.formats.exchange.diagrams.own_data import Own
from svc.formats.exchange.losses import Loss, flattened_structure


class Kind(StrEnum):
    """What a node is to a stream."""

    TASK = auto()
    """Work: it becomes a step."""
    ACTIVITY = auto()
    """Work that a stream names by its activity alone; only svc itself says so."""
    PARTY = auto()
    """Somebody outside."""
    HOLE = auto()
    """An end of a flow that is open."""
    EVENT = auto()
    """Dissolved into the flows through it. One that nothing leads to begins cases; one that leads nowhere ends them."""
    GATEWAY = auto()
    """Dissolved into the flows through it. Its other end is open where nothing leads to it, or it leads nowhere."""
    BOUNDARY = auto()
    """The entry or the exit of a structure that is flattened: dissolved without a word."""
    THING = auto()
    """Something that is given: it becomes the words of the flows through it."""
    OTHER = auto()
    """What a stream has no place for."""


OWN_KINDS = {"step": Kind.TASK, "activity": Kind.ACTIVITY, "party": Kind.PARTY, "hole": Kind.HOLE}
"""What a node is, by the kind of the row that svc put along."""


class Node(NamedTuple):
    """A node. Words are as in the other program, with its line breaks; `place` is for reports.

    `lane` says who does it, and `activity` is the id of one, where svc itself drew the lane. `what` names its type in
    reports, such as `exclusive gateway`. `opens` is what the process that it calls is called. A gateway is a
    choice if not all of its ways out are taken.
    """

    id: str
    kind: Kind
    label: str = ""
    place: str = ""
    what: str = "element"
    lane: str = ""
    activity: str = ""
    note: str = ""
    opens: str = ""
    is_choice: bool = False
    own: Own | None = None
    parts: Parts = ()
    """Its own element in the file, then those of its note."""


class Edge(NamedTuple):
    """An edge from one node to another, by their ids; an end that is not there is open.

    What its label says depends on where it comes from: a condition behind a gateway, else what is given. `when` is a
    condition for sure, and `artefact` something that is given.
    """

    id: str
    source: str
    target: str
    label: str = ""
    place: str = ""
    when: str = ""
    artefact: str = ""
    what: str = "flow"
    own: Own | None = None
    parts: Parts = ()
    """The elements in the file that it is made of, its own one first."""


class Diagram(NamedTuple):
    """A process: its nodes and edges in the order of the file. `own` is what svc put along of the stream itself."""

    nodes: list[Node]
    edges: list[Edge]
    title: str = ""
    place: str = ""
    own: tuple[Mapping[str, str], ...] = ()


def end_at_lane(lane: str, place: str) -> Loss:
    """The report of an end of an edge at a lane, or at another group, with work in it."""
    why = "a lane gives and gets nothing itself, so that end is open"
    return flattened_structure(f"an end of a flow at {lane}", place, why)


def words(label: str) -> str:
    """A label in one line."""
    return " ".join(label.split())


def called(what: str, label: str) -> str:
    """A node or an edge in a report: what it is, and its label."""
    label = words(label)
    return f"the {what} `{label}`" if label else f"an unnamed {what}"


def all_called(what: str, names: Collection[str]) -> str:
    """One or more elements of a kind in a report: what they are, and their names if they have any."""
    plural = "" if len(names) == 1 else "s"
    return f"the {what}{plural} {quoted(names)}".rstrip()
