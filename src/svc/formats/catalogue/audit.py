"""What an auditor of a catalogue looks at: its flows that only one side lists, with the lines that do. Pure."""

from collections.abc import Iterator

from svc.semantics import explanations
from svc.semantics.catalogue import Catalogue, ListedFlow
from svc.text.escape import terminal


def text(catalogue: Catalogue) -> str:
    """A flow, the side that is silent, and the lines of the other; at the end how many there are."""
    flows = one_sided(catalogue)
    lines = [line for flow in flows for line in _flow(catalogue, flow)]
    many = f"{len(flows)} of {len(catalogue.flows)} flows of {catalogue.name} are listed by only one side"
    return "".join(f"{line}\n" for line in [*lines, many])


def one_sided(catalogue: Catalogue) -> list[ListedFlow]:
    """The flows that VSC302 would report: one side lists them, and both sides are activities of the source."""
    return [
        flow
        for flow in catalogue.flows
        if flow.listed_by != "both"
        and not {flow.source, flow.target} & catalogue.all_parties.keys()
        and not (catalogue.is_new(flow.source) or catalogue.is_new(flow.target))
    ]


def _flow(catalogue: Catalogue, flow: ListedFlow) -> Iterator[str]:
    silent = flow.source if flow.listed_by == "input" else flow.target
    yield terminal(f"{flow.source} -> {flow.target} : {flow.artefact}")
    for citation in explanations.cited(catalogue, flow):
        yield terminal(f"  {citation}")
    yield terminal(f"  {catalogue.title_for(silent)} does not list it")
    yield ""
