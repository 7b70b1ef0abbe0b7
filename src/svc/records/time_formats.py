"""Which formats read the times of some records: for help texts. Nothing is read with a format that nobody stated."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from svc.records.time_texts import Formatted

_DATES = [
    *(f"%Y{sign}%m{sign}%d" for sign in "-/."),
    *(form.format(sign, year) for year in "Yy" for sign in "-/." for form in ("%d{0}%m{0}%{1}", "%m{0}%d{0}%{1}")),
    *("%d-%b-%Y", "%d %b %Y", "%b %d, %Y", "%d/%b/%y", "%Y%m%d"),
]
_CLOCKS = ["%H:%M:%S", "%H:%M", "%H:%M:%S.%f", "%I:%M %p", "%I:%M:%S %p", "%H:%M:%S%z", "%H:%M:%S.%f%z"]


def fitting(texts: Sequence[str]) -> Iterator[str]:
    """The usual formats that read all of some texts. Where there are two, they differ in which number is the day."""
    if texts:
        yield from (form for form in _usual() if all(map(Formatted(form).is_time, texts)))


def _usual() -> Iterable[str]:
    yield from _DATES
    yield from (f"{date}{between}{clock}" for date, between, clock in product(_DATES, " T", _CLOCKS))
