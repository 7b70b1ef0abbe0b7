"""Typing slips: whether a name can only be another one, mistyped.

Stricter than `near_names`: a name that is near another may well be the name of something else, such as another edition.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest

from svc.text.pattern import Pattern

SHORTEST = 5
"""Letters of a word in which one that is missing or too many is a slip; a shorter one is easily another word."""
SHORTEST_SWAPPED = 6
"""Letters of a word in which two that are swapped are a slip: trail and trial, or casual and causal, are two words."""
AHEAD = 3
"""Letters at the beginning of a word that are never swapped by a slip."""
_JOINT = Pattern(r"(?<![\d ]) ++(?!\d)")
"""What separates two words, unless a digit is beside it: `form_11` is not `form_1_1`."""


def same_letters(name: str, meant: str) -> bool:
    """Whether two names differ by upper and lower case and by `_` alone, which counts beside digits."""
    return _letters(name) == _letters(meant)


def is_slip(name: str, meant: str) -> bool:
    """Whether a name has the letters of the other, or differs in one word: by two neighbouring letters swapped behind
    its third, or by one letter missing or too many behind its first. Digits are never a slip."""
    if same_letters(name, meant):
        return True
    differing = [pair for pair in _words(name, meant) if pair[0] != pair[1]]
    return len(differing) == 1 and _is_slip(*differing[0])


def _letters(name: str) -> str:
    return _JOINT.sub("", re.sub(r"[_\s]", " ", name.casefold().strip('"')).strip())


def _words(one: str, two: str) -> Iterator[tuple[str, str]]:
    words, others = (re.split(r"[_ ]", each.casefold().strip('"')) for each in (one, two))
    return zip_longest(words, others, fillvalue="")


def _is_slip(word: str, meant: str) -> bool:
    shorter, longer = sorted((word, meant), key=len)
    if len(shorter) < SHORTEST or not (word.isalpha() and meant.isalpha()) or word[0] != meant[0]:
        return False
    if len(shorter) == len(longer):
        return len(word) >= SHORTEST_SWAPPED and any(_swapped(word, at) == meant for at in range(AHEAD, len(word) - 1))
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(1, len(longer)))


def _swapped(word: str, at: int) -> str:
    """A word with a letter and the next one in each other's place."""
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
