"""What a caller gave, if it is of the right kind; else a TypeError that says what was expected, and what was given."""

from collections.abc import Iterable
from typing import TypeVar

Thing = TypeVar("Thing")


def expect(value: object, kinds: type | tuple[type, ...], what: str) -> None:
    """Raises TypeError for a value that is of none of some kinds; `what` says what they are."""
    if not isinstance(value, kinds):
        raise TypeError(f"expected {what}, got {value!r:.100}")


def expect_whole(*values: object) -> None:
    """Raises TypeError for values that are not whole numbers."""
    for value in values:
        if isinstance(value, bool) or not isinstance(value, int):
            raise TypeError(f"expected a whole number, got {value!r:.100}")


def all_of(kind: type[Thing], values: Iterable[Thing], what: str = "") -> tuple[Thing, ...]:
    """Several values of one kind as a tuple. Raises TypeError for any other."""
    what = what or f"{'an' if kind.__name__[0] in 'AEIOU' else 'a'} {kind.__name__}"
    expect(values, Iterable, f"several values, each {what}")
    found = tuple(values)
    if {*map(type, found)} != {kind}:  # else all are right, which is quick to see
        for value in found:
            expect(value, kind, what)
    return found
