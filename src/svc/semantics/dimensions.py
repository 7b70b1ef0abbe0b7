"""The four dimensions of service management: what a stream says of each.

Organizations and people are the teams of its steps; information and technology its tools and what flows carry; partners
and suppliers the parties of these kinds, and the teams and tools that belong to an outside party; value streams and
processes the practices of its steps, and the streams that they open.
"""

from collections.abc import Iterable, Iterator

from attrs import frozen

from svc.model import title_of
from svc.semantics import measure_wording as words
from svc.semantics.bound import BoundStream, NodeKind
from svc.text.compared import Compared

PROVIDERS = ("supplier", "partner")
"""The parties that are partners and suppliers. Other catalogues may have none of them."""


@frozen(repr=False, eq=False)
class Dimension(Compared):
    """One of the four, and what a stream says of it, by name."""

    title: str
    advice: str
    names: tuple[str, ...]


def dimensions(bound: BoundStream) -> tuple[Dimension, ...]:
    """The four dimensions of a stream."""
    steps = [node.step for node in bound.steps if node.step is not None]
    teams = _once(name for step in steps for name in step.teams)
    tools = _once(name for step in steps for name in step.uses)
    carried = _once(each.artefact or each.written for flow in bound.flows for each in flow.carried)
    outside = [name for name in teams if name in bound.teams and bound.teams[name].party]
    outside += [name for name in tools if name in bound.tools and bound.tools[name].party]
    parties = [node.name for node in bound.nodes if node.kind is NodeKind.PARTY and node.role in PROVIDERS]
    practices = _once(bound.catalogue.practice_names.get(name, name) for step in steps for name in step.practices)
    opened = _once(step.opens for step in steps if step.opens is not None)
    return (
        Dimension("organizations and people", "say who works: responsible ...", teams),
        Dimension("information and technology", "say with what people work: uses ...", (*tools, *carried)),
        Dimension("partners and suppliers", "say what others do: a flow, or a team in supplier", (*parties, *outside)),
        Dimension("value streams and processes", "say which practices do the work: by ...", (*practices, *opened)),
    )


def uncovered(bound: BoundStream) -> tuple[Dimension, ...]:
    """The dimensions that a stream says nothing of."""
    return tuple(each for each in dimensions(bound) if not each.names)


def in_words(bound: BoundStream) -> Iterator[tuple[str, str]]:
    """Each dimension, and what a stream says of it, by title."""
    titles = {node.name: node.title for node in bound.nodes if node.kind is NodeKind.PARTY}
    titles |= {name: words.team(bound, name) for name in bound.teams}
    titles |= {name: words.tool(bound, name) for name in bound.tools}
    titles |= {name: title_of(each) for name, each in bound.catalogue.all_practices.items()}
    titles |= {name: title_of(each) for name, each in bound.catalogue.all_artefacts.items()}
    for each in dimensions(bound):
        said = ", ".join(titles.get(name) or name.replace("_", " ") for name in each.names)
        yield each.title.capitalize(), said or "nothing"


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
