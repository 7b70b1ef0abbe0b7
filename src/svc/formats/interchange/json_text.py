"""JSON text as data, with what Python's reader lets pass reported as mistakes: a repeated key, NaN, numbers
without measure, depth without end. Independent of streams."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from attrs import frozen

from svc.formats.interchange.mistakes import DataError, Mistake, inside, shown
from svc.text.pattern import Pattern
from svc.text.source import Source

DEPTH = 32
"""Lists and objects that may be nested."""
DIGITS = 40
"""Characters of a number."""

_BRACKETS = Pattern(r'"(?:[^"\\]|\\.)*+"?|(?P<opening>[\[{])|(?P<closing>[\]}])', re.DOTALL)


def read(text: str) -> object:
    """The value that a JSON text holds, its fractions as exact decimals. Raises DataError."""
    if text.startswith("\ufeff"):
        raise _at(text, 0, "this is not JSON: remove the byte order mark")
    _measure_depth(text)
    try:
        value = json.loads(
            text, object_pairs_hook=_Object.from_pairs, parse_int=_number, parse_float=_number,
            parse_constant=lambda name: _Unusable(f"{name} is not a JSON number"),
        )  # fmt: skip
    except json.JSONDecodeError as error:
        what = error.msg[0].lower() + error.msg[1:].removesuffix(" at").removesuffix(" starting")
        raise _at(text, error.pos, f"this is not JSON: {what}") from None
    if mistakes := list(_mistakes(value, "$")):
        raise DataError(mistakes)
    return value


@frozen
class _Unusable:
    """A value that JSON can't have, or that nothing could use, and why."""

    message: str


class _Object(dict[str, object]):
    """An object, and its repeated keys."""

    repeated: list[str]

    @classmethod
    def from_pairs(cls, pairs: list[tuple[str, object]]) -> "_Object":
        made = cls(pairs)
        made.repeated = []
        if len(made) < len(pairs):
            made.repeated = [key for key, times in Counter(key for key, _ in pairs).items() if times > 1]
        return made


def _number(text: str) -> object:
    if len(text) > DIGITS:
        return _Unusable(f"a number of {len(text):,} digits is longer than svc accepts")
    try:
        return Decimal(text) if {*text} & {*".eE"} else int(text)
    except InvalidOperation:
        return _Unusable(f"{text} is larger than svc accepts")


def _measure_depth(text: str) -> None:
    """Python's reader would end with an error of its own, at a depth that depends on who calls it."""
    depth = 0
    for match in _BRACKETS.finditer(text):
        depth += (match.lastgroup == "opening") - (match.lastgroup == "closing")
        if depth > DEPTH:
            raise _at(text, match.start(), f"more than {DEPTH} lists and objects are nested here")


def _at(text: str, offset: int, message: str) -> DataError:
    position = Source("", text).position(offset)
    return DataError([Mistake(f"line {position.line}, column {position.column}", message)])


def _mistakes(value: object, path: str) -> Iterator[Mistake]:
    if isinstance(value, _Unusable):
        yield Mistake(path, value.message)
    elif isinstance(value, _Object):
        for key in value.repeated:
            yield Mistake(path, f"the key `{shown(key)}` appears here more than once")
        for key, each in value.items():
            yield from _mistakes(each, inside(path, key))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _mistakes(each, inside(path, number))
