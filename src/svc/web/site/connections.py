"""What the page of a stream says of other streams: which it opens, which open it, and where it meets others. Markup."""

from collections.abc import Iterable, Iterator

from svc.pictures.page.markup import Markup, element
from svc.web.site.content import Content, Meeting
from svc.web.site.frame import link
from svc.web.site.streams import SiteStream


def connections(content: Content, stream: SiteStream) -> Markup:
    """The section about other streams."""
    found = content.connections(stream)
    facts = [
        _fact("File", [element("code", stream.summary.file)]),
        _fact("Opens", _listed(stream.path, found.opens)),
        _fact("Opened by", _listed(stream.path, found.opened_by)),
        _fact("Gives", _meetings(content, stream.path, found.gives, "to")),
        _fact("Takes", _meetings(content, stream.path, found.takes, "from")),
    ]
    return element("section", element("h2", "Other streams"), element("dl", facts), id="connections")


def _fact(word: str, said: Iterable[Markup]) -> Markup:
    lines = list(said)
    return Markup(element("dt", word) + element("dd", [element("div", each) for each in lines])) if lines else Markup()


def _listed(at: str, streams: Iterable[SiteStream]) -> list[Markup]:
    return [link(at, each.path, each.summary.title) for each in streams]


def _meetings(content: Content, at: str, meetings: Iterable[Meeting], preposition: str) -> Iterator[Markup]:
    for meeting in meetings:
        path = content.paths["artefact"].get(meeting.artefact)
        title = content.portfolio.artefacts.get(meeting.artefact, meeting.artefact)
        artefact = link(at, path, title) if path else element("span", title)
        more = [element("span", f"{meeting.more:,} more")] if meeting.more else []
        named = [*_listed(at, meeting.streams), *more]
        yield Markup(f"{artefact} {preposition} {', '.join(named)}")
