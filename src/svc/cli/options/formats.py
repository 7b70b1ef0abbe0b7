"""The formats of `svc export` and `svc import`: the endings of their files, and which command knows each."""

from typing import NamedTuple

_OF_ALL = ("name", "catalogue", "mapping", "write_map")


class Format(NamedTuple):
    """A format: the endings of its files, the usual one first; how their content begins, or the elements that XML
    files have at their root; whether it is written, and read; the options of the import that apply to it."""

    endings: tuple[str, ...]
    begins: tuple[bytes, ...] = ()
    roots: tuple[str, ...] = ()
    written: bool = True
    read: bool = True
    options: tuple[str, ...] = _OF_ALL


FORMATS: dict[str, Format] = {
    "json": Format((".json",), (b"{", b"["), options=()),
    "bpmn": Format((".bpmn", ".bpmn20.xml"), roots=("definitions",), options=(*_OF_ALL, "pool")),
    "csv": Format((".csv", ".tsv"), options=(*_OF_ALL, "chain")),
    "xlsx": Format((".xlsx", ".xlsm"), (b"PK\x03\x04",), options=(*_OF_ALL, "chain", "sheet")),
    "markdown": Format((".md", ".markdown"), options=(*_OF_ALL, "chain")),
    "drawio": Format((".drawio", ".drawio.xml"), roots=("mxfile", "mxGraphModel"), options=(*_OF_ALL, "page")),
    "mermaid": Format((".mmd", ".mermaid"), (b"flowchart", b"graph ", b"graph\n", b"%%{")),
    "archimate": Format((".xml",), roots=("model",), options=(*_OF_ALL, "page")),
    "node-link": Format((".json",), read=False),
    "graphml": Format((".graphml",), read=False),
}
"""All formats; of those with the same ending the first one is meant."""
WRITTEN = [name for name, each in FORMATS.items() if each.written]
READ = [name for name, each in FORMATS.items() if each.read]
BY_ENDING = {ending: name for name, each in reversed(FORMATS.items()) for ending in each.endings}
"""The format that an ending means."""


def by_ending(name: str) -> str | None:
    """The format that the ending of a file's name means; of several the longest counts, as in `restore.drawio.xml`."""
    endings = [each for each in BY_ENDING if name.lower().endswith(each)]
    return BY_ENDING[max(endings, key=len)] if endings else None
