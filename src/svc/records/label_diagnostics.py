"""Findings about labels, one function per code (VSC526 to VSC528)."""

from collections.abc import Iterator

from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic
from svc.measures.wording import counted
from svc.records.clauses import text_in_clause
from svc.records.labels import Claim, Labelled
from svc.records.shapes import Label, Role
from svc.semantics.bound import BoundStream
from svc.semantics.name_diagnostics import related
from svc.text.escape import terminal
from svc.text.near_names import near
from svc.text.source import Place

MOST = 10
"""How many labels a message lists."""


def unmapped_label(bound: BoundStream, found: Labelled) -> Iterator[Diagnostic]:
    """Labels of the records that no step claims, in one finding: there may be many."""
    if found.unmapped:
        number = len(found.unmapped)
        listed = ", ".join(f"{_quoted(each.text)} ({each.count:,})" for each in found.unmapped[:MOST])
        more = f" and {number - MOST:,} more" if number > MOST else ""
        yield codes.BY_NAME["unmapped-label"].at(
            bound.stream.heading, subject=bound.subject(), number=counted(number, "label", "labels"),
            mean="mean" if number > 1 else "means", labels=listed + more,
        )  # fmt: skip


def unmatched_label(bound: BoundStream, found: Labelled, labels: tuple[Label, ...]) -> Iterator[Diagnostic]:
    """What is written as `seen` or `queued`, and no event has it."""
    code = codes.BY_NAME["unmatched-label"]
    known = [each.text for each in labels[:1000]]
    for claim in found.unmatched if known else ():
        likely = near(claim.pattern, known)[:3]
        help = (
            code.advice("near", near=" or ".join(map(_quoted, likely)))
            if likely
            else code.advice(known=", ".join(map(_quoted, known[:MOST])) or "none")
        )
        yield code.at(_place(bound, claim), subject=bound.subject(claim.node), pattern=claim.pattern, help=help)


def ambiguous_label(bound: BoundStream, found: Labelled) -> Iterator[Diagnostic]:
    """A label that several steps or parties claim: it counts for the first of them."""
    for label, claims in found.shared:
        owners = dict.fromkeys(each.node for each in claims)
        first, *others = sorted(claims, key=lambda each: bound.nodes.index(each.node))
        yield codes.BY_NAME["ambiguous-label"].at(
            _place(bound, first), subject=bound.subject(first.node), label=_quoted(label.text),
            several=" and ".join(each.name for each in owners),
            count=counted(label.count, "event", "events"),
            related=[
                each
                for other in others
                if other.node != first.node
                for each in related("this claims it too", _place(bound, other))
            ],
        )  # fmt: skip


def _place(bound: BoundStream, claim: Claim) -> Place | None:
    """The text that claims a label; where none is written, the name of the step."""
    statement = claim.node.step or claim.node.party
    if statement is None or claim.implied:
        return claim.node.place
    word = "queued" if claim.role is Role.QUEUED else "seen"
    texts: tuple[str, ...] = getattr(statement, word)
    return text_in_clause(bound.stream, statement, word, texts.index(claim.pattern)) or claim.node.place


def _quoted(text: str) -> str:
    shown = text if len(text) <= 60 else f"{text[:60]}..."
    return f'"{terminal(shown)}"'
