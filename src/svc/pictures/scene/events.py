"""Where cases begin and end, as a sign with words: pictures of all views have the same."""

from svc.model.quantities import plain
from svc.semantics.bound import BoundStream, Node

BEGINS, ENDS = "●", "■"
"""The signs, which all fonts have."""
MEANINGS = {BEGINS: "cases begin here", ENDS: "cases may end here"}


def begins(bound: BoundStream, node: Node) -> str:
    """The sign of a node where cases begin without demand, with the reason; empty for all others."""
    if node not in bound.own_starts:
        return ""
    said = node.step.begins if node.step else None
    reason = said.text if said else bound.stream.keys.get("trigger")
    return f"{BEGINS} {' '.join((reason or '').split()) or 'begins'}"


def ends(bound: BoundStream, node: Node) -> str:
    """The sign of a step that says that cases end there, with their share and the reason; empty for all others."""
    said = node.step.ends if node.step else None
    if said is None:
        return ""
    share = "" if said.share is None else f"{plain(said.share)}%"
    return f"{ENDS} {' '.join((share, *(said.text or '').split())).strip() or 'ends'}"


def signs(bound: BoundStream, node: Node) -> list[str]:
    """Both signs of a node, as far as it has them."""
    return [sign for sign in (begins(bound, node), ends(bound, node)) if sign]


def meanings(bound: BoundStream) -> list[str]:
    """What the signs of a stream mean, for a legend."""
    drawn = "".join(sign[0] for node in bound.nodes for sign in signs(bound, node))
    return [f"{sign} {meaning}" for sign, meaning in MEANINGS.items() if sign in drawn]
