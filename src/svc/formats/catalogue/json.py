"""A catalogue as JSON for tools, with all that it inherits and the origin of each part of it. Pure."""

from typing import Any

from svc.formats.findings.json import VERSION, dump, range_of, related
from svc.formats.interchange import measures_to_data as measures
from svc.model import Artefact, Line, Rule, title_of
from svc.semantics import explanations
from svc.semantics.catalogue import Catalogue, ListedFlow
from svc.semantics.provenance import Forbidden, Origin, Origins, Stated, Thing, forbidden


def report(catalogue: Catalogue, activity: str | None = None) -> str:
    """A catalogue as one object; of one activity only its own lines, flows and rules."""
    data = _Writer(catalogue)
    activities = [each for name, each in catalogue.all_activities.items() if activity in (None, name)]
    lines = [line for line in catalogue.lines if activity in (None, line.activity)]
    flows = [flow for flow in catalogue.flows if activity in (None, flow.source, flow.target)]
    return dump({
        "version": VERSION,
        "name": catalogue.name,
        "title": catalogue.title,
        "activities": [
            {"id": each.name, "title": title_of(each), "section": each.section, "purpose": each.purpose,
             "begins": each.begins, "ends": each.ends, "aliases": list(each.aliases), **data.origins(each)}
            for each in activities
        ],
        "parties": [data.named(each) for each in catalogue.all_parties.values()],
        "practices": [
            {"id": each.name, "title": title_of(each), "group": each.group, "aliases": list(each.aliases),
             **data.origins(each)}
            for each in catalogue.all_practices.values()
        ],
        "artefacts": [{**data.named(each), "short": each.short} for each in catalogue.all_artefacts.values()],
        **measures.catalogue_measures(catalogue),
        "lines": [data.line(line) for line in lines],
        "flows": [data.flow(flow) for flow in flows],
        "levels": [
            {"name": each.name, "title": each.title, "file": each.origin.name if each.origin else None}
            for each in catalogue.levels
        ],
        "rules": [data.rule(rule) for rule in catalogue.all_rules if activity in (None, *catalogue.ends_of(rule))],
        "forbidden": [
            data.forbidden(each) for each in forbidden(catalogue)
            if activity in (None, each.flow.source, each.flow.target)
        ],
    })  # fmt: skip


class _Writer:
    """The parts of one catalogue as objects."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._origins = Origins(catalogue)

    def named(self, thing: Thing) -> dict[str, Any]:
        """A party or an artefact."""
        return {"id": thing.name, "title": title_of(thing), "aliases": list(thing.aliases), **self.origins(thing)}

    def origins(self, thing: Thing) -> dict[str, Any]:
        """Where a thing is declared and stated again."""
        again = self._origins.again(thing)
        return {"origin": _origin(self._origins.get(thing)), "restated": [_restated(each) for each in again]}

    def line(self, line: Line) -> dict[str, Any]:
        """A line of an activity."""
        return {
            "activity": line.activity,
            "side": line.side,
            "number": line.number,
            "wording": line.wording,
            "artefacts": [self._catalogue.artefact_id(artefact) for artefact in line.artefacts],
            "counterparties": list(self._catalogue.counterparties(line)),
            "section": self._catalogue.all_activities[line.activity].section,
            "origin": _origin(self._origins.of_statement(line)),
        }

    def flow(self, flow: ListedFlow) -> dict[str, Any]:
        """A flow, and the lines and rules that list it."""
        because = [related(place) for place in explanations.places(self._catalogue, flow.because)]
        return {**_flow(flow), "listed_by": flow.listed_by, "allowed": flow.allowed, "because": because}

    def rule(self, rule: Rule) -> dict[str, Any]:
        """A rule, with ids for names; without artefacts it speaks of all."""
        source, target = self._catalogue.ends_of(rule)
        return {
            "word": rule.word,
            "source": source,
            "target": target,
            "artefacts": [self._catalogue.artefact_id(artefact) for artefact in rule.artefacts],
            "because": rule.because,
            "origin": _origin(self._origins.of_statement(rule)),
        }

    def forbidden(self, flow: Forbidden) -> dict[str, Any]:
        """A flow that is struck from the list, and the rules that strike it."""
        return {**self.flow(flow.flow), "forbidden_by": [self.rule(rule) for rule in flow.rules]}


def _flow(flow: ListedFlow) -> dict[str, Any]:
    return {"source": flow.source, "target": flow.target, "artefact": flow.artefact}


def _restated(stated: Stated) -> dict[str, Any]:
    return {
        "title": stated.thing.title,
        "replaces": stated.replaced,
        "aliases": list(stated.thing.aliases),
        **({"short": stated.thing.short} if isinstance(stated.thing, Artefact) else {}),
        "origin": _origin(stated.origin),
    }


def _origin(origin: Origin) -> dict[str, Any]:
    place = origin.place
    return {
        "catalogue": origin.catalogue,
        "file": place.source.name if place else None,
        "range": range_of(place.range) if place else None,
    }
