"""What findings about steps that nothing reaches say of the trigger: where it starts the stream, and how it would
start it elsewhere."""

from typing import NamedTuple

from svc.diagnostics.codes import BY_NAME
from svc.diagnostics.diagnostic import Related
from svc.semantics.bound import BoundStream, Node
from svc.semantics.name_diagnostics import related

_CODE = BY_NAME["unreachable-step"]


class Advice(NamedTuple):
    """Further words of a help text, and the place of the trigger; both empty where there is nothing to say."""

    help: str = ""
    related: tuple[Related, ...] = ()


def starting(bound: BoundStream, node: Node) -> Advice:
    """How a trigger starts the stream at a step that nothing leads to."""
    if not bound.flows or not bound.outgoing[node]:
        return Advice()
    first = bound.flows[0].source
    key = next((each for each in bound.stream.keys.lines if each.name == "trigger"), None)
    if key is None or bound.own_starts != (first,):
        form = "begins" if node.step is not None else "say" if first is node and key is None else ""
        return Advice(_CODE.advice(form) if form else "")
    place = bound.place(key.spans.name)
    help = _CODE.advice("move begins" if node.step is not None else "move", first=first.written, name=node.written)
    return Advice(help, related("the trigger", place))
