"""A flowchart of Mermaid: what it draws, as its own parser sees it."""

from typing import NamedTuple

from attrs import define, field

OPEN_LINK, INVISIBLE = "---", "~~~"


class Link(NamedTuple):
    """A link from one vertex to another, by their ids. `both` ways, or `invisible`, which is for the layout alone."""

    source: str
    target: str
    label: str
    line: int
    both: bool = False
    invisible: bool = False


@define
class Vertex:
    """A vertex: its label in lines, the name of its shape, and the line where it is first."""

    id: str
    line: int
    label: str | None = None
    shape: str = ""

    @property
    def words(self) -> str:
        """What it is called: its label, else its id."""
        return self.id if self.label is None else self.label


@define
class Group:
    """A subgraph: its title, and what is in it and in no other one that ended before."""

    id: str
    title: str
    line: int
    members: dict[str, None] = field(factory=dict)


@define
class Chart:
    """All of a flowchart, in the order of its text."""

    title: str = ""
    vertices: dict[str, Vertex] = field(factory=dict)
    links: list[Link] = field(factory=list)
    groups: list[Group] = field(factory=list)
    """In the order in which they end; several may have one id."""

    @property
    def elements(self) -> int:
        """How many vertices, links and subgraphs it has."""
        ids = {group.id for group in self.groups}
        return sum(id not in ids for id in self.vertices) + len(self.links) + len(self.groups)
