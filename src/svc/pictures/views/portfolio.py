"""The picture of a portfolio: streams by activities, and how much of each catalogue they use, by giver and taker."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve

from svc.model.quantities import Real
from svc.pictures.options import DEFAULTS, PictureOptions
from svc.pictures.scene.panels import broken
from svc.pictures.scene.shapes import Panel, Plan, Scene, Text
from svc.pictures.scene.text_metrics import wrap
from svc.pictures.style import palette
from svc.pictures.style.colours import Colours
from svc.pictures.style.palette import OF_PARTIES, Accent
from svc.project.portfolio import Counts, Coverage, Portfolio, StreamSummary

NAME = 216
"""The width of the column of names."""
COLUMN, BEHIND = 86, 76
"""The widths of the columns of activities and parties, and of those behind them."""
HEAD, ROW = 36, 24
LINE = 13
"""How much higher a row is for a further line of a title."""
LINES = 3
"""How many lines a title may take; the tooltip holds the rest."""
GAP = 3
ABOVE = 30
"""Between a table and the one above: the room of its title."""
SHOWN = 60
"""Streams that are shown; the others are counted."""


def portfolio(
    portfolio: Portfolio, options: PictureOptions = DEFAULTS, title: str = "Portfolio of value streams"
) -> Scene:
    """All streams of a portfolio in one picture."""
    panels = list(_streams(portfolio, options.colours))
    for number, coverage in enumerate((each for each in portfolio.coverages if each.flows), 1):
        panels += _below(panels, _coverage(coverage, options.colours, f"svc_use{number}"))
    width = max((each.left + each.width for each in panels), default=0)
    height = max((each.top + each.height for each in panels), default=0)
    legend = ["1, 2, ...  steps of a stream in an activity"] if portfolio.streams else []
    legend += ["3/5  streams use three of five flows"] if portfolio.coverages else []
    return Scene(
        "portfolio",
        "portfolio",
        wrap(title, 18, 640, bold=True, most=3),
        [counted(portfolio)],
        described(portfolio, title),
        legend=legend,
        plan=Plan(width, height, {}, {}, figures=panels),
        colours=options.colours,
        advice=["page"],
    )


def counted(portfolio: Portfolio) -> str:
    """The counts of a portfolio, in one line."""
    flows = sum(len(each.flows) for each in portfolio.coverages)
    used = flows - sum(len(each.unused_flows) for each in portfolio.coverages)
    meeting = len({link.artefact for link in portfolio.links})
    counts = [_number(len(portfolio.streams), "stream"), _number(len(portfolio.files), "file")]
    counts += [f"{used} of {flows} flows in use"] if flows else []
    counts += [_number(meeting, "artefact") + " on which streams meet"] if meeting else []
    return "  |  ".join([*counts, _findings(portfolio.findings) or "no findings"])


def described(portfolio: Portfolio, title: str) -> str:
    """The picture in words."""
    activities = portfolio.activities
    streams = (
        f"{stream.title}: {', '.join(f'{activities[name]} {count}' for name, count in stream.visits.items())}."
        for stream in portfolio.streams[:SHOWN]
        if stream.visits.keys() <= activities.keys()
    )
    return " ".join((f"{title}.", counted(portfolio).replace("  |  ", ", ") + ".", *streams))


def _streams(portfolio: Portfolio, colours: Colours) -> Iterator[Panel]:
    """One row per stream: its steps in each activity, its hand-overs, its findings."""
    activities = portfolio.activities
    accents = palette.accents(activities, colours.accents)
    columns = [NAME + GAP + number * (COLUMN + GAP) for number in range(len(activities) + 1)]
    behind = (columns[-1], columns[-1] + BEHIND + GAP)
    if portfolio.streams:
        for left, (name, words) in zip(columns, activities.items(), strict=False):
            yield _head(f"svc_activity_{name}", words, left, accents[name], COLUMN, "activity")
        for number, (left, words) in enumerate(zip(behind, ("Hand-overs", "Findings"), strict=True)):
            yield _plain(f"svc_behind_{number}", words, left, 0, BEHIND, HEAD, bold=True)
    top: Real = HEAD + GAP
    for row, stream in enumerate(portfolio.streams[:SHOWN], 1):
        title = _title(f"svc_stream_{row}", stream, top)
        yield title
        for left, (activity, words) in zip(columns, activities.items(), strict=False):
            count = stream.visits.get(activity, 0)
            accent = accents[activity] if count else None
            tooltip = f"{stream.title}: {_number(count, 'step')} in {words}"
            cell = _cell(f"svc_cell_{row}_{activity}", str(count or ""), left, top, COLUMN, accent, tooltip)
            yield evolve(cell, height=title.height)
        yield _plain(f"svc_hand_overs_{row}", str(stream.hand_overs), behind[0], top, BEHIND, title.height)
        cell = _plain(f"svc_findings_{row}", _findings(stream.findings), behind[1], top, BEHIND, title.height)
        yield evolve(cell, lines=[each._replace(colour=_colour(stream.findings)) for each in cell.lines])
        top += title.height + GAP
    more = len(portfolio.streams) - SHOWN
    if more > 0:
        yield evolve(_plain("svc_more", f"and {more:,} more streams", 0, top, NAME, ROW), align="left")


def _coverage(coverage: Coverage, colours: Colours, id: str) -> Iterator[Panel]:
    """One row per giver, one column per taker: how many of the flows between them are in use."""
    offer = coverage.offer
    titles = {**offer.activities, **offer.parties}
    every = Counter((source, target) for source, target, _ in coverage.flows)
    used = Counter(
        (source, target) for source, target, artefact in coverage.flows if (source, target, artefact) in coverage.used
    )
    giving, taking = {source for source, _ in every}, {target for _, target in every}
    givers = [name for name in titles if name in giving]
    takers = [name for name in titles if name in taking]
    accents = {**dict.fromkeys(offer.parties, OF_PARTIES), **palette.accents(offer.activities, colours.accents)}
    accents |= {name: accent for name, accent in colours.accents.items() if name in offer.parties}
    title = f"Who gives to whom in {offer.title}: {_number(coverage.streams + coverage.extending, 'stream')}"
    yield Panel(f"{id}_title", 0, 0, 640, ABOVE, [_cut(title, 12, 640)], align="left", inset=0)
    for column, name in enumerate(takers):
        left = NAME + GAP + column * (COLUMN + GAP)
        yield _head(f"{id}_to_{name}", titles[name], left, accents[name], COLUMN, "taker", top=ABOVE)
    for row, giver in enumerate(givers):
        top = ABOVE + HEAD + GAP + row * (ROW + GAP)
        yield _head(f"{id}_from_{giver}", titles[giver], 0, accents[giver], NAME, "giver", top=top, height=ROW)
        for column, taker in enumerate(takers):
            total, known = every[giver, taker], used[giver, taker]
            if not total:
                continue
            left = NAME + GAP + column * (COLUMN + GAP)
            tooltip = f"{titles[giver]} to {titles[taker]}: {known} of {_number(total, 'flow')} in use"
            accent = accents[giver] if known else None
            yield _cell(
                f"{id}_{giver}_{taker}", f"{known}/{total}", left, top, COLUMN, accent, tooltip, whole=known == total
            )


def _below(above: Iterable[Panel], panels: Iterable[Panel]) -> list[Panel]:
    """Panels moved under others."""
    bottom = max((each.top + each.height for each in above), default=0)
    return [evolve(each, top=each.top + bottom + GAP) for each in panels]


def _head(
    id: str, words: str, left: Real, accent: Accent, width: int, kind: str, top: Real = 0, height: int = HEAD
) -> Panel:
    """The name of an activity or a party in its colour."""
    lines = wrap(words, 9, width - 10, bold=True, most=2 if height == HEAD else 1)
    texts = [Text(line, 9, accent.text, bold=True) for line in lines]
    return Panel(id, left, top, width, height, texts, fill=accent.band, inset=4, tooltip=words, kind=kind)


def _cell(
    id: str, words: str, left: Real, top: Real, width: int, accent: Accent | None, tooltip: str, whole: bool = False
) -> Panel:
    """A cell of a table: in its colour if there is something, in full if it is `whole`."""
    fill = palette.SOFT if accent is None else accent.band if whole else accent.tint
    colour = palette.MUTED if accent is None else accent.text if whole else palette.INK
    texts = [Text(words, 10, colour, bold=accent is not None)] if words else []
    return Panel(id, left, top, width, ROW, texts, fill=fill, tooltip=tooltip, kind="used" if accent else "unused")


def _title(id: str, stream: StreamSummary, top: Real) -> Panel:
    lines = broken(stream.title, 10, NAME - 8, bold=True, most=LINES)
    return Panel(
        id,
        0,
        top,
        NAME,
        ROW + LINE * (len(lines) - 1),
        lines,
        align="left",
        inset=2,
        tooltip=f"{stream.title}: {stream.name} in {stream.file}",
        kind="stream",
    )


def _plain(id: str, words: str, left: Real, top: Real, width: int, height: Real, bold: bool = False) -> Panel:
    lines = wrap(words, 9, width - 4, bold=bold, most=2) if words else []
    return Panel(id, left, top, width, height, [Text(line, 9, palette.MUTED, bold=bold) for line in lines], inset=2)


def _cut(words: str, size: Real, room: Real) -> Text:
    return Text(wrap(words, size, room, bold=True, most=1)[0], size, bold=True)


def _findings(counts: Counts) -> str:
    levels: Mapping[str, int] = {"error": counts.errors, "warning": counts.warnings, "note": counts.notes}
    return ", ".join(_number(number, level) for level, number in levels.items() if number)


def _colour(counts: Counts) -> str:
    return palette.ERROR if counts.errors else palette.WARNING if counts.warnings else palette.MUTED


def _number(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
