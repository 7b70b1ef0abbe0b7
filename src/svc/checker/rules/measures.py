"""What is said of measures, and what is left out, one function per code (VSC504 to VSC509). Works out no figure."""

from collections.abc import Iterator
from decimal import Decimal

from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic
from svc.model.quantities import plain
from svc.semantics.bound import BoundFlow, BoundStream, Node, NodeKind, alternatives, stated_share


def guessed_share(bound: BoundStream) -> Iterator[Diagnostic]:
    """Alternatives of which nothing says how many cases take them: what is left is divided equally."""
    for node, flows in bound.outgoing.items():
        if node.kind is not NodeKind.PARTY:
            yield from _guessed(bound, node, flows)


def _guessed(bound: BoundStream, node: Node, flows: tuple[BoundFlow, ...]) -> Iterator[Diagnostic]:
    shared = [(each, stated_share(each)) for each in alternatives(flows)]
    given = [share for _, share in shared if share is not None]
    guessed = [each for each, share in shared if share is None]
    if node.step is not None and node.step.ends is not None and node.step.ends.share is not None:
        given.append(node.step.ends.share)
    is_open = any("share" in flow.flow.open_values for flow in flows)
    if guessed and len(shared) > 1 and not is_open:
        share = max(100 - sum(given, Decimal(0)), Decimal(0)) / len(guessed)
        yield codes.BY_NAME["guessed-share"].at(
            bound.place(guessed[0][0].spans.source), subject=bound.subject(node), name=node.written,
            share=plain(round(share, 1)),
        )  # fmt: skip


def misplaced_arrival(bound: BoundStream) -> Iterator[Diagnostic]:
    """Arrivals on a flow with which no case begins."""
    if not bound.arriving:
        return
    starts = {(start.party, start.step) for start in bound.case_starts}
    for flow in bound.arriving:
        if (flow.source, flow.target) not in starts and (None, flow.source) not in starts:
            code = codes.BY_NAME["misplaced-arrival"]
            known = ", ".join(
                f"{party.name} -> {step.name}" if party else step.name
                for party, step in sorted(starts, key=lambda each: (each[0] is None, each[1].name))
            )
            yield code.at(
                bound.place(flow.spans.arrives), "known" if known else "", subject=bound.subject(flow), starts=known
            )  # fmt: skip


def doubled_wait(bound: BoundStream) -> Iterator[Diagnostic]:
    """A step that says how long it waits, where the size of its team and the arrivals say it too."""
    if not bound.arriving:
        return
    for node in bound.steps:
        step = node.step
        team = bound.teams.get(step.responsible[0]) if step is not None and step.responsible else None
        if step is not None and step.waits is not None and team is not None and team.size is not None:
            yield codes.BY_NAME["doubled-wait"].at(node.place, subject=bound.subject(node), name=node.written)


def unaccountable_step(bound: BoundStream) -> Iterator[Diagnostic]:
    """A step without a team that is accountable, beside steps that have one."""
    steps = [node for node in bound.steps if node.step is not None]
    if any(node.step is not None and node.step.accountable for node in steps):
        for node in steps:
            if node.step is not None and node.step.accountable is None:
                yield codes.BY_NAME["unaccountable-step"].at(node.place, subject=bound.subject(node), name=node.written)


def uncovered_dimension(bound: BoundStream) -> Iterator[Diagnostic]:
    """A stream that says nothing of one of the four dimensions of service management."""
    from svc.semantics.dimensions import uncovered  # only here, as few runs select this rule

    missing = uncovered(bound)
    if bound.flows and missing:
        code = codes.BY_NAME["uncovered-dimension"]
        titles, advice = " or ".join(each.title for each in missing), "\n".join(each.advice for each in missing)
        yield code.at(bound.stream.heading, subject=bound.subject(), dimensions=titles, advice=advice)
