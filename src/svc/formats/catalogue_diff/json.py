"""What changed between two catalogues as JSON for tools. Pure."""

from typing import Any

from svc.comparison import CatalogueChange, CatalogueDifference
from svc.formats.findings.json import VERSION, dump, related
from svc.model import Activity, Catalogue, ListedFlow, Practice, Rule, title_of
from svc.semantics.provenance import Thing


def report(before: Catalogue, after: Catalogue, difference: CatalogueDifference) -> str:
    """All changes as one object."""
    return dump({
        "version": VERSION,
        "before": _catalogue(before),
        "after": _catalogue(after),
        "effect": difference.effect.value if difference.effect else None,
        "changes": [_change(each) for each in difference.changes],
    })  # fmt: skip


def _catalogue(catalogue: Catalogue) -> dict[str, Any]:
    return {"name": catalogue.name, "file": catalogue.origin.name if catalogue.origin else None}


def _change(change: CatalogueChange) -> dict[str, Any]:
    return {
        "part": change.part.value,
        "kind": change.kind,
        "effect": change.effect.value,
        "name": change.name,
        "before": _told(change.before),
        "after": _told(change.after),
        "aspects": [
            {"name": each.name, "before": each.before, "after": each.after, "effect": each.effect.value}
            for each in change.aspects
        ],
        "because": [related(each) for each in change.because],
    }


def _told(told: Thing | ListedFlow | Rule | None) -> dict[str, Any] | None:
    match told:
        case None:
            return None
        case ListedFlow():
            listed = {"artefact": told.artefact, "listed_by": told.listed_by, "allowed": told.allowed}
            return {"source": told.source, "target": told.target, **listed}
        case Rule():
            artefacts = list(told.artefacts)
            rule = {"source": told.source, "target": told.target, "artefacts": artefacts, "because": told.because}
            return {"word": told.word, **rule}
        case _:
            found: dict[str, Any] = {"id": told.name, "title": title_of(told), "aliases": list(told.aliases)}
            if isinstance(told, Practice):
                found["group"] = told.group
            if isinstance(told, Activity):
                found |= {"begins": told.begins, "ends": told.ends}
            return found
