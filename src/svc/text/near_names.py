"""Did you mean: names that are near a name."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache


def near(name: str, known: Iterable[str], limit: int | None = None) -> tuple[str, ...]:
    """The known names that differ by a few letters, nearest first; upper and lower case are the same.

    Up to `limit` letters, else a third of them, may differ: added, left out, replaced, or two neighbours
    swapped (optimal string alignment).
    """
    wanted = name.casefold()
    if limit is None:
        limit = max(1, len(wanted) // 3)
    scored = []
    letters = Counter(wanted)
    for other in dict.fromkeys(known):
        folded, others = _folded(other)
        longer = max(len(wanted), len(folded))
        if abs(len(wanted) - len(folded)) > limit or longer - (letters & others).total() > limit:
            continue  # each letter that only one of them has is an edit: no need to align them
        distance = _distance(wanted, folded, limit)
        if distance <= limit:
            scored.append((distance, other))
    scored.sort()
    return tuple(other for distance, other in scored if distance <= scored[0][0] + 1)


@lru_cache(1024)
def _folded(name: str) -> tuple[str, Counter[str]]:
    """A name in small letters, and how often it has each of them: the known names are mostly the same ones."""
    folded = name.casefold()
    return folded, Counter(folded)


def sharing_words(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known names that have all the words of a name, or else those whose words it all has: `support` may be
    `deliver_support`, and `service_desk_team` the `service_desk`."""
    wanted = _words(name)
    every = [(other, _words(other)) for other in dict.fromkeys(known)]
    longer = tuple(other for other, words in every if wanted and wanted <= words)
    return longer or tuple(other for other, words in every if words and words <= wanted)


def _words(name: str) -> set[str]:
    """The words of a name or a title that say something."""
    return {*name_for(name).split("_")} - {"", "and", "or", "of", "the"}


def _distance(one: str, two: str, limit: int) -> int:
    """The edits between two texts; more than the limit is only given as more."""
    if abs(len(one) - len(two)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(two, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and b == one[i - 2]:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > limit and min(before) > limit:
            return limit + 1
    return row[-1]


LISTED = 12
"""A longer list of names is cut, with the number of those that are left out."""


ASKED = 5
"""A question names no more."""


def listed(names: Iterable[str], last: str = ", ", most: int = LISTED) -> str:
    """Names in a sentence: `a, b, c`, with another word before the last if it is given; empty for none.

    Of more names than the `most` the first are shown: `a, b, c and 12 more`.
    """
    every = list(names)
    if len(every) > most:
        return f"{', '.join(every[:most])} and {len(every) - most:,} more"
    return last.join(filter(None, (", ".join(every[:-1]), *every[-1:])))


def name_for(title: str) -> str:
    """A name that a thing with this title could have: its words in small letters, joined by `_`."""
    name = re.sub(r"\W+", "_", title.casefold()).strip("_")
    return name if name.isidentifier() else f"_{name}"


def did_you_mean(candidates: Iterable[str], which: str = "") -> str:
    """The question, for one candidate or several; empty for none. `which` describes them further."""
    quoted = listed((f"`{candidate}`" for candidate in candidates), " or ", ASKED)
    return f"did you mean {quoted}{which}?" if quoted else ""
