"""What an artefact's name means on a flow."""

from collections.abc import Iterable

from svc.model import HOLE
from svc.semantics.bound import Carried, Node, NodeKind, Outcome
from svc.semantics.catalogue import Catalogue


def meaning(catalogue: Catalogue, source: Node, target: Node, name: str, checkable: bool = True) -> Carried:
    """What an artefact's name means on a flow between two nodes; the catalogue keeps it for the next flow alike."""
    key = source.role, target.role, source.kind, name, checkable
    known = catalogue.meanings.get(key)
    if known is None:
        known = catalogue.meanings[key] = _meaning(catalogue, source, target, name, checkable)
    return known


def _meaning(catalogue: Catalogue, source: Node, target: Node, name: str, checkable: bool) -> Carried:
    """What an artefact's name means on a flow between two nodes.

    An id, alias or title names that artefact and never another; other names are words of an id, and exactly
    one artefact of the flow must have them all. A hole is open.
    """
    if name == HOLE:
        return Carried(name, Outcome.OPEN)
    known = catalogue.artefact_names.get(name)
    if source.role is None or target.role is None or not checkable:
        fitting = [known] if known else _having(name, catalogue.all_artefacts)
        return Carried(name, Outcome.OPEN if fitting else Outcome.UNKNOWN, known)
    inside = _is_inside(source, target)
    here = offered(catalogue, source, target)
    fitting = [known] if known in here else _having(name, here) if known is None else []
    if len(fitting) > 1:
        return Carried(name, Outcome.AMBIGUOUS, candidates=tuple(fitting))
    if fitting:
        (artefact,) = fitting
        listed = None if inside else catalogue.listed[source.role, target.role][artefact]
        return Carried(name, Outcome.INSIDE if inside else Outcome.LISTED, artefact, listed)
    elsewhere = () if known else tuple(_having(name, catalogue.all_artefacts))
    if known is None and not elsewhere:
        return Carried(name, Outcome.UNKNOWN, candidates=here)
    words = known if known is not None and name.startswith('"') else name
    spoken_of = {
        **catalogue.listed.get((source.role, target.role), {}),
        **dict.fromkeys(catalogue.exchanged(source.role) if inside else ()),
    }
    forbidden_here = [known] if known else _having(name, spoken_of)
    rules = catalogue.forbidding(source.role, target.role, forbidden_here[0] if len(forbidden_here) == 1 else None)
    candidates = tuple(_having(words, here))
    return Carried(name, Outcome.UNLISTED, known, forbidding=rules, candidates=candidates, elsewhere=elsewhere)


def offered(catalogue: Catalogue, source: Node, target: Node) -> tuple[str, ...]:
    """The artefacts that a flow between two nodes may carry; none where one of them is not known."""
    if source.role is None or target.role is None:
        return ()
    if _is_inside(source, target):
        return (*catalogue.inside(source.role),)
    return tuple(flow.artefact for flow in catalogue.between(source.role, target.role))


def _is_inside(source: Node, target: Node) -> bool:
    return source.role == target.role and source.kind is NodeKind.STEP


def _having(name: str, artefacts: Iterable[str]) -> list[str]:
    """The artefacts that have all the words of a name; a title in quotes has none."""
    wanted = set(filter(None, name.split("_")))
    if not wanted or name.startswith('"'):
        return []
    return [artefact for artefact in artefacts if wanted <= set(artefact.split("_"))]
