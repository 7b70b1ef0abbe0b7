"""What a stream means: a graph whose nodes are its steps and parties, with the flows between them.

Names are bound to a catalogue here: nothing is left to look up. Built by `binder/`.
"""

from svc.semantics.bound.case_starts import CaseStart
from svc.semantics.bound.file import BoundFile
from svc.semantics.bound.flows import Arrow, BoundFlow, Carried, Outcome, alternatives, stated_share
from svc.semantics.bound.nodes import Kind, Node, NodeKind
from svc.semantics.bound.stream import BoundStream, nothing

__all__ = [
    "Arrow",
    "BoundFile",
    "BoundFlow",
    "BoundStream",
    "Carried",
    "CaseStart",
    "Kind",
    "Node",
    "NodeKind",
    "Outcome",
    "alternatives",
    "nothing",
    "stated_share",
]
