"""The single values of the data of a stream: what a name, a text, a duration, a percentage may be.

Each function takes a value and gives that of the model; raises ValueError with what is wrong.
"""

import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from svc.diagnostics import limits
from svc.formats.interchange.mistakes import kind, shown
from svc.model import calendar, measured
from svc.model.amounts import Rate, amount, count
from svc.model.quantities import Duration
from svc.model.quantities import single_time as single
from svc.model.writable import FORBIDDEN, HOLE, as_reference, as_text, is_name

T = TypeVar("T")
PLACES = Decimal("1e-9")
"""As many decimals as the language writes."""


def name(value: object) -> str:
    """A name, in NFC."""
    if not isinstance(value, str):
        raise ValueError(f"expected a name, but this is {kind(value)}")
    given = unicodedata.normalize("NFC", value)
    if len(given) > limits.NAME:
        raise ValueError(f"this name is longer than {limits.NAME} characters")
    if not is_name(given):
        raise ValueError(
            f"`{shown(given)}` is not a name: a name consists of letters, digits and _, and does not begin with a digit"
        )
    return given


def called(value: object) -> str:
    """The name of a thing, or its title in double quotes."""
    if isinstance(value, str) and len(value) > 1 and value[0] == value[-1] == '"':
        return as_reference(text(value))
    return name(value)


def called_or_hole(value: object) -> str:
    """The name of a thing, its title in double quotes, or a hole."""
    return HOLE if value == HOLE else called(value)


def text(value: object) -> str:
    """A text that can be written between quotes."""
    if not isinstance(value, str):
        raise ValueError(f"expected a text, but this is {kind(value)}")
    if len(value) > limits.TEXT:
        raise ValueError(f"this text is longer than {limits.TEXT:,} characters")
    if found := FORBIDDEN.search(value.replace("\r\n", "\n").replace("\r", "\n")):
        raise ValueError(
            f"this text holds the character U+{ord(found[0]):04X}, which is not allowed in a text: remove it"
        )
    return as_text(value)


def duration(value: object) -> Duration:
    """A duration such as `45m`."""
    return _written(value, Duration.parse, "a duration", "90s, 30m, 1.5h, 2d, 1w or a range 30m..4h")


def single_time(value: object) -> Duration:
    """A duration that is not a range, and above 0."""
    return _written(value, single, "a single time", "90s, 30m, 1.5h, 2d or 1w")


def rate(value: object) -> Rate:
    """A rate such as `20/d`."""
    return _written(value, Rate.parse, "a rate", "5/h, 20/d or 100/w")


def hours(value: object) -> Decimal:
    """The hours of a working day, such as `8h`."""
    return _written(value, calendar.hours, "a working day", "8h")


def days(value: object) -> Decimal:
    """The days of a working week, such as `5d`."""
    return _written(value, calendar.days, "a working week", "5d")


def limit(value: object) -> measured.Limit:
    """The value of a promise, and its unit: `3d`, `30%` or `1.3`."""
    return _written(value, measured.limit, "the value of a promise", "3d, 30% or 1.3")


def bound(value: object) -> str:
    """On which side of its value a promise holds."""
    if value not in ("within", "above"):
        raise ValueError(f"expected within or above, but this is {kind(value)}")
    return str(value)


def one_of(known: tuple[str, ...], value: object) -> str:
    """One of some words."""
    if value not in known:
        raise ValueError(f"expected one of {', '.join(known)}, but this is {kind(value)}")
    return str(value)


def number(value: object) -> Decimal:
    """A number from 0 on."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise ValueError(f"expected a number from 0 on, but this is {kind(value)}")
    return amount(value)


def whole_number(value: object) -> int:
    """A whole number from 1 on."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"expected a whole number from 1 on, but this is {kind(value)}")
    return count(value)


def percentage(value: object) -> Decimal:
    """A number from 0 to 100, with nine decimals at most."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise ValueError(f"expected a number from 0 to 100, but this is {kind(value)}")
    given = Decimal(str(value)) if isinstance(value, float) else Decimal(value)
    if not given.is_finite() or not 0 <= given <= 100:
        raise ValueError("expected a percentage: a number from 0 to 100")
    number = given.quantize(PLACES)
    if number != given:
        raise ValueError("a percentage has at most nine decimal places")
    return abs(number.normalize())  # there is no -0%


def _written(value: object, read: Callable[[str], T], what: str, examples: str) -> T:
    """A value that is a text in the data, as in the language."""
    expected = f"write a text such as {examples}"
    if not isinstance(value, str):
        raise ValueError(f"expected {what}, but this is {kind(value)}: {expected}")
    try:
        return read(value)
    except ValueError as error:
        raise ValueError(f"{kind(value)} is not {what}: {expected}") from error
