"""A portfolio as JSON for tools. Pure."""

from collections.abc import Iterable
from typing import Any

from svc.formats.findings import json
from svc.formats.measures.json import seconds
from svc.project.portfolio import Counts, Coverage, Link, Portfolio, StreamSummary
from svc.project.portfolio.building import Named
from svc.project.portfolio.summary import Flow, StreamFigures

DIMENSIONS = (
    "organizations_and_people", "information_and_technology", "partners_and_suppliers", "value_streams_and_processes",
)  # fmt: skip


def report(portfolio: Portfolio) -> str:
    """One object: the streams, what of each catalogue none of them uses, where they meet, and the findings."""
    return json.dump(
        {
            "version": json.VERSION,
            "files": [file.file for file in portfolio.files],
            "streams": [_stream(stream, portfolio) for stream in portfolio.streams],
            "catalogues": [_coverage(coverage) for coverage in portfolio.coverages],
            "links": [_link(link) for link in portfolio.links],
            "findings": _counts(portfolio.findings),
        }
    )


def _stream(stream: StreamSummary, portfolio: Portfolio) -> dict[str, Any]:
    return {
        "file": stream.file,
        "name": stream.name,
        "title": stream.title,
        "catalogue": portfolio.catalogue_of(stream),
        "steps": stream.steps,
        "hand_overs": stream.hand_overs,
        "visits": dict(stream.visits),
        "practices": dict(stream.practices),
        "flows": _flows(stream.flows),
        "takes": _flows(stream.takes),
        "gives": _flows(stream.gives),
        "opens": list(stream.opens),
        "findings": _counts(stream.findings),
        "teams": dict(stream.teams),
        "tools": dict(stream.tools),
        "measures": _figures(stream.figures),
        "dimensions": dict(zip(DIMENSIONS, map(list, stream.dimensions), strict=False)),
    }


def _figures(figures: StreamFigures) -> dict[str, Any]:
    return {
        "lead_85": None if figures.lead is None else seconds(figures.lead),
        "efficiency": None if figures.efficiency is None else round(figures.efficiency, 9),
        "promises": {"kept": figures.kept, "broken": figures.broken, "unproven": figures.unproven},
    }


def _coverage(coverage: Coverage) -> dict[str, Any]:
    offer = coverage.offer
    return {
        "name": offer.name,
        "title": offer.title,
        "streams": coverage.streams,
        "activities": [{"id": name, "title": title} for name, title in offer.activities.items()],
        "extends": coverage.base.name if coverage.base else None,
        "extending": coverage.extending,
        "flows": len(coverage.flows),
        "unused_flows": _flows(coverage.unused_flows),
        "unused_practices": list(coverage.unused_practices),
        "unused_artefacts": list(coverage.unused_artefacts),
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "artefact": link.artefact,
        "source": link.source,
        "target": link.target,
        "givers": _named(link.givers),
        "takers": _named(link.takers),
    }


def _named(streams: Iterable[Named]) -> list[dict[str, str]]:
    return [{"file": file, "name": name} for file, name in streams]


def _flows(flows: Iterable[Flow]) -> list[dict[str, str]]:
    return [{"source": source, "target": target, "artefact": artefact} for source, target, artefact in flows]


def _counts(counts: Counts) -> dict[str, int]:
    return {"error": counts.errors, "warning": counts.warnings, "note": counts.notes}
