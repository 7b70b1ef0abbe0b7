"""A catalogue as JSON for tools, with all that it inherits. Pure."""

from typing import Any

from svc.model import Catalogue, Line, ListedFlow, title_of
from svc.report.json import VERSION, dump


def report(catalogue: Catalogue, activity: str | None = None) -> str:
    """A catalogue as one object; of one activity only its own lines and arrows."""
    activities = [each for name, each in catalogue.all_activities.items() if activity in (None, name)]
    lines = [line for line in catalogue.lines if activity in (None, line.activity)]
    flows = [flow for flow in catalogue.flows if activity in (None, flow.source, flow.target)]
    return dump({
        "version": VERSION,
        "name": catalogue.name,
        "title": catalogue.title,
        "activities": [
            {"id": each.name, "title": title_of(each), "section": each.section, "purpose": each.purpose,
             "begins": each.begins, "ends": each.ends}
            for each in activities
        ],
        "parties": [{"id": each.name, "title": title_of(each)} for each in catalogue.all_parties.values()],
        "practices": [
            {"id": each.name, "title": title_of(each), "group": each.group, "aliases": list(each.aliases)}
            for each in catalogue.all_practices.values()
        ],
        "artefacts": [{"id": each.name, "title": title_of(each)} for each in catalogue.all_artefacts.values()],
        "lines": [_line(catalogue, line) for line in lines],
        "flows": [_flow(flow) for flow in flows],
    })  # fmt: skip


def _line(catalogue: Catalogue, line: Line) -> dict[str, Any]:
    return {
        "activity": line.activity,
        "side": line.side,
        "number": line.number,
        "wording": line.wording,
        "artefacts": [catalogue.artefact_id(artefact) for artefact in line.artefacts],
        "counterparties": list(line.counterparties),
        "section": catalogue.all_activities[line.activity].section,
    }


def _flow(flow: ListedFlow) -> dict[str, Any]:
    return {"source": flow.source, "target": flow.target, "artefact": flow.artefact, "listed_by": flow.listed_by}
