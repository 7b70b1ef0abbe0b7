"""What is wrong within a statement that is still read: one function per code, which reports its problem."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from svc.diagnostics.diagnostic import Applicability
from svc.syntax.problems import Problem, report

if TYPE_CHECKING:
    from svc.syntax.value_slips import Meant


def invalid_name(token: Any, wrong: str, instead: str) -> None:
    """A name with characters that no name may have."""
    report(Problem(
        "invalid-name", _span(token), words={"name": wrong, "instead": instead},
        fix=(f"write `{instead}`", instead), applicability=Applicability.SAFE,
    ))  # fmt: skip


def invalid_value(token: Any, kind: str, candidates: "Sequence[Meant]") -> None:
    """A value that can't be read, with what it may mean; the first is the only one if it surely means that."""
    best = candidates[0] if candidates and (candidates[0].is_sure or len(candidates) == 1) else None
    question = (
        f"did you mean {' or '.join(f'`{each.text}`' for each in candidates)}?" if candidates and not best else ""
    )
    report(Problem(
        "invalid-value", _span(token), kind, words={"value": str(token), "kind": kind},
        help=question or (best and best.help) or None, fix=(f"write `{best.text}`", best.text) if best else None,
        applicability=Applicability.SAFE if best and best.is_sure else Applicability.SUGGESTED,
    ))  # fmt: skip


def unwanted_percentile(token: Any, measure: str) -> None:
    """A percentile of a measure that is one figure of all cases together."""
    kind = f"percentile of {measure}"
    report(Problem(
        "invalid-value", _span(token), "percentile", words={"value": str(token), "kind": kind},
        fix=("remove it", ""), edits=((_span(token), ""),), applicability=Applicability.SUGGESTED,
    ))  # fmt: skip


def repeated_clause(clause: Any, first: Any, where: str = "statement") -> None:
    """A clause that appears twice in one statement, or a statement that a section has once; the first counts. If both
    say the same, the fix removes one."""
    same = clause.value == first.value is not None
    report(Problem(
        "repeated-clause", _span(clause.word), words={"clause": str(clause.word), "where": where},
        related=((f"the first `{first.word}`", _span(first.word)),),
        fix=("remove this one", "") if same else None, edits=(((clause.word.start_pos, clause.end_pos), ""),),
        applicability=Applicability.SAFE,
    ))  # fmt: skip


def unclosed_text(token: Any) -> None:
    """A text without its closing quote; it ends with its line."""
    report(Problem("unclosed-text", _span(token)))


def invalid_escape(start: int, escape: str) -> None:
    """A backslash that escapes nothing."""
    report(Problem(
        "invalid-escape", (start, start + len(escape)), words={"escape": escape},
        fix=("write the backslash twice", "\\" + escape),
        applicability=Applicability.SAFE,
    ))  # fmt: skip


def too_long(token: Any, what: str, limit: int) -> None:
    """A name or a text over its limit."""
    words = {"what": what, "limit": f"{limit:,} characters"}
    report(Problem("limit-exceeded", _span(token), "too long", words))


def _span(token: Any) -> tuple[int, int]:
    return token.start_pos, token.end_pos
