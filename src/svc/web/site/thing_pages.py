"""The page of an activity, a practice, an artefact, a team or a tool: what it is, and who uses it. Pure."""

from collections.abc import Iterator, Mapping, Sequence

from svc.model import title_of
from svc.pictures.page.markup import Markup, element
from svc.semantics.catalogue import Catalogue, ListedFlow
from svc.web.site.catalogues import Followed
from svc.web.site.content import Content
from svc.web.site.frame import PICTURE, Frame, link
from svc.web.site.lists import number, table, uses
from svc.web.site.things import Thing

_WHERE = {
    "activity": "Steps in it", "practice": "Steps that draw on it", "artefact": "From and to",
    "team": "Steps that it works in", "tool": "Steps that use it",
}  # fmt: skip
_BY = {"both": "both sides", "input": "only the receiving side", "output": "only the giving side", "none": "a rule"}


def thing_page(content: Content, thing: Thing, catalogues: Sequence[Followed], frame: Frame) -> bytes:
    """The page of a thing; one of an activity has a place for its picture."""
    return frame.page(
        thing.path,
        thing.title,
        element("p", _lead(thing), class_="lead"),
        [part for each in catalogues for part in _said(thing, each.catalogue)],
        element("h2", "Streams"),
        uses(thing.path, thing.uses, _WHERE[thing.kind.name]),
        [part for each in catalogues for part in _flows(content, thing, each.catalogue)],
    )


def _lead(thing: Thing) -> str:
    used = f"{number(len(thing.uses), 'stream')} of this site" if thing.uses else "no stream of this site"
    return f"{thing.kind.one.capitalize()}, used by {used}."


def _said(thing: Thing, catalogue: Catalogue) -> Iterator[Markup]:
    """What a catalogue says of a thing."""
    if thing.kind.name == "activity" and thing.name in catalogue.all_activities:
        activity = catalogue.all_activities[thing.name]
        if activity.purpose:
            yield element("p", activity.purpose, class_="purpose")
        yield PICTURE
    if thing.kind.name == "practice" and thing.name in catalogue.all_practices:
        practice = catalogue.all_practices[thing.name]
        group = f"A {practice.group.replace('_', ' ')} practice. " if practice.group else ""
        also = f"Also called {', '.join(practice.aliases)}." if practice.aliases else ""
        if group or also:
            yield element("p", f"{group}{also}", class_="purpose")
    if thing.kind.name == "artefact" and thing.name in catalogue.all_artefacts:
        artefact = catalogue.all_artefacts[thing.name]
        if artefact.aliases:
            yield element("p", f"Also called {', '.join(artefact.aliases)}.", class_="purpose")


def _flows(content: Content, thing: Thing, catalogue: Catalogue) -> Iterator[Markup]:
    """What a catalogue says about who may give what to whom, as far as the thing is concerned."""
    kind, name = thing.kind.name, thing.name
    if kind == "activity" and name in catalogue.all_activities:
        sides = (
            ("What it may receive", "From", [each for each in catalogue.flows if each.target == name], "source"),
            ("What it may give", "To", [each for each in catalogue.flows if each.source == name], "target"),
        )
        used = _used(content)
        for heading, preposition, flows, side in sides:
            rows = (_row(content, thing, catalogue, each, (each.artefact, getattr(each, side)), used) for each in flows)
            yield element("h2", f"{heading}, by {_called(catalogue)}")
            yield table(("Artefact", preposition, "Listed by", "Used by"), rows, heading)
    if kind == "artefact" and name in catalogue.all_artefacts:
        used = _used(content)
        flows = [each for each in catalogue.flows if each.artefact == name]
        rows = (_row(content, thing, catalogue, each, (each.source, each.target), used) for each in flows)
        yield element("h2", f"Who may give it to whom, by {_called(catalogue)}")
        yield table(("From", "To", "Listed by", "Used by"), rows, "Flows of the catalogue")


def _row(
    content: Content, thing: Thing, catalogue: Catalogue, flow: ListedFlow, cells: tuple[str, str],
    used: Mapping[tuple[str, str, str], int],
) -> Markup:  # fmt: skip
    first, second = (_thing(content, thing.path, catalogue, name) for name in cells)
    count = used.get((flow.source, flow.target, flow.artefact), 0)
    by = number(count, "stream") if count else element("span", "no stream", class_="fine")
    return element(
        "tr",
        element("th", first, scope="row"),
        element("td", second),
        element("td", _BY[flow.sides]),
        element("td", by),
    )


def _thing(content: Content, at: str, catalogue: Catalogue, name: str) -> "str | Markup":
    """The title of an activity, a party or an artefact, as a link where it has a page."""
    if name in catalogue.all_artefacts:
        kind, title = "artefact", title_of(catalogue.all_artefacts[name])
    else:
        kind, title = "activity", catalogue.title_for(name)
    path = content.paths[kind].get(name)
    return link(at, path, title) if path and path != at else title


def _used(content: Content) -> Mapping[tuple[str, str, str], int]:
    """How many streams use each flow."""
    used: dict[tuple[str, str, str], int] = {}
    for coverage in content.portfolio.coverages:
        for flow, count in coverage.used.items():
            used[flow] = max(used.get(flow, 0), count)
    return used


def _called(catalogue: Catalogue) -> str:
    return catalogue.title or catalogue.name
