"""What may be written in a flow: the ends that it may join, and what it may carry between them."""

from collections.abc import Iterable, Iterator

from svc.editor.candidates import Candidate, CandidateKind
from svc.editor.surroundings import End, Surroundings
from svc.editor.syntax_context import SyntaxContext
from svc.model import title_of
from svc.semantics.bound import NodeKind
from svc.semantics.catalogue import Catalogue, ListedFlow
from svc.semantics.explanations import citation

_KINDS = {NodeKind.PARTY: CandidateKind.PARTY, NodeKind.STEP: CandidateKind.STEP}


def of_a_flow(here: SyntaxContext, around: Surroundings) -> Iterable[Candidate]:
    """What may be written at a place of a flow: its source, its target, or what it carries."""
    terminals = [word.terminal for word in here.words]
    if "_ARROW" not in terminals:
        return map(end_of_a_flow, around.ends.values())
    sign = terminals.index("_ARROW")
    source = around.end(here.words[sign - 1].text) if sign else None
    if "_COLON" not in terminals:
        return _targets(around, source)
    colon = terminals.index("_COLON")
    target = around.end(here.words[colon - 1].text) if colon > sign + 1 else None
    written = {around.catalogue.artefact_id(word.text) for word in here.words[colon + 1 :]}
    if here.words[0].terminal == "ALLOW":  # it may allow what the lines do not list
        source = target = None
    return (each for each in carried(around.catalogue, source, target) if each.text not in written)


def _targets(around: Surroundings, source: End | None) -> Iterator[Candidate]:
    """The ends that may take something from a source, then all others."""
    fitting = [each for each in around.ends.values() if source and _may_give(around.catalogue, source, each)]
    yield from map(end_of_a_flow, fitting)
    yield from (end_of_a_flow(each) for each in around.ends.values() if each not in fitting)


def _may_give(catalogue: Catalogue, source: End, target: End) -> bool:
    return any(True for _ in carried(catalogue, source, target))


def carried(catalogue: Catalogue, source: End | None, target: End | None) -> Iterator[Candidate]:
    """What a flow between two ends may carry, in the order of the catalogue's lines; where an end is not known, all
    that there is."""
    if source is None or target is None or source.role is None or target.role is None:
        yield from (_artefact(catalogue, name) for name in catalogue.all_artefacts)
    elif source.role == target.role and source.kind is NodeKind.STEP:
        because = f"inside {catalogue.title_for(source.role)}"
        yield from (_artefact(catalogue, name, because) for name in catalogue.inside(source.role))
    else:
        for flow in _in_order(catalogue, catalogue.between(source.role, target.role)):
            yield _artefact(catalogue, flow.artefact, "\n".join(citation(catalogue, each) for each in flow.because))


def _artefact(catalogue: Catalogue, name: str, because: str = "") -> Candidate:
    artefact = catalogue.all_artefacts[name]
    return Candidate(name, CandidateKind.ARTEFACT, title_of(artefact), because, artefact.aliases)


def _in_order(catalogue: Catalogue, flows: Iterable[ListedFlow]) -> list[ListedFlow]:
    """Flows in the order of the artefacts of their catalogue."""
    order = {name: number for number, name in enumerate(catalogue.all_artefacts)}
    return sorted(flows, key=lambda flow: order[flow.artefact])


def end_of_a_flow(end: End) -> Candidate:
    """An end as a candidate."""
    kind = _KINDS[end.kind] if end.is_own or end.kind is NodeKind.PARTY else CandidateKind.ACTIVITY
    return Candidate(end.name, kind, end.title)
