"""The numbers of measures: rates of arrival, costs and counts, from how they are written to what they are."""

from decimal import Decimal, InvalidOperation

from attrs import field, frozen

from svc.model.quantities import LARGEST, Real, plain
from svc.text.compared import Compared
from svc.text.pattern import Pattern

RATE_UNITS = ("h", "d", "w")
"""An hour, a working day, a working week."""
PLACES = 6
"""How many decimals a number has at most: with those before the point they are as many as a float of JSON keeps."""
_NUMBER = rf"([0-9]{{1,9}}(?:\.[0-9]{{1,{PLACES}}})?)"
_RATE = Pattern(rf"{_NUMBER}/([hdw])")
_AMOUNT = Pattern(_NUMBER)
_COUNT = Pattern(r"[0-9]{1,9}")


def amount(value: Decimal | Real | str) -> Decimal:
    """A number from 0 on, such as a cost. Raises ValueError for another one, and TypeError for what is not a number."""
    if isinstance(value, bool) or not isinstance(value, Decimal | int | float | str):
        raise TypeError(f"expected a number, got {value!r:.100}")
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise ValueError(f"{value!r:.100} is not a number") from None
    if not number.is_finite() or not 0 <= number < LARGEST or (isinstance(value, str) and not _AMOUNT.fullmatch(value)):
        raise ValueError(f"{value!r:.100} is not a number from 0 on: write 12 or 2.50")
    return abs(number if number == round(number, PLACES) else round(number, PLACES))


def count(value: int | str) -> int:
    """A whole number from 1 on. Raises ValueError for another one, and TypeError for what is not a number."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise TypeError(f"expected a whole number, got {value!r:.100}")
    if isinstance(value, str) and not _COUNT.fullmatch(value):
        raise ValueError(f"{value!r:.100} is not a whole number from 1 on")
    number = int(value)
    if not 0 < number < LARGEST:
        raise ValueError(f"{value!r:.100} is not a whole number from 1 on")
    return number


def hourly(text: str) -> Decimal:
    """Read `55/h`: what an hour of work costs. Raises ValueError on anything else."""
    number, slash, unit = text.partition("/")
    if not slash or unit != "h":
        raise ValueError(f"{text!r} is not a cost per hour: write 55/h")
    return amount(number)


def _positive(value: Decimal | Real | str) -> Decimal:
    number = amount(value)
    if not number:
        raise ValueError("a rate is above 0")
    return number


@frozen(repr=False, eq=False)
class Rate(Compared):
    """How many in a time: `20/d` is 20 a working day. `unit` is `h`, `d` or `w`.

    Raises ValueError for a rate that is not above 0 or has another unit.
    """

    amount: Decimal = field(converter=_positive)
    unit: str

    def __attrs_post_init__(self) -> None:
        if self.unit not in RATE_UNITS:
            raise ValueError(f"{self.unit!r} is not a unit of rates: write 5/h, 20/d or 100/w")

    @classmethod
    def parse(cls, text: str) -> "Rate":
        """Read `5/h`, `20/d` or `100/w`; raises ValueError on anything else."""
        if not isinstance(text, str):
            raise TypeError(f"expected a rate, got {text!r:.100}")
        match = _RATE.fullmatch(text)
        if not match:
            raise ValueError(f"{text!r} is not a rate: write 5/h, 20/d or 100/w")
        return cls(match[1], match[2])

    def __str__(self) -> str:
        return f"{plain(self.amount)}/{self.unit}"
