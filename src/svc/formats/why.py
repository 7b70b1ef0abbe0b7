"""The answer to whether a flow is in a catalogue, as text and as JSON, with the lines that say so. Pure."""

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.formats.findings import json
from svc.formats.findings.text import text as findings_text
from svc.model import Rule
from svc.semantics import explanations
from svc.semantics.bound import BoundFlow, BoundStream, Carried
from svc.semantics.catalogue import Catalogue
from svc.text.escape import terminal
from svc.text.source import Source


@frozen
class Answer:
    """A flow as written, as it was bound if it could be, and the findings about it."""

    source: Source
    bound: BoundStream | None
    findings: tuple[Diagnostic, ...]

    @property
    def understood(self) -> bool:
        """Whether every name and character of it means something: then it is in the catalogue or it is not."""
        return self.bound is not None and not any(_is_error(each) and each.code < "VSC3" for each in self.findings)

    @property
    def legal(self) -> bool:
        """Whether the catalogue has it, as `svc check` decides."""
        return self.bound is not None and not any(map(_is_error, self.findings))


def text(answer: Answer, coloured: bool = False) -> str:
    """The findings; for a legal flow first the lines that list it."""
    listed = []
    if answer.legal and answer.bound is not None:
        listed.append(terminal(f"{answer.source.text} is in the catalogue {answer.bound.catalogue.name}"))
        listed.extend(f"  {terminal(line)}" for line in _reasons(answer.bound))
    findings = findings_text(answer.findings, {answer.source.name: answer.source}, coloured)
    return "".join(f"{line}\n" for line in listed) + ("\n" if listed and findings else "") + findings.removesuffix("\n")


def report(answer: Answer) -> str:
    """One object. `artefact`, `listed_by` and `because` are of a flow that carries one artefact."""
    flow = answer.bound.flows[0] if answer.bound else None
    carried = flow.carried[0] if flow and len(flow.carried) == 1 else None
    listed = carried.listed if carried else None
    catalogue = answer.bound.catalogue if answer.bound else None
    places = explanations.places(catalogue, listed.because) if catalogue and listed else ()
    striking = explanations.places(catalogue, _forbidding(catalogue, flow, carried)) if catalogue and flow else ()
    return json.dump(
        {
            "version": json.VERSION,
            "arrow": answer.source.text,
            "legal": answer.legal,
            **_ends(flow),
            "artefact": carried and (carried.artefact or carried.written),
            "listed_by": listed and listed.listed_by,
            "because": [json.related(place) for place in places],
            "diagnostics": [json.diagnostic(finding) for finding in answer.findings],
            "forbidden_by": [json.related(place) for place in striking],
            "allowed": listed and listed.allowed,
        }
    )


def _is_error(finding: Diagnostic) -> bool:
    return finding.level is Level.ERROR


def _forbidding(catalogue: Catalogue, flow: BoundFlow, carried: Carried | None) -> tuple[Rule, ...]:
    """The rules that forbid a flow which carries one artefact or names none."""
    if carried is not None:
        return carried.forbidding
    return () if flow.carried else catalogue.forbidding(flow.source.role or "", flow.target.role or "", None)


def _ends(flow: BoundFlow | None) -> dict[str, Any]:
    if flow is None:
        return {"source": None, "target": None}
    return {"source": flow.source.role or flow.source.name, "target": flow.target.role or flow.target.name}


def _reasons(bound: BoundStream) -> Iterator[str]:
    (flow,) = bound.flows
    if flow.inside:
        yield f"a hand-over inside {bound.catalogue.title_for(flow.source.name)}"
    for carried in flow.carried:
        yield from _listed(bound, carried)


def _listed(bound: BoundStream, carried: Carried) -> Iterator[str]:
    if carried.listed is None:
        return
    listed = explanations.listing(carried.listed, "both sides", "the receiving side", "the giving side")
    yield f"{carried.artefact} is {listed}"
    for citation in explanations.cited(bound.catalogue, carried.listed):
        yield f"  {citation}"
