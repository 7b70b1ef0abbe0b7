"""Lengths of time as people write them: `2h 30m`, `two hours`, `1-2 days`, `half a day`."""

import re
from collections.abc import Sequence
from decimal import Decimal

from svc.model.quantities import SECONDS, plain
from svc.text.pattern import Pattern

_NUMBERS = {
    "a": "1", "an": "1", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "fifteen": "15", "twenty": "20",
    "thirty": "30", "forty": "40", "half": "0.5",
}  # fmt: skip
_NUMBER = rf"\d{{1,9}}(?:[.,]\d{{1,9}})?|(?:{'|'.join(_NUMBERS)})(?![a-z])"
_UNIT = r"(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?)(?![a-z])"
_ONE = Pattern(rf"({_NUMBER})\s*(?:an?\s+|-\s*)?(?:working\s+|business\s+)?({_UNIT})\.?(?:\s*(?:,|and)?\s*)")
_RANGE = Pattern(rf"({_NUMBER})\s*({_UNIT})?\s*(?:-|–|—|to|\.\.+|…|or)\s*({_NUMBER})\s*({_UNIT})")
_ABOUT = Pattern(r"^(?:~|≈|about|around|approximately|approx\.?|ca\.?|circa|up to|max\.?|on average|for)\s*")


def duration(words: Sequence[str] | str) -> str:
    """A length of time as the language writes it: one number with one unit, or a range of two; empty if it is neither.

    Days and weeks are not added to hours: how many they hold is not known here.
    """
    text = words if isinstance(words, str) else " ".join(words)
    text = _ABOUT.sub("", re.sub(r" ?([.,]) ?(?=\d)", r"\1", text.strip().lower()))
    if match := _RANGE.fullmatch(text):
        shortest, unit, longest, other = match.groups()
        return f"{plain(_number(shortest))}{(unit or other)[0]}..{plain(_number(longest))}{other[0]}"
    parts: list[tuple[Decimal, str]] = []
    position = 0
    while match := _ONE.match(text, position):
        parts.append((_number(match[1]), match[2][0]))
        position = match.end()
    return _summed(parts) if parts and position == len(text) else ""


def _number(text: str) -> Decimal:
    return Decimal(_NUMBERS.get(text, text.replace(",", ".")))


def _summed(parts: Sequence[tuple[Decimal, str]]) -> str:
    """Several lengths as one, in the largest of their units that needs two decimals at most."""
    if len(parts) == 1:
        return f"{plain(parts[0][0])}{parts[0][1]}"
    if not {unit for _, unit in parts} <= SECONDS.keys():
        return ""
    total = sum((amount * SECONDS[unit] for amount, unit in parts), Decimal(0))
    for unit in "hms":
        number = total / SECONDS[unit]
        if number >= 1 and number == round(number, 2):
            return f"{plain(number)}{unit}"
    return f"{plain(total)}s"
