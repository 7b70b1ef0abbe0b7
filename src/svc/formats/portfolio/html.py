"""A portfolio as a page in one file: its picture, and in tables what the picture has no room for. Pure."""

from collections.abc import Iterable, Iterator, Mapping

from svc.formats.portfolio.json import DIMENSIONS
from svc.formats.portfolio.text import measured
from svc.formats.still_page import document, table, within_page
from svc.pictures.views.portfolio import counted
from svc.project.portfolio import Counts, Coverage, Portfolio, StreamSummary
from svc.project.portfolio.building import Named
from svc.text.escape import xml


def page(portfolio: Portfolio, picture: str, title: str = "Portfolio of value streams") -> str:
    """The page; `picture` is the portfolio as SVG."""
    shown = within_page(picture)
    parts = [
        f"<h1>{xml(title)}</h1>", f"<p>{xml(counted(portfolio))}</p>", _contents(portfolio),
        f"<figure>\n{shown}</figure>", *_streams(portfolio), *_dimensions(portfolio), *_practices(portfolio),
        *_links(portfolio),
        *(line for number, each in enumerate(portfolio.coverages, 1) for line in _coverage(each, number)),
    ]  # fmt: skip
    return document(title, parts, shown)


def _contents(portfolio: Portfolio) -> str:
    """Links to the tables."""
    links = [
        ("streams", "Streams"),
        ("dimensions", "Four dimensions"),
        ("practices", "Practices"),
        ("links", "Where streams meet"),
    ]
    links += [(f"catalogue-{number}", each.offer.title) for number, each in enumerate(portfolio.coverages, 1)]
    return "<nav>" + " ".join(f'<a href="#{id}">{xml(words)}</a>' for id, words in links) + "</nav>"


def _streams(portfolio: Portfolio) -> Iterator[str]:
    yield '<h2 id="streams">Streams</h2>'
    heading = [("Stream", ""), ("Catalogue", "")]
    heading += [(title, "number") for title in portfolio.activities.values()]
    heading += [("Steps", "number"), ("Hand-overs", "number"), ("Practices", "number")]
    heading += [("Lead time 85%", ""), ("Flow efficiency", ""), ("Promises", ""), ("Findings", "")]
    yield from table(heading, (_stream(stream, portfolio) for stream in portfolio.streams))


def _stream(stream: StreamSummary, portfolio: Portfolio) -> str:
    visits = (stream.visits.get(name, 0) for name in portfolio.activities)
    cells = [
        f"<td>{xml(stream.title)}<br><code>{xml(stream.name)}</code> in <code>{xml(stream.file)}</code></td>",
        f"<td>{xml(portfolio.catalogue_of(stream) or 'not known')}</td>",
        *(_number(count) for count in visits),
        _number(stream.steps),
        _number(stream.hand_overs),
        _number(len(stream.practices)),
        *(f"<td>{xml(each)}</td>" for each in measured(stream, "")),
        f"<td>{_findings(stream.findings)}</td>",
    ]
    return "".join(cells)


def _dimensions(portfolio: Portfolio) -> Iterator[str]:
    """What each stream names of the four dimensions of service management."""
    yield '<h2 id="dimensions">Four dimensions</h2>'
    titles = {**portfolio.artefacts, **portfolio.practices}
    rows = (
        f"<td><code>{xml(stream.name)}</code></td>"
        + "".join(f"<td>{xml(', '.join(titles.get(name, name) for name in names))}</td>" for names in stream.dimensions)
        for stream in portfolio.streams
    )
    dimensions = (name.replace("_", " ").capitalize() for name in DIMENSIONS)
    yield from table([("Stream", ""), *((name, "") for name in dimensions)], rows)


def _practices(portfolio: Portfolio) -> Iterator[str]:
    yield '<h2 id="practices">Practices</h2>'
    drawing: dict[str, list[str]] = {}
    for stream in portfolio.streams:
        for name in stream.practices:
            drawing.setdefault(name, []).append(f"<code>{xml(stream.name)}</code>")
    rows = (
        f"<td>{xml(portfolio.practices[name])}</td>{_number(count)}<td>{', '.join(drawing.get(name, ()))}</td>"
        for name, count in portfolio.draws.items()
    )
    yield from table([("Practice", ""), ("Streams", "number"), ("which draw on it", "")], rows)


def _links(portfolio: Portfolio) -> Iterator[str]:
    yield '<h2 id="links">Where streams meet</h2>'
    yield "<p>What some give out, others take as their demand.</p>"
    rows = (
        f"<td>{xml(portfolio.artefacts.get(each.artefact, each.artefact))}</td>"
        f"<td>{_named(each.givers)}</td><td>{_named(each.takers)}</td>"
        for each in portfolio.links
    )
    yield from table([("Artefact", ""), ("Given by", ""), ("Taken by", "")], rows)


def _coverage(coverage: Coverage, number: int) -> Iterator[str]:
    offer = coverage.offer
    titles = {**offer.activities, **offer.parties}
    unused: dict[tuple[str, str], list[str]] = {}
    for source, target, artefact in coverage.unused_flows:
        unused.setdefault((source, target), []).append(offer.artefacts.get(artefact, artefact))
    yield f'<h2 id="catalogue-{number}">{xml(offer.title)}: what no stream uses</h2>'
    flows = f"{len(coverage.unused_flows)} of {len(coverage.flows)} flows" + (" of its own" if coverage.base else "")
    extending = f" and {coverage.extending} of catalogues that extend it" if coverage.extending else ""
    yield f"<p>{flows}, of {coverage.streams} streams{extending}.</p>"
    rows = (
        f"<td>{xml(titles.get(source, source))}</td><td>{xml(titles.get(target, target))}</td>"
        f"<td>{xml(', '.join(artefacts))}</td>"
        for (source, target), artefacts in unused.items()
    )
    yield from table([("From", ""), ("To", ""), ("Artefacts", "")], rows)
    yield f"<p>Practices: {_titles(coverage.unused_practices, offer.practices)}</p>"
    yield f"<p>Artefacts: {_titles(coverage.unused_artefacts, offer.artefacts)}</p>"


def _number(number: int) -> str:
    return f'<td class="number">{number or "&#183;"}</td>'


def _named(streams: Iterable[Named]) -> str:
    return ", ".join(f"<code>{xml(name)}</code>" for _, name in streams)


def _titles(names: Iterable[str], titles: Mapping[str, str]) -> str:
    return xml(", ".join(titles.get(name, name) for name in names)) or "none"


def _findings(counts: Counts) -> str:
    levels = (("error", counts.errors), ("warning", counts.warnings), ("note", counts.notes))
    counted = ((level, f"{number} {level}{'s' if number > 1 else ''}") for level, number in levels if number)
    return ", ".join(f'<span class="{level}">{words}</span>' for level, words in counted)
