"""The pages of the catalogues that streams follow: what each says, and what of it no stream uses. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from svc.model import Rule, title_of
from svc.pictures.page.markup import Markup, element
from svc.project.portfolio import Coverage
from svc.semantics.catalogue import Catalogue
from svc.semantics.catalogue.titles import only
from svc.web.site.catalogues import Followed
from svc.web.site.content import Content
from svc.web.site.frame import PICTURE, Frame, link
from svc.web.site.lists import number, table

CATALOGUES = "catalogues.html"


def catalogue_list(content: Content, followed: Sequence[Followed], frame: Frame) -> bytes:
    """The page that lists the catalogues."""
    rows = [
        element(
            "tr",
            element("th", link(CATALOGUES, each.path, each.catalogue.title or each.catalogue.name), scope="row"),
            element("td", element("code", each.catalogue.name)),
            element("td", number(_coverage(content, each).streams, "stream")),
        )
        for each in followed
    ]
    return frame.page(CATALOGUES, "Catalogues", table(("Catalogue", "Name", "Followed by"), rows, "Catalogues"))


def catalogue_page(content: Content, followed: Followed, frame: Frame) -> bytes:
    """The page of a catalogue, with a place for its picture."""
    catalogue, coverage, at = followed.catalogue, _coverage(content, followed), followed.path
    return frame.page(
        at,
        catalogue.title or catalogue.name,
        element("p", _lead(catalogue, coverage), class_="lead"),
        PICTURE,
        element("h2", "Activities"),
        table(("Activity", "Purpose", "Streams"), _activities(content, catalogue, at), "Activities"),
        _rules(catalogue),
        element("h2", "What no stream uses"),
        _unused(content, coverage, at),
    )


def _coverage(content: Content, followed: Followed) -> Coverage:
    return next(each for each in content.portfolio.coverages if each.key == followed.key)


def _lead(catalogue: Catalogue, coverage: Coverage) -> str:
    extends = f", extends {catalogue.extends}" if catalogue.extends else ""
    extending = f" and {coverage.extending} of catalogues that extend it" if coverage.extending else ""
    used = len(coverage.flows) - len(coverage.unused_flows)
    own = " of its own" if coverage.base else ""
    return (
        f"Catalogue {catalogue.name}{extends}: followed by {number(coverage.streams, 'stream')}{extending}, "
        f"which use {used:,} of {number(len(coverage.flows), 'flow')}{own}."
    )


def _activities(content: Content, catalogue: Catalogue, at: str) -> Iterator[Markup]:
    things = {each.name: each for each in content.things["activity"]}
    for name, activity in catalogue.all_activities.items():
        thing = things.get(name)
        title = link(at, thing.path, title_of(activity)) if thing else title_of(activity)
        used = number(len(thing.uses), "stream") if thing and thing.uses else "no stream"
        yield element(
            "tr",
            element("th", title, scope="row"),
            element("td", activity.purpose or ""),
            element("td", used, class_=None if thing and thing.uses else "fine"),
        )


def _rules(catalogue: Catalogue) -> list[Markup]:
    """What the organisation allows and forbids besides, and why."""
    if not catalogue.all_rules:
        return []
    rows = (_rule(catalogue, each) for each in catalogue.all_rules)
    return [element("h2", "Rules"), table(("Rule", "From", "To", "Artefacts", "Because"), rows, "Rules")]


def _rule(catalogue: Catalogue, rule: Rule) -> Markup:
    source, target = (only(catalogue.end_titles, end) for end in (rule.source, rule.target))
    artefacts = ", ".join(rule.artefacts).replace("_", " ") or "everything"
    cells = (source, target, artefacts, rule.because or "")
    return element("tr", element("th", rule.word, scope="row"), *(element("td", each) for each in cells))


def _unused(content: Content, coverage: Coverage, at: str) -> list[Markup]:
    titles = {**coverage.offer.activities, **coverage.offer.parties}
    unused: dict[tuple[str, str], list[str]] = {}
    for source, target, artefact in coverage.unused_flows:
        unused.setdefault((source, target), []).append(artefact)
    rows = (
        element(
            "tr",
            element("th", titles.get(source, source), scope="row"),
            element("td", titles.get(target, target)),
            element("td", _things(content, "artefact", names, at)),
        )
        for (source, target), names in unused.items()
    )
    return [
        table(("From", "To", "Artefacts"), rows, "Flows that no stream uses"),
        element("h3", "Practices"),
        element("p", _things(content, "practice", coverage.unused_practices, at)),
        element("h3", "Artefacts"),
        element("p", _things(content, "artefact", coverage.unused_artefacts, at)),
    ]


def _things(content: Content, kind: str, names: Iterable[str], at: str) -> list[Markup]:
    """The titles of things, each with a link to its page."""
    titles = content.portfolio.practices if kind == "practice" else content.portfolio.artefacts
    paths = content.paths[kind]
    listed = [link(at, paths[name], titles[name]) for name in names if name in paths]
    between = [Markup(", "), *listed] if listed else []
    return [piece for number, each in enumerate(listed) for piece in ((between[0], each) if number else (each,))] or [
        element("span", "None.", class_="fine")
    ]
