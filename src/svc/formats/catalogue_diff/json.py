"""What changed between two catalogues as JSON for tools. Pure."""

from typing import Any

from svc.comparison import CatalogueChange, CatalogueDifference
from svc.formats.findings.json import VERSION, dump, related
from svc.model import Activity, Artefact, Practice, Rule, Team, Tool, title_of
from svc.model.quantities import plain
from svc.semantics.catalogue import Catalogue, ListedFlow
from svc.semantics.provenance import Thing


def report(before: Catalogue, after: Catalogue, difference: CatalogueDifference) -> str:
    """All changes as one object."""
    return dump(
        {
            "version": VERSION,
            "before": _catalogue(before),
            "after": _catalogue(after),
            "effect": difference.effect.value if difference.effect else None,
            "changes": [_change(each) for each in difference.changes],
        }
    )


def _catalogue(catalogue: Catalogue) -> dict[str, Any]:
    return {"name": catalogue.name, "file": catalogue.origin.name if catalogue.origin else None}


def _change(change: CatalogueChange) -> dict[str, Any]:
    return {
        "part": change.part.value,
        "kind": change.kind,
        "effect": change.effect.value,
        "name": change.name,
        "before": _thing(change.before),
        "after": _thing(change.after),
        "aspects": [
            {"name": each.name, "before": each.before, "after": each.after, "effect": each.effect.value}
            for each in change.aspects
        ],
        "because": [related(each) for each in change.because],
    }


def _thing(thing: Thing | ListedFlow | Rule | Team | Tool | None) -> dict[str, Any] | None:
    match thing:
        case None:
            return None
        case ListedFlow():
            listed = {"artefact": thing.artefact, "listed_by": thing.listed_by, "allowed": thing.allowed}
            return {"source": thing.source, "target": thing.target, **listed}
        case Rule():
            artefacts = list(thing.artefacts)
            rule = {"source": thing.source, "target": thing.target, "artefacts": artefacts, "because": thing.because}
            return {"word": thing.word, **rule}
        case Team() | Tool():
            resource: dict[str, Any] = {"id": thing.name, "title": title_of(thing), "aliases": [], "party": thing.party}
            if isinstance(thing, Team):
                resource |= {"size": thing.size, "costs": None if thing.costs is None else plain(thing.costs)}
            return resource
        case _:
            statement: dict[str, Any] = {"id": thing.name, "title": title_of(thing), "aliases": list(thing.aliases)}
            if isinstance(thing, Artefact):
                statement["short"] = thing.short
            if isinstance(thing, Practice):
                statement["group"] = thing.group
            if isinstance(thing, Activity):
                statement |= {"begins": thing.begins, "ends": thing.ends}
            return statement
