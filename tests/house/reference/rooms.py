"""`docs/rooms.svg`: the rooms as they import one another, without the arrows that follow from the others."""

import re
from collections.abc import Iterator, Mapping
from textwrap import wrap

from svc.pictures.render.engine import find
from svc.text.escape import html
from tests.support import ROOT

PICTURE = ROOT / "docs" / "rooms.svg"
PUBLIC = ("extending", "strategies", "testing")
"""Rooms from which a user may import."""
HEAD = """\
digraph rooms {
  rankdir=TB; bgcolor=transparent; nodesep=0.5; ranksep=0.35
  node [shape=box, style="filled,rounded", fontname="Helvetica", fontsize=12, margin="0.2,0.1",
        fillcolor="#eef2f7", color="#667085", fontcolor="#101828"]
  edge [color="#667085", arrowsize=0.7]
"""


def jobs() -> dict[str, str]:
    """The one job of each room, in a few words; from the lowest room to the highest."""
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    section = page.split("## The rooms\n", 1)[1].split("\n### ", 1)[0]
    rows = re.findall(r"^\| `([a-z_]+)/?` \| (.*?) \|$", section, re.MULTILINE)
    return {room: re.split(r"[:;]", job)[0] for room, job in rows}


def imports() -> dict[str, set[str]]:
    """The lower rooms that each room imports from."""
    rooms = list(jobs())
    return {room: set(_imported(room)) & set(rooms[:place]) for place, room in enumerate(rooms)}


def _imported(room: str) -> Iterator[str]:
    folder = ROOT / "src" / "svc" / room
    for file in sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]:
        yield from re.findall(r"^\s*(?:from|import) svc\.(\w+)", file.read_text("utf-8"), re.MULTILINE)


def reduced(graph: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """The same order with the fewest arrows: those that a longer path stands for are left out."""
    return {
        node: {end for end in ends if not any(end in _reached(graph, other) for other in ends - {end})}
        for node, ends in graph.items()
    }


def _reached(graph: Mapping[str, set[str]], node: str) -> set[str]:
    return graph[node].union(*(_reached(graph, end) for end in graph[node]))


def dot() -> str:
    """The picture in the language of Graphviz, the highest room on top."""
    arrows = reduced(imports())
    lines = [HEAD]
    for room, job in reversed(jobs().items()):
        public = ', fillcolor="#fdf0d5"' if room in PUBLIC else ""
        words = "<br/>".join([f"<b>{room}</b>", *wrap(html(job), 44)])
        lines.append(f"  {room} [label=<{words}>{public}]\n")
    lines += [f"  {room} -> {end}\n" for room, ends in reversed(arrows.items()) for end in sorted(ends)]
    return "".join([*lines, "}\n"])


def svg() -> str:
    """The picture, drawn by the engine that comes with svc."""
    return find("graphviz-pure").run(dot(), "svg").decode("utf-8")


def shown(picture: str) -> list[str]:
    """The words, rooms and arrows of a picture; where they stand is the engine's matter."""
    return sorted(re.findall(r">([^<>]*\w[^<>]*)<", picture))
