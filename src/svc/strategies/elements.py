"""The small parts of streams: names, texts in quotes, lengths of time. Knows no catalogue but for its names."""

from collections.abc import Callable, Collection, Iterable, Sequence
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from hypothesis import strategies as st

from svc.model.quantities import UNITS, Duration
from svc.semantics.name_diagnostics import skeleton

if TYPE_CHECKING:
    Draw = st.DrawFn
else:
    Draw = Callable
"""What draws: hypothesis describes it by a protocol that its own draw does not keep to at run time."""

LETTERS = "abcdefghijklmnopqrstuvwxyz"
VERBS = ("log", "classify", "diagnose", "repair", "build", "review", "release", "inform", "close", "approve", "order")
KEYWORDS = ("step", "in", "by", "stream", "takes", "party", "when", "share", "use", "opens", "allow", "waits", "to")
"""Words of the language: none is reserved, so each can be a name."""

SCRIPTS = (
    st.characters(max_codepoint=0x323AF, exclude_categories=("Cc", "Co", "Cs", "Zl", "Zp"))
    | st.characters(min_codepoint=0xE0100, max_codepoint=0xE01EF)
    | st.just("\n")
)
"""Newlines, and all visible characters with the gaps between them.

Without the gaps there are 700 ranges of characters, and hypothesis looks at each of them for every text.
"""

NUMBERS = st.integers(0, 9999)
"""What choices are made by."""
Item = TypeVar("Item")


@cache
def up_to(most: int) -> st.SearchStrategy[int]:
    """Numbers from 0. What is drawn by one number takes a fraction of the time of what is drawn part by part."""
    return st.integers(0, most)


def roomy(strategy: st.SearchStrategy[Item], choices: int) -> st.SearchStrategy[Item]:
    """The same strategy, whose simplest example takes so many choices more, which mean nothing.

    Hypothesis lets an early example take five times the choices of the simplest one, and gives up on those that need
    more: where the simplest is tiny and others are not, it would give up on many.
    """
    return st.tuples(strategy, *[st.booleans()] * choices).map(lambda drawn: drawn[0]) if choices else strategy


def one_of(draw: Draw, items: Sequence[Item]) -> Item:
    """One of some things, the first at the simplest.

    Always costs one number, even where there is no choice: hypothesis takes what costs fewer for simpler.
    """
    return items[draw(NUMBERS) % len(items)]


@cache
def quoted_texts() -> st.SearchStrategy[str]:
    """What may be in quotes: whatever can be seen, and newlines."""
    return st.text(SCRIPTS, max_size=20).map(_visible)


def _visible(text: str) -> str:
    """A text with newlines in place of what is not visible."""
    if text.isprintable():
        return text
    return "".join(each if each.isprintable() or each.isspace() else "\n" for each in text)


@cache
def conditions() -> st.SearchStrategy[str]:
    """What may follow `when`."""
    return st.sampled_from(("yes", "no", "later")) | quoted_texts()


@cache
def durations() -> st.SearchStrategy[Duration]:
    """Lengths of time, ranges among them: at the simplest an hour."""
    return up_to(DURATIONS).map(duration)


DURATIONS = 4 * 10 * len(UNITS) * 99 - 1
"""The number of the last of the lengths of time that are drawn."""


def duration(number: int) -> Duration:
    """The lengths of time in a row, simple ones first."""
    number, tens = divmod(number, 99)
    number, unit = divmod(number, len(UNITS))
    ranged, fraction = divmod(number, 10)
    amount = Decimal((tens + 1) * 10 + fraction) / 10
    unit_of = ("h", "m", "d", "s", "w")[unit]
    return Duration(amount, unit_of, Duration(amount * (ranged + 1), unit_of) if ranged else None)


@cache
def percentages() -> st.SearchStrategy[Decimal]:
    """From 0 to 100 with a tenth, the good ones first."""
    return up_to(PERCENTAGES).map(percentage)


PERCENTAGES = 1000
"""The number of the last of the percentages that are drawn."""


def percentage(number: int) -> Decimal:
    """The percentages in a row, the good ones first."""
    return Decimal(1000 - number) / 10


@cache
def names() -> st.SearchStrategy[str]:
    """Names of several scripts, and words of the language."""
    return st.sampled_from(KNOWN_NAMES) | new_names()


KNOWN_NAMES = (*LETTERS[:5], *VERBS, *KEYWORDS)
"""Names that are likely to be met."""


@cache
def new_names() -> st.SearchStrategy[str]:
    """Names of several scripts."""
    return st.text("abxyz_éßλжあ漢", min_size=1, max_size=6)


@st.composite
def some_names(draw: Draw, count: int, taken: Collection[str]) -> list[str]:
    """As many names as requested, no two alike, none of them taken: at the simplest a, b, c."""
    return drawn_names(draw, count, taken)


def drawn_names(draw: Draw, count: int, taken: Collection[str]) -> list[str]:
    """The same within another strategy, which is faster."""
    kind = one_of(draw, ("letters", "verbs", "any"))
    if kind == "any":
        numbers = [draw(up_to(2 * len(KNOWN_NAMES) - 1)) for _ in range(count)]
        return apart([KNOWN_NAMES[each] if each < len(KNOWN_NAMES) else draw(new_names()) for each in numbers], taken)
    pool = VERBS if kind == "verbs" else LETTERS
    free = [name for name in pool if name not in taken] or pool
    return apart((free[number % len(free)] for number in range(count)), taken)


def apart(wanted: Iterable[str], taken: Collection[str] = ()) -> list[str]:
    """Names made distinct, also to the eye, from each other and from those that are taken."""
    used = {skeleton(name) for name in taken}
    found = []
    for name in wanted:
        first, number = name, 1
        while skeleton(name) in used:
            number += 1
            name = f"{first}_{number}"
        used.add(skeleton(name))
        found.append(name)
    return found
