"""Finds the nodes of a bound stream by their names."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from svc.diagnostics.errors import UnknownNameError
from svc.semantics.bound.nodes import Node, NodeKind
from svc.text.near_names import did_you_mean, near

OFFERED = 20
"""The number of names that a message lists."""


class NodeLookup(NamedTuple):
    """The nodes of the stream of a name. `end_names` has the ids behind all names of the catalogue."""

    stream: str
    nodes: Mapping[str, Node]
    by_role: Mapping[str, Node]
    end_names: Mapping[str, str]

    @classmethod
    def of_stream(cls, stream: str, nodes: Iterable[Node], end_names: Mapping[str, str]) -> "NodeLookup":
        """A lookup of some nodes by their names; activities and parties that flows name directly, by all of theirs."""
        by_name = {node.name: node for node in nodes}
        by_role = {node.role: node for node in by_name.values() if node.role and not (node.step or node.party)}
        return cls(stream, by_name, by_role, end_names)

    def find(self, node: object) -> Node | None:
        """The node of a name, or the node itself if it is one of the stream; else None."""
        if isinstance(node, Node):
            return node if self.nodes.get(node.name) == node else None
        if not isinstance(node, str):
            return None
        name = unicodedata.normalize("NFC", node)
        return self.nodes.get(name) or self.by_role.get(self.end_names.get(name, ""))

    def node(self, node: Node | str) -> Node:
        """The node of a name. Raises UnknownNameError if there is none, TypeError for what is not a node or name."""
        if not isinstance(node, Node | str):
            raise TypeError(f"expected a node or its name, got {node!r:.100}")
        known = self.find(node)
        if known is None:
            raise self._unknown(node, "step or party", self.nodes)
        return known

    def step(self, name: Node | str) -> Node:
        """The step of a name. Raises UnknownNameError if there is none, TypeError for what is not a name."""
        if not isinstance(name, Node | str):
            raise TypeError(f"expected a name, got {name!r:.100}")
        known = self.find(name)
        if known is None or known.kind is not NodeKind.STEP:
            raise self._unknown(name, "step", (key for key, each in self.nodes.items() if each.kind is NodeKind.STEP))
        return known

    def _unknown(self, node: Node | str, what: str, known: Iterable[str]) -> UnknownNameError:
        name, names = node if isinstance(node, str) else node.name, list(known)
        message = f"the stream {self.stream} has no {what} `{name}`"
        question = did_you_mean(near(name, names))
        listed = f"; it has {', '.join(names[:OFFERED])}{' ...' if len(names) > OFFERED else ''}" if names else ""
        return UnknownNameError(f"{message}; {question}" if question else f"{message}{listed}")
