"""How many findings in how many files, in a line. Pure."""

from collections.abc import Mapping

LEVELS = ("error", "warning", "note")


def summary(counts: Mapping[str, int], files: int) -> str:
    """The findings of each level in how many files; without files, as of a stream built in Python, the findings."""
    counted = ", ".join(_count(counts[level], level) for level in LEVELS if counts.get(level))
    return f"{counted or 'no findings'}" + (f" in {_count(files, 'file')}" if files or not counts else "")


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
