"""A difference as JSON for tools. Pure."""

from collections.abc import Iterable
from typing import Any

from svc.comparison import Aspect, Change, Difference
from svc.comparison.difference import Statement, worst
from svc.formats.findings.json import VERSION, diagnostic, dump
from svc.model import Flow, Key, NamedParty, Step
from svc.model.quantities import plain


def report(before: str, after: str, differences: Iterable[Difference]) -> str:
    """All differences of two files, as one object."""
    told = list(differences)
    effect = worst(*(each.effect for each in told if each.effect))
    return dump({
        "version": VERSION,
        "before": before,
        "after": after,
        "effect": effect.value if effect else None,
        "streams": [_difference(each) for each in told],
    })  # fmt: skip


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "before": difference.before,
        "after": difference.after,
        "effect": difference.effect.value if difference.effect else None,
        "changes": [_change(change) for change in difference.changes],
        "new": [diagnostic(finding) for finding in difference.new],
        "gone": [diagnostic(finding) for finding in difference.gone],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "subject": change.subject.value,
        "kind": change.kind,
        "effect": change.effect.value,
        "before": _statement(change.before),
        "after": _statement(change.after),
        "place": change.place,
        "new_place": change.new_place,
        "aspects": [_aspect(aspect) for aspect in change.aspects],
    }


def _aspect(aspect: Aspect) -> dict[str, Any]:
    return {"name": aspect.name, "before": aspect.before, "after": aspect.after, "effect": aspect.effect.value}


def _statement(told: Statement | None) -> dict[str, Any] | None:
    """A statement by the words of the language."""
    match told:
        case None:
            return None
        case Key():
            return {"name": told.name, "text": told.text}
        case NamedParty():
            return {"name": told.name, "title": told.title, "party": told.party}
        case Step():
            return {
                "name": told.name, "title": told.title, "activity": told.activity, "practices": list(told.practices),
                "waits": _said(told.waits), "takes": _said(told.takes),
                "accurate": None if told.accurate is None else plain(told.accurate), "opens": told.opens,
            }  # fmt: skip
        case Flow():
            return {
                "source": told.source, "target": told.target, "artefacts": list(told.artefacts), "when": told.when,
                "share": None if told.share is None else plain(told.share),
            }  # fmt: skip
    return {"name": told.name, "title": told.title, "follows": told.follows}


def _said(value: object) -> str | None:
    return None if value is None else str(value)
