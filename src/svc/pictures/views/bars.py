"""The bars of a histogram with its axes, and the times that are drawn in."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from svc.measures.distribution import Distribution
from svc.measures.wording import percent, time_words
from svc.model.calendar import Calendar
from svc.model.quantities import Real
from svc.pictures.scene.panels import words_at
from svc.pictures.scene.shapes import Figure, Panel, Stroke, Text
from svc.pictures.style import palette

LEFT, FIELD, TALL = 44, 580, 190
"""The room for the shares on the left, the width of the field of the bars, and its height."""
BELOW, ROW = 38, 17
"""The room below the bars, and the height of the words of a mark: each has a row of its own."""
SIZE = (LEFT + FIELD + 24, 20)
"""How wide a histogram is, and how high without bars."""
LABELS = 8
"""How many times may be written below the bars."""
_RULES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5)


@frozen
class Mark:
    """A time that is drawn in: a figure, or what is promised; cases beyond a `limit` are shaded."""

    at: float
    words: str
    is_limit: bool = False
    is_broken: bool = False

    @property
    def is_promise(self) -> bool:
        """Whether it is the time of a promise."""
        return self.words.startswith("promise")


def height(marks: Sequence[Mark]) -> Real:
    """How high a histogram with such marks is."""
    return ROW * len(marks) + TALL + BELOW


def is_shaded(spread: Distribution, marks: Sequence[Mark]) -> bool:
    """Whether some bars are beyond the limit of a promise."""
    limit = _limit(marks)
    return limit is not None and any(_is_beyond(at, spread, limit) for at, share in _classes(spread) if share)


def bars(spread: Distribution, marks: Sequence[Mark], calendar: Calendar) -> Iterator[Figure]:
    """The bars and what is around them, from top to bottom: marks in rows, bars, times."""
    top = ROW * len(marks)
    tallest = max(*spread.shares, spread.longer)
    yield from _rules(top, tallest)
    yield from _bars(spread, top, tallest, _limit(marks), calendar)
    yield from _times(spread, top + TALL, calendar)
    for row, mark in enumerate(marks):
        yield from _mark(mark, f"svc_mark_{row + 1}", ROW * row + ROW / 2, top + TALL, spread)


def _limit(marks: Sequence[Mark]) -> float | None:
    """The least time that is promised as a limit."""
    return min((mark.at for mark in marks if mark.is_limit), default=None)


def _classes(spread: Distribution) -> Iterator[tuple[int, float]]:
    """The classes with their shares; the last holds what is longer, if anything is."""
    yield from enumerate([*spread.shares, spread.longer] if spread.longer else spread.shares)


def _is_beyond(at: int, spread: Distribution, limit: float) -> bool:
    return at * spread.width > limit - 1e-6


def _rules(top: Real, tallest: float) -> Iterator[Figure]:
    """Lines at round shares of the cases."""
    step = next((each for each in _RULES if tallest <= each * 5), 0.5)
    for each in range(int(tallest / step + 1e-9) + 1):
        y = top + TALL - _tall(each * step, tallest)
        yield Stroke(f"svc_rule_{each}", [(LEFT, y), (LEFT + FIELD, y)], palette.RULE, 1, kind="rule")
        yield words_at(f"svc_share_{each}", (LEFT - 6, y), [Text(percent(each * step), 9, palette.MUTED)], "right")


def _bars(spread: Distribution, top: Real, tallest: float, limit: float | None, calendar: Calendar) -> Iterator[Figure]:
    across = FIELD / (len(spread.shares) + bool(spread.longer))
    for at, share in _classes(spread):
        if share:
            least, most = (time_words(edge * spread.width, calendar) for edge in (at, at + 1))
            is_last = at == len(spread.shares)
            times = f"longer than {least}" if is_last else f"{least} to {most}"
            tall = max(_tall(share, tallest), 0.8)
            is_beyond = limit is not None and _is_beyond(at, spread, limit)
            ground, outline = (palette.ALERT, palette.WARNING) if is_beyond else (palette.IDLE, palette.MUTED)
            yield Panel(
                f"svc_bar_{at + 1}", round(LEFT + at * across + 1, 2), round(top + TALL - tall, 2),
                round(across - 2, 2), round(tall, 2), fill=ground, outline=outline,
                behind=True, kind="bar beyond" if is_beyond else "bar",
                tooltip=f"{percent(share)} of the cases take {times}",
            )  # fmt: skip


def _times(spread: Distribution, y: Real, calendar: Calendar) -> Iterator[Figure]:
    """The times below the bars, and what they are."""
    classes = len(spread.shares)
    across, every = FIELD / (classes + bool(spread.longer)), -(-classes // LABELS)
    for at in range(0, classes + 1, every):
        label = Text(time_words(at * spread.width, calendar), 9, palette.MUTED)
        yield words_at(f"svc_time_{at}", (LEFT + at * across, y + 11), [label])
    width = time_words(spread.width, calendar)
    yield words_at("svc_axis", (LEFT, y + 28), [Text(f"Lead time; a bar is {width} wide", 9.5)], "left")
    if spread.longer:
        longer = Text(f"last bar: all of more than {time_words(spread.end, calendar)}", 9.5)
        yield words_at("svc_longer", (LEFT + FIELD, y + 28), [longer], "right")


def _mark(mark: Mark, id: str, y: Real, bottom: Real, spread: Distribution) -> Iterator[Figure]:
    """A line down to the axis, with its words at its upper end; a time beyond the bars is pointed to."""
    across = FIELD / (len(spread.shares) + bool(spread.longer))
    x = LEFT + min(mark.at / spread.width * across, FIELD)
    colour = (palette.ERROR if mark.is_broken else palette.INK) if mark.is_promise else palette.MUTED
    is_outside = mark.at > spread.end + 1e-6
    points = [(x - 12, y), (x, y)] if is_outside else [(x, y), (x, bottom)]
    weight, dotted = (2.2, False) if mark.is_promise else (1.2, not is_outside)
    yield Stroke(f"{id}_line", points, colour, weight, dotted=dotted, head=is_outside, tooltip=mark.words, kind="mark")
    is_right = x > LEFT + FIELD / 2
    words = [Text(mark.words, 9.5, colour, bold=mark.is_promise)]
    at = (x - (17 if is_outside else 5), y) if is_right else (x + 5, y)
    yield words_at(id, at, words, "right" if is_right else "left", ground=palette.CANVAS, kind="mark")


def _tall(share: float, tallest: float) -> Real:
    return share / tallest * TALL
