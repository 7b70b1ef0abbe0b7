"""Nodes and edges as GraphML (http://graphml.graphdrawing.org), each attribute declared with its type.

Independent of streams: attributes are texts, numbers and flags. User text goes through `escape.xml_data`.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from svc.text.escape import xml_data

TYPES = {str: "string", int: "int", float: "double", bool: "boolean"}
"""What GraphML calls the types of attributes."""

Attributes = Mapping[str, type]


def graphml(
    name: str,
    attributes: Mapping[str, Attributes],
    about: Mapping[str, Any],
    nodes: Iterable[Mapping[str, Any]],
    edges: Iterable[Mapping[str, Any]],
) -> str:
    """A directed graph; `attributes` are those of `graph`, `node` and `edge`, and what has no value is left out.

    A node has an `id`, an edge a `key`, a `source` and a `target`.
    """
    lines = ['<?xml version="1.0"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    for owner, types in attributes.items():
        for attribute, kind in types.items():
            lines.append(
                f'  <key id="{owner}_{attribute}" for="{owner}" attr.name="{attribute}" attr.type="{TYPES[kind]}"/>'
            )
    lines.append(f'  <graph id="{xml_data(name)}" edgedefault="directed">')
    lines += _data("graph", attributes, about, "    ")
    for node in nodes:
        lines.append(f'    <node id="{xml_data(node["id"])}">')
        lines += [*_data("node", attributes, node, "      "), "    </node>"]
    for edge in edges:
        ends = f'source="{xml_data(edge["source"])}" target="{xml_data(edge["target"])}"'
        lines.append(f'    <edge id="{xml_data(edge["key"])}" {ends}>')
        lines += [*_data("edge", attributes, edge, "      "), "    </edge>"]
    return "\n".join([*lines, "  </graph>", "</graphml>", ""])


def _data(owner: str, attributes: Mapping[str, Attributes], values: Mapping[str, Any], indent: str) -> Iterator[str]:
    for attribute in attributes[owner]:
        if attribute in values:
            yield f'{indent}<data key="{owner}_{attribute}">{_text(values[attribute])}</data>'


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else xml_data(str(value))
