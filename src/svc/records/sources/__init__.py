"""The formats of records: each becomes rows of text, in the table `staged` of an engine.

Its columns are `c` (the case), `l` (the label), `t` (the time), `e` and `unended` (the end of spans), `o0`, `o1` ...
(the columns that put equal times in order), and `line`, which rises with the order in the files.
"""

from collections.abc import Callable, Sequence

from attrs import frozen

from svc.project.record_settings import Means
from svc.records.reading_diagnostics import Rejected

Explain = Callable[[Sequence[tuple[int, str]]], Sequence[Rejected]]
"""Where rows are by their `line`, with why each can't be read; and the first ones that can't be taken apart."""
Known = Callable[[str], Sequence[str]]
"""The names that a setting, such as `label`, could have."""


@frozen
class Staged:
    """What became of files. `broken` are rows that are not in the table, as they can't be taken apart.

    Where each row is about one of several `fields`, it has the number of that in `f`, its value in `v` and its value
    before in `p`.
    """

    means: Means
    explain: Explain
    broken: int = 0
    order: int = 0
    fields: int = 1
    known: Known = lambda setting: ()
    """Only for formats in which a name that is not there is an empty value."""


def select(case: str, label: Sequence[str], times: Sequence[str], order: Sequence[str] = ()) -> str:
    """The columns of `staged`, from those that say what a row is; what is empty is an empty text.

    A span without an end is `unended`, and ends in this table when it begins.
    """
    joined = " || '/' || ".join(f"COALESCE({column}, '')" for column in label)
    begin, *end = (f"TRIM(COALESCE({column}, ''))" for column in times)
    named = [f"TRIM(COALESCE({case}, '')) AS c", f"{joined} AS l", f"{begin} AS t"]
    named += [part for each in end for part in ending(begin, each)]
    return ", ".join([*named, *(f"TRIM({column}) AS o{number}" for number, column in enumerate(order))])


def ending(begin: str, end: str) -> tuple[str, str]:
    """The columns that say when a span ended, and whether nothing says so."""
    return (
        f"CASE WHEN {end} = '' THEN {begin} ELSE {end} END AS e",
        f"CASE WHEN {end} = '' THEN 1 ELSE 0 END AS unended",
    )
