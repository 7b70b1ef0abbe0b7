"""A difference as JSON for tools. Pure."""

from collections.abc import Iterable
from typing import Any

from svc.comparison import Aspect, Change, Difference
from svc.comparison.difference import Statement, worst
from svc.comparison.measured_figures import MeasuredPair
from svc.formats.diff import measures as measures_diff
from svc.formats.findings.json import VERSION, diagnostic, dump
from svc.formats.interchange import measures_to_data as measures
from svc.model import Flow, Key, NamedParty, Promise, Step, Team, Tool
from svc.model.quantities import plain


def report(
    before: str, after: str, differences: Iterable[Difference], measured: Iterable[MeasuredPair] | None = None
) -> str:
    """All differences of two files, as one object; with measures if streams were measured."""
    every = list(differences)
    effect = worst(*(each.effect for each in every if each.effect))
    return dump(
        {
            "version": VERSION,
            "before": before,
            "after": after,
            "effect": effect.value if effect else None,
            "streams": [_difference(each) for each in every],
            "measures": None if measured is None else [measures_diff.data(each) for each in measured],
        }
    )


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


def _statement(each: Statement | None) -> dict[str, Any] | None:
    """A statement by the words of the language."""
    match each:
        case None:
            return None
        case Key():
            return {"name": each.name, "text": each.text}
        case NamedParty():
            return {"name": each.name, "title": each.title, "party": each.party, **measures.labels(seen=each.seen)}
        case Step():
            return {
                "name": each.name, "title": each.title, "activity": each.activity, "practices": list(each.practices),
                "waits": _text(each.waits), "takes": _text(each.takes),
                "accurate": None if each.accurate is None else plain(each.accurate), "opens": each.opens,
                **measures.step_measures(each),
            }  # fmt: skip
        case Flow():
            return {
                "source": each.source,
                "target": each.target,
                "artefacts": list(each.artefacts),
                "when": each.when,
                "share": None if each.share is None else plain(each.share),
                **measures.flow_measures(each),
            }
        case Team():
            return measures.team(each)
        case Tool():
            return measures.tool(each)
        case Promise():
            return measures.promise(each)
    calendar = {} if each.calendar is None else {"calendar": measures.calendar(each.calendar)}
    return {"name": each.name, "title": each.title, "follows": each.follows, **calendar}


def _text(value: object) -> str | None:
    return None if value is None else str(value)
