"""Labels of ours that were changed in draw.io: as the shared core shows them, which it compares with what svc drew."""

from svc.formats.exchange.diagrams.own_data import Own
from svc.formats.exchange.losses import Loss, merged
from svc.model import HOLE
from svc.text.pattern import Pattern

_CASE = Pattern(r"(?:rework )?(?:([0-9.]+%|\?%) ?)?(.*)")


def party_as_shown(own: Own, label: str) -> str:
    """The name in the label of a party, without the role above it."""
    role, words = own.get("role", ""), " ".join(label.split())
    return words.removeprefix(role).strip() if role else words


def flow_as_shown(own: Own, label: str, place: str, losses: list[Loss]) -> tuple[Own, str]:
    """The data of a flow and its label, the one with another share if that was changed, the other as `own` shows it.

    What is drawn is a share, a condition and a colon, then short names of what is carried. A part that was not changed
    becomes what is shown of it.
    """
    words = " ".join(label.split())
    shown, case, carried = (own.get(key, "") for key in ("shown", "case", "carried"))
    if words == " ".join(filter(None, (case, carried))):
        return own, " ".join(shown.split())
    found = _case_of(words, case, carried)
    own, when = _with_case(own, found, place, losses)
    rest = words.removeprefix(found).removeprefix(":").strip()
    if rest == carried:
        before = own.get("when", "")
        rest = shown.removeprefix(f"{before}: ") if before else shown
        rest = "" if rest == before else rest
    return own, f"{when}: {rest}" if when and rest else when or rest


def _case_of(words: str, case: str, carried: str) -> str:
    """The part of a label that says when."""
    if case and words.startswith(case):
        return case
    if carried and words.endswith(carried):
        return words.removesuffix(carried).strip()
    return words.partition(": ")[0] if ": " in words else words if case and not carried else ""


def _with_case(own: Own, case: str, place: str, losses: list[Loss]) -> tuple[Own, str]:
    """The data of a flow with the share of its condition, and the condition."""
    found = _CASE.fullmatch(case.rstrip(": "))
    share, when = ((found[1] or "").replace("?%", HOLE), found[2]) if found else ("", case)
    if share != own.get("share", ""):
        why = f"its share is {share or 'not given'} in the diagram, which counts"
        losses.append(merged(f"the flow from `{own.get('source', '')}` to `{own.get('target', '')}`", place, why))
        own = {**own, "share": share}
    return own, when
