"""The trigger of a stream: that a step could say what it says (VSC413), and what findings about steps that nothing
reaches say of it."""

from collections.abc import Iterator
from typing import NamedTuple

from svc.diagnostics.codes import BY_NAME
from svc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related
from svc.model import Key
from svc.semantics.bound import BoundStream, Node
from svc.semantics.name_diagnostics import related
from svc.syntax.writing import quoted

_CODE = BY_NAME["unreachable-step"]


class Advice(NamedTuple):
    """Further words of a help text, and the place of the trigger; both empty where there is nothing to say."""

    help: str = ""
    related: tuple[Related, ...] = ()


def starting(bound: BoundStream, node: Node) -> Advice:
    """How a trigger starts the stream at a step that nothing leads to."""
    if not bound.flows or not bound.outgoing[node]:
        return Advice()
    first, key = bound.flows[0].source, _trigger(bound)
    if key is None or bound.own_starts != (first,):
        form = "begins" if node.step is not None else "say" if first is node and key is None else ""
        return Advice(_CODE.advice(form) if form else "")
    place = bound.place(key.spans.name)
    help = _CODE.advice("move begins" if node.step is not None else "move", first=first.written, name=node.written)
    return Advice(help, related("the trigger", place))


def lone_trigger(bound: BoundStream) -> Iterator[Diagnostic]:
    """A trigger that starts cases at a step that does not say so: then the order of the flows decides where."""
    key = _trigger(bound)
    step = bound.flows[0].source.step if bound.flows else None
    if key is None or step is None or step.begins is not None or bound.own_starts != (bound.flows[0].source,):
        return
    text, node = quoted(key.text), bound.flows[0].source
    yield BY_NAME["lone-trigger"].at(
        bound.place(key.spans.name), subject=bound.subject(node), name=node.written,
        help=BY_NAME["lone-trigger"].advice(text=text), related=related("it starts here", node.place),
        fixes=_saying(bound, node, f"begins {text}"),
    )  # fmt: skip


def _saying(bound: BoundStream, node: Node, clause: str) -> tuple[Fix, ...]:
    """The fix that adds a clause to the statement of a step."""
    place = bound.place(node.step.span) if node.step is not None else None
    if place is None:
        return ()
    end = place.source.range((place.span[1], place.span[1]))
    return (Fix(f"add {clause}", (Edit(end, f" {clause}"),)),)


def _trigger(bound: BoundStream) -> Key | None:
    """The line that says what starts the stream."""
    return next((each for each in bound.stream.keys.lines if each.name == "trigger"), None)
