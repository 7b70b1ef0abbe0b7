"""The rules that Acme adds to svc: each stream has an owner, and no step hands over to more than two others."""

from collections.abc import Iterator

from svc.extending import BoundStream, Code, Diagnostic, Kind, Level, rule

NO_OWNER = Code("ACME001", "no-owner", Level.ERROR, "a stream without an owner", "nobody owns this stream")
HAND_OVERS = Code(
    "ACME002",
    "many-hand-overs",
    Level.WARNING,
    "a step that hands over to many",
    "`{name}` hands over to {count} steps",
)


@rule(NO_OWNER)
def no_owner(bound: BoundStream) -> Iterator[Diagnostic]:
    """A stream that does not say who owns it."""
    if "owner" not in bound.stream.keys:
        yield NO_OWNER.at(bound.stream.heading, subject=bound.subject(), help='say who does: owner: "..."')


@rule(HAND_OVERS)
def many_hand_overs(bound: BoundStream) -> Iterator[Diagnostic]:
    """A step from which arrows lead to more than two other steps."""
    for node in bound.steps:
        takers = {arrow.target for arrow in bound.outgoing[node] if arrow.target.kind is Kind.STEP} - {node}
        if len(takers) > 2:
            yield HAND_OVERS.at(node.place, name=node.name, count=len(takers), help="let one step take it on")
