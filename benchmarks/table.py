"""What was measured, as a table in Markdown, as a file, and beside an earlier run. Measures nothing."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.bench import FULL, Sizes
from benchmarks.row import Row
from benchmarks.timing import Figure

Results = Mapping[str, Figure | str]
"""By the name of a row: what was measured, or why nothing was."""

HEADINGS = ("figure", "measured: median (quartiles)", "first", "then", "reached", "behind it")


def table(rows: Iterable[Row], results: Results, sizes: Sizes = FULL) -> str:
    """The rows that were measured, at the sizes that were measured, beside their targets.

    Which of them are reached can be said at the full sizes only.
    """
    return markdown(HEADINGS, [_cells(row, results[row.name], sizes) for row in rows if row.name in results])


def comparison(rows: Iterable[Row], before: Results, now: Results) -> str:
    """The rows of two runs side by side; a change within the quartiles of either is none."""
    cells: list[tuple[str, ...]] = []
    for row in rows:
        old, new = before.get(row.name), now.get(row.name)
        if isinstance(old, Figure) and isinstance(new, Figure):
            cells.append(
                (row.label(FULL), _number(old.median, row.unit), _number(new.median, row.unit), _change(old, new))
            )
    return markdown(("figure", "before", "now", "change"), cells)


def save(path: Path, about: Mapping[str, Any], results: Results) -> None:
    """Keep a run in a file, to compare another with it."""
    kept = {
        name: {"missing": result} if isinstance(result, str) else result._asdict() for name, result in results.items()
    }
    path.write_text(json.dumps({"version": 1, "about": about, "rows": kept}, indent=1) + "\n", "utf-8")


def load(path: Path) -> tuple[dict[str, Any], dict[str, Figure | str]]:
    """A run that was kept, and what is known about it."""
    kept = json.loads(path.read_text("utf-8"))
    rows = {name: row["missing"] if "missing" in row else Figure(**row) for name, row in kept["rows"].items()}
    return kept["about"], rows


def _cells(row: Row, result: Figure | str, sizes: Sizes) -> tuple[str, ...]:
    targets = tuple("–" if target is None else f"{target:.3g} {row.unit}".rstrip() for target in (row.first, row.then))
    if isinstance(result, str):
        return (row.label(sizes), "–", *targets, "–", result)
    spread = f"{_digits(result.low)} – {_digits(result.high)}"
    measured = f"{_number(result.median, row.unit)} ({spread})"
    reached = _reached(row, result) if sizes == FULL else "–"
    return (row.label(sizes), measured, *targets, reached, result.absolute)


def _reached(row: Row, result: Figure) -> str:
    if row.then is not None and result.median <= row.then:
        return "then"
    if row.first is not None:
        return "first" if result.median <= row.first else "no"
    return "–"


def _change(old: Figure, new: Figure) -> str:
    if old.low <= new.median <= old.high or new.low <= old.median <= new.high:
        return "none"
    return f"{new.median / old.median - 1:+.0%}" if old.median > 0 else "–"


def _number(value: float, unit: str) -> str:
    return f"{_digits(value)} {unit}".rstrip()


def _digits(value: float) -> str:
    """Three digits that count."""
    places = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2 if abs(value) >= 1 else 3
    return f"{value:.{places}f}"


def markdown(headings: tuple[str, ...], cells: list[tuple[str, ...]]) -> str:
    """A table."""
    widths = [max(map(len, column)) for column in zip(headings, *cells, strict=True)]
    lines = [headings, tuple("-" * width for width in widths), *cells]
    return "\n".join(
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |" for line in lines
    )
