"""Lists of streams, and what is said of each in a line or two. Markup."""

from collections.abc import Iterable, Iterator, Mapping

from svc.measures.wording import percent
from svc.pictures.page.markup import Markup, element
from svc.project.portfolio import Counts
from svc.web.site.details import StreamDetails
from svc.web.site.frame import link
from svc.web.site.streams import SiteStream
from svc.web.site.things import Use


def number(count: int, thing: str) -> str:
    """How many there are of a thing."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def cards(at: str, streams: Iterable[SiteStream], classes: Mapping[str, str], titles: Mapping[str, str]) -> Markup:
    """Streams with their steps as a strip of colours, by the classes and titles of their activities."""
    return element("ul", [_card(at, each, classes, titles) for each in streams], class_="streams")


def _card(at: str, stream: SiteStream, classes: Mapping[str, str], titles: Mapping[str, str]) -> Markup:
    summary = stream.summary
    words = " ".join(dict.fromkeys(_words(stream.details)))
    opening = [element("span", element("b", word), " ", text) for word, text in stream.details.opening]
    return element(
        "li",
        element(
            "div",
            element("h2", link(at, stream.path, summary.title)),
            element("p", element("code", summary.name), " in ", element("code", summary.file), class_="where"),
            element("p", opening, class_="opening") if opening else Markup(),
        ),
        _strip(stream, classes, titles),
        element("p", _facts(stream), class_="facts"),
        data_words=words.replace("_", " "),
    )


def _words(details: StreamDetails) -> Iterator[str]:
    """What a search finds a stream by, besides what its card shows."""
    for step in details.steps:
        yield from (step.title, *step.practices)
        yield from (details.teams.get(name, name) for name in step.teams)
        yield from (details.tools.get(name, name) for name in step.tools)
    yield from (each.wording for each in details.carried if each.wording)


def _strip(stream: SiteStream, classes: Mapping[str, str], titles: Mapping[str, str]) -> Markup:
    """The steps as a row of colours, and in words how many there are of each activity."""
    counts: dict[str, int] = {}
    for step in stream.details.steps:
        counts[step.activity] = counts.get(step.activity, 0) + 1
    said = ", ".join(f"{titles.get(name, 'unknown')} {count}" for name, count in counts.items())
    steps = number(len(stream.details.steps), "step")
    blocks = [
        element("i", class_=classes.get(step.activity, "none"), title=step.title) for step in stream.details.steps
    ]
    strip = element("span", blocks, class_="strip", role="img", aria_label=f"{steps}: {said}" if said else steps)
    return element("p", strip, element("span", steps, aria_hidden="true"), class_="steps")


def _facts(stream: SiteStream) -> Iterator[Markup]:
    """What a stream takes, how many of its promises hold, and what is found in it."""
    figures = stream.summary.figures
    if figures.lead_words:
        yield _fact("Lead time, 85%", figures.lead_words)
    if figures.efficiency is not None:
        yield _fact("Flow efficiency", percent(figures.efficiency))
    for count, verdict, level in (
        (figures.kept, "kept", None), (figures.broken, "broken", "error"), (figures.unproven, "not proven", "warning"),
    ):  # fmt: skip
        if count:
            yield element("span", f"{number(count, 'promise')} {verdict}", class_=level)
    yield findings(stream.summary.findings)


def _fact(label: str, text: str) -> Markup:
    return element("span", label, " ", element("b", text))


def findings(counts: Counts) -> Markup:
    """How many findings there are of each level."""
    levels = ((counts.errors, "error"), (counts.warnings, "warning"), (counts.notes, "note"))
    shown = [element("span", number(count, level), class_=f"pill {level}") for count, level in levels if count]
    return element("span", shown, class_="findings") if shown else element("span", "No findings", class_="fine")


def uses(at: str, used: Iterable[Use], heading: str) -> Markup:
    """The streams that use a thing, each with where it does."""
    rows = [
        element(
            "tr",
            element("th", link(at, each.stream.path, each.stream.summary.title), scope="row"),
            element("td", [element("div", text) for text in each.where]),
            element("td", findings(each.stream.summary.findings)),
        )
        for each in used
    ]
    return table(("Stream", heading, "Findings"), rows, "Streams")


def table(heads: Iterable[str], rows: Iterable[Markup], called: str) -> Markup:
    """A table in a frame that the keyboard can reach, as a wide one moves in it; none without rows."""
    filled = list(rows)
    if not filled:
        return element("p", "None.", class_="fine")
    head = element("thead", element("tr", [element("th", each, scope="col") for each in heads]))
    whole = element("table", head, element("tbody", filled))
    return element("div", whole, class_="frame", role="region", tabindex="0", aria_label=called)
