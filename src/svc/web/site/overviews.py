"""The pages that list: streams with a search, things of each kind, where streams meet, the allowances. Pure."""

from collections.abc import Iterator, Mapping, Sequence

from svc.formats.allowances.text import SCOPES
from svc.pictures.page.markup import Markup, element
from svc.pictures.views.portfolio import counted
from svc.project.portfolio.building import Link
from svc.web.site.content import MANY, Content
from svc.web.site.frame import HOME, PICTURE, Frame, link, shipped
from svc.web.site.lists import cards, number, table
from svc.web.site.streams import SiteStream
from svc.web.site.things import KINDS, Kind, Thing

PORTFOLIO, MEETINGS, ALLOWANCES = "portfolio.html", "meetings.html", "allowances.html"


def home(content: Content, frame: Frame, classes: Mapping[str, str]) -> bytes:
    """The first page: a search, all streams, and what else can be found."""
    search = element(
        "div",
        element("label", "Search streams, steps, practices, artefacts, teams, tools", for_="search"),
        element("input", type="search", id="search", autocomplete="off", spellcheck="false"),
        element("p", id="found", role="status"),
        class_="search",
        hidden=True,
    )
    others = [
        element("li", link(HOME, each.path, each.title), " ", element("span", kind.one, class_="kind"))
        for kind in KINDS
        for each in content.things[kind.name]
    ]
    return frame.page(
        HOME,
        content.title,
        element("p", counted(content.portfolio).replace("  |  ", ", "), class_="lead"),
        _legend(content, classes),
        search,
        element("section", element("h2", "Other pages"), element("ul", others), id="others", hidden=True),
        cards(HOME, content.streams, classes, content.portfolio.activities),
        script=shipped("search.js"),
    )


def _legend(content: Content, classes: Mapping[str, str]) -> Markup:
    """Which colour a step has in the strips of the streams."""
    listed = [
        element("li", element("i", class_=f"swatch {classes[each.name]}"), link(HOME, each.path, each.title))
        for each in content.things["activity"]
        if each.uses
    ]
    return element("ul", listed, class_="legend", aria_label="Colours of activities")


def things(content: Content, frame: Frame, kind: Kind, classes: Mapping[str, str]) -> bytes:
    """The page that lists the things of a kind, with how many streams use each."""
    path = kind.page
    rows = (
        _thing(path, each, classes.get(each.name, "") if kind.name == "activity" else "")
        for each in content.things[kind.name]
    )
    listed = table((kind.one.capitalize(), "Streams that use it"), rows, kind.title)
    return frame.page(path, kind.title, listed)


def _thing(at: str, thing: Thing, class_: str) -> Markup:
    swatch = element("i", class_=f"swatch {class_}") if class_ else Markup()
    used = element(
        "td", number(len(thing.uses), "stream") if thing.uses else element("span", "no stream", class_="fine")
    )
    return element("tr", element("th", swatch, link(at, thing.path, thing.title), scope="row"), used)


def portfolio(content: Content, frame: Frame) -> bytes:
    """The page with the picture of the portfolio: streams by activities, and what they use of each catalogue."""
    lead = "Which stream does what in which activity, and how much of what a catalogue lists the streams use."
    return frame.page(PORTFOLIO, "Portfolio", element("p", lead, class_="lead"), PICTURE)


def meetings(content: Content, frame: Frame) -> bytes:
    """The page of where streams meet: what some give out and others take in, and which streams open which."""
    opened = [
        element(
            "tr",
            element("th", link(MEETINGS, stream.path, stream.summary.title), scope="row"),
            element("td", _streams(MEETINGS, opens, len(opens))),
        )
        for stream in content.streams
        if (opens := content.connections(stream).opens)
    ]
    rows = (_meeting(content, each) for each in content.portfolio.links)
    return frame.page(
        MEETINGS,
        "Where streams meet",
        element("p", "What some streams give out, others take as their demand.", class_="lead"),
        table(("Artefact", "Given by", "Taken by"), rows, "Where streams meet"),
        element("h2", "Steps that open streams"),
        table(("Stream", "Opens"), opened, "Steps that open streams"),
    )


def _meeting(content: Content, meeting: Link) -> Markup:
    title = content.portfolio.artefacts.get(meeting.artefact, meeting.artefact)
    path = content.paths["artefact"].get(meeting.artefact)
    return element(
        "tr",
        element("th", link(MEETINGS, path, title) if path else title, scope="row"),
        *(
            element("td", _streams(MEETINGS, content.first(named), len(named)))
            for named in (meeting.givers, meeting.takers)
        ),
    )


def _streams(at: str, streams: Sequence[SiteStream], count: int) -> Iterator[Markup]:
    """The first of so many streams."""
    yield from (element("div", link(at, each.path, each.summary.title)) for each in streams[:MANY])
    if count > MANY:
        yield element("div", f"and {count - MANY:,} more", class_="fine")


def allowances(content: Content, frame: Frame) -> bytes:
    """The register of allowances, with their reasons and last days."""
    rows = (
        element(
            "tr",
            element("th", f"{each.code} {each.name}", scope="row"),
            element("td", element("code", f"{file}:{each.line}")),
            element("td", each.because),
            element("td", SCOPES[each.scope]),
            element(
                "td", element("span", f"ended with {each.until}", class_="pill warning") if each.expired else each.until
            ),
            element("td", number(each.silences, "finding")),
        )
        for file, each in content.allowances
    )
    heads = ("Allowed", "In", "Because", "Reaches", "Until", "Silences")
    return frame.page(ALLOWANCES, "Allowances", table(heads, rows, "Allowances"))
